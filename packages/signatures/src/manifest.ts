import {
  accept,
  canonicalJson,
  type Digest,
  digestOf,
  type Language,
  type LetterId,
  type Outcome,
  type Recipient,
  type RecipientId,
  refuse,
  type SignatoryClass,
} from '@undersigned/letter'
import { commitmentTo, type Salt } from './commitment.ts'
import type { Instant } from './stages.ts'

/** The format's name stands inside the bytes, so that a later one can never be taken for this one. */
export const MANIFEST_FORMAT = 'undersigned-manifest-1'

/** What an amendment changes: the class decides what happens to signatures. */
export const CHANGE_CLASSES = ['first', 'layout', 'deadline', 'correction', 'substance'] as const
export type ChangeClass = (typeof CHANGE_CLASSES)[number]

/** A recipient and where they are written to; the address is salted and hashed before it enters the manifest. */
export interface SealedRecipient {
  readonly recipient: Recipient
  readonly address: { readonly value: string; readonly salt: Salt } | null
}

/** A recipient's fields that are translated, as one version prints them. */
export type TranslatedRecipient = Pick<Recipient, 'id' | 'function' | 'institution'>

export interface SealedVersion {
  readonly language: Language
  /** The digest of the composed text in this language. */
  readonly digest: Digest
  readonly recipients: readonly TranslatedRecipient[]
}

/** One copy of an individually addressed letter: its recipients, its language, its salutation lines (D6). */
export interface SealedCopy {
  readonly recipients: readonly RecipientId[]
  readonly language: Language
  readonly salutation: readonly string[]
}

export type Copies = { readonly kind: 'joint' } | { readonly kind: 'individual'; readonly copies: readonly SealedCopy[] }

/** How the block of signatories is printed: which classes, in which order, and how names are ordered within one. */
export interface SignatoryRule {
  readonly classes: readonly SignatoryClass[]
  readonly within: 'alphabet-of-reader'
  /** Who signs after the soft deadline: after the others, with the day (rule G98). Absent in manifests from before there was such a class. */
  readonly late?: 'after-the-others'
}

/** Everything a seal covers, as values (D21). */
export interface ManifestInput {
  readonly letter: LetterId
  readonly original: { readonly language: Language; readonly digest: Digest }
  readonly versions: readonly SealedVersion[]
  /** In the order in which they are printed. */
  readonly recipients: readonly SealedRecipient[]
  readonly copies: Copies
  readonly signatories: SignatoryRule
  readonly privacyNotice: Digest
  readonly softDeadline: Instant | null
  readonly hardDeadline: Instant | null
  readonly embargoUntil: Instant | null
  /** IANA name, such as `Europe/Brussels`. */
  readonly zone: string
  readonly previous: Digest | null
  readonly change: ChangeClass
}

/** The manifest as plain JSON: its fields are listed in `docs/spec/signatures.md`, and nowhere else. */
export interface Manifest {
  readonly format: typeof MANIFEST_FORMAT
  readonly letter: string
  readonly original: { readonly language: Language; readonly digest: Digest }
  readonly versions: readonly SealedVersion[]
  readonly recipients: readonly (Recipient & { readonly address: Digest | null })[]
  readonly copies: Copies
  readonly signatories: SignatoryRule
  readonly privacyNotice: Digest
  readonly softDeadline: string | null
  readonly hardDeadline: string | null
  readonly embargoUntil: string | null
  readonly zone: string
  readonly previous: Digest | null
  readonly change: ChangeClass
}

export const MANIFEST_REFUSALS = [
  'language-twice',
  'recipient-unknown',
  'recipient-without-copy',
  'copy-without-version',
  'previous-mismatched',
] as const
export type ManifestRefusal = (typeof MANIFEST_REFUSALS)[number]

/** The manifest of these values, the same for any order of versions and copies, or why there can be none (rule G8). */
export function manifestOf(input: ManifestInput): Outcome<Manifest, ManifestRefusal> {
  const refusal = incoherence(input)
  if (refusal !== null) return refuse(refusal)
  return accept({
    format: MANIFEST_FORMAT,
    letter: input.letter,
    original: { language: input.original.language, digest: input.original.digest },
    versions: sorted(input.versions.map(sealedVersion), (version) => version.language),
    recipients: input.recipients.map(sealedRecipient),
    copies: sealedCopies(input.copies),
    signatories: signatoryRule(input.signatories),
    privacyNotice: input.privacyNotice,
    softDeadline: moment(input.softDeadline),
    hardDeadline: moment(input.hardDeadline),
    embargoUntil: moment(input.embargoUntil),
    zone: input.zone,
    previous: input.previous,
    change: input.change,
  })
}

const signatoryRule = ({ classes, within, late }: SignatoryRule): SignatoryRule => ({
  classes: [...classes],
  within,
  ...(late === undefined ? {} : { late }),
})

/** The bytes that are hashed and published: RFC 8785 JSON (rule G8). */
export const canonicalManifest = (manifest: Manifest): string => canonicalJson(manifest)

export const digestOfManifest = (manifest: Manifest): Digest => digestOf(canonicalManifest(manifest))

/** Every language in which the manifest can be read and signed, the original's first. */
export const languagesOf = (manifest: Manifest): readonly Language[] => [
  manifest.original.language,
  ...manifest.versions.map((version) => version.language),
]

function incoherence(input: ManifestInput): ManifestRefusal | null {
  const languages = [input.original.language, ...input.versions.map((version) => version.language)]
  if (new Set(languages).size < languages.length) return 'language-twice'
  if ((input.change === 'first') !== (input.previous === null)) return 'previous-mismatched'
  if (input.copies.kind === 'joint') return null
  if (input.copies.copies.some((copy) => !languages.includes(copy.language))) return 'copy-without-version'
  const known = new Set(input.recipients.map(({ recipient }) => recipient.id))
  const copied = new Set(input.copies.copies.flatMap((copy) => copy.recipients))
  if ([...copied].some((id) => !known.has(id))) return 'recipient-unknown'
  return [...known].some((id) => !copied.has(id)) ? 'recipient-without-copy' : null
}

const sealedVersion = ({ language, digest, recipients }: SealedVersion): SealedVersion => ({
  language,
  digest,
  recipients: sorted(
    recipients.map((each) => ({ id: each.id, function: each.function, institution: each.institution })),
    (each) => each.id,
  ),
})

const sealedRecipient = ({ recipient, address }: SealedRecipient): Manifest['recipients'][number] => ({
  id: recipient.id,
  honorific: recipient.honorific,
  name: recipient.name,
  function: recipient.function,
  institution: recipient.institution,
  country: recipient.country,
  language: recipient.language,
  address: address === null ? null : commitmentTo(address.value, address.salt),
})

function sealedCopies(copies: Copies): Copies {
  if (copies.kind === 'joint') return { kind: 'joint' }
  const plain = copies.copies.map(({ recipients, language, salutation }) => ({
    recipients: [...recipients],
    language,
    salutation: [...salutation],
  }))
  return { kind: 'individual', copies: sorted(plain, canonicalJson) }
}

/** By code units, so that no machine's language decides. */
function sorted<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly Value[] {
  const keyed = values.map((value) => ({ value, key: keyOf(value) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ value }) => value)
}

const moment = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString())
