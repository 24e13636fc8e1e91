import type { Language, UnitDigest, UnitId } from '@undersigned/letter'
import { checkUnit, type Dismissal, type Finding, rowOf } from '@undersigned/translation'
import type { NamedTerms } from './map-facts.ts'
import type { DecodedVersion, PairedOriginal, WholeVersion } from './reading.ts'

/** One unit of a version, and what its checks have to know beside the two texts. */
export interface CheckQuestion {
  readonly original: string
  readonly version: string
  readonly unit: UnitId
  readonly language: Language
  /** The name of the coalition's terms. */
  readonly glossary: string
  readonly dismissals: readonly Dismissal[]
  readonly whole: WholeVersion | null
}

export interface CheckAnswer {
  /** The two texts that were checked. */
  readonly sourceDigest: UnitDigest
  readonly targetDigest: UnitDigest
  readonly findings: readonly Finding[]
}

/** What a question is answered from. */
interface Known {
  readonly original: PairedOriginal
  readonly decoded: DecodedVersion
  readonly glossary: NamedTerms
}

/** What the checks say of one unit as it stands; null where there is none by that name (rule T61). */
export function answerCheck({ original, decoded, glossary }: Known, question: CheckQuestion): CheckAnswer | null {
  const { language, dismissals } = question
  const { version } = decoded
  const unit = original.units.find(({ id }) => id === question.unit)
  if (unit === undefined) return null
  const { target, targetDigest } = rowOf(unit, {
    target: version.units.get(unit.id) ?? [],
    confirmation: null,
    reviews: [],
    declarations: [],
  })
  const sourceLanguage = original.text.language
  const findings = checkUnit({ unit, target, sourceLanguage, targetLanguage: language, glossary: glossary.terms, dismissals })
  return { sourceDigest: unit.digest, targetDigest, findings }
}
