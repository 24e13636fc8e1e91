import type { Language } from '@undersigned/letter'
import { once } from '../once.ts'
import { isConverted, isSaidMeasure } from './conversion.ts'
import { type Figure, figuresIn, keyOf } from './figures.ts'
import { type Month, monthsIn, valuesSpoken } from './spoken.ts'

/** The numbers one text states, in figures and in words. */
export interface Numbers {
  readonly text: string
  readonly figures: readonly Figure[]
  /** What its words may say; asked only where figures leave something to explain. */
  readonly spoken: () => ReadonlySet<number>
  readonly months: () => readonly Month[]
}

export interface NumberDifference {
  /** Stated by the source and by nothing in the target. */
  readonly missing: readonly Figure[]
  /** Stated by the target alone. */
  readonly extra: readonly Figure[]
  /** Months that became others. */
  readonly months: readonly (readonly [source: Month, target: Month])[]
}

export const numbersIn = (text: string, language: Language): Numbers => ({
  text,
  figures: figuresIn(text, language),
  spoken: once(() => valuesSpoken(text, language)),
  months: once(() => monthsIn(text, language)),
})

/**
 * Which numbers of one side the other does not state, by value (rule T63). Figures are matched one to one first; what is left may be explained
 * by words, by a date's or a time's parts, or as a number said twice on one side and once on the other.
 */
export function compareNumbers(source: Numbers, target: Numbers): NumberDifference {
  const [restOfSource, restOfTarget] = unmatched(source.figures, target.figures)
  if (restOfSource.length + restOfTarget.length === 0) return { missing: [], extra: [], months: otherMonths(source, target) }
  const [said, heard] = [poolOf(restOfSource, source), poolOf(restOfTarget, target)]
  const unsaid = restOfSource.filter((figure) => !isExplained(figure, heard))
  const unheard = restOfTarget.filter((figure) => !isExplained(figure, said))
  const missing = unsaid.filter((figure) => !unheard.some((other) => isConverted(figure, source.text, other)))
  const extra = unheard.filter((figure) => !isMeasureOf(source, figure))
  const [whole, wholeTarget] = [poolOf(source.figures, source), poolOf(target.figures, target)]
  const repeats = (figures: readonly Figure[], pool: ReadonlySet<string>): boolean => figures.every((figure) => isExplained(figure, pool))
  const onlyRepeated = (extra.length === 0 && repeats(missing, wholeTarget)) || (missing.length === 0 && repeats(extra, whole))
  if (onlyRepeated) return { missing: [], extra: [], months: otherMonths(source, target) }
  return { missing: stated(missing), extra: stated(extra), months: otherMonths(source, target) }
}

const isMeasureOf = ({ figures, text }: Numbers, figure: Figure): boolean =>
  isSaidMeasure(text, figure) || figures.some((other) => isConverted(other, text, figure))

const stated = (figures: readonly Figure[]): readonly Figure[] => figures.filter(({ required }) => required)

/** The figures of both sides that have no partner of the same value. */
function unmatched(source: readonly Figure[], target: readonly Figure[]): [Figure[], Figure[]] {
  const free = [...target]
  const alone = source.filter((figure) => {
    const at = free.findIndex((other) => other.values.some((value) => figure.values.includes(value)))
    if (at >= 0) free.splice(at, 1)
    return at < 0
  })
  return [alone, free]
}

function poolOf(figures: readonly Figure[], { spoken, months }: Numbers): ReadonlySet<string> {
  const written = figures.flatMap((figure) => [...figure.values, ...figure.parts.flat()])
  return new Set([...written, ...Array.from(spoken(), keyOf), ...months().map(({ month }) => keyOf(month))])
}

const isExplained = ({ values, parts }: Figure, pool: ReadonlySet<string>): boolean =>
  values.some((value) => pool.has(value)) || parts.some((list) => list.every((value) => pool.has(value)))

function otherMonths(source: Numbers, target: Numbers): readonly (readonly [Month, Month])[] {
  const [named, others] = [source.months(), target.months()]
  const lost = named.filter(({ month }) => !states(target.figures, others, month))
  const came = others.filter(({ month }) => !states(source.figures, named, month))
  return lost.flatMap((month, at) => {
    const other = came[at]
    return other === undefined ? [] : [[month, other] as const]
  })
}

/** Whether a side names the month, or has its number in a date. */
const states = (figures: readonly Figure[], months: readonly Month[], month: number): boolean =>
  months.some((named) => named.month === month) || figures.some(({ parts }) => parts.some((list) => list.includes(keyOf(month))))
