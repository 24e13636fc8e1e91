import { canonicalText, digestOf, isLanguage, type Language, type LetterId, plainText } from '@undersigned/letter'
import { keepSnapshot, letterOf, type Store, unitCountsOf } from '@undersigned/storage'
import { type NewUpdate, type RoomId, readRoomId } from '@undersigned/sync'
import { countWords } from '@undersigned/translation'
import type { Logger } from 'pino'
import { createTaskThread, TaskFailed } from '../threads/task-thread.ts'
import type { CheckAnswer } from './check-task.ts'
import type { LeadAnswer, LeadQuestion } from './lead-task.ts'
import { readChecks, type UnitAsked } from './read-checks.ts'
import { keepProgress, type LetterReading, Readings, readLetter } from './read-letter.ts'
import { isResult, type Result, type Task } from './tasks.ts'
import { Told } from './terms.ts'
import { Turns } from './turns.ts'

/** Turns stored updates into texts and states, away from the requests (D11). */
export interface Reader {
  /** The letter and its versions (all, unless some are named) as they are stored now. */
  read(letter: LetterId, only?: readonly Language[]): Promise<LetterReading>
  /** Brings the progress of a letter up to what is stored now. That it could not is no failure of the change before it: the next one tries again. */
  refresh(letter: LetterId): Promise<void>
  /** A room has taken an update: progress follows soon, and a snapshot once it has been quiet (D10). */
  wrote(update: Pick<NewUpdate, 'room' | 'person' | 'at'>): void
  /** Something beside the texts has changed what a letter's map says, such as its coalition's terms: progress follows soon. */
  moved(letter: LetterId): void
  /**
   * A room's log is about to forget single updates up to `n`: who wrote what is read first, because a snapshot keeps the words and
   * not their writers, and nobody reviews their own (D9).
   */
  beforeFold(room: RoomId, n: number): Promise<void>
  /** What every room would say if another language led; null where there is no such version. */
  lead(question: LeadQuestion): Promise<LeadAnswer | null>
  /** What the checks say of one unit as it is stored now; null where there is no such unit. */
  check(letter: LetterId, asked: UnitAsked): Promise<CheckAnswer | null>
  /** Ends every spell of editing that is still open, and the thread. */
  close(): Promise<void>
}

interface Parts {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
  readonly newId: () => string
  readonly timing?: Timing
  /** Told when the progress of a letter was written. */
  readonly onProgress?: (letter: LetterId) => void
}

/** How long progress waits to gather changes, and how long a room is quiet before a spell of editing has ended. */
interface Timing {
  readonly progressMs: number
  readonly quietMs: number
}

const usual: Timing = { progressMs: 1500, quietMs: 30_000 }

export function createReader(parts: Parts): Reader {
  const { store, log, now, timing = usual } = parts
  const thread = createTaskThread<Task, Result>({ file: new URL('./thread.ts', import.meta.url), isResult, limitMs: 60_000 })
  const tools = { store, thread, now, readings: new Readings(), told: new Told() }
  const progress = new Map<LetterId, NodeJS.Timeout>()
  const spells = new Map<RoomId, OpenSpell>()
  const underWay = new Set<Promise<void>>()
  let closed = false

  const turns = new Turns<LetterId>()
  // In turns, so that what was read first is never written over what was read later; one that has not begun will see what all who wait for it did.
  const catchUp = (letter: LetterId): Promise<void> =>
    turns.share(letter, async () => {
      await keepProgress(tools, await readLetter(tools, letter))
      parts.onProgress?.(letter)
    })
  const inBackground = (what: string, work: Promise<void>): void => {
    const guarded = work.catch((error: unknown) => log.error({ error: String(error) }, what)).finally(() => underWay.delete(guarded))
    underWay.add(guarded)
  }
  const endProgress = (letter: LetterId): void => {
    progress.delete(letter)
    inBackground('progress could not be read', catchUp(letter))
  }
  const soon = (letter: LetterId): void => {
    if (!closed && !progress.has(letter)) progress.set(letter, setTimeout(() => endProgress(letter), timing.progressMs).unref())
  }
  const endSpell = (room: RoomId, spell: OpenSpell): void => {
    spells.delete(room)
    const read = (letter: LetterId, only: readonly Language[]) => readLetter(tools, letter, only)
    inBackground('a snapshot could not be kept', keepSpell(parts, { ...spell, room, read }))
  }
  return {
    read: (letter, only) => readLetter(tools, letter, only),
    refresh: (letter) =>
      catchUp(letter).catch((error: unknown) => log.error({ letter, error: String(error) }, 'progress could not be read')),
    beforeFold: async (room, n) => {
      const address = readRoomId(room)
      if (address === null || !isLanguage(address.part)) return
      const { letter, part } = address
      const [known, states] = await Promise.all([letterOf(store.db, letter), unitCountsOf(store.db, letter)])
      const readTo = states.find(({ language }) => language === part)?.versionN ?? 0
      if (known !== null && readTo < n) await catchUp(letter)
    },
    wrote: ({ room, person, at }) => {
      const address = readRoomId(room)
      if (closed || address === null || address.part === 'review') return
      soon(address.letter)
      const before = spells.get(room)
      clearTimeout(before?.timer)
      const spell: OpenSpell = {
        fromAt: before?.fromAt ?? at,
        toAt: at,
        people: before?.people ?? new Set(),
        timer: setTimeout(() => endSpell(room, spell), timing.quietMs).unref(),
      }
      if (person !== null) spell.people.add(person)
      spells.set(room, spell)
    },
    moved: soon,
    lead: async (question) => {
      const result = await thread.ask({ kind: 'lead', question })
      if (result.kind !== 'lead') throw new TaskFailed('another answer than was asked for')
      return result.answer
    },
    check: (letter, asked) => readChecks(tools, letter, asked),
    close: async () => {
      closed = true
      for (const [letter, timer] of [...progress]) {
        clearTimeout(timer)
        endProgress(letter)
      }
      for (const [room, spell] of [...spells]) {
        clearTimeout(spell.timer)
        endSpell(room, spell)
      }
      await Promise.all(underWay)
      await thread.close()
    },
  }
}

/** A spell of editing that has not ended: since when, until when, by whom. */
interface OpenSpell {
  readonly fromAt: number
  readonly toAt: number
  readonly people: Set<string>
  readonly timer: NodeJS.Timeout
}

interface Spell extends Omit<OpenSpell, 'timer'> {
  readonly room: RoomId
  readonly read: (letter: LetterId, only: readonly Language[]) => Promise<LetterReading>
}

/** Keeps the canonical text of a room as it stands at the end of a spell, with who wrote in it (D10). */
async function keepSpell({ store, newId }: Parts, { room, fromAt, toAt, people, read }: Spell): Promise<void> {
  const address = readRoomId(room)
  if (address === null || address.part === 'review') return
  const { letter, part } = address
  const reading = await read(letter, part === 'original' ? [] : [part])
  const own = part === 'original' ? reading.original : reading.versions[0]
  if (own === undefined) return
  const { language } = own.text
  const digest = digestOf(canonicalText(own.text))
  await store.transaction(async (tx) => {
    await keepSnapshot(tx, {
      id: newId(),
      letterId: letter,
      room,
      n: own.n,
      language,
      text: own.text,
      digest,
      fromAt,
      toAt,
      people: [...people],
      words: wordsIn(own.text),
    })
  })
}

/** Words of a text, for lists. */
export const wordsIn = (text: LetterReading['original']['text']): number =>
  text.paragraphs.reduce((sum, paragraph) => sum + countWords(plainText(paragraph.content)), 0)
