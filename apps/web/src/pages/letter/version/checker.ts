import type { Inline, Language } from '@undersigned/letter'
import { checkUnit, flatText, type Glossary, termsIn, type UnitToCheck } from '@undersigned/translation'
import { type TermHelp, termHelp } from './help/term-help.ts'

/** The checks, in a file of their own: they come when somebody translates, not before. */
export const check = (unit: UnitToCheck) => checkUnit(unit)

export interface TermPlace {
  readonly from: number
  readonly to: number
  readonly help: TermHelp
}

interface Between {
  readonly from: Language
  readonly to: Language
}

/** Where the coalition's terms stand in an original, found by their stems (rule T66), and what it says for them. */
export const termPlaces = (content: readonly Inline[], languages: Between, glossary: Glossary): readonly TermPlace[] =>
  termsIn(flatText(content), languages.from, glossary).map((found) => ({
    from: found.from,
    to: found.to,
    help: termHelp(found, languages.to),
  }))
