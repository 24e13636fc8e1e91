import { Command, CommanderError } from 'commander'

const USAGE = 2

/** Runs one command and says how it ended: 0 done, 1 failed or refused, 2 asked for wrongly. */
export async function run(args: readonly string[]): Promise<number> {
  const program = new Command('cli').description('What operators and scripts do with Undersigned.').exitOverride()
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : USAGE
  }
}
