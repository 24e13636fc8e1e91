import type { Language } from '@undersigned/letter'
import { typographyOf } from '../../typography/typography.ts'
import { lexiconOf, valuesOf } from './lexicon.ts'

/** A number as it stands in figures: what it may mean as a whole, and the numbers it may be made of. */
export interface Figure {
  readonly text: string
  readonly from: number
  readonly to: number
  /** Any of these is its value. */
  readonly values: readonly string[]
  /** Any of these lists says the same in several numbers: a date, a time, "7,8". */
  readonly parts: readonly (readonly string[])[]
  /** Whether the other side has to say it too. */
  readonly required: boolean
}

const SPACE = '[ \\u00a0\\u202f\\u2009]'
const GROUPED = `\\d{1,3}(?:(?:${SPACE}|[.,'’·])\\d{3})+(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?`
const FIGURE = new RegExp(
  [
    `(?<ymd>\\d{4}[-./]${SPACE}?\\d{1,2}[-./]${SPACE}?\\d{1,2})(?!\\d)`,
    `(?<dmy>\\d{1,2}[-./]${SPACE}?\\d{1,2}[-./]${SPACE}?(?:\\d{4}|\\d{2}))(?![\\d]|[.,]\\d)`,
    `(?<time>\\d{1,2}(?::|${SPACE}?h${SPACE}?)\\d{2})(?!\\d|:\\d)`,
    `(?<number>${GROUPED}|\\d+(?:[.,]\\d+)*)`,
  ].join('|'),
  'gu',
)

export const keyOf = (value: number): string => String(Number(value.toPrecision(12)))

/** Every figure of the text, read as the language writes numbers (rule T63). Addresses are to be masked before. */
export function figuresIn(text: string, language: Language): readonly Figure[] {
  const plain = SUBSCRIPT.test(text) ? text.replace(/[₀-₉]/gu, (digit) => String(digit.charCodeAt(0) - 0x2080)) : text
  const written = /\d/u.test(plain) ? Array.from(plain.matchAll(FIGURE), (match) => figureAt(match, plain, language)) : []
  const romans = romansIn(plain)
  return romans.length === 0 ? written : [...written, ...romans].sort((a, b) => a.from - b.from)
}

const SUBSCRIPT = /[₀-₉]/u

function figureAt(match: RegExpExecArray, text: string, language: Language): Figure {
  const [written] = match
  const [from, to] = [match.index, match.index + written.length]
  const meaning = meaningOf(match, text, language)
  const required =
    !isFormula(text.slice(Math.max(0, from - 3), from), written) && !isIdiom(written, text.slice(Math.max(0, from - 3), to + 14))
  return { text: written, from, to, required, ...meaning }
}

type Meaning = Pick<Figure, 'values' | 'parts'>

function meaningOf(match: RegExpExecArray, text: string, language: Language): Meaning {
  const { ymd, dmy, time } = match.groups ?? {}
  const [written] = match
  const date = ymd !== undefined ? dateOf(numbersOf(ymd), true) : dmy !== undefined ? dateOf(numbersOf(dmy).reverse(), false) : null
  if (date !== null) return date
  const around = { before: text.slice(Math.max(0, match.index - 12), match.index), after: text.slice(match.index + written.length) }
  if (time !== undefined) return timeOf(numbersOf(time), around.after)
  return numberOf(written, around, language)
}

const numbersOf = (written: string): number[] => (written.match(/\d+/gu) ?? []).map(Number)

/** A date by year, month and day; where both orders are dates, both are meant. */
function dateOf([year = 0, second = 0, third = 0]: readonly number[], isoOrder: boolean): Meaning | null {
  const isDate = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31
  const orders = [[second, third], ...(isoOrder ? [] : [[third, second]])].filter(([month = 0, day = 0]) => isDate(month, day))
  if (orders.length === 0) return null
  const years = year < 100 ? [1900 + year, 2000 + year, year] : [year]
  return {
    values: years.flatMap((each) => orders.map(([month, day]) => `date:${each}-${month}-${day}`)),
    parts: years.map((each) => [keyOf(third), keyOf(second), keyOf(each)]),
  }
}

function timeOf([hour = 0, minute = 0]: readonly number[], after: string): Meaning {
  const hours = halvesOfDay(hour, after)
  return {
    values: hours.map((each) => `time:${each}:${minute}`),
    parts: hours.flatMap((each) => [[keyOf(each), keyOf(minute)], ...(minute === 0 ? [[keyOf(each)]] : [])]),
  }
}

const NOON = 12

/** With am or pm behind it an hour may be said by either clock. */
function halvesOfDay(hour: number, after: string): readonly number[] {
  return /^[\s\u00a0]?[ap]\.?m\b/iu.test(after) ? [hour, (hour + NOON) % 24] : [hour]
}

interface Around {
  readonly before: string
  readonly after: string
}

