import type { Language } from '@undersigned/letter'
import { once } from '../once.ts'
import { isConverted, saidMeasures } from './conversion.ts'
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
  const months = otherMonths(source, target)
  const [restOfSource, restOfTarget] = unmatched(source.figures, target.figures)
  if (restOfSource.length + restOfTarget.length === 0) return { missing: [], extra: [], months }
  const [whole, wholeTarget] = [poolOf(source.figures, source), poolOf(target.figures, target)]
  const said = new Set([...poolOf(restOfSource, source), ...partsOf(source.figures, wholeTarget)])
  const heard = new Set([...poolOf(restOfTarget, target), ...partsOf(target.figures, whole)])
  const unsaid = restOfSource.filter((figure) => !isExplained(figure, heard, wholeTarget))
  const unheard = restOfTarget.filter((figure) => !isExplained(figure, said, whole))
  const [missing, extra] = withoutConverted(stated(unsaid), stated(unheard), { source, target })
  const repeats = (figures: readonly Figure[], pool: ReadonlySet<string>): boolean =>
    figures.every((figure) => isExplained(figure, pool, pool))
  const onlyRepeated = (extra.length === 0 && repeats(missing, wholeTarget)) || (missing.length === 0 && repeats(extra, whole))
  return onlyRepeated ? { missing: [], extra: [], months } : { missing, extra, months }
}

/** What neither says in the measures of its readers. A measure explains one figure. */
function withoutConverted(
  unsaid: readonly Figure[],
  unheard: readonly Figure[],
  { source, target }: Record<'source' | 'target', Numbers>,
): [Figure[], Figure[]] {
  const free = [...unsaid, ...saidMeasures(source.text), ...source.figures.filter((figure) => !unsaid.includes(figure))]
  const extra = unheard.filter((figure) => {
    const at = free.findIndex((measure) => isConverted(measure, source.text, figure, target.text))
    if (at >= 0) free.splice(at, 1)
    return at < 0
  })
  return [unsaid.filter((figure) => free.includes(figure)), extra]
}

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
  return new Set([...figures.flatMap(({ values }) => values), ...Array.from(spoken(), keyOf), ...months().map(({ month }) => keyOf(month))])
}

/** The numbers a figure may be made of, where the other side has every one of them. */
const partsOf = (figures: readonly Figure[], pool: ReadonlySet<string>): readonly string[] =>
  figures.flatMap(({ parts }) => parts.filter((list) => list.every((value) => pool.has(value))).flat())

const isExplained = ({ values, parts }: Figure, rest: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  values.some((value) => rest.has(value)) ||
  parts.some((list) => list.every((value) => rest.has(value) || whole.has(value)) && list.some((value) => rest.has(value)))

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
