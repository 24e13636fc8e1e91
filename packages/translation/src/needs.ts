import type { UnitState } from './pair.ts'

export const NEEDS = ['stale', 'missing', 'returned'] as const
export type NeedKind = (typeof NEEDS)[number]

/** How a unit of a version stands, as the reader last made it out. */
export interface UnitStanding {
  readonly unit: string
  readonly state: UnitState
  readonly sourceDigest: string
  readonly targetDigest: string
  /** Whether a reviewer gave it back. */
  readonly returned: boolean
  /** Whether the words of another unit stand for it until somebody accepts the cut. */
  readonly covered: boolean
}

/** Something that a translator has to do, for exactly these texts. */
export interface Need {
  readonly language: string
  readonly unit: string
  readonly kind: NeedKind
  /** The same need has the same key, so that it is told once. */
  readonly key: string
}

/** What of a unit needs its translator: it was given back, it is outdated, or it is missing (rule T140). */
export function needOf(language: string, standing: UnitStanding): Need | null {
  const { unit, sourceDigest, targetDigest } = standing
  const kind = kindOf(standing)
  if (kind === null) return null
  const texts = kind === 'returned' ? [sourceDigest, targetDigest] : [sourceDigest]
  return { language, unit, kind, key: [language, unit, kind, ...texts].join(':') }
}

function kindOf({ state, returned, covered }: UnitStanding): NeedKind | null {
  if (returned) return 'returned'
  if (state === 'stale') return 'stale'
  return state === 'missing' && !covered ? 'missing' : null
}

type NeedCounts = Readonly<Record<NeedKind, number>>

export interface News {
  /** Where to begin. */
  readonly first: Need
  readonly languages: readonly { readonly language: string; readonly counts: NeedCounts }[]
  /** Languages with news that are not listed. */
  readonly further: number
}

const MOST_LANGUAGES = 6

/** What somebody was not yet told, in sums per language and in the order given; null where there is nothing (rule T140). */
export function newsOf(needs: readonly Need[], told: ReadonlySet<string>): News | null {
  const fresh = needs.filter(({ key }) => !told.has(key))
  const [first] = fresh
  if (first === undefined) return null
  const all = [...Map.groupBy(fresh, ({ language }) => language)].map(([language, own]) => ({ language, counts: countsOf(own) }))
  return { first, languages: all.slice(0, MOST_LANGUAGES), further: Math.max(0, all.length - MOST_LANGUAGES) }
}

const countsOf = (needs: readonly Need[]): NeedCounts => {
  const count = (kind: NeedKind) => needs.filter((need) => need.kind === kind).length
  return { stale: count('stale'), missing: count('missing'), returned: count('returned') }
}
