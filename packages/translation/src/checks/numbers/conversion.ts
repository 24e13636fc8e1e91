import type { Figure } from './figures.ts'

/** What a reader elsewhere is told in other measures: the word behind the English figure, and by how much it is multiplied. */
const measures: readonly (readonly [unit: RegExp, factors: readonly number[]])[] = [
  [/^(?:mph|miles?|mi\b)/iu, [1.609344, 0.44704, 0.868976, 160.9344]],
  [/^(?:inch(?:es)?|in\.|″)/iu, [2.54, 25.4, 0.0254]],
  [/^(?:foot|feet|ft)\b/iu, [0.3048, 30.48]],
  [/^(?:yards?|yds?)\b/iu, [0.9144]],
  [/^(?:pounds?|lbs?)\b/iu, [0.45359, 453.59]],
  [/^(?:ounces?|oz)\b/iu, [28.3495, 29.5735, 0.0283]],
  [/^stones?\b/iu, [6.35]],
  [/^gall?ons?\b/iu, [3.7854, 4.546]],
  [/^acres?\b/iu, [0.4047, 4046.9, 0.0040469]],
  [/^(?:square miles?|sq)/iu, [2.59]],
]
const HEAT = /^(?:degrees?|°|º|s\b)/iu

/** How far a writer rounds. */
const ROUNDING = 0.2
const NEAR = 32

/** Whether one figure is another in the measures of its readers: miles as kilometres, degrees Fahrenheit as Celsius. */
export function isConverted(source: Figure, sourceText: string, target: Figure): boolean {
  const behind = sourceText.slice(source.to, source.to + NEAR)
  return source.values.some((from) => target.values.some((to) => isSameMeasure(Number(from), Number(to), behind)))
}

/** "Half an inch" and "a mile" are measures without a figure. */
const SAID = /\b(half|one|an?)(?:[\s-]+an?)?[\s-]+(?=(?:mile|inch|foot|yard|pound|ounce|stone|gallon|acre)\b)/giu

/** Whether a figure gives the measure that the source gives in words. */
export function isSaidMeasure(sourceText: string, target: Figure): boolean {
  return Array.from(sourceText.matchAll(SAID)).some(({ 0: said, 1: word, index }) => {
    const behind = sourceText.slice(index + said.length, index + said.length + NEAR)
    return target.values.some((to) => isSameMeasure(word?.toLowerCase() === 'half' ? 0.5 : 1, Number(to), behind))
  })
}

function isSameMeasure(from: number, to: number, behind: string): boolean {
  const close = (wanted: number, slack = 0): boolean => Math.abs(to - wanted) <= Math.abs(wanted) * ROUNDING + slack
  const words = [behind.trimStart().replace(/^-/u, ''), ...behind.split(/[\s-]+/u).slice(1)]
  if (words.some((word) => HEAT.test(word)) && (close(((from - 32) * 5) / 9, 1) || close((from * 5) / 9, 1))) return true
  return measures.some(([unit, factors]) => words.some((word) => unit.test(word)) && factors.some((factor) => close(from * factor)))
}
