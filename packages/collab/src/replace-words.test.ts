import { normaliseInline } from '@undersigned/letter'
import { anyLetterText, textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readLetterText, writeLetterText } from './letter-text.ts'
import { HEAD_MARKER } from './marker.ts'
import { BODY } from './names.ts'
import { replaceWords } from './replace-words.ts'
import { stretchesOf } from './walk.ts'

test('T36 other words in the same paragraphs: every marker stays the one it was', () => {
  fc.assert(
    fc.property(anyLetterText, anyLetterText, (text, other) => {
      const doc = new Y.Doc()
      writeLetterText(doc, text)
      const markers = () => stretchesOf(doc.getText(BODY), HEAD_MARKER).map(({ item }) => item?.id)
      const before = markers()
      const words = (id: string, at: number) =>
        normaliseInline(other.paragraphs[at]?.content.filter((part) => part.type !== 'note-ref') ?? [textRun(id)])
      const wanted = {
        ...text,
        paragraphs: text.paragraphs.map((paragraph, at) => ({ ...paragraph, content: words(paragraph.id, at) })),
      }
      replaceWords(doc, wanted)
      expect(markers()).toEqual(before)
      expect(readLetterText(doc, text.language).paragraphs).toEqual(wanted.paragraphs)
    }),
    { numRuns: 200 },
  )
})