function numberOf(written: string, { before, after }: Around, language: Language): Meaning {
  const pieces = written.split(/[^\d]/u)
  const value = numericValue(written, pieces, language)
  const lists = pieces.length > 1 ? [pieces.map((piece) => keyOf(Number(piece)))] : []
  if (value === null) return { values: [`v:${pieces.join('.')}`], parts: /[,·'’]|\s/u.test(written) ? lists : [] }
  // In "3.1, 2.94 and 2.89 million" the first two are millions as well.
  const base = value + fractionOf(after)
  const values = [...scaledValues(base, after, language), ...halvesOfDay(value, after).slice(1), ...otherYears(value, written, before)]
  const clock =
    pieces.length === 2 && (pieces[1] ?? '').length === 2 && value < 24 ? [`time:${Number(pieces[0])}:${Number(pieces[1])}`] : []
  const bare = Number.isInteger(base) ? [] : [[keyOf(base)]]
  return { values: [...values.map(keyOf), ...clock], parts: [...lists, ...bare, ...decadeOf(value, written)] }
}

/** The value as the language writes it; null where it is several numbers behind one another, like a version. */
function numericValue(written: string, pieces: readonly string[], language: Language): number | null {
  const marks = written.match(/[^\d]/gu) ?? []
  const [head = '', ...rest] = pieces
  if (marks.length === 0) return Number(written)
  const last = marks.at(-1)
  const others = new Set(marks.slice(0, -1))
  if (marks.length > 1 && others.size === 1 && !others.has(last ?? '') && /[.,]/u.test(last ?? ''))
    return Number(`${pieces.slice(0, -1).join('')}.${pieces.at(-1)}`)
  const inThrees = head.length <= 3 && head !== '0' && rest.every((piece) => piece.length === 3)
  if (new Set(marks).size === 1 && inThrees && (marks.length > 1 || !isDecimal(last, language))) return Number(pieces.join(''))
  return marks.length === 1 ? Number(`${head}.${rest[0]}`) : null
}

const isDecimal = (mark: string | undefined, language: Language): boolean => mark === typographyOf(language).decimal

const fractions: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3 }
const fractionOf = (after: string): number => fractions[after.trimStart()[0] ?? ''] ?? 0

/** Irish says a mile as it says a thousand. */
const MILE = /^mh?íle$/iu

/** "1.5 million" is 1,500,000. What may be a unit as well ("5 m") is both. */
function scaledValues(value: number, after: string, language: Language): readonly number[] {
  const { scales } = lexiconOf(language)
  let [scale, rest, words] = [1, after, 0]
  for (;;) {
    const [gap = '', word = ''] = /^[\s\u00a0\u202f-]{0,2}(?:(?:de|di|il)[\s\u00a0-])?(\p{L}+)\.?/u.exec(rest) ?? []
    const power = word === '' ? undefined : valuesOf(word.toLowerCase(), scales)[0]
    if (power === undefined) break
    if (word.length === 1 || MILE.test(word)) return [value, value * power]
    scale *= power
    rest = rest.slice(gap.length)
    words += 1
  }
  return words === 0 ? [value] : [value * scale]
}

/** "1990s" may be said "90s"; in "2018/19" the second is 2019; "’98" is 1998. */
function otherYears(value: number, written: string, before: string): readonly number[] {
  if (/^\d{3}0$/u.test(written) && value >= 1800 && value < 2100) return [value % 100]
  if (!/^\d{2}$/u.test(written)) return []
  const [, century] = /(?<!\d)(\d{2})\d{2}[-–/]$/u.exec(before) ?? []
  if (century !== undefined) return [Number(century) * 100 + value]
  return /['’‘]$/u.test(before) ? [1900 + value, 2000 + value] : []
}

/** The 1930s are the fourth decade, and the thirties, of the twentieth century. */
function decadeOf(value: number, written: string): readonly (readonly string[])[] {
  if (!/^\d{3}0$/u.test(written) || value < 1800 || value >= 2100) return []
  const century = keyOf(Math.floor(value / 100) + 1)
  return [
    [century, keyOf((value % 100) / 10 + 1)],
    [century, keyOf(value % 100)],
  ]
}

/** "100 per cent certain" and "24/7" are often said without a number. */
const isIdiom = (written: string, around: string): boolean =>
  (written === '100' && WHOLLY.test(around)) || ((written === '24' || written === '7') && /(?<!\d)24\/7(?!\d)/u.test(around))

const WHOLLY = /(?<!\d)100[\s\u00a0\u202f-]?(?:%|per ?cent|pro[cs]ent|Prozent|por ciento|pour cent|per cento)/iu

/** The 2 of CO₂ and m2 says nothing a translator could get wrong. */
const isFormula = (before: string, written: string): boolean => written.length === 1 && /(?:CO|SO|NO|[HNO]|\b[ckm]?m)$/u.test(before)

/** Greek and Cyrillic writers often type the look-alikes of their own keyboards. */
const ROMAN = /(?=[IVXLCDMΙΧΜІХМС])(?<![\p{L}\p{N}.])[IVXLCDMΙΧΜІХМС]{1,8}(?=(?:e|er|ème|ᵉ|-\p{L}{1,4})?(?![\p{L}\p{N}]))/gu
const letters: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
const latin: Readonly<Record<string, string>> = { Ι: 'I', Χ: 'X', Μ: 'M', І: 'I', Х: 'X', М: 'M', С: 'C' }

function romansIn(text: string): readonly Figure[] {
  const found = Array.from(text.matchAll(ROMAN))
  if (found.length === 0) return []
  const shouted = isShouted(text)
  return found.flatMap(({ 0: typed, index }) => {
    const written = [...typed].map((letter) => latin[letter] ?? letter).join('')
    const value = romanValue(written)
    if (value === null) return []
    const required = !shouted && /^[IVX]{2,}$/u.test(written) && !/^X+$/u.test(written)
    return [{ text: typed, from: index, to: index + typed.length, values: [keyOf(value)], parts: [], required }]
  })
}

/** Where all is in capitals, VI and DI are words. */
function isShouted(text: string): boolean {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return small < (text.match(/\p{Lu}/gu)?.length ?? 0)
}

function romanValue(written: string): number | null {
  if (!/^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u.test(written)) return null
  const digits = [...written].map((letter) => letters[letter] ?? 0)
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0)
}
