import { digestOf, type Language, type LetterId, type Recipient } from '@undersigned/letter'
import {
  type Db,
  declarationsOf,
  headsOf,
  type LetterRow,
  letterOf,
  putLanguageDay,
  putUnitState,
  recipientsOf,
  reviewMarksOf,
  reviewsOf,
  type Store,
  unitStatesOf,
  versionsOf,
} from '@undersigned/storage'
import { type RoomId, roomId } from '@undersigned/sync'
import { type Declaration, type Review, stepsOf } from '@undersigned/translation'
import { TaskFailed, type TaskThread } from '../threads/task-thread.ts'
import { Bounded } from './bounded.ts'
import type { OriginalReading, VersionQuestion, VersionReading, WholeVersion } from './reading.ts'
import type { Result, Task } from './tasks.ts'
import { type Told, tellTerms, termsNamed } from './terms.ts'

/** A letter as it stands in the log at one moment: the texts, with the numbers they were read at. */
export interface LetterReading {
  readonly letter: LetterRow
  readonly recipients: readonly Recipient[]
  readonly original: OriginalReading & { readonly n: number; readonly room: RoomId }
  readonly versions: readonly (VersionReading & { readonly language: Language; readonly n: number; readonly room: RoomId })[]
}

export class LetterUnknown extends Error {
  override readonly name = 'LetterUnknown'
}

export interface Parts {
  readonly store: Store
  readonly thread: TaskThread<Task, Result>
  readonly now: () => number
  readonly readings: Readings
  readonly told: Told
}

type Original = LetterReading['original']
type Version = LetterReading['versions'][number]
type Kept =
  | { readonly key: string; readonly kind: 'original'; readonly reading: Original }
  | { readonly key: string; readonly kind: 'version'; readonly reading: Version }

/** About what three letters of 300 paragraphs in 24 languages hold. */
const MOST_UNITS = 20_000

/** The newest readings, one a room: what has not moved is not read again (rule P14). */
export class Readings {
  readonly #rooms = new Bounded<RoomId, Kept>(MOST_UNITS, ({ reading }) => 1 + reading.units.length)
  readonly #written = new WeakSet<Original | Version>()

  original(room: RoomId, key: string): Original | null {
    const kept = this.#rooms.get(room)
    return kept?.kind === 'original' && kept.key === key ? kept.reading : null
  }

  version(room: RoomId, key: string): Version | null {
    const kept = this.#rooms.get(room)
    return kept?.kind === 'version' && kept.key === key ? kept.reading : null
  }

  keep(kept: Kept): void {
    this.#rooms.set(kept.reading.room, kept)
  }

  /** Whether its progress stands in the database already. */
  isWritten(reading: Original | Version): boolean {
    return this.#written.has(reading)
  }

  wrote(reading: Original | Version): void {
    this.#written.add(reading)
  }
}

/** Reads a letter and the versions asked for (all of them by default), away from the event loop (D11). */
export async function readLetter(parts: Parts, id: LetterId, only?: readonly Language[]): Promise<LetterReading> {
  const { db } = parts.store
  const letter = await letterOf(db, id)
  if (letter === null) throw new LetterUnknown(id)
  // Asked before what they are marks of: a reading may be newer than its key, never older.
  const [recipients, versions, marks, declarations, glossary] = await Promise.all([
    recipientsOf(db, id),
    versionsOf(db, id),
    reviewMarksOf(db, id),
    declarationsOf(db, id),
    termsNamed(parts, letter),
  ])
  const wanted = versions.map(({ language }) => language).filter((language) => only?.includes(language) ?? true)
  const room = roomId({ letter: id, part: 'original' })
  const roomOf = (language: Language): RoomId => roomId({ letter: id, part: language })
  const heads = await headsOf(db, [room, ...wanted.map(roomOf)])
  const original = await originalAt(parts, { letter, recipients, room, n: heads.get(room) ?? 0 })
  const read = wanted.map((language) => {
    const own = roomOf(language)
    const mark = [glossary, marks.get(language) ?? '', ...declarations.map((each) => each.id)].join(' ')
    return versionAt(parts, { original, recipients, letter, language, room: own, n: heads.get(own) ?? 0, mark, declarations, glossary })
  })
  return { letter, recipients, original: original.reading, versions: await Promise.all(read) }
}

interface Whole {
  readonly letter: LetterRow
  readonly recipients: readonly Recipient[]
  readonly room: RoomId
  readonly n: number
}

export interface KeyedOriginal {
  readonly key: string
  readonly reading: Original
}

