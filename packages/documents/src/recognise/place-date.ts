import { type Inline, normaliseInline, type PlaceholderField } from '@undersigned/letter'
import { run, wordsOf } from '../content.ts'
import { isMonth } from './months.ts'

interface Token {
  readonly text: string
  readonly at: number
}

const OPEN = /^[[(]?(?:x{1,4}|_{1,}|\.{2,3}|…|\?{1,2}|tbc|tbd|date|place|day|dd|mm|yyyy|20xx|20__|lieu|jour|ort|datum|tag)[\])]?$/iu
const DAY = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|\.)?$/iu
const YEAR = /^(?:19|20)\d\d\.?$/u
const NUMERIC = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})$/u
/** Words that stand between the parts of a date and are none of them. */
const JOINT = new Set([
  'the',
  'of',
  'le',
  'de',
  'den',
  'di',
  'il',
  'del',
  'a',
  'az',
  'm',
  'd',
  'gada',
  'og',
  'r',
  'ta',
  'an',
  'na',
  'dnia',
  'dne',
  'dňa',
  'г',
  'στις',
  'ta’',
  'kl',
])
const MAX_LENGTH = 80
const MAX_PLACE_WORDS = 5

/**
 * The place and date of a letter with its open parts as placeholders, or null if this line is none (rule L34).
 * A year that is not there is open; so is whatever is written as "xx", "[date]" and the like.
 */
export function placeDateOf(content: readonly Inline[]): Inline[] | null {
  const text = wordsOf(content)
  if (text.length > MAX_LENGTH || content.some((part) => part.type !== 'text')) return null
  const tokens = tokensOf(text)
  const start = dateStart(tokens)
  if (start === null || !isPlace(tokens.slice(0, start))) return null
  const fields = fieldsOf(tokens, start)
  return fields === null ? null : withPlaceholders(text, tokens, fields)
}

const bare = (word: string): string => word.replace(/[,.;:]+$/u, '')

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/\S+/gu)].map((match) => ({ text: bare(match[0]) || match[0], at: match.index }))

const isDatePart = (word: string): boolean => isMonth(word) || DAY.test(word) || YEAR.test(word) || NUMERIC.test(word) || OPEN.test(word)

/** Where the date begins: the last stretch of date parts and joints, which must hold a month or a whole numeric date. */
function dateStart(tokens: readonly Token[]): number | null {
  if (!tokens.some(({ text }) => isMonth(text) || NUMERIC.test(text))) return null
  let start = tokens.length
  while (start > 0) {
    const word = tokens[start - 1]?.text ?? ''
    if (!isDatePart(word) && !JOINT.has(word.toLowerCase())) break
    start -= 1
  }
  const date = tokens.slice(start)
  if (!date.some(({ text }) => isMonth(text) || NUMERIC.test(text))) return null
  return startsWithOpenPlace(date) ? start + 1 : start
}

/** "xx, 17 October": two open or day parts before the month, of which the first is the place. */
function startsWithOpenPlace(date: readonly Token[]): boolean {
  const month = date.findIndex(({ text }) => isMonth(text))
  const before = date.slice(0, month).filter(({ text }) => isDatePart(text) && !YEAR.test(text))
  return month > 0 && before.length > 1 && OPEN.test(before[0]?.text ?? '') && before[0] === date[0]
}

const isPlace = (tokens: readonly Token[]): boolean =>
  tokens.length <= MAX_PLACE_WORDS && tokens.every(({ text }, at) => at > 0 || /^[\p{Lu}[(_.…?]|^xx/u.test(text))

function fieldsOf(tokens: readonly Token[], start: number): Map<number, PlaceholderField> | null {
  const fields = new Map<number, PlaceholderField>()
  tokens.slice(0, start).forEach(({ text }, at) => {
    if (OPEN.test(text)) fields.set(at, 'place')
  })
  const date = tokens.slice(start)
  if (date.some(({ text }) => NUMERIC.test(text))) return fields
  const month = date.findIndex(({ text }) => isMonth(text))
  let hasYear = date.some(({ text }) => YEAR.test(text))
  date.forEach(({ text }, at) => {
    if (!OPEN.test(text)) return
    const isYear = !hasYear && (at > month || /^20/u.test(text)) && (date.some((other) => DAY.test(other.text)) || at > month)
    fields.set(start + at, isYear ? 'year' : 'day')
    if (isYear) hasYear = true
  })
  if (!hasYear) fields.set(tokens.length, 'year')
  return fields
}

function withPlaceholders(text: string, tokens: readonly Token[], fields: ReadonlyMap<number, PlaceholderField>): Inline[] {
  const content: Inline[] = []
  let done = 0
  for (const [at, field] of fields) {
    const token = tokens[at]
    if (token === undefined) continue
    content.push(run(text.slice(done, token.at)), { type: 'placeholder', field, text: token.text })
    done = token.at + token.text.length
  }
  content.push(run(text.slice(done)))
  if (fields.has(tokens.length)) content.push({ type: 'placeholder', field: 'year', text: '' })
  return normaliseInline(content)
}
