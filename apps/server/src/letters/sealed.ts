import { honorificIn } from '@undersigned/i18n'
import type { Digest, Language, LetterText, Recipient } from '@undersigned/letter'
import type { Manifest, SealedCopy } from '@undersigned/signatures'
import { type Db, frozenText, type LetterRow, type ManifestRow, manifestsOf } from '@undersigned/storage'

/** A letter in one language as it was sealed: what signatories read and what is printed (D18). */
export interface SealedLetter {
  readonly manifest: ManifestRow
  readonly text: LetterText
  readonly recipients: readonly Recipient[]
  /** None of a letter that goes out as one (D6). */
  readonly copies: readonly SealedCopy[]
  /** Every language of the manifest, the original's first. */
  readonly languages: readonly Language[]
}

/** The manifest in force, or null before the first seal. */
export async function manifestInForce(db: Db, letter: LetterRow): Promise<ManifestRow | null> {
  if (letter.manifest === null) return null
  return (await manifestsOf(db, letter.id)).find(({ digest }) => digest === letter.manifest) ?? null
}

/** Reads only what the manifest names; null for a language that is not in it. */
export const sealedLetter = (db: Db, letter: LetterRow, language: Language): Promise<SealedLetter | null> =>
  sealedUnder(db, letter, letter.manifest, language)

/** What was sealed does not change, so what was read last is kept: some letters in all their languages. */
const known = new Map<string, SealedLetter>()
const MOST_KNOWN = 48

/** The same under any manifest that the letter has or had. */
export async function sealedUnder(db: Db, letter: LetterRow, under: Digest | null, language: Language): Promise<SealedLetter | null> {
  const key = `${letter.id}/${under}/${language}`
  const sealed = known.get(key) ?? (await readSealed(db, letter, under, language))
  known.delete(key)
  if (sealed !== null) known.set(key, sealed)
  const [oldest] = known.keys()
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest)
  return sealed
}

async function readSealed(db: Db, letter: LetterRow, under: Digest | null, language: Language): Promise<SealedLetter | null> {
  const row = under === null ? undefined : (await manifestsOf(db, letter.id)).find(({ digest }) => digest === under)
  if (row === undefined) return null
  const manifest = manifestFrom(row)
  const digest = digestIn(manifest, language)
  const frozen = digest === null ? null : await frozenText(db, letter.id, digest)
  if (frozen === null) return null
  const languages = [manifest.original.language, ...manifest.versions.map((version) => version.language)]
  const copies = manifest.copies.kind === 'joint' ? [] : manifest.copies.copies
  return { manifest: row, text: frozen.text, recipients: recipientsIn(manifest, language), copies, languages }
}

/** Every text that a manifest names. */
export async function sealedTexts(db: Db, letter: LetterRow['id'], manifest: Manifest): Promise<ReadonlyMap<Language, LetterText>> {
  const named = [manifest.original, ...manifest.versions]
  const texts = await Promise.all(named.map(async ({ language, digest }) => [language, await frozenText(db, letter, digest)] as const))
  return new Map(texts.flatMap(([language, frozen]) => (frozen === null ? [] : [[language, frozen.text] as const])))
}

const digestIn = ({ original, versions }: Manifest, language: Language): Digest | null =>
  original.language === language ? original.digest : (versions.find((version) => version.language === language)?.digest ?? null)

function recipientsIn({ original, recipients, versions }: Manifest, language: Language): readonly Recipient[] {
  const translated = versions.find((version) => version.language === language)?.recipients ?? []
  const voices = { from: original.language, to: language }
  return recipients.map(({ address: _, ...recipient }) => ({
    ...recipient,
    honorific: honorificIn(recipient.honorific, voices),
    ...translated.find(({ id }) => id === recipient.id),
  }))
}

/** The canonical bytes were made by `canonicalManifest`; their digest is checked whenever they are shown. */
export function manifestFrom({ canonical, digest }: Pick<ManifestRow, 'canonical' | 'digest'>): Manifest {
  const value: unknown = JSON.parse(canonical)
  if (!isManifest(value)) throw new TypeError(`manifest ${digest} cannot be read`)
  return value
}

const isManifest = (value: unknown): value is Manifest =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  'original' in value &&
  'versions' in value &&
  'recipients' in value &&
  'copies' in value
