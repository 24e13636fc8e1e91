import { createTranslator, loadCatalogue } from '@undersigned/i18n'
import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { arrivals } from './WhoIsHere.tsx'
import { colorOf, introduce, whoIsHere } from './who-is-here.ts'

const { t } = createTranslator('en', await loadCatalogue('en'))

function room(...people: readonly (readonly [client: number, id: string, name: string, field: string | null])[]): Awareness {
  const here = new Awareness(new Y.Doc())
  for (const [client, id, name, field] of people) {
    const doc = new Y.Doc()
    doc.clientID = client
    const theirs = new Awareness(doc)
    introduce(theirs, { id, name })
    theirs.setLocalStateField('caret', field === null ? null : { field, anchor: null, head: null })
    applyAwarenessUpdate(here, encodeAwarenessUpdate(theirs, [client]), 'test')
    theirs.destroy()
  }
  return here
}

test('L22 a person with two tabs is there once, where they write', () => {
  const awareness = room([5, 'a', 'Anna', null], [7, 'a', 'Anna', 'body'], [6, 'b', 'Béla', 'note:n1'])
  expect(whoIsHere(awareness).map(({ name, client, field }) => [name, client, field])).toEqual([
    ['Anna', 7, 'body'],
    ['Béla', 6, 'note:n1'],
  ])
  awareness.destroy()
})

test('L22 a person has one colour everywhere, and nobody is shown without a name', () => {
  const awareness = room([5, 'a', '', null])
  expect(whoIsHere(awareness)).toEqual([])
  expect(colorOf('a')).toBe(colorOf('a'))
  awareness.destroy()
})

test('several who come and go are announced together', () => {
  const before = new Map([['a', 'Anna']])
  const now = new Map([
    ['b', 'Béla'],
    ['c', 'Chloé'],
  ])
  expect(arrivals(before, now, t)).toBe('Béla, Chloé joined. Anna left')
  expect(arrivals(now, now, t)).toBe('')
})
