import { type Language, localeOf } from '@undersigned/letter'
import { typographyOf } from '@undersigned/translation'
import { isPublicWord } from '../public-words.ts'
import sameAsEnglish from './same-as-english.json' with { type: 'json' }

/** Messages by their whole key, plural endings and all. */
export type Words = ReadonlyMap<string, string>

interface Nested {
  readonly [name: string]: string | Nested
}

export function flattened(catalogue: Nested, prefix = ''): Words {
  return new Map(
    Object.entries(catalogue).flatMap(([name, value]) =>
      typeof value === 'string' ? [[`${prefix}${name}`, value] as const] : [...flattened(value, `${prefix}${name}.`)],
    ),
  )
}

const PLURAL = /_(zero|one|two|few|many|other)$/
export const stemOf = (key: string): string => key.replace(PLURAL, '')
export const isPlural = (key: string): boolean => PLURAL.test(key)

const categoriesOf = (language: Language): readonly string[] =>
  ['zero', 'one', 'two', 'few', 'many', 'other'].filter((category) =>
    new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories.some((each) => each === category),
  )

/** Every public key that a language must have, in the order of the English catalogue, each plural with the language's own categories. */
export function neededKeys(language: Language, english: Words): readonly string[] {
  const stems = [...new Set([...english.keys()].filter(isPublicWord).map((key) => (isPlural(key) ? `${stemOf(key)}_` : key)))]
  return stems.flatMap((stem) => (stem.endsWith('_') ? categoriesOf(language).map((category) => `${stem}${category}`) : [stem]))
}

/** The message in another catalogue that says the same; of a plural, the form that this number would take there. */
export function sameIn(words: Words, key: string): string {
  return words.get(key) ?? words.get(`${stemOf(key)}_other`) ?? ''
}

/** A few numbers that take a plural form in a language: "2, 3, 4, 22". */
export function examplesOf(language: Language, key: string): string {
  const category = PLURAL.exec(key)?.[1]
  const rules = new Intl.PluralRules(localeOf(language))
  const whole = [...Array(201).keys(), 1000, 1_000_000].filter((count) => rules.select(count) === category).slice(0, 6)
  return whole.length > 0 ? whole.join(', ') : [0.5, 1.5, 2.5].filter((count) => rules.select(count) === category).join(', ')
}

interface Message {
  readonly language: Language
  readonly key: string
  readonly words: string
  readonly english: string
}

/** What is wrong with one message beside the English one; nothing if it may stand. */
export function faultsOf(message: Message): readonly string[] {
  const { language, key, words, english } = message
  return [
    ...(words.trim() === '' ? ['says nothing'] : []),
    ...(words === words.trim() ? [] : ['begins or ends with a space']),
    ...(/ {2}|[\u00a0\u202f] | [\u00a0\u202f]/.test(words) ? ['has two spaces on end'] : []),
    ...placeholderFaults(message),
    ...quoteFaults(language, words),
    ...(language !== 'en' && words === english && !isAllowedTheSame(language, key) ? ['is the English words'] : []),
    ...(language === 'el' && /\?/.test(words) ? ['asks with “?” instead of “;”'] : []),
  ]
}

export const placeholdersOf = (words: string): readonly string[] =>
  [...words.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort()

/** A value may be said twice, and the number left out where a plural form says it in words. */
function placeholderFaults({ key, words, english }: Message): readonly string[] {
  const may = new Set(placeholdersOf(english))
  const has = new Set(placeholdersOf(words))
  const lost = [...may].filter((name) => !has.has(name) && !(name === 'count' && isPlural(key)))
  const made = [...has].filter((name) => !may.has(name))
  const torn = words.replaceAll(/\{\{\w+\}\}/g, '').match(/[{}]/) === null ? [] : ['has a torn placeholder']
  return [...lost.map((name) => `lacks {{${name}}}`), ...made.map((name) => `has {{${name}}}, which is not given`), ...torn]
}

const MARKS = /["'«»„“”‚‘‹›]/g

/** Only the marks of the language's own quotations, outer and inner; never a typewriter's. */
function quoteFaults(language: Language, words: string): readonly string[] {
  const { quotes, inner } = typographyOf(language)
  const own = new Set([...quotes.join(''), ...inner.join('')])
  const strange = [...new Set(words.match(MARKS) ?? [])].filter((mark) => !own.has(mark))
  return strange.map((mark) => `has ${mark}, which is no quotation mark of this language: ${quotes.join('…')} or ${inner.join('…')}`)
}

const allowed: Readonly<Record<string, readonly string[]>> = sameAsEnglish

/** Names, signs and words that are the same in both languages. */
const isAllowedTheSame = (language: Language, key: string): boolean => [...(allowed.all ?? []), ...(allowed[language] ?? [])].includes(key)

/** Everything that keeps a catalogue of public words from being whole. */
export function catalogueFaults(language: Language, words: Words, english: Words): readonly string[] {
  const needed = neededKeys(language, english)
  const missing = needed.filter((key) => !words.has(key)).map((key) => `${key}: is missing`)
  const unknown = [...words.keys()].filter((key) => !needed.includes(key)).map((key) => `${key}: is not asked for`)
  const wrong = needed
    .filter((key) => words.has(key))
    .flatMap((key) =>
      faultsOf({ language, key, words: words.get(key) ?? '', english: sameIn(english, key) }).map((fault) => `${key}: ${fault}`),
    )
  return [...missing, ...unknown, ...wrong]
}
