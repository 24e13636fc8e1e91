import { COMPLETE, loadTranslator } from '@undersigned/i18n'
import {
  accept,
  canonicalJson,
  canonicalText,
  type Digest,
  digestOf,
  digestOfText,
  type Language,
  type LetterText,
  type Outcome,
  type Recipient,
  refuse,
  SIGNATORY_CLASSES,
} from '@undersigned/letter'
import {
  type AmendmentClass,
  canonicalManifest,
  digestOfManifest,
  languagesOf,
  type Manifest,
  type ManifestRefusal,
  manifestOf,
  maySeal,
  type SealRefusal,
} from '@undersigned/signatures'
import {
  type AmendmentRow,
  amendmentOf,
  type CopyRow,
  copiesOf,
  type FrozenTextRow,
  type LetterRow,
  type RecipientRecord,
  recipientRecords,
  recipientsOf,
  type Transacting,
  type VersionRow,
  versionsOf,
} from '@undersigned/storage'
import type { RoomId } from '@undersigned/sync'
import type { LetterReading } from '../reader/read-letter.ts'
import type { Services } from '../services.ts'
import { type AmendRefusal, type Changed, changeFrom, chosenIn, mayCloseSo } from './amending.ts'
import { sealedAddress } from './recipient-addresses.ts'

/** Everything that one seal would write, read before the transaction that writes it. */
export interface PreparedSeal {
  readonly manifest: Manifest
  readonly digest: Digest
  /** What two people agree to: the manifest, and how long who must confirm again has for it. */
  readonly object: Digest
  /** How many days that is. */
  readonly days: number
  /** What is changed, when this amends. */
  readonly changed: Changed | null
  readonly canonical: string
  readonly languages: readonly Language[]
  /** Made when they are wanted: only a seal that is carried out writes them. */
  readonly frozen: () => readonly FrozenTextRow[]
  /** Where each room was read; the seal holds only if it still ends there (D18). */
  readonly heads: ReadonlyMap<RoomId, number>
  /** The rows it was made from, as one digest: the seal holds only if they still stand so. */
  readonly rows: Digest
}

interface SealedRows {
  readonly letter: LetterRow
  readonly recipients: readonly Recipient[]
  readonly records: readonly Pick<RecipientRecord, 'id' | 'addressSalt'>[]
  readonly copies: readonly CopyRow[]
  /** The versions that are wanted. */
  readonly languages: readonly Language[]
  readonly amendment: AmendmentRow | null
}

/** The versions that shall be sealed with the letter, of those it has (rule T115). */
const wantedOf = (versions: readonly VersionRow[]): readonly Language[] =>
  versions.flatMap(({ language, wanted }) => (wanted ? [language] : []))

/** What a manifest says that stands in rows rather than in rooms. */
function digestOfRows({ letter, recipients, records, copies, languages, amendment }: SealedRows): Digest {
  const { mode, softDeadline, hardDeadline, embargoUntil, zone, amending } = letter
  const wish = amendment === null ? null : { change: amendment.change, days: amendment.days }
  const hours = { softDeadline, hardDeadline, embargoUntil, zone }
  // Whenever an address is changed, so is its salt.
  const addresses = records.map(({ id, addressSalt }) => [id, addressSalt])
  return digestOf(JSON.stringify({ mode, ...hours, amending, wish, recipients, addresses, copies, languages }))
}

/** The same of the rows as they stand now, for the transaction that seals. */
export async function digestOfRowsNow(tx: Transacting, letter: LetterRow): Promise<Digest> {
  const [recipients, records, copies, versions, amendment] = await Promise.all([
    recipientsOf(tx, letter.id),
    recipientRecords(tx, letter.id),
    copiesOf(tx, letter.id),
    versionsOf(tx, letter.id),
    amendmentOf(tx, letter.id, letter.amending),
  ])
  return digestOfRows({ letter, recipients, records, copies, languages: wantedOf(versions), amendment })
}

const digests = new WeakMap<LetterText, Digest>()

/** A text that has not moved is the same text (rule P14), and 25 of them are looked at whenever somebody looks at an open request. */
function digestOnce(text: LetterText): Digest {
  const digest = digests.get(text) ?? digestOfText(text)
  digests.set(text, digest)
  return digest
}

