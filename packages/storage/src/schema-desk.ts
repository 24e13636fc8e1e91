import type { LetterId } from '@undersigned/letter'
import type { SignatureId, TokenHash } from '@undersigned/signatures'
import type { Instant } from './columns.ts'

export interface DeskTables {
  desk_decision: DeskDecisionTable
  desk_report: DeskReportTable
  desk_keeper: DeskKeeperTable
  noted_name: NotedNameTable
  visit_salt: VisitSaltTable
  visit_count: VisitCountTable
  spent_challenge: SpentChallengeTable
}

/** What the desk decided, about whom, with the reason that was given; never changed but by being taken back or answered (rule G115). */
export interface DeskDecisionTable {
  id: string
  letterId: LetterId
  signature: SignatureId | null
  /** The other one of two that may be the same. */
  other: SignatureId | null
  report: string | null
  verdict: 'accept' | 'refuse' | 'ask' | 'different' | 'dismiss'
  reason: string
  note: string
  by: string
  at: Instant
  /** How the signature stood before (JSON). */
  before: string
  undoneBy: string | null
  undoneAt: Instant | null
  /** Of the link by which a question is answered. */
  tokenHash: TokenHash | null
  answerKeyId: string | null
  answer: Uint8Array | null
  answeredAt: Instant | null
}

/** Somebody says that a signature is not what it seems. Their words, and their address if they gave one, are ciphertext. */
export interface DeskReportTable {
  id: string
  letterId: LetterId
  /** Null where the name that was written stands nowhere on the list. */
  signature: SignatureId | null
  kind: 'impersonation' | 'abuse' | 'mistake' | 'other'
  keyId: string
  content: Uint8Array
  locale: string
  at: Instant
  /** The decision that closed it. */
  decision: string | null
}

/** A reviewer who was named to keep the desk of a letter. */
interface DeskKeeperTable {
  letterId: LetterId
  userId: string
  by: string
  at: Instant
}

/** A person of public note, by their folded name: a signature in it passes the desk (rule G117). */
export interface NotedNameTable {
  coalitionId: string
  nameKey: string
  name: string
  note: string
  by: string
  at: Instant
}

/** What a day's addresses are hashed with; forgotten after two days, and with it what the hashes were of (rule G111). */
interface VisitSaltTable {
  day: string
  salt: string
}

/** How often a form was sent from one network, or for one mail domain, in one window. */
interface VisitCountTable {
  key: string
  n: number
  endsAt: Instant
}

/** A solved challenge, remembered until it would have expired (rule G112). */
interface SpentChallengeTable {
  id: string
  expiresAt: Instant
}
