import { digestOfUnit, type Inline, type Language } from '@undersigned/letter'
import type { Glossary } from '../glossary/term.ts'
import type { Unit } from '../unit.ts'
import { addresses, linkCount } from './addresses.ts'
import { twoDrafts } from './drafts.ts'
import { CHECKS, type CheckName, type Dismissal, type Finding, severityOf } from './finding.ts'
import { applyEdits } from './flat.ts'
import { currencyPercent, dateForm } from './forms.ts'
import { repeatedWord, wrongScript } from './letters.ts'
import { brackets, finalMark } from './marks.ts'
import { numbers } from './number-check.ts'
import { empty, lengthRatio, sentenceCount, sourceCopied, untranslatedSentence } from './presence.ts'
import { quotesStyle, quotesUnbalanced } from './quotes.ts'
import { inconsistent, type Neighbour, sameTarget } from './repeats.ts'
import { salutation } from './salutation.ts'
import { type Check, type Complaint, type Pair, sideOf } from './side.ts'
import { controlChar, doubleSpace, edgeSpace, noBreakSpace, zeroWidth } from './spaces.ts'
import { emphasis, footnotes, listStructure, placeholders } from './structure.ts'
import { doNotTranslate, forbiddenTerms, missingTerms } from './terms.ts'

type OwnCheck = Exclude<CheckName, 'inconsistent' | 'same-target'>

/** What one unit and its translation are asked. */
const checks: Readonly<Record<OwnCheck, Check>> = {
  empty,
  'source-copied': sourceCopied,
  'footnote-mismatch': footnotes,
  'url-mismatch': addresses,
  'number-mismatch': numbers,
  'placeholder-mismatch': placeholders,
  'forbidden-term': forbiddenTerms,
  'do-not-translate-missing': doNotTranslate,
  'list-structure': listStructure,
  'two-drafts': twoDrafts,
  'term-missing': missingTerms,
  'emphasis-mismatch': emphasis,
  'link-count': linkCount,
  'final-mark': finalMark,
  'sentence-count': sentenceCount,
  'length-ratio': lengthRatio,
  brackets,
  'quotes-unbalanced': quotesUnbalanced,
  'quotes-style': quotesStyle,
  'no-break-space': noBreakSpace,
  'double-space': doubleSpace,
  'edge-space': edgeSpace,
  'zero-width': zeroWidth,
  'control-char': controlChar,
  'repeated-word': repeatedWord,
  'wrong-script': wrongScript,
  salutation,
  'untranslated-sentence': untranslatedSentence,
  'currency-percent': currencyPercent,
  'date-form': dateForm,
}

/** Nothing more is said of what is empty, nor of the source itself. */
const ALONE: readonly OwnCheck[] = ['empty', 'source-copied']

/** One unit, its translation, and what it is to be held against. */
export interface UnitToCheck {
  readonly unit: Unit
  readonly target: readonly Inline[]
  readonly sourceLanguage: Language
  readonly targetLanguage: Language
  readonly glossary: Glossary
  /** The letter's other units with their translations, to compare with. */
  readonly others?: readonly Neighbour[]
  readonly dismissals: readonly Dismissal[]
}

/** Everything there is to say about one unit's translation, errors first, in the order of the checks (rules T61-T70). */
export function checkUnit(asked: UnitToCheck): readonly Finding[] {
  const { unit, target, others } = asked
  const pair = pairOf(asked, target)
  const found = complaintsOf(pair)
  const among = others === undefined ? [] : [...inconsistent(unit, target, others), ...sameTarget(unit, target, others)]
  const dismissed = dismissalsFor(asked)
  return CHECKS.flatMap((check) => {
    const complaints =
      check === 'inconsistent' || check === 'same-target' ? among.filter(({ reason }) => reason === check) : (found.get(check) ?? [])
    if (complaints.length === 0) return []
    const fix = check === 'inconsistent' || check === 'same-target' ? null : fixOf(asked, check, found)
    return complaints.map((complaint) => findingOf(check, complaint, { fix, dismissed: dismissed.get(check) ?? null }))
  })
}

/** Errors that the coalition's terms alone decide: little to reckon when they change (rules T66, T152). */
const TERM_ERRORS = ['forbidden-term', 'do-not-translate-missing'] as const

/** Which of those stand in a unit; the rest of its errors is the same with any glossary. */
export function termErrors(asked: UnitToCheck): readonly CheckName[] {
  const pair = pairOf(asked, asked.target)
  return aloneIn(pair) === null ? TERM_ERRORS.filter((check) => checks[check](pair).length > 0) : []
}

const pairOf = ({ unit, sourceLanguage, targetLanguage, glossary }: UnitToCheck, target: readonly Inline[]): Pair => ({
  unit,
  source: sideOf(unit.content, sourceLanguage),
  target: sideOf(target, targetLanguage),
  glossary,
})

type Found = ReadonlyMap<OwnCheck, readonly Complaint[]>

const isOwn = (check: CheckName): check is OwnCheck => check in checks
const ownChecks: readonly OwnCheck[] = CHECKS.filter(isOwn)

function complaintsOf(pair: Pair): Found {
  return aloneIn(pair) ?? new Map(ownChecks.map((check) => [check, checks[check](pair)]))
}

function aloneIn(pair: Pair): Found | null {
  if (!isAll(pair)) return null
  const found = ALONE.map((check) => [check, checks[check](pair)] as const).find(([, complaints]) => complaints.length > 0)
  return found === undefined ? null : new Map([found])
}

/** Whether there is nothing in the target beside the source's words. */
const isAll = ({ source, target }: Pair): boolean => target.plain().length === 0 || target.words.trim() === source.words.trim()

/** The content with all mended that this check can mend, kept only if it leads to nothing new to complain of. */
function fixOf(asked: UnitToCheck, check: OwnCheck, found: Found): readonly Inline[] | null {
  const edits = found.get(check)?.flatMap((complaint) => complaint.edits ?? []) ?? []
  if (edits.length === 0) return null
  const mended = applyEdits(asked.target, edits)
  const after = complaintsOf(pairOf(asked, mended))
  const count = (of: Found, name: OwnCheck): number => of.get(name)?.length ?? 0
  const fewer = count(after, check) < count(found, check)
  return fewer && ownChecks.every((name) => count(after, name) <= count(found, name)) ? mended : null
}

/** What was dismissed for exactly these two texts (rule T62). */
function dismissalsFor({ unit, target, targetLanguage, dismissals }: UnitToCheck): ReadonlyMap<CheckName, Dismissal> {
  const mine = dismissals.filter((each) => each.unit === unit.id && each.language === targetLanguage && each.sourceDigest === unit.digest)
  if (mine.length === 0) return new Map()
  const digest = digestOfUnit(target)
  return new Map(mine.filter(({ targetDigest }) => targetDigest === digest).map((dismissal) => [dismissal.check, dismissal]))
}

const findingOf = (
  check: CheckName,
  { reason, values, place, edits }: Complaint,
  { fix, dismissed }: Pick<Finding, 'fix' | 'dismissed'>,
): Finding => ({
  check,
  severity: severityOf(check),
  reason,
  values: values ?? {},
  place,
  fix: edits === undefined || edits.length === 0 ? null : fix,
  dismissed,
})
