import { getSchema } from '@tiptap/core'
import { DOMParser, DOMSerializer } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { installDom } from '../testing/dom.ts'
import { safeHref } from './marks.ts'
import { letterSchema } from './schema.ts'

const schema = getSchema([...letterSchema])

function parsed(html: string) {
  installDom()
  const element = document.createElement('div')
  element.innerHTML = html
  return DOMParser.fromSchema(schema).parse(element)
}

test('L20 links lead to http, https and mailto, and nowhere else', () => {
  expect(safeHref(' https://example.org/é?a=b ')).toBe('https://example.org/é?a=b')
  expect(safeHref('mailto:ana@example.org')).toBe('mailto:ana@example.org')
  for (const bad of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '/relative',
    '',
    'java\nscript:alert(1)',
    'file:///etc/passwd',
  ]) {
    expect(safeHref(bad)).toBeNull()
  }
})

test('L20 whatever an address says, what is drawn is safe to open', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        fc.string().map((rest) => `javascript:${rest}`),
      ),
      (href) => {
        const safe = safeHref(href)
        if (safe !== null) expect(['http:', 'https:', 'mailto:']).toContain(new URL(safe).protocol)
      },
    ),
  )
})

test('L20 a link that is not safe is words when it is pasted', () => {
  expect(parsed('<p><a href="javascript:alert(1)">here</a> <a href="https://example.org/">there</a></p>').toString()).toBe(
    'doc(paragraph("here ", link("there")))',
  )
})

test('L1 lists, headings and quotations become paragraphs that know what they are', () => {
  const doc = parsed(
    '<h2>Why</h2><ul><li>One<ul><li><p>Deep</p></li></ul></li></ul><ol><li><p>Two</p></li></ol><blockquote><p>So</p></blockquote>',
  )
  expect(doc.content.content.map(({ attrs, textContent }) => [attrs.kind, attrs.level, attrs.list, textContent])).toEqual([
    ['heading', 2, null, 'Why'],
    ['list-item', 0, 'bulleted', 'One'],
    ['list-item', 1, 'bulleted', 'Deep'],
    ['list-item', 0, 'numbered', 'Two'],
    ['quotation', null, null, 'So'],
  ])
})

test('L18 what is copied from an editor is the same when it is pasted', () => {
  const doc = schema.node('doc', null, [
    schema.node('paragraph', { id: 'p', kind: 'list-item', level: 2, list: 'numbered', from: 'q' }, [
      schema.text('words', [schema.mark('strong'), schema.mark('emphasis')]),
      schema.node('noteRef', { note: 'n1' }),
      schema.node('noteCrossRef', { note: 'n2' }),
      schema.node('lineBreak'),
      schema.node('placeholder', { field: 'year', text: 'xx' }),
    ]),
  ])
  installDom()
  const element = document.createElement('div')
  element.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content))
  expect(parsed(element.innerHTML).toJSON()).toEqual(doc.toJSON())
})
