import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalContentJson, canonicalJson } from './canonical.ts'
import { digestOfUnit, digestOfWords, normaliseInline, noteId, wordsDigestOf } from './index.ts'
import { isComposed } from './inline.ts'
import { sha256Hex } from './sha256.ts'
import { anyContent, textRun } from './testing/index.ts'

const reference = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

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
