import type { LetterId } from '@undersigned/letter'
import type { FactKind, FactState, HeldFor, Rung, SignatureId, TokenHash } from '@undersigned/signatures'
import type { Instant, JsonText, SealedContact } from './columns.ts'

export interface SignOnTables {
  authority_fact: AuthorityFactTable
  register_entry: RegisterEntryTable
  signatory_logo: SignatoryLogoTable
}

/** What of a signatory decides whether they are on the list, and what their class has beside a name (rules G90 to G96). */
export interface ListingColumns {
  /** Since when they stand on the list; null for who waits, is held, or was taken off it. */
  listedAt: Instant | null
  /** The highest rung that was found for an organisation; null for people, and for who was listed before there was a ladder. */
  authority: Rung | null
  deskPassedAt: Instant | null
  heldFor: HeldFor | null
  acronym: string
  /** The organisation's name in other languages (JSON object, language to name). */
  names: JsonText
  /** The organisation's web domain, as given with the signature. */
  domain: string
  /** Its number in the Transparency Register. */
  registerNumber: string
  /** What a coordinator sorts it by, before any guess; empty when nobody did. */
  sortAs: string
  /** When they signed, if that was after the soft deadline. */
  lateAt: Instant | null
  /** When the mail that asks for confirmation went out last. */
  mailedAt: Instant | null
  /** Of the code in that mail, and how often a wrong one was tried. */
  codeHash: TokenHash | null
  codeTries: number
}

/** One piece of evidence that somebody may sign for an organisation, or a question about it that is on its way. */
export interface AuthorityFactTable extends SealedContact {
  id: string
  letterId: LetterId
  signature: SignatureId
  kind: FactKind
  state: FactState
  /** What the kind needs (JSON object of strings): a domain, a number, a website. */
  detail: JsonText
  /** Of the link in the mail that asks. */
  tokenHash: TokenHash | null
  at: Instant
  expiresAt: Instant | null
  decidedAt: Instant | null
}

/** A line of the Transparency Register's public export. */
interface RegisterEntryTable {
  number: string
  name: string
  nameKey: string
  website: string
  importedAt: Instant
}

/** A picture of an organisation, checked to be one; never drawn on paper. */
export interface SignatoryLogoTable {
  signature: SignatureId
  type: 'image/png' | 'image/jpeg'
  bytes: Uint8Array
}
