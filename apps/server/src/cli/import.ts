import { randomBytes } from 'node:crypto'
import { idFrom, type Language } from '@undersigned/letter'
import { saltFrom } from '@undersigned/signatures'
import { type Db, isEmpty, type Store } from '@undersigned/storage'
import pino from 'pino'
import { startLetter, titleOf } from '../letters/new-letter.ts'
import { createReader } from '../reader/reader.ts'
import { readLetterFile } from './files.ts'
import { described } from './inspect.ts'
import { print, printJson, say } from './output.ts'
import { CommandRefused } from './refused.ts'
import { withStore } from './store.ts'

interface Options {
  readonly coalition?: string
  readonly language?: Language
  readonly json?: true
}

export const newId = (): string => idFrom(randomBytes(16))

/** Stores a letter from a file; the coalition's first coordinator becomes the letter's. */
export async function importFile(file: string, { coalition, language, json }: Options): Promise<void> {
  const { found, ...document } = await readLetterFile(file, language)
  const letter = await withStore(async (store) => {
    const owner = await ownerIn(store.db, coalition)
    const title = titleOf(document.text, file)
    const newSalt = () => saltFrom(randomBytes(32))
    const made = await startLetter({ store, now: Date.now, newId, newSalt }, { ...owner, title, document, start: 'import' })
    await readOnce(store, made.id)
    return made
  })
  if (json) {
    printJson({
      letter: letter.id,
      slug: letter.slug,
      title: letter.title,
      language: letter.language,
      coalition: letter.coalitionId,
      found,
    })
    return
  }
  print(letter.id)
  say(`${letter.title}\n${described(found)}`)
}

/** Progress and lists know the letter as soon as it is there. */
async function readOnce(store: Store, letter: Parameters<ReturnType<typeof createReader>['refresh']>[0]): Promise<void> {
  const reader = createReader({ store, log: pino({ level: 'warn' }, pino.destination(2)), now: Date.now, newId })
  try {
    await reader.refresh(letter)
  } finally {
    await reader.close()
  }
}

interface Owner {
  readonly coalitionId: string
  readonly organisationId: string | null
  readonly by: string
}

async function ownerIn(db: Db, named: string | undefined): Promise<Owner> {
  const coalitions = await db.selectFrom('coalition').select(['id', 'name']).orderBy('name').execute()
  const fitting = named === undefined ? coalitions : coalitions.filter(({ id, name }) => id === named || name === named)
  const [coalition] = fitting
  if (coalition === undefined || fitting.length > 1) throw new CommandRefused(await whichCoalition(db, named, coalitions))
  const coordinator = await db
    .selectFrom('membership')
    .where('coalitionId', '=', coalition.id)
    .where('leftAt', 'is', null)
    .where('coordinator', '=', 1)
    .select(['userId', 'organisationId'])
    .orderBy('joinedAt')
    .executeTakeFirst()
  if (coordinator === undefined) throw new CommandRefused(`${coalition.name} has no coordinator who could own the letter`)
  return { coalitionId: coalition.id, organisationId: coordinator.organisationId, by: coordinator.userId }
}

async function whichCoalition(db: Db, named: string | undefined, known: readonly { id: string; name: string }[]): Promise<string> {
  if (await isEmpty(db)) return 'nobody is in this database yet; start the server, sign in and make a coalition first'
  const list = known.map(({ id, name }) => `  ${id}  ${name}`).join('\n')
  return `${named === undefined ? 'say which coalition with --coalition' : `there is no one coalition called ${named}`}:\n${list}`
}
