import {
  canonicalText,
  type Digest,
  digestOf,
  digestOfText,
  type Language,
  type LetterText,
  letterId,
  paragraphId,
  recipientId,
  type SignatoryDisplay,
} from '@undersigned/letter'
import type { BundleInput, Opened } from '../bundle/index.ts'
import { makeBundle } from '../bundle/make.ts'
import { type Salt, saltFrom } from '../commitment.ts'
import { signCheckpoint } from '../log/checkpoint.ts'
import { cosign } from '../log/cosignature.ts'
import { type Signer, signerFrom } from '../log/ed25519.ts'
import { leafHash, rootOf, treeOf } from '../log/merkle.ts'
import { KEY_TYPES, keyOf, keyText } from '../log/note.ts'
import { entryOf, type Opening } from '../log/opening.ts'
import { canonicalManifest, digestOfManifest, type Manifest, manifestOf } from '../manifest.ts'

const LETTER = letterId('5tqk0000abcdefgh')
const ORIGIN = `undersigned/${LETTER}`
const languages: readonly Language[] = ['en', 'fr', 'mt']

const textIn = (language: Language, words: string): LetterText => ({
  language,
  paragraphs: ['Subject', words, 'The undersigned'].map((text, at) => ({
    id: paragraphId(`p${at}`),
    kind: at === 0 ? 'subject' : 'body',
    content: [{ type: 'text', text: `${text} (${language})`, marks: {} }],
  })),
  notes: [],
})

function sealed(texts: readonly LetterText[], previous: Digest | null, change: Manifest['change']): Manifest {
  const [original, ...versions] = texts.map((text) => ({ language: text.language, digest: digestOfText(text), recipients: [] }))
  if (original === undefined) throw new RangeError('no text')
  const recipient = {
    id: recipientId('r1'),
    honorific: 'Ms',
    name: 'Ada Mintoff',
    function: 'Minister',
    institution: '',
    country: 'MT',
    language: null,
  }
  const made = manifestOf({
    letter: LETTER,
    original: { language: original.language, digest: original.digest },
    versions: versions.map((version) => ({ ...version, recipients: [{ id: recipient.id, function: 'Ministre', institution: '' }] })),
    recipients: [{ recipient, address: null }],
    copies: { kind: 'joint' },
    signatories: { classes: ['individual'], within: 'alphabet-of-reader' },
    privacyNotice: digestOf('notice'),
    softDeadline: null,
    hardDeadline: null,
    embargoUntil: null,
    zone: 'Europe/Brussels',
    previous,
    change,
  })
  if (!made.ok) throw new RangeError(made.refusal)
  return made.value
}

const display = (name: string): SignatoryDisplay => ({ class: 'individual', name, title: 'Dr', affiliation: '', country: 'MT', group: '' })
const saltOf = (index: number): Salt => saltFrom(new Uint8Array(32).fill(index + 1))
const AT = Date.UTC(2026, 10, 22)

type Payload = Opening['payload']

/** A log with everything that may befall a signature, and what a bundle of it is made from. */
export interface Sample {
  readonly input: BundleInput
  readonly signer: Signer
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly key: string
}

export interface Wish {
  /** Bytes of the page inside; the real one is some tens of kilobytes. */
  readonly page?: string
  /** The entries that stay closed, as if their people were erased. */
  readonly closed?: readonly number[]
  /** How much the second seal changes. */
  readonly change?: 'correction' | 'substance'
  /** Another history: what is logged instead, after the first seal. */
  readonly payloads?: (manifests: readonly [Digest, Digest]) => readonly Payload[]
}

/** Of seven who signed: one withdrew, one objected to the correction, one was erased, two were carried, one was corrected, two signed late. */
export function historyOf([first, second]: readonly [Digest, Digest]): readonly Payload[] {
  const signature = (id: string, manifest: Digest, language: Language = 'en'): Payload => ({
    kind: 'signature',
    manifest,
    language,
    signature: id,
    display: display(`Person ${id}`),
    signatory: id,
  })
  const carried = (id: string): Payload => ({ kind: 'carried', manifest: second, previous: first, signature: id })
  return [
    signature('s1', first),
    signature('s2', first, 'fr'),
    { kind: 'withdrawal', manifest: first, signature: 's2' },
    signature('s3', first, 'mt'),
    signature('s4', first),
    { kind: 'approval', manifest: first, language: 'en', organisation: 'o', by: 'ana' },
    { kind: 'manifest', manifest: second, previous: first, change: 'correction', by: ['ana', 'marta'] },
    carried('s1'),
    carried('s3'),
    carried('s4'),
    { kind: 'objection', manifest: second, signature: 's4' },
    { kind: 'correction', manifest: second, signature: 's3', display: display('Person Three') },
    signature('s5', second),
    signature('s6', second, 'fr'),
    signature('s7', second),
  ]
}

const ERASED = 15

export async function aBundle({
  page = '<!doctype html><title>check</title>',
  closed = [ERASED],
  change = 'correction',
  payloads = historyOf,
}: Wish = {}): Promise<Sample> {
  const texts = languages.map((language) => textIn(language, 'We ask for night trains.'))
  const corrected = languages.map((language) => textIn(language, 'We ask for more night trains.'))
  const first = sealed(texts, null, 'first')
  const second = sealed(corrected, digestOfManifest(first), change)
  const digests = [digestOfManifest(first), digestOfManifest(second)] as const
  const seal: Payload = { kind: 'manifest', manifest: digests[0], previous: null, change: 'first', by: ['ana', 'marta'] }
  const logged = [seal, ...payloads(digests)].map((payload, index) => ({
    payload,
    salt: saltOf(index),
    at: new Date(AT + index * 1000).toISOString(),
  }))
  const entries = logged.map(entryOf)
  const opened: Opened[] = logged.flatMap((opening, index) =>
    opening.payload.kind === 'approval' || closed.includes(index) ? [] : [{ index, opening }],
  )
  const signer = await signerFrom(new Uint8Array(32).fill(9))
  const input: BundleInput = {
    origin: ORIGIN,
    entries,
    opened,
    manifests: new Map([
      [digests[0], canonicalManifest(first)],
      [digests[1], canonicalManifest(second)],
    ]),
    texts: new Map([...texts, ...corrected].map((text) => [digestOfText(text), canonicalText(text)])),
    witnesses: [await witnessed(entries.slice(0, 6), signer)],
    page,
    readme: 'Open verify.html.\n',
  }
  return { input, signer, bytes: await makeBundle(input, signer), key: keyText(keyOf(ORIGIN, KEY_TYPES.note, signer.publicKey)) }
}

async function witnessed(entries: readonly Uint8Array[], log: Signer): Promise<BundleInput['witnesses'][number]> {
  const witness = await signerFrom(new Uint8Array(32).fill(5))
  const size = entries.length
  const checkpoint = await signCheckpoint({ origin: ORIGIN, size, root: rootOf(size, treeOf(entries.map(leafHash))) }, log)
  return {
    checkpoint: await cosign(checkpoint, { name: 'witness.example', signer: witness, seconds: 1_795_000_000 }),
    key: keyText(keyOf('witness.example', KEY_TYPES.cosignature, witness.publicKey)),
  }
}
