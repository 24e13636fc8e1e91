// @vitest-environment jsdom

import { getSchema } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { type Command, EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { noteId, type Shape } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import { attributesOf, kindOf, shapeOf } from '../pm.ts'
import { letterSchema } from '../schema/schema.ts'
import { listMarkers, notesInOrder, openPlaces } from '../view/outline.ts'
import { fillPlaceholder, insertNoteReference, insertPlaceholder, placeSlot } from './insert.ts'
import { addressOf, linkAt, removeLink, setLink } from './link.ts'
import { joinAfter, joinBefore, moveParagraphs, splitParagraph } from './paragraphs.ts'
import { nest, setShape, toggleList } from './shape.ts'

const schema = getSchema(letterSchema)
type Line = readonly [id: string, shape: Shape, words: string]
const body: Shape = { kind: 'body' }
const item = (level: 0 | 1 | 2, list: 'bulleted' | 'numbered' = 'bulleted'): Shape => ({ kind: 'list-item', list, level })

const letter = (...lines: readonly Line[]): PmNode =>
  schema.node(
    'doc',
    null,
    lines.map(([id, shape, words]) => schema.node('paragraph', { id, ...attributesOf(shape) }, words === '' ? [] : schema.text(words))),
  )

/** A state with the caret, or a selection, at offsets within paragraphs. */
function at(doc: PmNode, [paragraph, offset]: readonly [number, number], to: readonly [number, number] = [paragraph, offset]): EditorState {
  const pos = ([index, within]: readonly [number, number]): number => {
    let start = 1
    for (let each = 0; each < index; each++) start += doc.child(each).nodeSize
    return start + within
  }
  return EditorState.create({ doc, selection: TextSelection.create(doc, pos([paragraph, offset]), pos(to)) })
}

function afterDoing(state: EditorState, ...commands: readonly Command[]): EditorState {
  return commands.reduce((now, command) => {
    let next = now
    command(now, (tr) => {
      next = now.apply(tr)
    })
    return next
  }, state)
}

const outline = ({ doc }: EditorState): string[] => {
  const lines: string[] = []
  doc.forEach((node) => {
    lines.push(`${node.attrs.id}:${kindOf(node)}${'level' in shapeOf(node) ? node.attrs.level : ''}:${node.textContent}`)
  })
  return lines
}

describe('kinds', () => {
  test('L41 change in one step for all that is selected, and keep ids and words; slots stay', () => {
    const doc = letter(['a', body, 'One'], ['r', { kind: 'recipients' }, ''], ['b', item(1), 'Two'])
    expect(outline(afterDoing(at(doc, [0, 1], [2, 2]), setShape({ kind: 'heading', level: 2 })))).toEqual([
      'a:heading2:One',
      'r:recipients:',
      'b:heading2:Two',
    ])
  })

  test('L41 a list is made and unmade', () => {
    const doc = letter(['a', body, 'One'], ['b', body, 'Two'])
    const listed = afterDoing(at(doc, [0, 0], [1, 1]), toggleList('numbered'))
    expect(outline(listed)).toEqual(['a:list-item0:One', 'b:list-item0:Two'])
    expect(outline(afterDoing(listed, toggleList('numbered')))).toEqual(['a:body:One', 'b:body:Two'])
  })

  test('L41 an item nests at most one deeper than the item above, and leaves the list from the outermost level', () => {
    const doc = letter(['a', item(0), 'One'], ['b', item(0), 'Two'])
    const deeper = afterDoing(at(doc, [1, 0]), nest(1), nest(1))
    expect(outline(deeper)).toEqual(['a:list-item0:One', 'b:list-item1:Two'])
    expect(outline(afterDoing(deeper, nest(-1), nest(-1)))).toEqual(['a:list-item0:One', 'b:body:Two'])
    expect(outline(afterDoing(at(doc, [0, 0]), nest(1)))).toEqual(['a:list-item0:One', 'b:list-item0:Two'])
  })

  test('L47 markers number each level, begin anew after other paragraphs, and go with the kind of list', () => {
    const doc = letter(
      ['a', item(0, 'numbered'), ''],
      ['b', item(1, 'numbered'), ''],
      ['c', item(1, 'numbered'), ''],
      ['d', item(0, 'numbered'), ''],
      ['e', item(1, 'numbered'), ''],
      ['f', item(2, 'numbered'), ''],
      ['g', item(0), ''],
      ['h', body, ''],
      ['i', item(0, 'numbered'), ''],
    )
    expect(listMarkers(doc)).toEqual(['1.', 'a.', 'b.', '2.', 'a.', 'i.', '•', null, '1.'])
  })
})

describe('paragraphs', () => {
  test('L42 move up and down with their id, and the caret goes along', () => {
    const doc = letter(['a', body, 'One'], ['b', item(0), 'Two'], ['c', body, 'Three'])
    const up = afterDoing(at(doc, [2, 3]), moveParagraphs(-1))
    expect(outline(up)).toEqual(['a:body:One', 'c:body:Three', 'b:list-item0:Two'])
    expect(up.selection.$from.parent.textContent).toBe('Three')
    expect(outline(afterDoing(up, moveParagraphs(-1), moveParagraphs(-1)))).toEqual(['c:body:Three', 'a:body:One', 'b:list-item0:Two'])
    expect(outline(afterDoing(at(doc, [0, 0], [1, 1]), moveParagraphs(1)))).toEqual(['c:body:Three', 'a:body:One', 'b:list-item0:Two'])
  })

  test('L41 Enter goes on with a list and leaves it from an empty item; after a heading or salutation the text begins', () => {
    const next = (shape: Shape, words: string) =>
      outline(afterDoing(at(letter(['a', shape, words]), [0, words.length]), splitParagraph)).map((line) => line.slice(2))
    expect(next(item(1), 'One')).toEqual(['list-item1:One', 'list-item1:'])
    expect(next(item(1), '')).toEqual(['list-item0:'])
    expect(next(item(0), '')).toEqual(['body:'])
    expect(next({ kind: 'heading', level: 1 }, 'Why')).toEqual(['heading1:Why', 'body:'])
    expect(next({ kind: 'salutation' }, 'Dear Minister')).toEqual(['salutation:Dear Minister', 'body:'])
    expect(next({ kind: 'lead' }, 'Name')).toEqual(['lead:Name', 'lead:'])
  })

  test('L49 no key joins a slot with words, and an empty paragraph before another goes without harm to it', () => {
    const doc = letter(['r', { kind: 'recipients' }, ''], ['a', body, 'One'], ['e', body, ''], ['h', { kind: 'heading', level: 1 }, 'Why'])
    expect(outline(afterDoing(at(doc, [1, 0]), joinBefore))).toEqual(outline(at(doc, [0, 0])))
    expect(outline(afterDoing(at(doc, [0, 0]), joinAfter))).toEqual(outline(at(doc, [0, 0])))
    const kept = ['r:recipients:', 'a:body:One', 'h:heading1:Why']
    expect(outline(afterDoing(at(doc, [3, 0]), joinBefore))).toEqual(kept)
    expect(outline(afterDoing(at(doc, [2, 0]), joinAfter))).toEqual(kept)
    expect(outline(afterDoing(at(doc, [2, 0]), joinBefore))).toEqual(kept)
  })

  test('L49 Enter in a slot begins a paragraph behind it; placing a slot again moves it', () => {
    const doc = letter(['r', { kind: 'recipients' }, ''], ['a', body, 'One'])
    expect(outline(afterDoing(at(doc, [0, 0]), splitParagraph)).map((line) => line.split(':')[1])).toEqual(['recipients', 'body', 'body'])
    expect(outline(afterDoing(at(doc, [1, 0]), placeSlot('recipients')))).toEqual(['a:body:One', 'r:recipients:'])
    expect(outline(afterDoing(at(doc, [1, 0]), placeSlot('signatories'))).map((line) => line.split(':')[1])).toEqual([
      'recipients',
      'body',
      'signatories',
    ])
  })
})

describe('what stands in a paragraph', () => {
  test('L43 selected words become an open place, which is listed and filled', () => {
    const open = afterDoing(at(letter(['a', { kind: 'place-date' }, 'xx September']), [0, 0], [0, 2]), insertPlaceholder('day'))
    expect(openPlaces(open.doc)).toEqual([{ pos: 1, field: 'day', text: 'xx' }])
    const filled = afterDoing(open, fillPlaceholder(1, '17'))
    expect(filled.doc.textContent).toBe('17 September')
    expect(openPlaces(filled.doc)).toEqual([])
  })

  test('L43 an open place that is selected is filled by typing', () => {
    const open = afterDoing(at(letter(['a', body, 'Brussels ']), [0, 9]), insertPlaceholder('year'))
    const selected = open.apply(open.tr.setSelection(NodeSelection.create(open.doc, 10)))
    expect(selected.apply(selected.tr.insertText('2')).doc.textContent).toBe('Brussels 2')
  })

  test('L4 notes are numbered by their first reference, wherever they were added', () => {
    const [first, second] = [noteId('x'), noteId('y')]
    const one = afterDoing(at(letter(['a', body, 'One two']), [0, 7]), insertNoteReference(first))
    const both = afterDoing(one.apply(one.tr.setSelection(TextSelection.create(one.doc, 4))), insertNoteReference(second))
    expect(notesInOrder(both.doc)).toEqual([second, first])
  })

  test('links are set on words, changed as a whole, and taken away', () => {
    const linked = afterDoing(at(letter(['a', body, 'see here now']), [0, 4], [0, 8]), setLink('https://a.eu'))
    const inside = linked.apply(linked.tr.setSelection(TextSelection.create(linked.doc, 7)))
    expect(linkAt(inside)).toEqual({ href: 'https://a.eu', from: 5, to: 9 })
    expect(linkAt(afterDoing(inside, setLink('https://b.eu')))?.href).toBe('https://b.eu')
    expect(linkAt(afterDoing(inside, removeLink))).toBeNull()
  })

  test.each([
    ['example.org', 'https://example.org'],
    ['a@example.org', 'mailto:a@example.org'],
    ['https://example.org/x?y', 'https://example.org/x?y'],
    ['javascript:alert(1)', null],
    ['word', null],
    ['', null],
  ])('the address %s becomes %s', (typed, address) => {
    expect(addressOf(typed)).toBe(address)
  })
})
