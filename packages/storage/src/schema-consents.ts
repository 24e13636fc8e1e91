import type { Digest, Language, LetterId } from '@undersigned/letter'
import type { Purpose, SignatureId } from '@undersigned/signatures'
import type { Instant } from './columns.ts'

export interface ConsentTables {
  wording: WordingTable
  consent: ConsentTable
  contact_offer: ContactOfferTable
  follow_up: FollowUpTable
  follow_up_text: FollowUpTextTable
}

/** Words that somebody was asked to agree to, under their digest; never changed (rule G170). */
interface WordingTable {
  digest: Digest
  purpose: Purpose
  language: Language
  text: string
  at: Instant
}

/** What one signatory agreed to beside signing, once for each purpose and organisation (rule G170). */
export interface ConsentTable {
  id: string
  letterId: LetterId
  signature: SignatureId
  purpose: Purpose
  /** Whom the address is for; null where it is for those who coordinate the letter. */
  organisationId: string | null
  wording: Digest
  language: Language
  at: Instant
  withdrawnAt: Instant | null
}

/** An organisation for which the form of a letter asks whether it may write to whoever signs. */
interface ContactOfferTable {
  letterId: LetterId
  organisationId: string
  by: string
  at: Instant
}

/** A mail that tells those who asked for it what became of a letter; written in one language or more, sent once. */
export interface FollowUpTable {
  id: string
  letterId: LetterId
  createdBy: string
  createdAt: Instant
  sentBy: string | null
  sentAt: Instant | null
  /** To how many it went. */
  people: number | null
}

interface FollowUpTextTable {
  followUp: string
  language: Language
  subject: string
  body: string
  by: string
  at: Instant
}
