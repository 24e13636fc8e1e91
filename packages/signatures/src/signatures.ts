import { accept, type Digest, type Language, type Outcome, refuse, type SignatoryDisplay } from '@undersigned/letter'
import { countsUnder, type Succession } from './amending/succession.ts'
import type { TokenHash } from './commitment.ts'
import { type Instant, isPublic, type Standing } from './stages.ts'

export type SignatureId = string & { readonly brand: 'SignatureId' }
export const signatureId = (id: string): SignatureId => id as SignatureId

/** What every signature keeps from its first moment to its last: nothing here ever changes (rule G11). */
interface Signed {
  readonly id: SignatureId
  /** Who signed: an account, an invitation, or the keyed index of an address. Never printed. */
  readonly signatory: string
  readonly display: SignatoryDisplay
  /** The organisation signed for, by its folded name; null for one who signs for themself. */
  readonly organisation: string | null
  readonly manifest: Digest
  /** The language in which the letter was read. */
  readonly language: Language
  readonly signedAt: Instant
}

/** Sent, not yet confirmed: counts for nothing. */
export type PendingSignature = Signed & { readonly status: 'pending'; readonly token: TokenHash; readonly expiresAt: Instant }
export type ConfirmedSignature = Signed & { readonly status: 'confirmed'; readonly confirmedAt: Instant }
export type WithdrawnSignature = Signed & { readonly status: 'withdrawn'; readonly withdrawnAt: Instant }
export type Signature = PendingSignature | ConfirmedSignature | WithdrawnSignature

export const SIGN_REFUSALS = [
  'not-open',
  'deadline-passed',
  'manifest-changed',
  'language-not-sealed',
  'invitation-needed',
  'already-signed',
  'organisation-signed',
] as const
export type SignRefusal = (typeof SIGN_REFUSALS)[number]

/** What somebody sends who signs: the manifest and the language they have before them. */
export interface Signing extends Omit<Signed, 'signedAt'> {
  readonly token: TokenHash
  readonly expiresAt: Instant
  readonly invited: boolean
}

/** Takes a signature under the manifest in force, to be confirmed by mail, or says why not (rules G11, G12, G20). */
export function sign(
  signing: Signing,
  { standing, existing, successions = [], now }: Among & { readonly standing: Standing; readonly now: Instant },
): Outcome<PendingSignature, SignRefusal> {
  const closed = closedFor(standing, now)
  if (closed !== null) return refuse(closed)
  const { invited, ...signed } = signing
  if (!invited && (standing.signOn === 'private' || !isPublic(standing, now))) return refuse('invitation-needed')
  if (signed.manifest !== standing.manifest) return refuse('manifest-changed')
  if (!standing.languages.includes(signed.language)) return refuse('language-not-sealed')
  const counting = countingBeside(signed, { existing, successions })
  if (counting.some((other) => other.signatory === signed.signatory)) return refuse('already-signed')
  if (counting.some((other) => isOfSame(other, signed))) return refuse('organisation-signed')
  return accept({ ...signed, status: 'pending', signedAt: now })
}

/** The signatures that one is looked at beside, and what became of them when the text was amended. */
interface Among {
  readonly existing: readonly Signature[]
  readonly successions?: readonly Succession[]
}

/** The others that count under the same manifest, given to it or carried to it (rule G42). */
const countingBeside = ({ manifest }: Pick<Signed, 'manifest'>, { existing, successions = [] }: Among): readonly Signature[] =>
  existing.filter((other) => countsUnder(other, manifest, successions))

/** Another signature of the same organisation (rule G20). */
const isOfSame = (other: Signature, { organisation }: Pick<Signed, 'organisation'>): boolean =>
  organisation !== null && other.organisation === organisation

export const CONFIRM_REFUSALS = [
  'link-unknown',
  'link-expired',
  'already-confirmed',
  'already-withdrawn',
  'organisation-signed',
  'not-open',
  'deadline-passed',
  'manifest-changed',
] as const
export type ConfirmRefusal = (typeof CONFIRM_REFUSALS)[number]

interface Confirming extends Partial<Among> {
  readonly standing: Standing
  readonly token: TokenHash
  readonly now: Instant
}

/** Confirms by the token from the mail; the manifest must still be the one that was signed, and nobody else speak for the organisation (rules G12, G20). */
export function confirm(
  signature: Signature,
  { standing, token, now, existing = [], successions = [] }: Confirming,
): Outcome<ConfirmedSignature, ConfirmRefusal> {
  if (signature.status === 'confirmed') return refuse('already-confirmed')
  if (signature.status === 'withdrawn') return refuse('already-withdrawn')
  const { token: expected, expiresAt, ...signed } = signature
  if (token !== expected) return refuse('link-unknown')
  if (now >= expiresAt) return refuse('link-expired')
  const closed = closedFor(standing, now)
  if (closed !== null) return refuse(closed)
  if (signed.manifest !== standing.manifest) return refuse('manifest-changed')
  const counting = countingBeside(signed, { existing, successions })
  if (counting.some((other) => other.signatory === signed.signatory)) return refuse('already-confirmed')
  if (counting.some((other) => isOfSame(other, signed))) return refuse('organisation-signed')
  return accept({ ...signed, status: 'confirmed', confirmedAt: now })
}

export const WITHDRAW_REFUSALS = ['already-withdrawn', 'not-confirmed'] as const
export type WithdrawRefusal = (typeof WITHDRAW_REFUSALS)[number]

/** Takes one's name back, in any stage and after any deadline (rule G13). */
export function withdraw(signature: Signature, { now }: { readonly now: Instant }): Outcome<WithdrawnSignature, WithdrawRefusal> {
  if (signature.status === 'withdrawn') return refuse('already-withdrawn')
  if (signature.status === 'pending') return refuse('not-confirmed')
  const { confirmedAt: _, ...signed } = signature
  return accept({ ...signed, status: 'withdrawn', withdrawnAt: now })
}

/** Why no signature is taken now, or null when it is. The soft deadline is announced, only the hard one closes. */
function closedFor(standing: Standing, now: Instant): 'not-open' | 'deadline-passed' | null {
  if (standing.stage !== 'sign-on') return 'not-open'
  return standing.hardDeadline !== null && now >= standing.hardDeadline ? 'deadline-passed' : null
}
