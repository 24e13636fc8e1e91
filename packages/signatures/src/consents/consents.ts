import { canonicalJson, type Digest, digestOf, type Language } from '@undersigned/letter'
import type { Instant } from '../stages.ts'

/** What a signatory can be asked for beside the signature; each by itself, and none of them is needed to sign (rules G170, G171). */
export const PURPOSES = ['follow-up', 'contact'] as const
export type Purpose = (typeof PURPOSES)[number]

/** What somebody may agree to: to hear what becomes of the letter, or that one organisation may write to them. */
export interface AskedFor {
  readonly purpose: Purpose
  /** Who may see the address; null where the purpose names nobody but those who coordinate the letter. */
  readonly organisation: string | null
}

/** A wish in the words that somebody reads beside an empty box. */
export interface Offer extends AskedFor {
  readonly language: Language
  readonly text: string
}

/** What somebody agreed to, in which words, and when; withdrawn, it stays as what it was (rule G170). */
export interface Consent extends AskedFor {
  readonly wording: Digest
  readonly language: Language
  readonly at: Instant
  readonly withdrawnAt: Instant | null
}

/** By which the words that were agreed to are found again: the same words in the same language for the same purpose (rule G170). */
export const digestOfWording = ({ purpose, language, text }: Omit<Offer, 'organisation'>): Digest =>
  digestOf(canonicalJson({ format: 'undersigned-consent-1', language, purpose, text }))

/** By what a form names a box. */
export const boxOf = ({ purpose, organisation }: AskedFor): string =>
  organisation === null ? `agree-${purpose}` : `agree-${purpose}-${organisation}`

/**
 * What of all that was offered somebody agreed to. A ticked box sends the digest of the words beside it: whoever ticked other
 * words than those has agreed to nothing (rules G171, G172).
 */
export const agreedTo = (offers: readonly Offer[], sent: Readonly<Record<string, string>>): readonly Offer[] =>
  offers.filter((offer) => sent[boxOf(offer)] === digestOfWording(offer))

interface Signed {
  readonly state: string
  readonly heldFor: string | null
}

/** Whether a consent counts: not withdrawn, and its mailbox has confirmed a signature that still stands and that the desk did not refuse (rule G173). */
export const counts = ({ withdrawnAt }: Pick<Consent, 'withdrawnAt'>, { state, heldFor }: Signed): boolean =>
  withdrawnAt === null && state === 'confirmed' && heldFor !== 'refused'
