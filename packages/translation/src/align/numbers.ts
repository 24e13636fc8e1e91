import { folded } from './fold.ts'
import { monthOf } from './months.ts'

/** Languages that write one and a half with a point; the others write it with a comma. */
const POINT = new Set(['en', 'ga', 'mt'])

const NUMBER = /(?<![\p{L}\p{N}])\p{Sc}?(\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)/gu
const NUMBER_AND_WORD =
  /(\d{1,4})(?:st|nd|rd|th|er|\.|\p{Pd}\p{L}+|º|ª)?[ \u00a0\u202f](?:de |da’ |ta’ )?(\p{L}{3,})|(\p{L}{3,})[ \u00a0\u202f](\d{1,4})/gu

/** The numbers in a text by value, `1 000` and `1.000,0` and `1,000` alike, and the months that stand beside a number. */
export function numbersIn(text: string, language: string): string[] {
  const numbers = Array.from(text.matchAll(NUMBER), ([, written = '']) => valuesOf(written, POINT.has(language) ? '.' : ',')).flat()
  const months = Array.from(text.matchAll(NUMBER_AND_WORD), ([, , after, before]) => monthOf(folded(after ?? before ?? ''), language))
  return [...numbers, ...months.filter((month) => month > 0).map((month) => `month ${month}`)]
}

/** A date or a version in figures is the numbers it is made of; anything else is one number. */
function valuesOf(written: string, decimal: '.' | ','): string[] {
  const bare = written.replace(/[ \u00a0\u2009\u202f'’]/gu, '')
  const parts = bare.split(/[.,]/)
  const [whole = '', ...rest] = parts
  if (rest.length === 0) return [plain(whole)]
  const separators = bare.replace(/\d/g, '')
  const grouped = whole.length <= 3 && rest.every((part) => part.length === 3)
  if (grouped && (rest.length > 1 ? separators === separators.charAt(0).repeat(rest.length) : separators !== decimal))
    return [plain(parts.join(''))]
  if (rest.length === 1) return [plain(`${whole}.${rest[0]}`)]
  const ends = rest.slice(0, -1)
  if (whole.length <= 3 && ends.every((part) => part.length === 3)) return [plain(`${whole}${ends.join('')}.${rest.at(-1)}`)]
  return parts.map(plain)
}

const plain = (number: string): string => String(Number(number))
