import type { Language } from '@undersigned/letter'
import { months } from './months.ts'
import { numberWords, scaleWords } from './words.ts'

/** Words looked up whole, and beginnings looked up by their first two letters. */
interface Dictionary {
  readonly whole: ReadonlyMap<string, readonly number[]>
  /** The whole words again, by their first two letters. */
  readonly forms: ReadonlyMap<string, readonly (readonly [form: string, value: number])[]>
  readonly beginnings: ReadonlyMap<string, readonly (readonly [beginning: string, value: number])[]>
}

interface Lexicon {
  readonly numbers: Dictionary
  readonly scales: Dictionary
  readonly months: Dictionary
  readonly joining: string
}

const lexicons = new Map<Language, Lexicon>()

export function lexiconOf(language: Language): Lexicon {
  const known = lexicons.get(language)
  if (known !== undefined) return known
  const entries = entriesOf(numberWords[language])
  const made = {
    numbers: dictionaryOf(entries.filter(([value]) => value !== '&').map(([value, words]) => [Number(value), words])),
    scales: dictionaryOf(entriesOf(scaleWords[language]).map(([power, words]) => [10 ** Number(power), words])),
    months: dictionaryOf(months[language].split(' ').map((forms, month) => [month + 1, forms.split('|').map(asBeginning)])),
    joining: entries.find(([value]) => value === '&')?.[1][0] ?? '',
  }
  lexicons.set(language, made)
  return made
}

const entriesOf = (line: string): [string, string[]][] =>
  line.split(';').map((entry) => {
    const [value = '', words = ''] = entry.split(':')
    return [value, words.split(' ').filter((word) => word !== '')]
  })

/** A short form stands alone ("oct", "mai"); a longer one takes endings. */
const asBeginning = (form: string): string => (form.length > 3 ? `${form}*` : form)

function dictionaryOf(entries: readonly (readonly [number, readonly string[]])[]): Dictionary {
  const whole = new Map<string, number[]>()
  const forms = new Map<string, [string, number][]>()
  const beginnings = new Map<string, [string, number][]>()
  for (const [value, words] of entries) {
    for (const word of words) {
      const form = word.replace(/\*$/u, '')
      if (form === word) whole.set(form, [...(whole.get(form) ?? []), value])
      if (form === word && form.length < 3) continue
      const group = form === word ? forms : beginnings
      group.set(form.slice(0, 2), [...(group.get(form.slice(0, 2)) ?? []), [form, value]])
    }
  }
  return { whole, forms, beginnings }
}

/** Every value that a word may stand for, those of its longest beginning among them. */
export function valuesOf(word: string, { whole, beginnings }: Dictionary): readonly number[] {
  const begun = (beginnings.get(word.slice(0, 2)) ?? []).filter(([beginning]) => word.startsWith(beginning))
  if (begun.length === 0) return whole.get(word) ?? []
  const longest = Math.max(0, ...begun.map(([beginning]) => beginning.length))
  return [...(whole.get(word) ?? []), ...begun.filter(([beginning]) => beginning.length === longest).map(([, value]) => value)]
}

/** The beginnings and words that a longer word may be joined of. */
export const partsOf = (word: string, { forms, beginnings }: Dictionary): readonly (readonly [part: string, value: number])[] => [
  ...(beginnings.get(word.slice(0, 2)) ?? []).filter(([beginning]) => word.startsWith(beginning)),
  ...(forms.get(word.slice(0, 2)) ?? []).filter(([form]) => word.startsWith(form)),
]
