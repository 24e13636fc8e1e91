import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Printed {
  readonly code: number
  readonly output: string
}

/** Runs a command of the project; never throws for an exit code. */
export function run(command: string, args: readonly string[], cwd: string = root): Promise<Printed> {
  return new Promise((resolve) => {
    const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
    execFile(command, [...args], { cwd, env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 1, output: `${stdout}${stderr}` })
    })
  })
}

/** Files that git tracks or would track, by their ending, relative to the project's folder. */
export async function sourceFiles(...patterns: readonly string[]): Promise<readonly string[]> {
  const { output } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns])
  return output.split('\n').filter((line) => line !== '' && existsSync(join(root, line)))
}

export const readSource = (path: string): string => readFileSync(join(root, path), 'utf8')
