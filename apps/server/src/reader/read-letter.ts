import type { Language, LetterId, Recipient } from '@undersigned/letter'
import {
  type Db,
  type LetterRow,
  letterOf,
  putUnitState,
  recipientsOf,
  reviewsOf,
  type Store,
  unitStatesOf,
  versionsOf,
} from '@undersigned/storage'
import { type RoomId, roomId } from '@undersigned/sync'
import type { Review } from '@undersigned/translation'
import { TaskFailed, type TaskThread } from '../threads/task-thread.ts'
import type { OriginalReading, VersionReading } from './reading.ts'
import type { Result, Task } from './tasks.ts'

/** A letter as it stands in the log at one moment: the texts, with the numbers they were read at. */
export interface LetterReading {
  readonly letter: LetterRow
  readonly recipients: readonly Recipient[]
  readonly original: OriginalReading & { readonly n: number; readonly room: RoomId }
  readonly versions: readonly (VersionReading & { readonly language: Language; readonly n: number; readonly room: RoomId })[]
}

class LetterUnknown extends Error {
  override readonly name = 'LetterUnknown'
}

interface Parts {
  readonly store: Store
  readonly thread: TaskThread<Task, Result>
  readonly now: () => number
}

/** Reads a letter and the versions asked for (all of them by default), away from the event loop (D11). */
export async function readLetter({ store, thread }: Parts, id: LetterId, only?: readonly Language[]): Promise<LetterReading> {
  const letter = await letterOf(store.db, id)
  if (letter === null) throw new LetterUnknown(id)
  const [recipients, versions, states] = await Promise.all([
    recipientsOf(store.db, id),
    versionsOf(store.db, id),
    unitStatesOf(store.db, id),
  ])
  const room = roomId({ letter: id, part: 'original' })
  const content = await store.log.read(room)
  const original = await thread.ask({ kind: 'original', content, language: letter.language, recipients }).then(originalIn)
  const wanted = versions.filter(({ language }) => only?.includes(language) ?? true)
  const read = await Promise.all(
    wanted.map(async ({ language }) => {
      const before = states.find((state) => state.language === language)
      const own = roomId({ letter: id, part: language })
      const stored = await store.log.read(own)
      const reading = await thread
        .ask({
          kind: 'version',
          question: {
            original: original.text,
            recipients,
            language,
            content: stored,
            reviews: await reviews(store.db, id, language),
            before: { n: before?.versionN ?? 0, writers: writersIn(before?.units) },
          },
        })
        .then(versionIn)
      return { ...reading, language, n: stored.n, room: own }
    }),
  )
  return { letter, recipients, original: { ...original, n: content.n, room }, versions: read }
}

/** Keeps what a reading found, for the map and the progress of every list. */
export async function keepProgress({ store, now }: Parts, reading: LetterReading): Promise<void> {
  const { letter, original, versions } = reading
  const at = now()
  await store.transaction(async (tx) => {
    await putUnitState(tx, {
      letterId: letter.id,
      language: letter.language,
      originalN: original.n,
      versionN: original.n,
      complete: original.blocking.length === 0,
      counts: { units: original.units.length, words: original.words, open: original.open },
      units: original.units,
      at,
    })
    for (const version of versions) {
      const { units, words, totalUnits, totalWords } = version.progress
      await putUnitState(tx, {
        letterId: letter.id,
        language: version.language,
        originalN: original.n,
        versionN: version.n,
        complete: version.complete,
        counts: { units, words, totalUnits, totalWords, orphans: version.orphans },
        units: version.units,
        at,
      })
    }
  })
}

const originalIn = (result: Result): OriginalReading => {
  if (result.kind !== 'original') throw new TaskFailed('another answer than was asked for')
  return result.reading
}
const versionIn = (result: Result): VersionReading => {
  if (result.kind !== 'version') throw new TaskFailed('another answer than was asked for')
  return result.reading
}

async function reviews(db: Db, letter: LetterId, language: Language): Promise<readonly Review[]> {
  const rows = await reviewsOf(db, letter, language)
  return rows.map((row) => ({
    unit: row.unit,
    language: row.language,
    sourceDigest: row.sourceDigest,
    targetDigest: row.targetDigest,
    verdict: row.verdict === 'reviewed' ? 'accepted' : 'rejected',
    reason: row.reason,
    by: row.by,
    at: row.at,
  }))
}

function writersIn(units: unknown): Readonly<Record<string, string>> {
  if (!Array.isArray(units)) return {}
  return Object.fromEntries(
    units.flatMap((unit: unknown) => {
      if (typeof unit !== 'object' || unit === null || !('unit' in unit) || !('writer' in unit)) return []
      return typeof unit.unit === 'string' && typeof unit.writer === 'string' ? [[unit.unit, unit.writer]] : []
    }),
  )
}
