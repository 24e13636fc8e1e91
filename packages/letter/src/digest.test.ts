import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalContentJson, canonicalJson } from './canonical.ts'
import { isComposed } from './composed.ts'
import { writeContentBytes } from './content-bytes.ts'
import { hashOfWritten } from './host-hash.ts'
import { digestOfUnit, digestOfWords, normaliseInline, noteId, wordsDigestOf } from './index.ts'
import { sha256Hex, sha256OfWritten, workingSpace, written } from './sha256.ts'
import { anyContent, textRun } from './testing/index.ts'

const reference = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** What versions hold: runs of words in the Union's scripts, with quotation marks and links. */
const inLanguages = fc
  .array(
    fc.record({
      text: fc.string({ unit: fc.constantFrom(...'aé"\\ő щЪ Ωώ€“’—…', 'ț'), minLength: 1, maxLength: 40 }),
      strong: fc.boolean(),
      link: fc.constantFrom('', 'https://a.eu/?q="é"'),
    }),
    { maxLength: 4 },
  )
  .map((runs) => runs.map(({ text, strong, link }) => textRun(text, { ...(strong && { strong }), ...(link !== '' && { link }) })))

describe('digests of units', () => {
  test('L3 what a quick look takes for NFC is NFC, alone and in any company', () => {
    const stable = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((char) => isComposed(char))
    expect(stable.length).toBeGreaterThan(1000)
    for (const char of stable) expect(char.normalize('NFC')).toBe(char)
    const company = fc.array(fc.constantFrom(...stable), { maxLength: 30 }).map((chars) => chars.join(''))
    fc.assert(
      fc.property(company, (text) => {
        expect(text.normalize('NFC')).toBe(text)
      }),
      { numRuns: 1000 },
    )
    expect(isComposed('e\u0301')).toBe(false)
  })

  test('L5 the quick hash is SHA-256, whatever the length and the script', () => {
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    for (let length = 0; length < 300; length += 1) expect(sha256Hex('é'.repeat(length))).toBe(reference('é'.repeat(length)))
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }).filter((text) => text.isWellFormed()),
        (text) => {
          expect(sha256Hex(text)).toBe(reference(text))
        },
      ),
      { numRuns: 1000 },
    )
    const long = 'Ω€👩‍👩‍👧 '.repeat(20_000)
    expect(sha256Hex(long)).toBe(reference(long))
  })

  test('L5 the digest is that of the canonical JSON of the normalised content', () => {
    fc.assert(
      fc.property(anyContent([noteId('n"1\\'), noteId('ñ\u2028')]), (content) => {
        expect(canonicalContentJson(normaliseInline(content))).toBe(canonicalJson(normaliseInline(content)))
        expect(digestOfUnit(content)).toBe(`v1:${reference(canonicalJson(normaliseInline(content)))}`)
      }),
    )
    expect(canonicalContentJson([textRun('"\\\n\u2028\u0007')])).toBe(canonicalJson([textRun('"\\\n\u2028\u0007')]))
    expect(() => digestOfUnit([textRun('\ud83d')])).toThrow(TypeError)
  })

  test('L5 bytes written in one look are those of the canonical JSON, or none are written; the host hashes them as we do', () => {
    let [quick, slow] = [0, 0]
    fc.assert(
      fc.property(fc.oneof(anyContent([noteId('n"1\\'), noteId('ñ\u2028')]), inLanguages), (content) => {
        const length = writeContentBytes(content)
        if (length === null) {
          slow += 1
          return
        }
        quick += 1
        const json = canonicalJson(normaliseInline(content))
        expect(bytesToHex(written(length))).toBe(bytesToHex(utf8ToBytes(json)))
        expect(hashOfWritten(length)).toBe(reference(json))
        expect(sha256OfWritten(length)).toBe(reference(json))
      }),
      { numRuns: 1000 },
    )
    expect(Math.min(quick, slow)).toBeGreaterThan(100)
    expect(writeContentBytes([textRun('Ceci « n’est » pas — 30 €'), textRun('Ω щ ő', { strong: true })])).toBeGreaterThan(0)
    for (const text of ['e\u0301', '\ud83d\ude00', '\ud83d', 'a\u0001', '']) expect(writeContentBytes([textRun(text)])).toBeNull()
    expect(writeContentBytes([textRun('St'), textRun('op')])).toBeNull()
    expect(workingSpace(1_000_000).length).toBeGreaterThan(1_000_000)
    expect(digestOfUnit([textRun('щ'.repeat(2_000_000))])).toBe(
      `v1:${reference(`[{"marks":{},"text":"${'щ'.repeat(2_000_000)}","type":"text"}]`)}`,
    )
  })

  test('L5 a text that the host writes at once has the digest of one written letter by letter, whichever letter stands in it', () => {
    const around = 'Nous, soussignés, demandons à la Commission '
    for (let code = 0; code < 0x3000; code += 1) {
      const text = `${around}${String.fromCharCode(code)} ${around}`
      expect(digestOfUnit([textRun(text)])).toBe(`v1:${reference(canonicalJson(normaliseInline([textRun(text)])))}`)
    }
    const long = fc
      .array(fc.constantFrom(around, 'a', 'é', 'ÿ', '"', '\\', '\n', '\u007f', '\u0085', 'Ā', 'ő', 'щ', '€', 'e\u0301', '😀'), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(fc.tuple(long, fc.boolean()), { maxLength: 4 }), (runs) => {
        const content = runs.map(([text, strong]) => textRun(text, strong ? { strong } : {}))
        expect(digestOfUnit(content)).toBe(`v1:${reference(canonicalJson(normaliseInline(content)))}`)
      }),
      { numRuns: 500 },
    )
  })

  test('L5 the digest of the words hears nothing of marks, links and notes', () => {
    const marked = [
      textRun('We '),
      textRun('urge', { strong: true, link: 'https://a.eu/' }),
      { type: 'note-ref' as const, note: noteId('n') },
    ]
    expect(wordsDigestOf(marked)).toBe(digestOfWords('We urge'))
    expect(digestOfWords('cafe\u0301')).toBe(digestOfWords('café'))
    expect(digestOfWords('We urge')).toBe(`w1:${reference('We urge')}`)
  })
})
