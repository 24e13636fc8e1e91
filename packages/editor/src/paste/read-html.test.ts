// @vitest-environment jsdom
import { type Inline, noteId } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import { createNoteNumbers } from '../view/note-numbers.ts'
import { googleDocsHtml } from './fixtures/google-docs.ts'
import { wordHtml } from './fixtures/word.ts'
import { readHtml } from './read-html.ts'
import { pageOf } from './write-html.ts'

const read = (html: string) => {
  let count = 0
  return readHtml(html, () => noteId(`n${++count}`))
}

/** Words with their marks in brackets, so that an expectation can be read. */
const shown = (content: readonly Inline[]): string =>
  content
    .map((part) => {
      if (part.type === 'line-break') return '⏎'
      if (part.type !== 'text') return `{${part.type}}`
      const { strong, emphasis, link } = part.marks
      const emphasised = emphasis ? `_${part.text}_` : part.text
      const weighted = strong ? `*${emphasised}*` : emphasised
      return link === undefined ? weighted : `[${weighted}](${link})`
    })
    .join('')

const outline = (html: string): string[] =>
  read(html).blocks.map(({ shape, content }) => {
    const level = 'level' in shape ? ` ${shape.level}` : ''
    const list = 'list' in shape ? ` ${shape.list}` : ''
    return `${shape.kind}${list}${level}: ${shown(content)}`
  })

describe('paste', () => {
  test('L48 Word comes out clean: headings, lists by their typed markers, quotations, tables as paragraphs, no scripts or pictures', () => {
    expect(outline(wordHtml)).toEqual([
      'heading 1: Technical solutions',
      'body: We, the undersigned, write about *end-to-end* _encryption_.{note-ref}',
      'list-item bulleted 0: Children',
      'list-item numbered 1: and their [safety](https://example.org/report)',
      'list-item numbered 0: Journalists',
      'quotation: “Privacy is a right.”',
      'body: Cell one',
      'body: Cell two',
      'body: Sincerely,⏎Anna',
    ])
  })

  test('L48 footnotes of Word and of Google Docs come along with their words', () => {
    expect(read(wordHtml).notes.map(({ content }) => shown(content))).toEqual(['See _Report_, [p. 4](https://example.org/a).'])
    expect(read(googleDocsHtml).notes.map(({ content }) => shown(content))).toEqual(['\u00a0A note with _words_.'])
  })

  test('L48 Google Docs comes out clean: weight by style, nested lists, links without the detour', () => {
    expect(outline(googleDocsHtml)).toEqual([
      'heading 2: Our demands',
      'body: Stop *scanning**_ now_*, see [why](https://example.org/why).{note-ref}',
      'list-item bulleted 0: First',
      'list-item bulleted 1: Nested',
      'list-item bulleted 0: Second',
      'list-item numbered 0: One',
    ])
  })

  test('L48 addresses that run scripts are not links', () => {
    expect(outline('<p><a href="javascript:alert(1)">x</a> <a href="data:text/html,y">y</a></p>')).toEqual(['body: x y'])
  })

  test('L48 what is copied out has real lists and notes, and reads back the same', () => {
    const note = noteId('abc')
    const numbers = createNoteNumbers([note])
    const words = (text: string): Inline => ({ type: 'text', text, marks: {} })
    const blocks = [
      { shape: { kind: 'heading', level: 2 }, id: 'p1', content: [words('Why')] },
      { shape: { kind: 'recipients' }, id: 'p9', content: [] },
      { shape: { kind: 'list-item', list: 'bulleted', level: 0 }, id: 'p2', content: [words('one'), { type: 'note-ref', note }] },
      { shape: { kind: 'list-item', list: 'numbered', level: 1 }, id: 'p3', content: [words('inner')] },
      { shape: { kind: 'list-item', list: 'bulleted', level: 0 }, id: 'p4', content: [words('two')] },
      {
        shape: { kind: 'place-date' },
        id: 'p5',
        content: [{ type: 'placeholder', field: 'day', text: 'xx' }, { type: 'line-break' }, { type: 'note-cross-ref', note }, words('!')],
      },
    ] as const
    const holder = document.createElement('div')
    holder.append(...pageOf(blocks, { numbers, noteContent: () => [words('A note')] }))
    expect(holder.querySelector('ul > li > ol > li')?.textContent).toBe('inner')
    expect(holder.querySelectorAll('ul > li')).toHaveLength(2)
    expect(holder.querySelector('h3')?.textContent).toBe('Why')
    const back = read(holder.innerHTML)
    expect(back.blocks).toEqual(blocks)
    expect(back.notes).toEqual([{ id: note, content: [words('A note')] }])
  })
})
