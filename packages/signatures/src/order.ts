import { type Language, SIGNATORY_CLASSES, type SignatoryClass } from '@undersigned/letter'
import { collatorOf } from './collation.ts'
import { type Listed, sortKeyOf } from './sort-key.ts'

/** What the place of a name in a list depends on. */
export interface Place {
  readonly rank: number
  readonly key: string
  readonly name: string
}

export interface Order {
  placeOf(entry: Listed): Place
  /** Zero for two whom a reader could not tell apart. */
  compare(a: Place, b: Place): number
}

/** How readers of a language expect a list: by class, then by their alphabet; who came late after all the others (rules G16, G17, G60–G63, G98). */
export function orderIn(language: Language): Order {
  const compare = collatorOf(language)
  return {
    placeOf: (entry) => ({
      rank: SIGNATORY_CLASSES.indexOf(entry.display.class) + (entry.display.late === undefined ? 0 : SIGNATORY_CLASSES.length),
      key: sortKeyOf(entry, language),
      name: entry.display.name,
    }),
    compare: (a, b) => a.rank - b.rank || compare(a.key, b.key) || compare(a.name, b.name),
  }
}

/** A whole list in that order; those whom a reader could not tell apart stay as they were. */
export function orderSignatories<Entry extends Listed>(list: readonly Entry[], language: Language): readonly Entry[] {
  const { placeOf, compare } = orderIn(language)
  return list
    .map((entry) => ({ ...placeOf(entry), entry }))
    .sort(compare)
    .map(({ entry }) => entry)
}

export interface SignatoryGroup<Entry> {
  readonly class: SignatoryClass
  readonly entries: readonly Entry[]
}

/** The ordered list cut into its classes; classes without a name are left out. */
export function groupSignatories<Entry extends Listed>(list: readonly Entry[], language: Language): readonly SignatoryGroup<Entry>[] {
  const ordered = orderSignatories(list, language)
  return SIGNATORY_CLASSES.map((each) => ({ class: each, entries: ordered.filter((entry) => entry.display.class === each) })).filter(
    ({ entries }) => entries.length > 0,
  )
}

/** How many there are of each class. */
export function countsPerClass(list: readonly Listed[]): Readonly<Record<SignatoryClass, number>> {
  const counts: Record<SignatoryClass, number> = { lead: 0, mep: 0, organisation: 0, expert: 0, individual: 0 }
  for (const { display } of list) counts[display.class] += 1
  return counts
}
