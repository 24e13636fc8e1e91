import { isLanguage, LANGUAGES, type Language } from '@undersigned/letter'
import { ROLES, type Role } from '@undersigned/signatures'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import type { WrittenFormat } from './export.ts'
import { say } from './output.ts'
import { CommandRefused, WrongUsage } from './refused.ts'

const DONE = 0
const FAILED = 1
const USAGE = 2

/** Runs one command and says how it ended: 0 done, 1 failed or refused, 2 asked for wrongly. */
export async function run(args: readonly string[]): Promise<number> {
  let isWell = true
  try {
    await program((well) => {
      isWell = well
    }).parseAsync(args, { from: 'user' })
    return isWell ? DONE : FAILED
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE
    say(reasonOf(error))
    return error instanceof WrongUsage ? USAGE : FAILED
  }
}

/** Ordinary bad news in words; a broken promise of ours with all that helps to find it. By name where loading the class would cost. */
function reasonOf(error: unknown): string {
  if (error instanceof CommandRefused) return `Not done: ${error.message}`
  if (!(error instanceof Error)) return String(error)
  if (error instanceof WrongUsage) return `error: ${error.message}`
  if (error.name === 'BadConfiguration') return `The configuration is wrong:\n${error.message}`
  if ('code' in error && 'path' in error && typeof error.path === 'string') return `Not done: ${error.message}`
  if (error.name === 'PageNotBuilt') return `Not done: ${error.message}`
  if (error.name === 'PaperFailed') return `Not printed: ${error.message}`
  return error.stack ?? error.message
}

/** The commands; what each needs is loaded when it is asked for. */
function program(ended: (isWell: boolean) => void): Command {
  const cli = new Command('npm run -s cli --')
    .description('Undersigned for operators and scripts. Configured like the server: DATA_DIR, DATABASE_URL, SECRET_KEYS …')
    .exitOverride()
    .helpCommand(false)
    .showHelpAfterError('(--help lists what there is)')
  const command = (usage: string, description: string): Command => cli.command(usage).description(description).exitOverride()
  documents(command)
  exchange(command, ended)
  rooms(command)
  proof(command, ended)
  upkeep(command, ended)
  keys(command)
  return cli
}

type Add = (usage: string, description: string) => Command

function documents(command: Add): void {
  command('import <file>', 'store a letter from a DOCX, Markdown or HTML file; prints its id')
    .option('--coalition <id or name>', 'whose letter it becomes; needed when there are several')
    .addOption(language('the letter’s language; found out when not given'))
    .addOption(json())
    .action(async (file: string, options) => (await import('./import.ts')).importFile(file, options))
  command(
    'export <letter> <out>',
    'write a letter, or a version for translators’ tools, by id or address, to a file; - for standard output',
  )
    .addOption(language('which language; the original’s when not given, needed for xliff and po'))
    .option('--copy <id>', 'one copy of a letter that goes out individually, in its language')
    .addOption(format())
    .addOption(json())
    .action(async (letter: string, out: string, options) => (await import('./export.ts')).exportLetter(letter, out, options))
  command('convert <in> <out>', 'DOCX, Markdown or HTML to DOCX, Markdown, HTML or PDF, by the endings; needs no database')
    .addOption(language('the letter’s language; found out when not given'))
    .addOption(json())
    .action(async (input: string, output: string, options) => (await import('./convert.ts')).convertFile(input, output, options))
  command(
    'align',
    'read JSON lines {id, source[], target[], sourceLang, targetLang}, say which paragraphs belong together; needs no database',
  )
    .option('--baseline', 'by length alone (Gale & Church 1993), to compare with')
    .action(async (options) => (await import('./align.ts')).alignLines(options))
  command('inspect <file>', 'say what is recognised in a file, part by part; needs no database')
    .addOption(language('the letter’s language; found out when not given'))
    .addOption(json())
    .action(async (file: string, options) => (await import('./inspect.ts')).inspectFile(file, options))
}

function exchange(command: Add, ended: (isWell: boolean) => void): void {
  command('xliff', 'XLIFF 2.0 and 2.1, what translators’ tools exchange')
    .helpCommand(false)
    .command('validate <files...>')
    .description('say of each file, one line of JSON, which constraints of XLIFF it breaks; ends with 1 when any does; needs no database')
    .exitOverride()
    .action(async (files: readonly string[]) => ended(await (await import('./xliff.ts')).validateFiles(files)))
}

function rooms(command: Add): void {
  command('ticket', 'print a socket ticket for a tool: ten minutes, one room, nobody’s account')
    .requiredOption('--room <room>', 'letter/<id>/original, letter/<id>/<language> or letter/<id>/review')
    .addOption(new Option('--role <role>', 'what the tool may do there').choices(ROLES).makeOptionMandatory())
    .addOption(
      new Option('--language <language...>', 'a translator’s languages; the room’s when not given').argParser(
        (value: string, before: readonly Language[] = []) => [...before, languageFrom(value)],
      ),
    )
    .option('--name <name>', 'what others in the room see', 'Tool')
    .addOption(json())
    .action(async (options: { room: string; role: Role; name: string }) => (await import('./ticket.ts')).printTicket(options))
  command('bench-rooms', 'make letters and print a line "room ticket" for each; only in a database marked demo or bench')
    .argument('<n>', 'how many', countFrom)
    .option('--mark', 'mark the database for benchmarks first, if it is empty')
    .addOption(json())
    .action(async (n: number, options) => (await import('./bench-rooms.ts')).benchRooms(n, options))
}

