import type { Inline, Language } from '@undersigned/letter'
import { checkUnit, flatText, type Glossary, termsIn, type UnitToCheck } from '@undersigned/translation'

/** The checks, in a file of their own: they come when somebody translates, not before. */
export const check = (unit: UnitToCheck) => checkUnit(unit)

export interface TermPlace {
  readonly from: number
  readonly to: number
}

/** Where the coalition's terms stand in an original, found by their stems (rule T66). */
export const termPlaces = (content: readonly Inline[], language: Language, glossary: Glossary): readonly TermPlace[] =>
  termsIn(flatText(content), language, glossary).map(({ from, to }) => ({ from, to }))
