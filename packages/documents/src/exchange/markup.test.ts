import { noteId } from '@undersigned/letter'
import { anyContent } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentToMarkup, MarkupRefused, markupToContent } from './markup.ts'

describe('T80 a unit as one line with marks', () => {
  test('T80 reads back exactly what it wrote', () => {
    fc.assert(
      fc.property(anyContent([noteId('n1')]), (content) => {
        expect(markupToContent(contentToMarkup(content))).toEqual(content)
      }),
    )
  })

  test('T80 keeps an open placeholder without words, and a note', () => {
    const content = [
      { type: 'text', text: 'Brussels, 17 October ', marks: {} },
      { type: 'placeholder', field: 'year', text: '' },
      { type: 'note-ref', note: noteId('n7') },
    ] as const
    expect(contentToMarkup(content)).toBe('Brussels, 17 October <open field="year"></open><note id="n7"/>')
    expect(markupToContent(contentToMarkup(content))).toEqual(content)
  })

  test.each([
    ['<b>half', 'does not close'],
    ['a < b', 'written wrongly'],
    ['<script>alert(1)</script>', 'no mark of a letter'],
    ['<a href="javascript:alert(1)">x</a>', 'leads to no address'],
    ['<open field="day"><b>x</b></open>', 'holds no marks'],
    ['<br>x</br>', 'holds no words'],
    ['</unit><unit>', 'written wrongly'],
    [`${'<b>'.repeat(40)}x${'</b>'.repeat(40)}`, 'too deep'],
  ])('T80 refuses %s', (markup, reason) => {
    expect(() => markupToContent(markup)).toThrow(MarkupRefused)
    expect(() => markupToContent(markup)).toThrow(reason)
  })
})
