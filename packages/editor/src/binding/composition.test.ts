import { Ink, seedUpdate } from '@undersigned/collab/testing'
import { aLetter } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { caretAt, closeDesk, type Desk, isMirror, openDesk, paragraphAt, seedOf, settleAll, shown } from '../testing/desk.ts'
import { EditorSeat } from '../testing/editor-seat.ts'

let desks: readonly [Desk, Desk]
const type = (desk: Desk, words: string) => desk.editor.view.dispatch(desk.editor.state.tr.insertText(words))
const compose = (desk: Desk, event: 'compositionstart' | 'compositionend') =>
  desk.editor.view.dom.dispatchEvent(new CompositionEvent(event, { bubbles: true, data: '' }))
const everyone = () => settleAll(desks.map(({ doc }) => doc))
const textNode = (desk: Desk, paragraph: number) => desk.editor.view.nodeDOM(paragraphAt(desk, paragraph).pos)?.firstChild

beforeEach(() => {
  vi.useFakeTimers()
  const seed = seedOf(aLetter('Alpha beta', 'Second line', 'Third'))
  desks = [openDesk({ client: 100, seed }), openDesk({ client: 200, seed })]
})
afterEach(() => {
  for (const desk of desks) closeDesk(desk)
  vi.useRealTimers()
})

function settled(): string {
  compose(desks[0], 'compositionend')
  vi.advanceTimersByTime(100)
  everyone()
  for (const desk of desks) {
    expect(isMirror(desk)).toBe(true)
    expect(desk.counts.rebuilt).toBe(0)
  }
  expect(shown(desks[0])).toBe(shown(desks[1]))
  return shown(desks[0])
}

test('L17 the text that is composed stays as it is while another types before it, and both are kept', () => {
  const [a, b] = desks
  caretAt(a, 0, 5)
  compose(a, 'compositionstart')
  type(a, 'に')
  const node = textNode(a, 0)
  caretAt(b, 0, 0)
  type(b, 'XYZ')
  everyone()
  expect(shown(a)).toContain('p1:Alphaに beta')
  type(a, 'ほん')
  expect(textNode(a, 0)).toBe(node)
  expect(shown(a)).toContain('p1:Alphaにほん beta')
  expect(settled()).toContain('p1:XYZAlphaにほん beta')
})

test('L17 what others write elsewhere is shown at once', () => {
  const [a, b] = desks
  caretAt(a, 0, 5)
  compose(a, 'compositionstart')
  caretAt(b, 2, 0)
  type(b, 'XYZ')
  everyone()
  expect(shown(a)).toContain('p3:XYZThird')
  settled()
})

test('L17 a composition that replaces its words while others split, delete and reshape around it', () => {
  const [a, b] = desks
  caretAt(a, 0, 5)
  compose(a, 'compositionstart')
  type(a, 'か')
  everyone()
  caretAt(b, 0, 3)
  b.editor.commands.splitBlock()
  b.editor.view.dispatch(b.editor.state.tr.delete(2, 3))
  everyone()
  const { state } = a.editor
  a.editor.view.dispatch(state.tr.insertText('漢字😀', state.selection.from - 1, state.selection.from))
  b.editor.commands.updateAttributes('paragraph', { kind: 'quotation' })
  everyone()
  expect(settled()).toBe(
    'p1:Ala | quotation n200-1:ph漢字😀 beta | p2:Second line | p3:Third'.replace('p1:Ala', 'p1:Ap').replace('ph', 'ha'),
  )
})

test('L17 deleting during a composition what another has already deleted', () => {
  const [a, b] = desks
  caretAt(a, 0, 10)
  compose(a, 'compositionstart')
  b.editor.view.dispatch(b.editor.state.tr.delete(1, 7))
  everyone()
  a.editor.view.dispatch(a.editor.state.tr.delete(5, 11))
  type(a, 'é')
  expect(settled()).toContain('p1:é |')
})

const anyEdit = fc.record({
  who: fc.constantFrom('a', 'b'),
  act: fc.constantFrom('type', 'erase', 'split', 'merge', 'reshape', 'mark', 'remove', 'move'),
  a: fc.nat(20),
  b: fc.nat(60),
})

test('L17 L11 whatever others do meanwhile, a composition keeps its own words and everyone ends with the same letter', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (edits) => {
      const ink = new Ink()
      const seats = [new EditorSeat(100, seedUpdate(ink)), new EditorSeat(200, seedUpdate(new Ink()))] as const
      const docs = seats.map(({ doc }) => doc)
      settleAll(docs)
      const [composer, other] = seats
      caretAt(composer.desk, 1, 0)
      compose(composer.desk, 'compositionstart')
      let composed = ''
      for (const { who, act, a, b } of edits) {
        if (who === 'a') {
          const word = ink.next()
          composed += word
          type(composer.desk, word)
        } else other.perform(act, { who: 1, act, a, b, c: b }, ink)
        settleAll(docs)
      }
      compose(composer.desk, 'compositionend')
      vi.advanceTimersByTime(100)
      settleAll(docs)
      const readings = seats.map((seat) => seat.read())
      expect(readings[0]).toEqual(readings[1])
      for (const { desk } of seats) {
        expect(isMirror(desk)).toBe(true)
        expect(desk.counts.rebuilt).toBe(0)
      }
      const erased = edits.some(({ who, act }) => who === 'b' && ['erase', 'remove'].includes(act))
      if (!erased) for (const word of composed) expect(readings[0]?.text).toContain(word)
      for (const seat of seats) seat.close()
    }),
    { numRuns: 100 },
  )
})
