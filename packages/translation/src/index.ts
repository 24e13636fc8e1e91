export { type AlignLanguages, type AlignLink, type Alignment, align } from './align/align.ts'
export { alignByLength } from './align/gale-church.ts'
export type { AlignParagraph } from './align/profile.ts'
export { accept, contentOf, cut, cutsOf, joinNext, move, place, rowOfPiece } from './bring/mend.ts'
export { type Piece, type PlacedRow, type Placing, placeTranslation } from './bring/placing.ts'
export { checkUnit, termErrors, type UnitToCheck } from './checks/check-unit.ts'
export { checkVersion, type VersionToCheck } from './checks/check-version.ts'
export {
  blocksReview,
  CHECK_REASONS,
  CHECKS,
  type CheckName,
  type CheckReason,
  type Dismissal,
  ERROR_CHECKS,
  type Finding,
  type Place,
  type Severity,
  WARNING_CHECKS,
} from './checks/finding.ts'
export { flatText } from './checks/flat.ts'
export { type ComposeOptions, composeRecipients, composeVersion } from './compose.ts'
export { type RowDeriver, rowDeriver, type UnitDeriver, unitDeriver } from './deriver.ts'
export { type Change, hunksOf, wordDifference } from './difference.ts'
export { type Acceptance, acceptanceOf } from './following/accept.ts'
export { type Declaration, declaredBetween } from './following/declared.ts'
export { type Following, followingOf, type Joined } from './following/following.ts'
export { confirmationsCarried, type Lead, type LeadPair, leadWith } from './following/lead.ts'
export { type ByDue, byDue, type Forecast, forecastOf, stepsOf } from './forecast.ts'
export { type Merged, MOST_CONCEPTS, merged } from './glossary/merge.ts'
export { type Concept, type Glossary, TERM_STATUSES, type TermStatus, type TermVariant } from './glossary/term.ts'
export { type FoundTerm, termsIn } from './glossary/terms-in.ts'
export { fittedTo, type Mending, mendingOf } from './memory/fitted.ts'
export { bestMatches, type Fit, type MemoryMatch, sameWords, tidied } from './memory/matches.ts'
export type { Direction, Entry, Forgetting, KeptEntry, MemoryIndex, Remembered, Sought } from './memory/memory.ts'
export { sketchOf } from './memory/sketch.ts'
export { NEEDS, type Need, type NeedKind, type News, needOf, newsOf, type UnitStanding } from './needs.ts'
export { type JoinOffer, joinProposal, type Offer, offersOf, type SplitOffer, splitProposal } from './offers.ts'
export { type Beside, type Orphan, orphans, pair, type Row, rowOf, UNIT_STATES, type UnitState } from './pair.ts'
export { isComplete, type PerState, type Progress, progressOf } from './progress.ts'
export { mayReview, REVIEW_REFUSALS, type Reviewing, type ReviewRefusal, review } from './review.ts'
export { sameContent } from './same.ts'
export { type Assignment, isOpen, isShareOf } from './shares.ts'
export { type DateForm, type QuotePair, type Typography, typographyOf } from './typography/typography.ts'
export { hasWords, type RecipientField, recipientUnit, recordOf, sourceTextOf, type Unit, type UnitRole, unitsOf } from './unit.ts'
export type { Confirmation, Origin, Review, Verdict, VersionContent } from './version.ts'
export { type ChangedSentence, changedSentences } from './weight/changed-sentences.ts'
export { changeOf, type RowChange } from './weight/row-change.ts'
export { WEIGHTS, type Weight, weightOf, weightOfText } from './weight/weight.ts'
export { countWords, sentencesOf, wordsOf } from './words.ts'
