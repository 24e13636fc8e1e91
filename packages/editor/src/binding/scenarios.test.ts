import { aLetter } from '@undersigned/letter/testing'
import { afterEach, expect, test } from 'vitest'
import { moveParagraphs } from '../commands/paragraphs.ts'
import { caretAt, closeDesk, type Desk, isMirror, openDesk, paragraphAt, seedOf, settleAll, shown } from '../testing/desk.ts'

const LETTER = aLetter('Alpha beta gamma delta', 'Second paragraph text', 'Third one')
let desks: Desk[] = []

function two(): [Desk, Desk] {
  const seed = seedOf(LETTER)
  const pair: [Desk, Desk] = [openDesk({ client: 100, seed }), openDesk({ client: 200, seed })]
  desks = [...pair]
  return pair
}

/** Everyone hears everything; then all screens show the same, and show what their documents hold. */
function together(): string {
  settleAll(desks.map((desk) => desk.doc))
  const [first = ''] = desks.map(shown)
  for (const desk of desks) {
    expect(shown(desk)).toBe(first)
    expect(isMirror(desk)).toBe(true)
    expect(desk.counts.rebuilt).toBe(0)
  }
  return first
}

const split = (desk: Desk, paragraph: number, offset: number) => {
  caretAt(desk, paragraph, offset)
  desk.editor.commands.splitBlock()
}
const join = (desk: Desk, paragraph: number) => {
  caretAt(desk, paragraph, 0)
  desk.editor.commands.joinBackward()
}
const type = (desk: Desk, paragraph: number, offset: number, words: string) => {
  caretAt(desk, paragraph, offset)
  desk.editor.view.dispatch(desk.editor.state.tr.insertText(words))
}
const reshape = (desk: Desk, paragraph: number, attributes: Record<string, unknown>) => {
  const { pos, node } = paragraphAt(desk, paragraph)
  desk.editor.view.dispatch(desk.editor.state.tr.setNodeMarkup(pos, undefined, { ...node.attrs, ...attributes }))
}
const moveToTop = (desk: Desk, paragraph: number) => {
  const { pos, node } = paragraphAt(desk, paragraph)
  desk.editor.view.dispatch(desk.editor.state.tr.delete(pos, pos + node.nodeSize).insert(0, node))
}
const remove = (desk: Desk, paragraph: number) => {
  const { pos, node } = paragraphAt(desk, paragraph)
  desk.editor.view.dispatch(desk.editor.state.tr.delete(pos, pos + node.nodeSize))
}

afterEach(() => {
  for (const desk of desks) closeDesk(desk)
  desks = []
})

test('L10 L12 two who split at the same place make an empty paragraph between', () => {
  const [a, b] = two()
  split(a, 0, 5)
  split(b, 0, 5)
  expect(together()).toBe('p1:Alpha | n100-1: | n200-1: beta gamma delta | p2:Second paragraph text | p3:Third one')
})

test('L10 L12 two who split at different places make three', () => {
  const [a, b] = two()
  split(a, 0, 5)
  split(b, 0, 10)
  expect(together()).toBe('p1:Alpha | n100-1: beta | n200-1: gamma delta | p2:Second paragraph text | p3:Third one')
})

test('L10 a new half remembers what it was split from', () => {
  const [a] = two()
  split(a, 0, 5)
  expect(a.editor.state.doc.child(1).attrs.from).toBe('p1')
})

test('L10 the half with words keeps the id when the other is empty, and nothing is written into its marker', () => {
  const [a, b] = two()
  split(a, 1, 0)
  reshape(b, 1, { kind: 'quotation' })
  expect(together()).toBe('p1:Alpha beta gamma delta | n100-1: | quotation p2:Second paragraph text | p3:Third one')
})

