import type { Language, UnitDigest, UnitId } from '@undersigned/letter'
import { checkUnit, type Dismissal, type Finding, type Glossary, rowOf } from '@undersigned/translation'
import type { DecodedVersion, PairedOriginal, WholeVersion } from './reading.ts'

/** One unit of a version, and what its checks have to know beside the two texts. */
export interface CheckQuestion {
  readonly original: string
  readonly version: string
  readonly unit: UnitId
  readonly language: Language
  readonly glossary: Glossary
  readonly dismissals: readonly Dismissal[]
  readonly whole: WholeVersion | null
}

export interface CheckAnswer {
  /** The two texts that were checked. */
  readonly sourceDigest: UnitDigest
  readonly targetDigest: UnitDigest
  readonly findings: readonly Finding[]
}

/** What the checks say of one unit as it stands; null where there is none by that name (rule T61). */
export function answerCheck(original: PairedOriginal, { version }: DecodedVersion, question: CheckQuestion): CheckAnswer | null {
  const { language, glossary, dismissals } = question
  const unit = original.units.find(({ id }) => id === question.unit)
  if (unit === undefined) return null
  const { target, targetDigest } = rowOf(unit, {
    target: version.units.get(unit.id) ?? [],
    confirmation: null,
    reviews: [],
    declarations: [],
  })
  const sourceLanguage = original.text.language
  const findings = checkUnit({ unit, target, sourceLanguage, targetLanguage: language, glossary, dismissals })
  return { sourceDigest: unit.digest, targetDigest, findings }
}
