import { createHash, randomBytes } from 'node:crypto'
import { countVisits, saltOfDay, type Transacting, type Visit } from '@undersigned/storage'
import { clientOf } from '../http/client-address.ts'

/** How many are taken as they are in a window, and how many more are held at the desk before the rest is told to wait. */
interface Room {
  readonly free: number
  readonly held: number
}

interface Rooms {
  /** With work that was done for it, and without. */
  readonly proven: Room
  readonly bare: Room
}

const MINUTES = 60 * 1000
const DAY = 24 * 60 * MINUTES

interface Window {
  readonly name: string
  readonly lasts: number
  readonly perNetwork: Rooms
  readonly perDomain: Rooms
}

/** A parliament's or a university's house is one network and one domain, so what comes in numbers is held, not lost (rule G111). */
const windows: readonly Window[] = [
  {
    name: 'burst',
    lasts: 10 * MINUTES,
    perNetwork: { proven: { free: 12, held: 48 }, bare: { free: 4, held: 12 } },
    perDomain: { proven: { free: 40, held: 160 }, bare: { free: 12, held: 48 } },
  },
  {
    name: 'day',
    lasts: DAY,
    perNetwork: { proven: { free: 60, held: 540 }, bare: { free: 20, held: 100 } },
    perDomain: { proven: { free: 400, held: 1600 }, bare: { free: 100, held: 400 } },
  },
]

/** Where anybody has a mailbox, many people do. */
const FREE_MAIL_IS = 10

export interface Counted {
  readonly address: string
  /** The host of the mailbox; null where there is none. */
  readonly host: string | null
  readonly isFreeMail: boolean
  readonly isProven: boolean
  readonly now: number
  /** Multiplies every limit; for load tests. */
  readonly factor: number
}

export type Verdict = { readonly kind: 'free' | 'held' } | { readonly kind: 'over'; readonly seconds: number }

/** Counts forms, one after another, and says what becomes of each. What is kept of address and domain is a hash under the day's salt (rule G111). */
export async function countForms(tx: Transacting, all: readonly Counted[]): Promise<readonly Verdict[]> {
  const salts = new Map<string, string>()
  for (const day of new Set(all.map(({ now }) => dayOf(now))))
    salts.set(day, await saltOfDay(tx, { day, fresh: randomBytes(32).toString('base64url') }))
  const measures = all.flatMap((counted) => countsOf(counted, salts.get(dayOf(counted.now)) ?? ''))
  const numbers = await countVisits(tx, measures)
  const verdicts = measures.map((measure, at) => ({ counted: measure.counted, verdict: verdictOn(numbers[at] ?? 0, measure) }))
  const perForm = Map.groupBy(verdicts, ({ counted }) => counted)
  return all.map((counted) => worstOf((perForm.get(counted) ?? []).map(({ verdict }) => verdict)))
}

/** Under what a form is counted: by network and by domain, in each window. */
function countsOf(counted: Counted, salt: string): readonly Measure[] {
  const { now, address, host } = counted
  // Apart, so that programs which flood a network do not shut out the people in it.
  const work = counted.isProven ? 'proven' : 'bare'
  return windows.flatMap((window): readonly Measure[] => {
    const turn = Math.floor(now / window.lasts)
    const of = (kind: string, whose: string, measure: Pick<Measure, 'rooms' | 'each'>): Measure => ({
      ...measure,
      key: `${window.name}/${turn}/${hashed(salt, `${kind}/${work}/${whose}`)}`,
      endsAt: (turn + 1) * window.lasts,
      counted,
    })
    const network = of('network', clientOf(address), { rooms: window.perNetwork, each: 1 })
    if (host === null) return [network]
    return [network, of('domain', host, { rooms: window.perDomain, each: counted.isFreeMail ? 1 / FREE_MAIL_IS : 1 })]
  })
}

interface Measure extends Visit {
  readonly rooms: Rooms
  /** For how much of a form it counts. */
  readonly each: number
  readonly counted: Counted
}

function verdictOn(times: number, { rooms, each, endsAt, counted }: Measure): Verdict {
  const { free, held } = counted.isProven ? rooms.proven : rooms.bare
  const n = times * each
  if (n <= free * counted.factor) return { kind: 'free' }
  if (n <= (free + held) * counted.factor) return { kind: 'held' }
  return { kind: 'over', seconds: Math.max(1, Math.ceil((endsAt - counted.now) / 1000)) }
}

function worstOf(verdicts: readonly Verdict[]): Verdict {
  const waits = verdicts.flatMap((each) => (each.kind === 'over' ? [each.seconds] : []))
  if (waits.length > 0) return { kind: 'over', seconds: Math.max(...waits) }
  return verdicts.find(({ kind }) => kind === 'held') ?? { kind: 'free' }
}

const hashed = (salt: string, of: string): string => createHash('sha256').update(`${salt}/${of}`).digest('base64url').slice(0, 24)

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