test('L11 what is typed into the tail of a paragraph that another splits stays in the tail', () => {
  const [a, b] = two()
  split(a, 0, 5)
  type(b, 0, 16, 'XYZ')
  expect(together()).toBe('p1:Alpha | n100-1: beta gammaXYZ delta | p2:Second paragraph text | p3:Third one')
})

test('L11 what is typed into a paragraph that another merges stays', () => {
  const [a, b] = two()
  join(a, 1)
  type(b, 1, 6, 'XYZ')
  expect(together()).toBe('p1:Alpha beta gamma deltaSecondXYZ paragraph text | p3:Third one')
})

test('L12 two who merge the same paragraphs merge them once', () => {
  const [a, b] = two()
  join(a, 1)
  join(b, 1)
  expect(together()).toBe('p1:Alpha beta gamma deltaSecond paragraph text | p3:Third one')
})

test('L12 a paragraph merged by one and split by another', () => {
  const [a, b] = two()
  join(a, 1)
  split(b, 1, 6)
  expect(together()).toBe('p1:Alpha beta gamma deltaSecond | n200-1: paragraph text | p3:Third one')
})

test('L12 two who make the same heading make one', () => {
  const [a, b] = two()
  reshape(a, 0, { kind: 'heading', level: 2 })
  reshape(b, 0, { kind: 'heading', level: 2 })
  expect(together()).toBe('heading2 p1:Alpha beta gamma delta | p2:Second paragraph text | p3:Third one')
})

test('L11 what is typed into a paragraph that becomes a heading stays', () => {
  const [a, b] = two()
  reshape(a, 0, { kind: 'heading', level: 2 })
  type(b, 0, 10, 'XYZ')
  expect(together()).toBe('heading2 p1:Alpha betaXYZ gamma delta | p2:Second paragraph text | p3:Third one')
})

test('L12 a heading for one and an item for another is one of the two everywhere', () => {
  const [a, b] = two()
  reshape(a, 0, { kind: 'heading', level: 2 })
  reshape(b, 0, { kind: 'list-item', level: 0, list: 'bulleted' })
  expect(['heading', 'list-item']).toContain(/^[a-z-]+/.exec(together())?.[0])
})

test('L13 two who move the same paragraph to the top get it once', () => {
  const [a, b] = two()
  moveToTop(a, 2)
  moveToTop(b, 2)
  expect(together()).toBe('p3:Third one | p1:Alpha beta gamma delta | p2:Second paragraph text')
})

test('L16 undoing a split leaves what another typed', () => {
  const [a, b] = two()
  split(a, 0, 5)
  together()
  type(b, 0, 1, '!')
  together()
  a.editor.commands.undo()
  expect(together()).toBe('p1:A!lpha beta gamma delta | p2:Second paragraph text | p3:Third one')
})

test('L16 undoing a merge brings the old id back', () => {
  const [a, b] = two()
  join(a, 1)
  together()
  type(b, 0, 2, '!')
  together()
  a.editor.commands.undo()
  expect(together()).toBe('p1:Al!pha beta gamma delta | p2:Second paragraph text | p3:Third one')
})

test('L42 L16 a move is taken back by itself, however fast somebody types before and after it', () => {
  const desk = openDesk({ client: 100, seed: seedOf(LETTER), captureTimeout: 60_000 })
  desks = [desk]
  const { commands, view } = desk.editor
  type(desk, 1, 0, '1')
  moveParagraphs(-1)(desk.editor.state, view.dispatch)
  type(desk, 0, 0, '2')
  expect(shown(desk)).toBe('p2:21Second paragraph text | p1:Alpha beta gamma delta | p3:Third one')
  commands.undo()
  expect(shown(desk)).toBe('p2:1Second paragraph text | p1:Alpha beta gamma delta | p3:Third one')
  commands.undo()
  expect(shown(desk)).toBe('p1:Alpha beta gamma delta | p2:1Second paragraph text | p3:Third one')
  commands.undo()
  expect(together()).toBe('p1:Alpha beta gamma delta | p2:Second paragraph text | p3:Third one')
})