/** What would be sealed now, or why it cannot be (rules G8, G9, G40). */
export async function prepareSeal(
  { store, reader, keys, now }: Pick<Services, 'store' | 'reader' | 'now'> & { readonly keys: Pick<Services['keys'], 'open'> },
  letter: LetterRow,
  asIf: { readonly change?: AmendmentClass } = {},
): Promise<Outcome<PreparedSeal, SealRefusal | ManifestRefusal | AmendRefusal>> {
  const languages = wantedOf(await versionsOf(store.db, letter.id))
  const [reading, records, copies, amendment] = await Promise.all([
    reader.read(letter.id, languages),
    recipientRecords(store.db, letter.id),
    copiesOf(store.db, letter.id),
    amendmentOf(store.db, letter.id, letter.amending),
  ])
  const change = asIf.change ?? chosenIn(amendment)
  const may = maySeal(reading.original.text, reading.versions)
  if (!may.ok) return refuse(may.refusal)
  const addressOf = ({ id }: Recipient) => records.filter((each) => each.id === id).map((each) => sealedAddress(keys, each))[0] ?? null
  const made = manifestOf({
    letter: letter.id,
    original: { language: letter.language, digest: digestOnce(reading.original.text) },
    versions: reading.versions.map(({ language, text, recipients }) => ({ language, digest: digestOnce(text), recipients })),
    recipients: reading.recipients.map((recipient) => ({ recipient, address: addressOf(recipient) })),
    copies: letter.mode === 'joint' ? { kind: 'joint' } : { kind: 'individual', copies: copies.filter(isAddressed) },
    signatories: { classes: [...SIGNATORY_CLASSES], within: 'alphabet-of-reader', late: 'after-the-others' },
    privacyNotice: await privacyNotice(),
    softDeadline: letter.softDeadline,
    hardDeadline: letter.hardDeadline,
    embargoUntil: letter.embargoUntil,
    zone: letter.zone,
    previous: letter.amending,
    change: letter.amending === null ? 'first' : change,
  })
  if (!made.ok) return made
  const manifest = made.value
  const texts = [{ ...reading.original, language: letter.language }, ...reading.versions]
  const changed = letter.amending === null ? null : await changeFrom(store.db, letter, { manifest, texts: textsIn(texts) })
  const chosen = changed === null ? null : mayCloseSo(change, changed)
  if (chosen !== null && !chosen.ok) return refuse(chosen.refusal)
  const digest = digestOfManifest(manifest)
  const days = amendment?.days ?? 0
  const { recipients } = reading
  return accept({
    manifest,
    digest,
    object: amendment === null ? digest : digestOf(canonicalJson({ manifest: digest, days })),
    days,
    changed,
    canonical: canonicalManifest(manifest),
    languages: languagesOf(manifest),
    frozen: () => texts.map((each) => frozenRow(letter, each, now())),
    heads: new Map(texts.map(({ room, n }) => [room, n])),
    rows: digestOfRows({ letter, copies, recipients, records, amendment, languages: reading.versions.map(({ language }) => language) }),
  })
}

const textsIn = (texts: readonly { readonly language: Language; readonly text: LetterText }[]): ReadonlyMap<Language, LetterText> =>
  new Map(texts.map(({ language, text }) => [language, text]))

/** A copy whose recipients all joined others goes to nobody. */
const isAddressed = ({ recipients }: CopyRow): boolean => recipients.length > 0

/** The row that keeps a text for good: its canonical bytes, their digest and the number it was read at (D18). */
export const frozenRow = (
  letter: LetterRow,
  { room, n, text }: Pick<LetterReading['original'], 'room' | 'n' | 'text'>,
  at: number,
): FrozenTextRow => ({
  letterId: letter.id,
  room,
  n,
  language: text.language,
  bytes: new Uint8Array(Buffer.from(canonicalText(text))),
  digest: digestOfText(text),
  text,
  at,
})

/** The privacy notice that signatories read, in every language it is shown in, as one digest. */
async function privacyNotice(): Promise<Digest> {
  const notices = await Promise.all(
    COMPLETE.map(async (language) => [language, (await loadTranslator(language)).t('page.privacyNotice')] as const),
  )
  return digestOf(canonicalJson(Object.fromEntries(notices)))
}
