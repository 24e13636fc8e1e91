import { aLetter } from '@undersigned/letter/testing'
import { expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { caretAt, closeDesk, hand, openDesk, seedOf } from '../testing/desk.ts'
import { caretsIn, remoteCarets } from './carets.ts'
import { pmFromRelative, relativeFromPm } from './positions.ts'

const letter = aLetter('Alpha beta', 'Second line')

test('L22 a caret is shown with its name and stays at its word while others write before it', () => {
  vi.useFakeTimers()
  const seed = seedOf(letter)
  const b = openDesk({ client: 200, seed })
  const heard = new Awareness(new Y.Doc())
  heard.doc.clientID = 300
  const bCarets = { doc: b.doc, awareness: heard }
  const spoken = new Awareness(b.doc)
  const speaker = openDesk({ client: 400, seed, extra: [remoteCarets({ doc: b.doc, awareness: heard })] })
  spoken.setLocalState({ user: { name: 'Ana', color: '#aa2255' }, caret: null })
  const place = relativeFromPm(b.doc.getText('body'), b.editor.state.doc, 7)
  const json = Y.relativePositionToJSON(place)
  spoken.setLocalStateField('caret', { field: 'body', anchor: json, head: json })
  applyAwarenessUpdate(heard, encodeAwarenessUpdate(spoken, [spoken.clientID]), 'network')
  const label = speaker.editor.view.dom.querySelector('.u-remote-caret-label')
  expect(label?.textContent).toBe('Ana')
  caretAt(b, 0, 0)
  b.editor.view.dispatch(b.editor.state.tr.insertText('XYZ'))
  hand(b.doc, speaker.doc)
  expect(caretsIn(bCarets, b.editor.state.doc)).toEqual([{ client: 200, name: 'Ana', color: '#aa2255', anchor: 10, head: 10 }])
  closeDesk(speaker)
  closeDesk(b)
  vi.useRealTimers()
})

test('L22 a hostile name or colour is only ever words and a colour', () => {
  const desk = openDesk({ client: 500, seed: seedOf(letter) })
  const awareness = new Awareness(new Y.Doc())
  const json = Y.relativePositionToJSON(relativeFromPm(desk.doc.getText('body'), desk.editor.state.doc, 3))
  awareness.states.set(9, {
    user: { name: 'x'.repeat(900), color: 'red;background:url(//evil)' },
    caret: { field: 'body', anchor: json, head: json },
  })
  const [caret] = caretsIn({ doc: desk.doc, awareness }, desk.editor.state.doc)
  expect(caret?.name).toHaveLength(60)
  expect(caret?.color).toMatch(/^#[0-9a-f]{6}$/)
  awareness.destroy()
  closeDesk(desk)
})

test('L22 every position of the screen has its place in the text and comes back', () => {
  const desk = openDesk({ client: 600, seed: seedOf(letter) })
  const { doc } = desk.editor.state
  const text = desk.doc.getText('body')
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return false
    for (let at = pos + 1; at <= pos + 1 + node.content.size; at++)
      expect(pmFromRelative(text, doc, relativeFromPm(text, doc, at))).toBe(at)
    return false
  })
  closeDesk(desk)
})
