import { type Digest, digest, digestOf, letterId, paragraphId, recipientId } from '@undersigned/letter'
import { aLetter } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CHANGE_CLASSES,
  canonicalManifest,
  commitmentTo,
  digestOfManifest,
  fourWords,
  languagesOf,
  type Manifest,
  type ManifestInput,
  manifestOf,
  maySeal,
  openPlaceholders,
  saltFrom,
  shortHex,
} from './index.ts'

const salt = saltFrom(new Uint8Array(32).fill(7))
const recipient = (id: string) => ({
  recipient: {
    id: recipientId(id),
    honorific: 'Ms',
    name: `Minister ${id}`,
    function: 'Minister',
    institution: 'Ministry',
    country: 'EE',
    language: null,
  },
  address: { value: `${id}@example.org`, salt },
})
const input: ManifestInput = {
  letter: letterId('letter'),
  original: { language: 'en', digest: digestOf('en') },
  versions: [
    { language: 'fr', digest: digestOf('fr'), recipients: [{ id: recipientId('r1'), function: 'Ministre', institution: '' }] },
    { language: 'bg', digest: digestOf('bg'), recipients: [] },
  ],
  recipients: [recipient('r1'), recipient('r2')],
  copies: {
    kind: 'individual',
    copies: [
      { recipients: [recipientId('r1')], language: 'fr', salutation: ['Madame la Ministre,'] },
      { recipients: [recipientId('r2')], language: 'fr', salutation: ['Monsieur le Ministre,'] },
    ],
  },
  signatories: { classes: ['lead', 'organisation'], within: 'alphabet-of-reader' },
  privacyNotice: digestOf('privacy'),
  softDeadline: 1_000,
  hardDeadline: null,
  embargoUntil: null,
  zone: 'Europe/Brussels',
  previous: null,
  change: 'first',
}

function made(from: ManifestInput): Manifest {
  const manifest = manifestOf(from)
  if (!manifest.ok) throw new Error(manifest.refusal)
  return manifest.value
}
const digestFor = (over: Partial<ManifestInput> = {}): Digest => digestOfManifest(made({ ...input, ...over }))

/** The same object with its keys in another order. */
const shuffledKeys = <Value extends object>(value: Value): Value => ({ ...value, ...Object.fromEntries(Object.entries(value).reverse()) })

test('G8 the order in which things were given does not matter', () => {
  const { copies } = input.copies.kind === 'individual' ? input.copies : { copies: [] }
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...input.versions], { minLength: 2 }),
      fc.shuffledSubarray([...copies], { minLength: 2 }),
      (versions, shuffled) => {
        const permuted = {
          ...shuffledKeys(input),
          versions: versions.map(shuffledKeys),
          copies: { kind: 'individual' as const, copies: shuffled.map(shuffledKeys) },
        }
        expect(digestOfManifest(made(permuted))).toBe(digestFor())
      },
    ),
  )
})

test('G8 every field is sealed', () => {
  const [fr, bg] = input.versions
  const [one, two] = input.recipients
  if (fr === undefined || bg === undefined || one === undefined || two === undefined) throw new Error('incomplete example')
  const others: readonly Partial<ManifestInput>[] = [
    { letter: letterId('other') },
    { original: { language: 'en', digest: digestOf('other') } },
    { original: { language: 'de', digest: digestOf('en') } },
    { versions: [fr] },
    { versions: [{ ...fr, digest: digestOf('other') }, bg] },
    { versions: [{ ...fr, recipients: [] }, bg] },
    { recipients: [two, one] },
    { recipients: [one, { ...two, address: null }] },
    { recipients: [one, { ...two, recipient: { ...two.recipient, name: 'Other' } }] },
    { copies: { kind: 'joint' } },
    { signatories: { classes: ['organisation'], within: 'alphabet-of-reader' } },
    { privacyNotice: digestOf('other') },
    { softDeadline: 1_001 },
    { hardDeadline: 5_000 },
    { embargoUntil: 5_000 },
    { zone: 'Europe/Tallinn' },
    { previous: digestOf('before'), change: 'substance' },
    { previous: digestOf('before'), change: 'layout' },
  ]
  const digests = [digestFor(), ...others.map(digestFor)]
  expect(new Set(digests).size).toBe(others.length + 1)
})

