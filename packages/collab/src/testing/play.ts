import { rootOf } from '@undersigned/letter'
import type * as Y from 'yjs'
import { type Ink, Ledger } from './ledger.ts'
import { Network } from './network.ts'
import type { Act, Session, Step } from './steps.ts'

/** One person with their copy, able to do what a step says. */
export interface Seat {
  readonly doc: Y.Doc
  perform(act: Act, step: Step, ink: Ink): void
  /** All words, notes included; cheaper than reading everything. */
  words(): string
  read(): Reading
  /** Writes of our own that were not a person's act, so far. */
  mended(): number
  close(): void
}

/** What one copy says. */
export interface Reading {
  /** All words, notes included. */
  readonly text: string
  readonly ids: readonly (string | null)[]
  /** Words of each paragraph, in the order of the ids. */
  readonly paragraphs: readonly string[]
  /** Everything that has to be the same for everyone. */
  readonly whole: string
}

/** What was found at the end of a session; all of it is empty, zero or false when the rules hold. */
export interface Verdict {
  readonly diverged: boolean
  readonly endless: boolean
  readonly duplicateIds: readonly (string | null)[]
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly rewritten: readonly string[]
  readonly copies: readonly string[]
  readonly lateWrites: number
  readonly illFormed: boolean
}

export const FAULTLESS: Verdict = {
  diverged: false,
  endless: false,
  duplicateIds: [],
  lost: [],
  doubled: [],
  rewritten: [],
  copies: [],
  lateWrites: 0,
  illFormed: false,
}

export interface Played {
  readonly verdict: Verdict
  readonly characters: number
}

/** Plays a session on the given seats, then lets everyone hear everything and looks at what became of it. */
export function playSession(session: Session, seats: readonly Seat[], ink: Ink): Played {
  const network = new Network(seats.map((seat) => seat.doc))
  const ledger = new Ledger()
  ledger.begin(seats[0]?.words() ?? '')
  for (const step of session.steps) playStep(step, seats, { network, ledger, ink })
  const endless = !network.settle()
  const verdict = { ...judge(seats, ledger), endless, lateWrites: writesAfter(seats, network) }
  return { verdict, characters: ledger.typed.size }
}

interface Table {
  readonly network: Network
  readonly ledger: Ledger
  readonly ink: Ink
}

function playStep(step: Step, seats: readonly Seat[], { network, ledger, ink }: Table): void {
  const who = step.who % seats.length
  const seat = seats[who]
  switch (step.act) {
    case 'deliver':
      network.deliver(who, 1 + (step.a % 4), 'oldest')
      return
    case 'shuffle':
      network.deliver(who, 1 + (step.a % 3), 'latest sender')
      return
    case 'leave':
      network.leave(who)
      return
    case 'return':
      network.comeBack(who)
      return
    case 'everyone':
      network.settle()
      return
    default: {
      const { act } = step
      if (!seat) return
      ledger.book(
        seat.doc,
        act,
        () => seat.words(),
        () => seat.perform(act, step, ink),
      )
    }
  }
}

function judge(seats: readonly Seat[], ledger: Ledger): Omit<Verdict, 'endless' | 'lateWrites'> {
  const readings = seats.map((seat) => seat.read())
  const [first] = readings
  if (!first) throw new Error('a session without people')
  return {
    diverged: readings.some((reading) => reading.whole !== first.whole),
    duplicateIds: first.ids.filter((id, at) => id === null || first.ids.indexOf(id) !== at),
    lost: ledger.lost(first.text),
    doubled: ledger.doubled(first.text),
    rewritten: [...ledger.rewritten].map(([char, act]) => `${char} ${act}`),
    copies: copiesIn(first),
    illFormed: !first.text.isWellFormed() || first.text.includes('\ufffd'),
  }
}

/** Ids of paragraphs that say the same as an earlier one with the same root (rule L13). */
function copiesIn({ ids, paragraphs }: Reading): string[] {
  const seen = new Set<string>()
  return ids.flatMap((id, at) => {
    if (id === null) return []
    const saying = `${rootOf(id)}\u0000${paragraphs[at]}`
    if (seen.has(saying)) return [id]
    seen.add(saying)
    return []
  })
}

function writesAfter(seats: readonly Seat[], network: Network): number {
  const before = seats.reduce((sum, seat) => sum + seat.mended(), 0)
  network.settle()
  return seats.reduce((sum, seat) => sum + seat.mended(), 0) - before
}
