import type { Inline, Language, UnitDigest, UnitId } from '@undersigned/letter'

/** What stands between a unit and "reviewed" (rule T61). */
export const ERROR_CHECKS = [
  'empty',
  'source-copied',
  'footnote-mismatch',
  'url-mismatch',
  'number-mismatch',
  'placeholder-mismatch',
  'forbidden-term',
  'do-not-translate-missing',
  'list-structure',
  'two-drafts',
] as const

/** What a translator should look at, and may leave. */
export const WARNING_CHECKS = [
  'term-missing',
  'emphasis-mismatch',
  'link-count',
  'final-mark',
  'sentence-count',
  'length-ratio',
  'brackets',
  'quotes-unbalanced',
  'quotes-style',
  'no-break-space',
  'double-space',
  'edge-space',
  'zero-width',
  'control-char',
  'repeated-word',
  'wrong-script',
  'inconsistent',
  'same-target',
  'salutation',
  'untranslated-sentence',
  'currency-percent',
  'date-form',
] as const

export const CHECKS = [...ERROR_CHECKS, ...WARNING_CHECKS] as const
export type CheckName = (typeof CHECKS)[number]
export type Severity = 'error' | 'warning'

export const severityOf = (check: CheckName): Severity => (ERROR_CHECKS.some((name) => name === check) ? 'error' : 'warning')

/** Why a check speaks up; the words for people are in the catalogue under `checks.reason`. */
export const CHECK_REASONS = [
  'empty',
  'source-copied',
  'footnote-missing',
  'footnote-extra',
  'url-missing',
  'url-extra',
  'number-missing',
  'number-extra',
  'number-changed',
  'month-changed',
  'placeholder-missing',
  'placeholder-extra',
  'forbidden-term',
  'forbidden-term-preferred',
  'do-not-translate-missing',
  'lines-differ',
  'items-differ',
  'marker-typed',
  'two-drafts',
  'term-missing',
  'strong-differs',
  'emphasis-differs',
  'links-differ',
  'final-mark-missing',
  'final-mark-extra',
  'final-mark-differs',
  'sentences-differ',
  'too-short',
  'too-long',
  'bracket-open',
  'bracket-closed',
  'quote-open',
  'quote-closed',
  'quote-style',
  'no-break-space',
  'double-space',
  'edge-space',
  'zero-width',
  'control-char',
  'repeated-word',
  'foreign-letters',
  'mixed-letters',
  'inconsistent',
  'same-target',
  'salutation-lines',
  'salutation-mark',
  'untranslated-sentence',
  'percent-missing',
  'percent-space',
  'currency-differs',
  'currency-place',
  'date-order',
  'date-dot',
  'date-capital',
  'date-foreign-month',
] as const
export type CheckReason = (typeof CHECK_REASONS)[number]

/**
 * Where to look: offsets into the flat text of one side, one for each UTF-16 unit and one for each note reference, line break and placeholder,
 * as the unit's editor counts.
 */
export interface Place {
  readonly side: 'source' | 'target'
  readonly from: number
  readonly to: number
}

/** Somebody looked at a finding and found it right as it is: bound to both texts, so that it lapses when one moves (rule T62). */
export interface Dismissal {
  readonly unit: UnitId
  readonly language: Language
  readonly check: CheckName
  readonly sourceDigest: UnitDigest
  readonly targetDigest: UnitDigest
  readonly reason: string
  /** The account that dismissed. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** One thing a check found in one unit. */
export interface Finding {
  readonly check: CheckName
  readonly severity: Severity
  readonly reason: CheckReason
  /** What the reason's words name. */
  readonly values: Readonly<Record<string, string | number>>
  readonly place: Place
  /** The unit with everything mended that this check finds and that is safe to mend; null where a person has to. */
  readonly fix: readonly Inline[] | null
  readonly dismissed: Dismissal | null
}

/** Whether "reviewed" is out of reach: an error that nobody dismissed for these very texts (rule T61). */
export const blocksReview = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity, dismissed }) => severity === 'error' && dismissed === null)