export async function originalAt({ store, thread, readings }: Parts, { letter, recipients, room, n }: Whole): Promise<KeyedOriginal> {
  const { language } = letter
  const keyAt = (at: number): string => digestOf(JSON.stringify([room, at, language, recipients]))
  const kept = readings.original(room, keyAt(n))
  if (kept !== null) return { key: keyAt(n), reading: kept }
  const content = await store.log.read(room)
  const key = keyAt(content.n)
  const read = await thread.ask({ kind: 'original', key, content, language, recipients }).then(originalIn)
  const reading = { ...read, n: content.n, room }
  readings.keep({ kind: 'original', key, reading })
  return { key, reading }
}

interface Beside extends Whole {
  readonly original: KeyedOriginal
  readonly language: Language
  /** Of the terms, of the verdicts on it and of the edits that were declared. */
  readonly mark: string
  readonly declarations: readonly Declaration[]
  readonly glossary: string
}

async function versionAt(parts: Parts, asked: Beside): Promise<Version> {
  const { readings, store } = parts
  const { original, language, room, n } = asked
  const kept = readings.version(room, keyOf(asked, n))
  if (kept !== null) return kept
  const { declarations, glossary } = asked
  const question = {
    original: original.key,
    language,
    declarations,
    glossary,
    reviews: await verdictsOf(store.db, asked.letter.id, language),
  }
  const known = await parts.thread.ask({ kind: 'version', question: { ...question, version: `${room}@${n}`, whole: null } })
  if (known.kind === 'unknown' && !known.terms) await tellTerms(parts, asked.letter.coalitionId, glossary)
  const read = known.kind === 'unknown' ? await wholeVersion(parts, asked, question) : { n, result: known }
  const reading = { ...versionIn(read.result), language, n: read.n, room }
  readings.keep({ kind: 'version', key: keyOf(asked, read.n), reading })
  return reading
}

const keyOf = ({ original, mark }: Beside, n: number): string => JSON.stringify([original.key, n, mark])

type Question = Pick<VersionQuestion, 'original' | 'language' | 'reviews' | 'declarations' | 'glossary'>

async function wholeVersion({ store, thread }: Parts, asked: Beside, question: Question): Promise<{ n: number; result: Result }> {
  const { n, whole } = await wholeOf(store, asked)
  return { n, result: await thread.ask({ kind: 'version', question: { ...question, version: `${asked.room}@${n}`, whole } }) }
}

type Asked = Pick<Beside, 'letter' | 'original' | 'recipients' | 'language' | 'room'>

/** All that a version is built from, and where its room stood. */
export async function wholeOf(store: Store, asked: Asked): Promise<{ readonly n: number; readonly whole: WholeVersion }> {
  const { letter, original, recipients, language, room } = asked
  const [before] = await unitStatesOf(store.db, letter.id, language)
  const content = await store.log.read(room)
  const whole = {
    original: original.reading.text,
    recipients,
    content,
    before: { n: before?.versionN ?? 0, writers: writersIn(before?.units) },
  }
  return { n: content.n, whole }
}

/** Keeps what a reading found, for the map and the progress of every list; what stands there already is not written again. */
export async function keepProgress({ store, now, readings }: Parts, { letter, original, versions }: LetterReading): Promise<void> {
  const at = now()
  const letterId = letter.id
  const moved = versions.filter((version) => !readings.isWritten(version))
  const originalMoved = !readings.isWritten(original)
  if (!originalMoved && moved.length === 0) return
  await store.transaction(async (tx) => {
    if (originalMoved) await putUnitState(tx, { letterId, at, ...stateOfOriginal(original) })
    for (const version of moved) {
      await putUnitState(tx, { letterId, at, originalN: original.n, ...stateOfVersion(version) })
      await putLanguageDay(tx, { letterId, language: version.language, at, ...stepsOf(version.progress) })
    }
  })
  for (const reading of [original, ...moved]) readings.wrote(reading)
}

const stateOfOriginal = ({ n, blocking, units, words, open, text }: Original) => ({
  language: text.language,
  originalN: n,
  versionN: n,
  complete: blocking.length === 0,
  counts: { units: units.length, words, open },
  units,
})

const stateOfVersion = ({ language, n, complete, units, orphans, progress }: Version) => ({
  language,
  versionN: n,
  complete,
  counts: { units: progress.units, words: progress.words, totalUnits: progress.totalUnits, totalWords: progress.totalWords, orphans },
  units,
})

const originalIn = (result: Result): OriginalReading => {
  if (result.kind !== 'original') throw new TaskFailed('another answer than was asked for')
  return result.reading
}
const versionIn = (result: Result): VersionReading => {
  if (result.kind !== 'version') throw new TaskFailed('another answer than was asked for')
  return result.reading
}

/** The newest verdicts on a version, in the words of the domain. */
export async function verdictsOf(db: Db, letter: LetterId, language: Language): Promise<readonly Review[]> {
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
