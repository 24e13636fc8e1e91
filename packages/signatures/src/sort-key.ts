import type { Language, SignatoryDisplay } from '@undersigned/letter'
import {
  ARTICLES,
  ARTICLES_OF_READER,
  CAPITAL_PARTICLES,
  ELIDED_ARTICLE,
  ELIDED_ARTICLE_OF_READER,
  GENERATIONS,
  GIVEN_AFTER_PARTICLE,
  JOINING,
  PASSED_OVER,
  PASSES_OVER_ELIDED,
  POST_NOMINALS,
  TITLES,
} from './particles.ts'

/** A name as it stands in a list; an edited sort key overrides what we would guess. */
export interface Listed {
  readonly display: SignatoryDisplay
  readonly sortKey?: string | null
}

/** What a name is sorted by: an organisation without its article, a person from the family name on (rules G17, G60–G63). */
export function sortKeyOf({ display, sortKey }: Listed, language: Language): string {
  if (sortKey) return sortKey
  const name = display.name.normalize('NFC').trim().replace(/\s+/gu, ' ')
  return display.class === 'organisation' ? organisationKey(name, language) : personalKey(name, language)
}

/** Without what is set around a name, and without its article, unless nothing is left (rule G60). */
function organisationKey(name: string, language: Language): string {
  const bare = name.replace(/^[^\p{L}\p{N}]+/u, '') || name
  const [first = '', ...rest] = bare.split(' ')
  const article = first.toLocaleLowerCase('en')
  if (rest.length > 0 && (ARTICLES.has(article) || ARTICLES_OF_READER[language]?.has(article))) return rest.join(' ')
  const own = ELIDED_ARTICLE_OF_READER[language]
  const plain = bare.replace(ELIDED_ARTICLE, '')
  return own === undefined ? plain : plain.replace(own, '')
}

function personalKey(name: string, language: Language): string {
  const { words, generation } = withoutDress(name)
  const { given, family } = parted(words)
  const [passed, sortedBy] = headed(family, language)
  return [...sortedBy, ...given, ...passed, ...generation].join(' ').trim() || name
}

interface Parted {
  readonly given: readonly string[]
  readonly family: readonly string[]
}

interface Undressed {
  readonly words: readonly string[]
  readonly generation: readonly string[]
}

/** A name without titles before it, and degrees and brackets after it; what stands before a comma is the family name (rules G61, G63). */
function withoutDress(name: string): Undressed {
  const plain = name.replace(/\s*\([^)]*\)\s*$/u, '') || name
  const [before = '', ...after] = plain.split(/\s*,\s*/u)
  const inverted = after.filter((part) => !part.split(' ').every(isPostNominal))
  const family = inverted.length > 0 ? `${before},` : before
  const all = [family, ...inverted].flatMap((part) => part.split(' ')).filter((word) => word !== '')
  const titled = all.slice(butOne(all, isTitle))
  const words = titled.slice(0, titled.length - butOne(titled.toReversed(), isPostNominal))
  const generation = plain.split(/[\s,]+/u).filter((word) => GENERATIONS.has(plainly(word)) && !words.includes(word))
  return { words, generation }
}

/** Which words are the family name: those before a comma, those in capitals, else from the first particle on (rules G61, G62). */
function parted(words: readonly string[]): Parted {
  const comma = words.findIndex((word) => word.endsWith(','))
  if (comma >= 0) return { given: words.slice(comma + 1), family: words.slice(0, comma + 1).map((word) => word.replace(/,$/u, '')) }
  return inCapitals(words) ?? fromParticle(words)
}

/** "Jana NOVÁKOVÁ", "NOVÁKOVÁ Jana", "Sophie in ’t VELD": one run of capitals says which name is the family's (rule G62). */
function inCapitals(words: readonly string[]): Parted | null {
  const first = words.findIndex(isCapitals)
  if (first === -1) return null
  const end = first + runOf(words.slice(first), isCapitals)
  const isWhole = first === 0 && end === words.length
  const isAmidst = first > 0 && end < words.length
  if (isWhole || isAmidst || (first === 0 && words.slice(0, end).join('').length < SHORTEST_BEFORE)) return null
  const start = first - runOf(words.slice(1, first).toReversed(), isParticle)
  return { given: [...words.slice(0, start), ...words.slice(end)], family: words.slice(start, end) }
}

/** Fewer capitals than this before a name are initials: "JRR Tolkien". */
const SHORTEST_BEFORE = 4

function fromParticle(words: readonly string[]): Parted {
  const last = Math.max(words.length - 1, 0)
  const isBegun = isLowerParticle(words[last] ?? '') ? isCapitalParticle : isParticle
  const at = words.findIndex((word, index) => index > 0 && index < last && isBegun(word) && !isOfGivenName(words.slice(index)))
  const start = at === -1 ? last : at > 1 && JOINING.has(words[at] ?? '') ? at - 1 : at
  return { given: words.slice(0, start), family: words.slice(start) }
}

/** Whether a particle belongs to a given name, with a family name still to come: "del Carmen López". */
function isOfGivenName(rest: readonly string[]): boolean {
  const run = runOf(rest, isParticle)
  return GIVEN_AFTER_PARTICLE.has(rest[run] ?? '') && run + 1 < rest.length
}

/** The part of a family name that readers of a language do not sort by, and the part that they do (rule G17). */
function headed(family: readonly string[], language: Language): readonly [readonly string[], readonly string[]] {
  const ignored = PASSED_OVER[language] ?? new Set()
  const heading = family.findIndex((word, at) => !isPassedOver(word, ignored) || at === family.length - 1)
  const [passed, sortedBy] = [family.slice(0, Math.max(heading, 0)), family.slice(Math.max(heading, 0))]
  const elided = PASSES_OVER_ELIDED.has(language) ? /^(d['’])(.+)$/u.exec(sortedBy[0] ?? '') : null
  return elided === null
    ? [passed, sortedBy]
    : [
        [...passed, elided[1] ?? ''],
        [elided[2] ?? '', ...sortedBy.slice(1)],
      ]
}

/** A capital in a particle makes it part of the name, unless the whole name is in capitals. */
const isPassedOver = (word: string, ignored: ReadonlySet<string>): boolean =>
  ignored.has(word) || (isCapitals(word) && ignored.has(word.toLowerCase()))

function runOf(words: readonly string[], is: (word: string) => boolean): number {
  const end = words.findIndex((word) => !is(word))
  return end === -1 ? words.length : end
}

/** How many words of a kind stand first, one word always left over. */
const butOne = (words: readonly string[], is: (word: string) => boolean): number =>
  Math.min(runOf(words, is), Math.max(words.length - 1, 0))

const plainly = (word: string): string => word.toLowerCase().replace(/\./gu, '')
const isTitle = (word: string): boolean => TITLES.has(plainly(word)) || /^\p{L}{3,}\.$/u.test(word)
const isPostNominal = (word: string): boolean => POST_NOMINALS.has(plainly(word)) || GENERATIONS.has(plainly(word))
const isCapitals = (word: string): boolean => /^\p{Lu}[\p{Lu}\p{Lt}\p{M}'’-]*\p{Lu}$/u.test(word)
const isLowerParticle = (word: string): boolean => /^['’]?\p{Ll}/u.test(word)
const isCapitalParticle = (word: string): boolean => CAPITAL_PARTICLES.has(word)
const isParticle = (word: string): boolean => isLowerParticle(word) || isCapitalParticle(word)