test('G8 addresses stand there only as salted commitments', () => {
  const bytes = canonicalManifest(made(input))
  expect(bytes).not.toContain('@example.org')
  expect(bytes).toContain(commitmentTo('r1@example.org', salt))
  expect(commitmentTo('r1@example.org', saltFrom(new Uint8Array(32)))).not.toBe(commitmentTo('r1@example.org', salt))
  expect(() => saltFrom(new Uint8Array(16))).toThrow(RangeError)
})

test('G8 what does not fit together makes no manifest', () => {
  const refusalOf = (over: Partial<ManifestInput>) => {
    const outcome = manifestOf({ ...input, ...over })
    return outcome.ok ? null : outcome.refusal
  }
  const copy = (...ids: string[]) => ({ recipients: ids.map(recipientId), language: 'en' as const, salutation: [] })
  expect(refusalOf({ original: { language: 'fr', digest: digestOf('fr') } })).toBe('language-twice')
  expect(refusalOf({ copies: { kind: 'individual', copies: [copy('r1', 'r2', 'r3')] } })).toBe('recipient-unknown')
  expect(refusalOf({ copies: { kind: 'individual', copies: [copy('r1')] } })).toBe('recipient-without-copy')
  const inMaltese = { ...copy('r1', 'r2'), language: 'mt' as const }
  expect(refusalOf({ copies: { kind: 'individual', copies: [inMaltese] } })).toBe('copy-without-version')
  expect(refusalOf({ previous: digestOf('before') })).toBe('previous-mismatched')
  for (const change of CHANGE_CLASSES.filter((each) => each !== 'first')) expect(refusalOf({ change })).toBe('previous-mismatched')
  expect(languagesOf(made(input))).toEqual(['en', 'bg', 'fr'])
})

test('G9 only the place and date of the letterhead may be sealed open', () => {
  const open = (kind: 'body' | 'place-date', field: 'day' | 'other') => {
    const content = [{ type: 'placeholder' as const, field, text: 'xx' }]
    return { ...aLetter('Words'), paragraphs: [{ id: paragraphId('p1'), kind, content }] }
  }
  const sealing = (text: Parameters<typeof openPlaceholders>[0]) => maySeal(text, [])
  expect(sealing(open('place-date', 'day'))).toEqual({ ok: true, value: true })
  expect(sealing(open('place-date', 'other'))).toEqual({ ok: false, refusal: 'open-placeholder' })
  expect(sealing(open('body', 'day'))).toEqual({ ok: false, refusal: 'open-placeholder' })
  expect(maySeal(aLetter('Words'), [{ text: open('body', 'day'), complete: true }]).ok).toBe(false)
  expect(openPlaceholders({ ...aLetter('Words'), notes: [] })).toEqual([])
})

test('G9 an empty letter or an incomplete version is not sealed', () => {
  expect(maySeal({ ...aLetter(), notes: [] }, [])).toEqual({ ok: false, refusal: 'empty-letter' })
  const version = { text: aLetter('Mots'), complete: false }
  expect(maySeal(aLetter('Words'), [version])).toEqual({ ok: false, refusal: 'version-incomplete' })
  expect(maySeal(aLetter('Words'), [{ ...version, complete: true }]).ok).toBe(true)
})

test('G10 four words and twelve digits', () => {
  expect(fourWords(digest('0'.repeat(64)))).toEqual(['abandon', 'abandon', 'abandon', 'abandon'])
  expect(fourWords(digest('f'.repeat(64)))).toEqual(['zoo', 'zoo', 'zoo', 'zoo'])
  expect(fourWords(digest(`00200400801${'0'.repeat(53)}`))).toEqual(['ability', 'ability', 'ability', 'ability'])
  expect(shortHex(digestOf(''))).toBe('e3b0c44298fc')
})