test('L11 L16 what is typed into a paragraph that another deletes survives, and is back in it after an undo', () => {
  const [a, b] = two()
  remove(a, 1)
  type(b, 1, 6, 'XYZ')
  expect(together()).toBe('p1:Alpha beta gamma deltaXYZ | p3:Third one')
  a.editor.commands.undo()
  expect(together()).toBe('p1:Alpha beta gamma delta | p2:SecondXYZ paragraph text | p3:Third one')
})

test('L11 what is typed into the first paragraph while another deletes it stands in front', () => {
  const [a, b] = two()
  remove(a, 0)
  type(b, 0, 5, 'XYZ')
  expect(together()).toBe('~head:XYZ | p2:Second paragraph text | p3:Third one')
  type(a, 0, 3, '!')
  reshape(b, 0, { kind: 'heading', level: 1 })
  expect(together()).toMatch(/^heading1 n200-1:XYZ!? \| /)
})

test('L11 L21 words left in front may move behind another paragraph, or be deleted to the last', () => {
  const [a, b] = two()
  remove(a, 0)
  type(b, 0, 5, 'XYZ')
  together()
  moveToTop(a, 1)
  expect(together()).toBe('p2:Second paragraph text | n100-1:XYZ | p3:Third one')
  remove(a, 0)
  type(b, 0, 0, 'front')
  together()
  const { pos, node } = paragraphAt(b, 0)
  b.editor.view.dispatch(b.editor.state.tr.delete(pos + 1, pos + 1 + node.content.size))
  expect(together()).toBe('n200-1: | n100-1:XYZ | p3:Third one')
})

test('L13 what is moved by one and restored by another is there once', () => {
  const [a, b] = two()
  remove(a, 2)
  together()
  a.editor.commands.undo()
  together()
  moveToTop(b, 2)
  a.editor.commands.redo()
  a.editor.commands.undo()
  expect(together()).toBe('p1:Alpha beta gamma delta | p2:Second paragraph text | p3:Third one')
})

test('L10 L11 deleting from the beginning of one paragraph into the next keeps the id of the words that stay', () => {
  const [a, b] = two()
  const second = paragraphAt(a, 1)
  a.editor.view.dispatch(a.editor.state.tr.delete(1, second.pos + 8))
  type(b, 1, 9, 'XYZ')
  expect(together()).toBe('p2:paXYZragraph text | p3:Third one')
})

test('L10 a paragraph that is cut and pasted keeps its id, one that is copied does not', () => {
  const [a] = two()
  const { pos, node } = paragraphAt(a, 2)
  const { view, state } = a.editor
  const html = view.serializeForClipboard(state.doc.slice(pos, pos + node.nodeSize)).dom.innerHTML
  view.dispatch(state.tr.delete(pos, pos + node.nodeSize))
  caretAt(a, 0, 0)
  view.pasteHTML(html)
  expect(together()).toMatch(/^p3:Third one/)
  view.pasteHTML(html)
  const ids = together().match(/[^ |:]+(?=:)/g) ?? []
  expect(new Set(ids).size).toBe(ids.length)
})

test('L15 half a pair that an edit leaves alone is a replacement character for everyone', () => {
  const [a] = two()
  type(a, 0, 0, 'x😀y')
  a.editor.view.dispatch(a.editor.state.tr.delete(3, 4))
  expect(together()).toMatch(/^p1:x\ufffdyAlpha/)
  type(a, 1, 0, '\udc00')
  expect(together()).toContain('p2:\ufffdSecond')
})

test('L12 two who begin an empty letter offline both keep their words', () => {
  desks = [openDesk({ client: 100 }), openDesk({ client: 200 })]
  const [a, b] = desks
  if (a) type(a, 0, 0, 'from A')
  if (b) type(b, 0, 0, 'from B')
  expect(together()).toBe('n100-1:from A | n200-1:from B')
})
