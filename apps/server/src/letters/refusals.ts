import type { ProblemCode } from '@undersigned/api'
import type {
  AnswerRefusal,
  ConfirmAgainRefusal,
  ConfirmRefusal,
  DeliveryRefusal,
  FollowUpRefusal,
  ManifestRefusal,
  ObjectRefusal,
  PolicyRefusal,
  ReplyRefusal,
  RequestRefusal,
  SealRefusal,
  SignRefusal,
  StageRefusal,
  WithdrawRefusal,
} from '@undersigned/signatures'
import { type Refused, refused } from '../http/problem.ts'
import type { AmendRefusal } from './amending.ts'

type DomainRefusal =
  | StageRefusal
  | RequestRefusal
  | SealRefusal
  | ManifestRefusal
  | SignRefusal
  | ConfirmRefusal
  | WithdrawRefusal
  | AnswerRefusal
  | PolicyRefusal
  | ReplyRefusal
  | ConfirmAgainRefusal
  | ObjectRefusal
  | AmendRefusal
  | DeliveryRefusal
  | FollowUpRefusal

/** What the domain refuses, in the words of the contract: one table, none forgotten. */
const problems: Record<DomainRefusal, ProblemCode> = {
  'wrong-stage': 'not-in-this-stage',
  embargoed: 'under-embargo',
  'already-published': 'conflict',
  'not-published': 'not-published',
  'manifest-missing': 'server-error',
  'not-yours': 'forbidden',
  'invite-a-second': 'invite-a-second',
  'already-asked': 'request-pending',
  'same-person': 'same-person',
  'same-organisation': 'other-organisation-needed',
  lapsed: 'request-lapsed',
  'object-changed': 'request-lapsed',
  'empty-letter': 'conflict',
  'open-placeholder': 'open-placeholders',
  'version-incomplete': 'versions-incomplete',
  'language-twice': 'conflict',
  'recipient-unknown': 'conflict',
  'recipient-without-copy': 'conflict',
  'copy-without-version': 'conflict',
  'previous-mismatched': 'conflict',
  'not-open': 'not-in-this-stage',
  'deadline-passed': 'hard-deadline-passed',
  'manifest-changed': 'request-lapsed',
  'language-not-sealed': 'not-found',
  'invitation-needed': 'invitation-used-or-expired',
  'already-signed': 'already-signed',
  'organisation-signed': 'organisation-signed',
  'link-unknown': 'link-used-or-expired',
  'link-expired': 'link-used-or-expired',
  'already-confirmed': 'already-signed',
  'already-withdrawn': 'link-used-or-expired',
  'not-confirmed': 'conflict',
  'already-approved': 'already-approved',
  'not-an-approver': 'not-an-approver',
  'words-missing': 'malformed',
  'approver-unknown': 'not-found',
  'quorum-out-of-reach': 'quorum-out-of-reach',
  'not-a-condition': 'not-found',
  'replied-already': 'conflict',
  'already-objected': 'link-used-or-expired',
  'change-is-more': 'change-is-more',
  'records-stale': 'records-stale',
  'nothing-to-send': 'nothing-to-send',
  'already-sent': 'conflict',
  'no-words': 'conflict',
  'nobody-to-send': 'conflict',
}

export const refusedBy = (refusal: DomainRefusal, facts: Readonly<Record<string, string | number>> = {}): Refused =>
  refused(problems[refusal], { reason: refusal, ...facts })
