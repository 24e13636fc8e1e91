import type { Language, LetterId } from '@undersigned/letter'
import type { Instant } from './columns.ts'

export interface PublicTables {
  letter_picture: LetterPictureTable
  letter_partner: LetterPartnerTable
}

/** The picture that other sites show beside a link to a letter. */
interface LetterPictureTable {
  letterId: LetterId
  language: Language
  /** The digest of what was drawn: another one, and the picture is drawn anew. */
  shows: string
  png: Uint8Array
  at: Instant
}

/** A site that may show the letter's box in a frame. */
interface LetterPartnerTable {
  letterId: LetterId
  /** Its origin: scheme, host and port. */
  site: string
  by: string
  at: Instant
}
