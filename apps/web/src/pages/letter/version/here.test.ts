import { anchorAt, anchorToJson, BODY, unitField, writeLetterText } from '@undersigned/collab'
import { introduce } from '@undersigned/editor'
import { type LetterText, paragraphId, unitId } from '@undersigned/letter'
import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { hereIn } from './here.ts'

interface Somebody {
  readonly id: string
  readonly name: string
  readonly states: Readonly<Record<string, unknown>>
}

/** A room as its people tell it. */
function room(doc: Y.Doc, ...people: readonly Somebody[]): Awareness {
  const here = new Awareness(doc)
  for (const { id, name, states } of people) {
    const theirs = new Awareness(new Y.Doc())
    introduce(theirs, { id, name })
    for (const [field, value] of Object.entries(states)) theirs.setLocalStateField(field, value)
    applyAwarenessUpdate(here, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'test')
    theirs.destroy()
  }
  return here
}

const text: LetterText = {
  language: 'en',
  paragraphs: ['p1', 'p2'].map((id) => ({
    id: paragraphId(id),
    kind: 'body',
    content: [{ type: 'text', text: `The words of ${id}.`, marks: {} }],
  })),
  notes: [],
}

const at = (field: string, head: unknown = null) => ({ caret: { field, anchor: head, head } })

test('T123 carets in the original, in this version and in other languages stand at their units, each on its side, and oneself nowhere', () => {
  const doc = new Y.Doc()
  writeLetterText(doc, text)
  const body = doc.getText(BODY)
  const inSecond = anchorToJson(anchorAt(body, body.toString().length))
  const original = room(doc, { id: 'dan', name: 'Dan', states: at(BODY, inSecond) }, { id: 'nora', name: 'Nora', states: at('note:n1') })
  const [eva, me] = [
    { id: 'eva', name: 'Eva', states: at(unitField(unitId('p1'))) },
    { id: 'me', name: 'Me', states: at(unitField(unitId('p1'))) },
  ]
  const version = room(new Y.Doc(), eva, me, { id: 'mute', name: '', states: at(unitField(unitId('p1'))) })
  const lobby = room(
    new Y.Doc(),
    { id: 'ida', name: 'Ida', states: { place: { language: 'de', unit: 'p1' } } },
    { id: 'eva', name: 'Eva', states: { place: { language: 'fr', unit: 'p1' } } },
    { id: 'odd', name: 'Odd', states: { place: { language: 'xx', unit: 'p1' } } },
  )
  const here = hereIn({ original: { doc, awareness: original }, version, lobby, me: 'me', language: 'fr', originalLanguage: 'en' })
  const told = (unit: string, side: 'source' | 'target') => here.get(unit)?.[side].map(({ name, language }) => [name, language])
  expect(told('p1', 'target')).toEqual([['Eva', null]])
  expect(told('p1', 'source')).toEqual([['Ida', 'de']])
  expect(told('p2', 'source')).toEqual([['Dan', null]])
  expect(told('n1', 'source')).toEqual([['Nora', null]])
  for (const awareness of [original, version, lobby]) awareness.destroy()
})
