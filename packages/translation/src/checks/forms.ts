import type { Language } from '@undersigned/letter'
import { typographyOf } from '../typography/typography.ts'
import { monthsIn } from './numbers/spoken.ts'
import { type Check, type Complaint, complaintsAt, type Pair, targetPlace, wholeOf } from './side.ts'

const PERCENT =
  /%|‰|per ?cent|pro ?[cs]ent|prozent|pour[ \u00a0]cent|por ciento|por cento|τοις εκατό|στους εκατό|на сто|процент|protsen|százalék|gcéad|odstot|postot|posto|fil-mija|la sută/giu
const SIGN = '[€$£¥]'

/** Shares stay shares, money keeps its currency, and both stand as the language writes them (rule T69). */
export const currencyPercent: Check = (pair) => [...percentLost(pair), ...percentSpace(pair), ...currencyLost(pair), ...currencyPlace(pair)]

function percentLost(pair: Pair): readonly Complaint[] {
  const [source, target] = [pair.source.words.match(/%/gu)?.length ?? 0, pair.target.words.match(PERCENT)?.length ?? 0]
  return source > target ? [{ reason: 'percent-missing', values: { source, target }, place: wholeOf(pair) }] : []
}

function percentSpace({ target: { words, language } }: Pair): readonly Complaint[] {
  const { percent } = typographyOf(language)
  if (percent === 'either') return []
  const [wrong, insert] = percent === 'spaced' ? [/(?<=\d)(?=%)/gu, '\u00a0'] : [/(?<=\d)[ \u00a0\u202f]+(?=%)/gu, '']
  return complaintsAt(wrong, words, (_, place) => ({
    reason: 'percent-space',
    values: { form: percent === 'spaced' ? '50\u00a0%' : '50%' },
    place: targetPlace(place.from, Math.min(words.length, place.to + 1)),
    edits: [{ from: place.from, to: place.to, insert }],
  }))
}

const currencies: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['€', /€|\bEUR\b|(?<!\p{L})(?:euro|evro|евро|ευρώ|eiro|eur)/iu],
  ['$', /\$|\bUSD\b|dol+[aá]r|dolar|долар|δολ[αά]ρι/iu],
  ['£', /£|\bGBP\b/u],
  ['CHF', /\bCHF\b/u],
]
const SIGNED: Readonly<Record<string, RegExp>> = { '€': /€|\bEUR\b/u, $: /\$|\bUSD\b/u, '£': /£|\bGBP\b/u, CHF: /\bCHF\b/u }

/** One currency's sign became another's. */
function currencyLost(pair: Pair): readonly Complaint[] {
  const [source, target] = [pair.source.words, pair.target.words]
  const lost = currencies.find(([name, pattern]) => SIGNED[name]?.test(source) && !pattern.test(target))
  const came = currencies.find(([name, pattern]) => SIGNED[name]?.test(target) && !pattern.test(source))
  return lost && came ? [{ reason: 'currency-differs', values: { source: lost[0], target: came[0] }, place: wholeOf(pair) }] : []
}

const NUMBER = '\\d+(?:[.,\\u00a0\\u202f ]\\d+)*'

function currencyPlace({ target: { words, language } }: Pair): readonly Complaint[] {
  const { currency } = typographyOf(language)
  if (currency === 'either') return []
  const [wrong, form] =
    currency === 'after'
      ? [`(?<sign>${SIGN})[ \\u00a0\\u202f]?(?<number>${NUMBER})`, '50\u00a0€']
      : [`(?<number>${NUMBER})[ \\u00a0\\u202f]?(?<sign>€)`, '€50']
  return complaintsAt(new RegExp(wrong, 'gu'), words, ({ groups }, place) => {
    const { sign = '', number = '' } = groups ?? {}
    const moved = currency === 'after' ? `${number}\u00a0${sign}` : `${sign}${number}`
    const isAlone = !/^[ \u00a0\u202f-]?\p{L}/u.test(words.slice(place.to)) && !/[\p{L}\p{N}]$/u.test(words.slice(0, place.from))
    return { reason: 'currency-place', values: { form }, place, edits: isAlone ? [{ from: place.from, to: place.to, insert: moved }] : [] }
  })
}

/** Dates have the language's order, its full stops, its own months' names and their capitals (rule T69). */
export const dateForm: Check = (pair) => [...monthFirst(pair), ...namedDates(pair), ...foreignMonths(pair)]

function monthFirst({ target }: Pair): readonly Complaint[] {
  return complaintsAt(
    /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/gu,
    target.words,
    ({ 0: date, 1: month = '', 2: day = '', 3: year }, place) => ({
      reason: 'date-order',
      values: { date },
      place,
      edits: [{ from: place.from, to: place.to, insert: `${day}/${month}/${year}` }],
    }),
  ).filter(({ values }) => isMonthFirst(String(values?.date)))
}

function isMonthFirst(date: string): boolean {
  const [month = 0, day = 0] = date.split('/').map(Number)
  return month >= 1 && month <= 12 && day > 12 && day <= 31
}

function namedDates({ target }: Pair): readonly Complaint[] {
  const { words, language } = target
  const { date } = typographyOf(language)
  return target
    .numbers()
    .months()
    .flatMap(({ from, to }): Complaint[] => {
      const [day, number = '', dot] =
        /(?<![\d.,])(\d{1,2})(\.?)[ \u00a0](?:de |ta’ |di )?$/u.exec(words.slice(Math.max(0, from - 10), from)) ?? []
      if (day === undefined) return []
      const name = words.slice(from, to)
      const at = from - day.length + number.length
      const values = { form: date.example }
      const place = targetPlace(from - day.length, to)
      const dots =
        date.order === 'dmy' && date.dayDot !== (dot === '.')
          ? [{ from: at, to: at + (dot?.length ?? 0), insert: date.dayDot ? '.' : '' }]
          : []
      const cased = casedMonth(name, date.capital, language)
      return [
        ...(dots.length > 0 ? [{ reason: 'date-dot' as const, values, place, edits: dots }] : []),
        ...(cased === name ? [] : [{ reason: 'date-capital' as const, values, place, edits: [{ from, to, insert: cased }] }]),
      ]
    })
}

/** The month's first letter as the language has it; a text in capitals stays. */
function casedMonth(name: string, capital: boolean, language: Language): string {
  if (name === name.toLocaleUpperCase(language)) return name
  const first = capital ? name.charAt(0).toLocaleUpperCase(language) : name.charAt(0).toLocaleLowerCase(language)
  return first + name.slice(1)
}

/** A month's name that the source's language has and the target's has not. */
function foreignMonths({ source, target }: Pair): readonly Complaint[] {
  if (source.language === target.language || !/\d/u.test(target.words)) return []
  const own = target.numbers().months()
  return monthsIn(target.words, source.language)
    .filter(({ from }) => !own.some((month) => month.from === from))
    .map(
      ({ from, to }): Complaint => ({
        reason: 'date-foreign-month',
        values: { month: target.text.slice(from, to) },
        place: targetPlace(from, to),
      }),
    )
}
