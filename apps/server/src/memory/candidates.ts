import { setImmediate } from 'node:timers/promises'
import type { Candidate } from '@undersigned/documents/xliff'
import type { Language, LetterText, Recipient, UnitId } from '@undersigned/letter'
import { coalitionOf, type LetterRow, type Store } from '@undersigned/storage'
import { fittedTo, type MemoryMatch } from '@undersigned/translation'
import { matchesFor, titlesOf } from './matches.ts'
import { type Place, placeOf } from './place.ts'

const MOST_BESIDE_A_UNIT = 3
/** Looking a unit up takes some milliseconds where a hundred thousand are remembered; a letter has hundreds of units. */
const USUAL_LIMIT_MS = 5_000
/** Postgres looks for several at once; SQLite answers one after another, and lets others in between. */
const LANES = { sqlite: 1, postgres: 4 } as const

interface Wanted {
  readonly letter: LetterRow
  readonly language: Language
  readonly original: LetterText
  readonly recipients: readonly Recipient[]
  /** Those nobody has reviewed. */
  readonly units: readonly UnitId[]
}

interface Tools {
  readonly store: Pick<Store, 'db' | 'dialect'>
  readonly now: () => number
  readonly limitMs?: number
}

interface Found {
  readonly unit: UnitId
  readonly place: Place
  readonly matches: readonly MemoryMatch[]
}

/** What the coalition remembers that is like the units of a letter, for a file that leaves; what is not found in time stays behind (rule T161). */
export async function candidatesFor(tools: Tools, wanted: Wanted): Promise<ReadonlyMap<UnitId, readonly Candidate[]>> {
  const found = await foundInTime(tools, wanted)
  const { db } = tools.store
  const letters = found.flatMap(({ matches }) => matches.map(({ remembered }) => remembered.letter))
  const [titles, coalition] = await Promise.all([titlesOf(db, letters), coalitionOf(db, wanted.letter.coalitionId)])
  const originOf = ({ remembered }: MemoryMatch): string =>
    (remembered.letter === null ? coalition?.name : titles.get(remembered.letter)) ?? ''
  return new Map(
    found.map(({ unit, place, matches }) => [unit, matches.map((match) => ({ ...candidate(match, place), origin: originOf(match) }))]),
  )
}

async function foundInTime({ store, now, limitMs = USUAL_LIMIT_MS }: Tools, wanted: Wanted): Promise<readonly Found[]> {
  const { letter, language, original, recipients, units } = wanted
  const until = now() + limitMs
  const found: Found[] = []
  const lookUp = async (unit: UnitId): Promise<Found[]> => {
    const place = placeOf(original, recipients, unit)
    if (place === null) return []
    const matches = await matchesFor(store.db, { letter, language, unit, place, most: MOST_BESIDE_A_UNIT })
    return matches.length === 0 ? [] : [{ unit, place, matches }]
  }
  const lanes = LANES[store.dialect]
  for (let at = 0; at < units.length && now() < until; at += lanes) {
    found.push(...(await Promise.all(units.slice(at, at + lanes).map(lookUp))).flat())
    await setImmediate()
  }
  return found
}

/** An XLIFF file says "in context" by its kind; whose account reviewed it stays in the house. */
const candidate = ({ remembered, fit, percent }: MemoryMatch, place: Place): Omit<Candidate, 'origin'> => ({
  source: remembered.source,
  target: fittedTo(remembered, place.content),
  similarity: Math.min(percent, 100),
  type: fit === 'context' ? 'icm' : 'tm',
  facts: { [remembered.letter === null ? 'brought' : 'reviewed']: new Date(remembered.at).toISOString().slice(0, 10) },
})
