import type { Figure } from './figures.ts'

interface Measure {
  /** The word behind the figure in the source. */
  readonly said: RegExp
  /** By how much it is multiplied for the word behind the figure in the target. */
  readonly becomes: readonly (readonly [unit: RegExp, factor: number])[]
}

const KILOMETRES = /^(?:km|kilom|километ|км|χιλιομ|χλμ)/iu
const METRES = /^(?:m\b|met|metr|мет|м\b|μετρ|μ\.)/iu
const CENTIMETRES = /^(?:cm|[csz]ent[iy]|sentti|сант|см|εκατ|εκ\.)/iu
const MILLIMETRES = /^(?:mm|mill?i|mili|мили|мм|χιλιοστ|χλστ)/iu
const KILOS = /^(?:kg|kil|quil|кг|кил|κιλ|κ\.)/iu
const GRAMS = /^(?:g\b|gram|г\b|грам|γρ)/iu
const LITRES = /^(?:l\b|lit|л\b|лит|λιτρ)/iu
const HECTARES = /^(?:ha\b|h?e[ck]t|хект|εκτ)/iu

/** English measures, which readers elsewhere are told in their own. */
const measures: readonly Measure[] = [
  {
    said: /^(?:mph|miles?|mi\b)/iu,
    becomes: [
      [KILOMETRES, 1.609344],
      [METRES, 0.44704],
      [METRES, 1609.344],
    ],
  },
  {
    said: /^(?:inch(?:es)?|″)/iu,
    becomes: [
      [CENTIMETRES, 2.54],
      [MILLIMETRES, 25.4],
      [METRES, 0.0254],
    ],
  },
  {
    said: /^(?:foot|feet|ft)\b/iu,
    becomes: [
      [METRES, 0.3048],
      [CENTIMETRES, 30.48],
    ],
  },
  { said: /^(?:yards?|yds?)\b/iu, becomes: [[METRES, 0.9144]] },
  {
    said: /^(?:pounds?|lbs?)\b/iu,
    becomes: [
      [KILOS, 0.45359],
      [GRAMS, 453.59],
    ],
  },
  { said: /^(?:ounces?|oz)\b/iu, becomes: [[GRAMS, 28.3495]] },
  { said: /^stones?\b/iu, becomes: [[KILOS, 6.35]] },
  {
    said: /^gall?ons?\b/iu,
    becomes: [
      [LITRES, 3.7854],
      [LITRES, 4.546],
    ],
  },
  { said: /^acres?\b/iu, becomes: [[HECTARES, 0.4047]] },
]
const HEAT = /^(?:degrees?|°|º|s\b|fahrenheit)/iu

/** How far a writer rounds, as a part and in whole numbers. */
const ROUNDING = 0.12
const HALF = 0.5
const NEAR = 32

interface Placed {
  readonly values: readonly string[]
  readonly to: number
}

/** Whether one figure is another in the measures of its readers: miles as kilometres, degrees Fahrenheit as Celsius. */
export function isConverted(source: Placed, sourceText: string, target: Figure, targetText: string): boolean {
  const [said, heard] = [unitsBehind(sourceText, source.to), unitsBehind(targetText, target.to)]
  return source.values.some((from) => target.values.some((to) => isSameMeasure(Number(from), Number(to), { said, heard })))
}

/** The words behind a figure; in "1 to 4 inches" the measure stands behind the second. */
const unitsBehind = (text: string, at: number): readonly string[] =>
  text
    .slice(at, at + NEAR)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[\s\u00a0\u202f(),;–-]+/u)
    .filter((word) => word !== '')
    .slice(0, 4)

/** "Half an inch" and "a mile" are measures without a figure. */
const SAID = /\b(half|one|an?)(?:[\s-]+an?)?[\s-]+(?=(?:mile|inch|foot|yard|pound|ounce|stone|gallon|acre)\b)/giu

export const saidMeasures = (text: string): readonly Placed[] =>
  Array.from(text.matchAll(SAID), ({ 0: said, 1: word, index }) => ({
    values: [word?.toLowerCase() === 'half' ? '0.5' : '1'],
    to: index + said.length,
  }))

interface Units {
  readonly said: readonly string[]
  readonly heard: readonly string[]
}

function isSameMeasure(from: number, to: number, { said, heard }: Units): boolean {
  const close = (wanted: number): boolean => Math.abs(to - wanted) <= Math.max(Math.abs(wanted) * ROUNDING, HALF)
  if (said.some((word) => HEAT.test(word)) && (close(((from - 32) * 5) / 9) || close((from * 5) / 9))) return true
  return measures.some((measure) => {
    if (!said.some((word) => measure.said.test(word))) return false
    return measure.becomes.some(([unit, factor]) => heard.some((word) => unit.test(word)) && close(from * factor))
  })
}
