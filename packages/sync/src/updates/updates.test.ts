import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyAct, anyDoc } from '../testing/index.ts'
import { MalformedMessage } from '../wire/malformed.ts'
import { readHeader } from './header.ts'
import { Holdings } from './holdings.ts'
import { IdSet } from './id-set.ts'

test('S4 the header of an update names the very items and deletions that Yjs reads from it', () => {
  fc.assert(
    fc.property(anyDoc, (doc) => {
      const update = Y.encodeStateAsUpdate(doc)
      const { structs, ds } = Y.decodeUpdate(update)
      const header = readHeader(update)
      expect(header.items).toEqual(structs.map(({ id, length }) => ({ ...id, length })))
      const deletions = [...ds.clients].flatMap(([client, ranges]) => ranges.map(({ clock, len }) => ({ client, clock, length: len })))
      expect(header.deletions).toEqual(deletions)
    }),
  )
})

test('S4 an update cut short, lengthened or changed is refused by name or is one that Yjs can read', () => {
  fc.assert(
    fc.property(anyDoc, fc.nat(), fc.integer({ min: 0, max: 255 }), (doc, where, byte) => {
      const update = Y.encodeStateAsUpdate(doc)
      const at = where % update.length
      expect(() => readHeader(update.subarray(0, at))).toThrow(MalformedMessage)
      expect(() => readHeader(Uint8Array.of(...update, byte))).toThrow(MalformedMessage)
      const changed = update.slice()
      changed[at] = byte
      if (isTaken(changed)) Y.decodeUpdate(changed)
    }),
    { numRuns: 500 },
  )
})

test('S4 random bytes are an update that Yjs can read, or are refused by name', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      if (isTaken(bytes)) Y.decodeUpdate(bytes)
    }),
    { numRuns: 3000 },
  )
})

test('S8 a room that heard every update lacks nothing of the document, and its state vector is the document’s', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { minLength: 1, maxLength: 15 }), fc.array(fc.nat(), { maxLength: 15 }), (acts, order) => {
      const doc = new Y.Doc()
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      for (const act of acts) act(doc)
      const holdings = new Holdings()
      for (const update of shuffled(updates, order)) holdings.add(readHeader(update))
      expect(holdings.lacks(readHeader(Y.encodeStateAsUpdate(doc)))).toBe(false)
      expect(holdings.stateVector()).toEqual(Y.encodeStateVector(doc))
      const { body, last } = { body: doc.getText('body'), last: updates.length }
      body.insert(0, 'new')
      expect(holdings.lacks(readHeader(updates[last] ?? new Uint8Array()))).toBe(true)
    }),
  )
})

test('S8 a deletion that the room lacks is seen, though deletions have no clocks', () => {
  const doc = new Y.Doc()
  doc.getText('body').insert(0, 'abc')
  const holdings = new Holdings()
  holdings.add(readHeader(Y.encodeStateAsUpdate(doc)))
  doc.getText('body').delete(1, 1)
  const header = readHeader(Y.encodeStateAsUpdate(doc))
  expect(holdings.lacksItems(header)).toBe(false)
  expect(holdings.lacksDeletions(header)).toBe(true)
})

test('S8 a set of ids covers exactly what was added, in whatever order', () => {
  const ranges = fc.array(fc.record({ client: fc.nat(1), clock: fc.nat(30), length: fc.integer({ min: 1, max: 5 }) }), { maxLength: 30 })
  fc.assert(
    fc.property(ranges, (added) => {
      const set = new IdSet()
      const plain = new Set<string>()
      for (const range of added) {
        set.add(range)
        for (let clock = range.clock; clock < range.clock + range.length; clock += 1) plain.add(`${range.client}.${clock}`)
      }
      for (const client of [0, 1]) {
        for (let clock = 0; clock < 40; clock += 1) {
          expect(set.covers({ client, clock, length: 1 })).toBe(plain.has(`${client}.${clock}`))
          const both = plain.has(`${client}.${clock}`) && plain.has(`${client}.${clock + 1}`)
          expect(set.covers({ client, clock, length: 2 })).toBe(both)
        }
      }
    }),
  )
})

function isTaken(bytes: Uint8Array): boolean {
  try {
    readHeader(bytes)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedMessage)
    return false
  }
}

const shuffled = (updates: readonly Uint8Array[], order: readonly number[]): Uint8Array[] =>
  updates
    .map((update, at) => ({ update, key: order[at] ?? at }))
    .sort((one, other) => one.key - other.key)
    .map(({ update }) => update)
