import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  canonicalText,
  digestOfText,
  digestOfUnit,
  isSlot,
  normaliseInline,
  noteId,
  noteNumbers,
  PARAGRAPH_KINDS,
  paragraphId,
} from './index.ts'
import { anyContent, anyLetterText, textRun } from './testing/index.ts'
import type { Inline, LetterText } from './text.ts'

/** The same letter under other ids, with every run cut into single characters. */
function disguised(text: LetterText): LetterText {
  const renamed = (id: string): string => `other-${id}`
  const content = (parts: readonly Inline[]): readonly Inline[] =>
    parts.flatMap((part): readonly Inline[] => {
      if (part.type === 'text') return [...part.text].map((character) => ({ ...part, text: character }))
      return part.type === 'note-ref' || part.type === 'note-cross-ref' ? [{ ...part, note: noteId(renamed(part.note)) }] : [part]
    })
  return {
    language: text.language,
    paragraphs: text.paragraphs.map((each) => ({ ...each, id: paragraphId(renamed(each.id)), content: content(each.content) })),
    notes: text.notes.map((each) => ({ id: noteId(renamed(each.id)), content: content(each.content) })),
  }
}

describe('the canonical form', () => {
  test('L1 only the two slots hold no words', () => {
    expect(PARAGRAPH_KINDS.filter(isSlot)).toEqual(['recipients', 'signatories'])
  })

  test('L2 knows a letter by what it says, not by ids or by how runs were typed', () => {
    fc.assert(
      fc.property(anyLetterText, (text) => {
        expect(canonicalText(disguised(text))).toBe(canonicalText(text))
        expect(digestOfText(disguised(text))).toBe(digestOfText(text))
      }),
    )
  })

  test('L2 changes with any word, kind or mark', () => {
    const plain: LetterText = {
      language: 'en',
      paragraphs: [{ id: paragraphId('a'), kind: 'body', content: [textRun('Stop.')] }],
      notes: [],
    }
    const others: LetterText[] = [
      { ...plain, language: 'fr' },
      { ...plain, paragraphs: [{ id: paragraphId('a'), kind: 'quotation', content: [textRun('Stop.')] }] },
      { ...plain, paragraphs: [{ id: paragraphId('a'), kind: 'body', content: [textRun('Stop.', { strong: true })] }] },
      { ...plain, paragraphs: [{ id: paragraphId('a'), kind: 'body', content: [textRun('Stop!')] }] },
    ]
    expect(new Set([plain, ...others].map(digestOfText)).size).toBe(5)
  })

  test('L3 is reached once and stays', () => {
    fc.assert(
      fc.property(anyContent([]), (content) => {
        const once = normaliseInline(content)
        expect(normaliseInline(once)).toEqual(once)
        expect(once.some((part) => part.type === 'text' && part.text === '')).toBe(false)
      }),
    )
  })

  test('L4 numbers notes by first reference and leaves out those nobody refers to', () => {
    const [first, second, unused] = [noteId('x'), noteId('y'), noteId('z')]
    const text: LetterText = {
      language: 'en',
      paragraphs: [
        {
          id: paragraphId('a'),
          kind: 'body',
          content: [
            { type: 'note-ref', note: second },
            { type: 'note-ref', note: first },
            { type: 'note-ref', note: second },
          ],
        },
      ],
      notes: [first, second, unused].map((id) => ({ id, content: [textRun(id)] })),
    }
    expect([...noteNumbers(text)]).toEqual([
      [second, 1],
      [first, 2],
    ])
    expect(canonicalText(text)).not.toContain('"z"')
  })

  test('L5 the digest of a unit hears words, marks and notes', () => {
    const digests = [
      digestOfUnit([textRun('Stop')]),
      digestOfUnit([textRun('Stop', { emphasis: true })]),
      digestOfUnit([textRun('Stop'), { type: 'note-ref', note: noteId('x') }]),
      digestOfUnit([textRun('Stop'), { type: 'note-ref', note: noteId('y') }]),
    ]
    expect(new Set(digests).size).toBe(4)
    expect(digestOfUnit([textRun('St'), textRun('op')])).toBe(digests[0])
    expect(digests[0]).toMatch(/^v1:[0-9a-f]{64}$/)
  })
})
