import type { Language, LetterId } from '@undersigned/letter'
import type { Role, TokenHash } from '@undersigned/signatures'
import type { Flag, Instant, JsonText, SealedContact } from './columns.ts'

export interface PeopleTables {
  profile: ProfileTable
  coalition: CoalitionTable
  organisation: OrganisationTable
  membership: MembershipTable
  person: PersonTable
  invitation: InvitationTable
}

/** What we know of an account beside what better-auth keeps. */
interface ProfileTable {
  userId: string
  /** The language of the screens and mails. */
  locale: Language
}

interface CoalitionTable {
  id: string
  name: string
  createdBy: string | null
  createdAt: Instant
}

interface OrganisationTable {
  id: string
  coalitionId: string
  name: string
  country: string
  createdAt: Instant
}

/** An account in a coalition, for an organisation or for none. A person who left and came back has two rows. */
interface MembershipTable {
  id: string
  coalitionId: string
  userId: string
  organisationId: string | null
  coordinator: Flag
  joinedAt: Instant
  leftAt: Instant | null
}

/** Someone who signs: without an account, or linked to one once the same address was confirmed (D24). */
interface PersonTable extends SealedContact {
  id: string
  userId: string | null
  name: string
  /** The language mails are written in. */
  language: Language
  createdAt: Instant
  /** When the address was confirmed. */
  confirmedAt: Instant | null
}

/** A place in a coalition (no letter) or a role on a letter, offered by mail or by link. */
export interface InvitationTable extends SealedContact {
  id: string
  tokenHash: TokenHash
  coalitionId: string
  letterId: LetterId | null
  role: Role | null
  languages: JsonText
  organisationId: string | null
  /** An organisation that is new to the coalition; empty when the invited person is to say. */
  organisationName: string
  locale: Language
  coordinator: Flag
  invitedBy: string
  createdAt: Instant
  expiresAt: Instant
  acceptedAt: Instant | null
  acceptedBy: string | null
  revokedAt: Instant | null
}
