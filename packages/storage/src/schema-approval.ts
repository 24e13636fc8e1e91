import type { Digest, Language, LetterId, UnitId } from '@undersigned/letter'
import type { Flag, Instant, JsonText } from './columns.ts'

export interface ApprovalTables {
  sign_on_policy: SignOnPolicyTable
  review_round: ReviewRoundTable
  answer: AnswerTable
}

/** By which rule an organisation approves, from this moment on; rows are added, the newest counts (rules G75, G77). */
export interface SignOnPolicyTable {
  id: string
  organisationId: string
  /** Accounts with their functions (JSON); empty: whoever represents it. */
  approvers: JsonText
  quorum: number
  leadDays: number
  /** Whose letters it approves in advance (JSON). */
  standing: JsonText
  by: string
  at: Instant
}

/** A snapshot of the original that organisations are asked about before sealing; one is open at most (rule G81). */
export interface ReviewRoundTable {
  id: string
  letterId: LetterId
  snapshotId: string
  digest: Digest
  openedBy: string
  openedAt: Instant
  dueAt: Instant | null
  closedAt: Instant | null
}

/** What one person of an organisation said about a manifest or a snapshot. Rows are added; a person's newest counts (rule G78). */
export interface AnswerTable {
  id: string
  letterId: LetterId
  organisationId: string
  about: 'manifest' | 'snapshot'
  object: Digest
  verdict: 'approve' | 'condition' | 'refuse'
  /** The language it was read in. */
  language: Language
  /** The paragraph that a condition or a refusal is about. */
  unit: UnitId | null
  words: string
  /** Given by the organisation's policy before there was a text. */
  inAdvance: Flag
  by: string
  at: Instant
  /** What a coordinator answered to a condition. */
  reply: 'met' | 'not-met' | null
  replyWords: string
  repliedBy: string | null
  repliedAt: Instant | null
}
