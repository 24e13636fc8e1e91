import { type Language, SIGNATORY_CLASSES, type SignatoryClass, type SignatoryDisplay } from '@undersigned/letter'
import { collatorOf } from './collation.ts'

/** A name as it stands in a list; an edited sort key overrides what we would guess. */
export interface Listed {
  readonly display: SignatoryDisplay
  readonly sortKey?: string | null
}

/** Lower-case words before a family name that readers of a language do not sort by; elsewhere the name begins with them. */
const passedOver: Readonly<Partial<Record<Language, readonly string[]>>> = {
  nl: ['de', 'den', 'der', 'van', 'ten', 'ter', 'te', 'het', 'in', 'op', "'t", '’t', 'von', 'zu', 'du', 'della', 'di', 'da', 'dos'],
  de: ['von', 'vom', 'zu', 'zum', 'zur', 'van', 'de', 'den', 'der', 'dem', 'und', 'ten', 'ter'],
  fr: ['de', "d'", 'd’'],
  pt: ['de', 'da', 'do', 'das', 'dos', 'e'],
  es: ['de', 'del', 'la', 'las', 'los', 'y'],
}

/** What a name is sorted by: an organisation without "The", a person from the family name on (rule G17). */
export function sortKeyOf({ display, sortKey }: Listed, language: Language): string {
  if (sortKey) return sortKey
  const name = display.name.trim()
  return display.class === 'organisation' ? name.replace(/^the\s+/iu, '') : personalKey(name, language)
}

function personalKey(name: string, language: Language): string {
  const words = name.split(/\s+/u)
  const particle = words.findIndex((word, at) => at > 0 && isParticle(word) && at < words.length - 1)
  const start = particle === -1 ? words.length - 1 : particle
  const family = words.slice(start)
  const ignored = passedOver[language] ?? []
  const heading = family.findIndex((word) => !ignored.includes(word))
  const [skipped, sortedBy] = [family.slice(0, Math.max(heading, 0)), family.slice(Math.max(heading, 0))]
  return [...sortedBy, ...words.slice(0, start), ...skipped].join(' ')
}

const isParticle = (word: string): boolean => /^(?:['’]?\p{Ll})/u.test(word)

/** The list as a reader of this language expects it: by class, then by their alphabet (rules G16, G17). */
export function orderSignatories<Entry extends Listed>(list: readonly Entry[], language: Language): readonly Entry[] {
  const compare = collatorOf(language)
  const keyed = list.map((entry, at) => ({
    entry,
    at,
    rank: SIGNATORY_CLASSES.indexOf(entry.display.class),
    key: sortKeyOf(entry, language),
  }))
  return keyed
    .sort((a, b) => a.rank - b.rank || compare(a.key, b.key) || compare(a.entry.display.name, b.entry.display.name) || a.at - b.at)
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