function proof(command: Add, ended: (isWell: boolean) => void): void {
  command('bundle <letter> <out.zip>', 'write the whole proof of a letter, by id or address, to one file that anyone can check')
    .option('--witness <file...>', 'checkpoints that witnesses signed, as the command witness keeps them')
    .addOption(json())
    .action(async (letter: string, out: string, options) => (await import('./bundle.ts')).writeBundle(letter, out, options))
  command(
    'witness <url>',
    'look at a log (https://…/log/<letter>), check that it only grew, and sign what it is; ends with 1 when it did not',
  )
    .requiredOption('--dir <folder>', 'where the witness keeps its key and what it saw')
    .option('--submit', 'leaves what was signed with the log, which serves it with its checkpoint')
    .requiredOption('--name <name>', 'the name it signs with, such as its domain')
    .option('--key <key>', 'the key of the log; the first that is seen when not given')
    .action(async (url: string, options) => ended(await (await import('./witness.ts')).witnessLog(url, options)))
}

function upkeep(command: Add, ended: (isWell: boolean) => void): void {
  command(
    'verify [file]',
    'read everything in the database that must hold together, or check a bundle or a receipt; ends with 1 when something does not',
  )
    .option('--key <key>', 'the key of the log, for a bundle or a receipt, from elsewhere than the file')
    .option('--receipt <file...>', 'receipts that must stand in the log of the bundle')
    .addOption(json())
    .action(async (file: string | undefined, options) =>
      ended(
        file === undefined
          ? await (await import('./maintenance.ts')).verify(options)
          : await (await import('./verify.ts')).verifyFile(file, options),
      ),
    )
  command('backup <file>', 'write the embedded database, as it is now, to one new file; the server may run')
    .addOption(json())
    .action(async (file: string, options) => (await import('./maintenance.ts')).backup(file, options))
  command('restore <file>', 'bring a backup to a DATA_DIR where no data is')
    .addOption(json())
    .action(async (file: string, options) => (await import('./maintenance.ts')).restore(file, options))
  command('register <file>', 'take the public export (CSV) of the Transparency Register, in the place of the one before')
    .addOption(json())
    .action(async (file: string, options) => (await import('./register.ts')).importRegister(file, options))
  command('retention', 'say what is kept past its time (KEEP_…_DAYS) and would be forgotten; with --run forgets it now')
    .option('--run', 'forget it now, beside a running server or without one')
    .addOption(json())
    .action(async (options) => (await import('./retention.ts')).retention(options))
  command('doctor', 'look at configuration, database, disk, mail and printing; ends with 1 when the server could not work')
    .addOption(json())
    .action(async (options) => ended(await (await import('./doctor.ts')).doctor(options)))
}

function keys(command: Add): void {
  const own = command('keys', 'the server’s secret keys: what they hold, and changing them while the server runs').helpCommand(false)
  const add: Add = (usage, description) => own.command(usage).description(description).exitOverride()
  add('status', 'say how many rows each key holds')
    .addOption(json())
    .action(async (options) => (await import('./keys.ts')).status(options))
  add('rotate', 'put a new key in front and seal everything anew with it; goes on where it was stopped')
    .addOption(json())
    .action(async (options) => (await import('./keys.ts')).rotateNow(options))
  add('drop <id>', 'take a key away that holds nothing any more')
    .addOption(json())
    .action(async (id: string, options) => (await import('./keys.ts')).drop(id, options))
  add('new', 'print a new key for SECRET_KEYS; needs no database').action(async () => (await import('./keys.ts')).printKey())
}

const json = (): Option => new Option('--json', 'as JSON')

const language = (says: string): Option => new Option('--language <language>', says).argParser(languageFrom)

function languageFrom(value: string): Language {
  if (isLanguage(value)) return value
  throw new InvalidArgumentError(`Languages are ${LANGUAGES.join(', ')}.`)
}

function countFrom(value: string): number {
  const count = Number(value)
  if (Number.isInteger(count) && count >= 1 && count <= MOST_ROOMS) return count
  throw new InvalidArgumentError(`A whole number from 1 to ${MOST_ROOMS}.`)
}

const MOST_ROOMS = 10_000

const formats: Readonly<Record<string, WrittenFormat>> = {
  ...{ docx: 'docx', markdown: 'markdown', md: 'markdown', html: 'html', pdf: 'pdf' },
  ...{ xliff: 'xliff', xlf: 'xliff', po: 'po' },
}

const format = (): Option =>
  new Option('--format <format>', `${Object.keys(formats).join(', ')}; by the file’s ending when not given`).argParser((value) => {
    const known = formats[value]
    if (known === undefined) throw new InvalidArgumentError(`Formats are ${Object.keys(formats).join(', ')}.`)
    return known
  })
