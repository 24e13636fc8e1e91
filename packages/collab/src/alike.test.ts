import { digestOfUnit, type Inline, paragraphId, plainText, type UnitId, unitId } from '@undersigned/letter'
import { aLetter } from '@undersigned/letter/testing'
import { acceptanceOf, type Offer, offersOf, orphans, pair, type Unit, unitsOf } from '@undersigned/translation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { suggestUnit } from './suggested.ts'
import { confirmUnit, readUnit, readVersion, writeAcceptance, writeUnit, writeUnitAlike } from './version.ts'

const ACCEPTING = { test: 'accepting' }
const [whole, half] = [unitId('p1'), unitId('p2')]
const text = (words: string, strong = false): Inline => ({ type: 'text', text: words, marks: strong ? { strong: true } : {} })

/** Three people with one version open; what each writes reaches the others when it is brought to them. */
function threePeople(write: (doc: Y.Doc) => void) {
  const seed = new Y.Doc()
  write(seed)
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc()
    doc.clientID = client
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed))
    return doc
  })
  const sent: Uint8Array[] = []
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'line') sent.push(update)
    })
  }
  const bring = (order: readonly number[] = []): void => {
    const updates = sent.splice(0)
    docs.forEach((doc, at) => {
      const sorted = updates.toSorted((one, other) => rank(updates.indexOf(one), at) - rank(updates.indexOf(other), at))
      for (const update of sorted) Y.applyUpdate(doc, update, 'line')
    })
    function rank(update: number, person: number): number {
      return order[(update * docs.length + person) % Math.max(order.length, 1)] ?? 0
    }
  }
  return { docs, bring }
}

const letterOf = (...paragraphs: readonly (readonly [id: string, words: string, from?: string])[]): readonly Unit[] => {
  const letter = aLetter('')
  return unitsOf({
    ...letter,
    paragraphs: paragraphs.map(([id, words, from]) => ({
      kind: 'body' as const,
      id: paragraphId(id),
      content: [text(words)],
      ...(from === undefined ? {} : { from: paragraphId(from) }),
    })),
  })
}

function confirmed(doc: Y.Doc, unit: UnitId, said: { readonly source: string; readonly target: readonly Inline[] }): void {
  writeUnit(doc, unit, said.target)
  const digests = { sourceDigest: digestOfUnit([text(said.source)]), targetDigest: digestOfUnit(said.target) }
  confirmUnit(doc, unit, { ...digests, sourceText: said.source, origin: 'human', by: 'rolf', at: 1 })
}

const offersIn = (doc: Y.Doc, units: readonly Unit[]): readonly Offer[] => {
  const version = readVersion(doc)
  return offersOf(pair(units, version), orphans(units, version), 'fr')
}

function accept(doc: Y.Doc, units: readonly Unit[], person: number): void {
  const version = readVersion(doc)
  const [rows, lost] = [pair(units, version), orphans(units, version)]
  const [offer] = offersOf(rows, lost, 'fr')
  if (offer === undefined) throw new Error('nothing is offered')
  writeAcceptance(doc, acceptanceOf(offer, { rows, orphans: lost, by: `person ${person}`, at: 100 + person }), ACCEPTING)
}

const said = (doc: Y.Doc) => [whole, half].map((unit) => plainText(readUnit(doc, unit)))

const word = fc.constantFrom('nous', 'voulons', 'changer', 'ensemble', 'vieille', 'maison', 'rouge')
const sentence = fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => `Oui, ${words.join(' ')}.`)
const twoParts = fc.record({
  first: sentence,
  second: sentence,
  strong: fc.boolean(),
  typed: fc.option(fc.constantFrom('x', 'é', '!'), { nil: null }),
  earlier: fc.boolean(),
  order: fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }),
  who: fc.shuffledSubarray([0, 1, 2], { minLength: 2 }),
})
const units = letterOf(['p1', 'The law is old.'], ['p2', 'We ask for a new one.', 'p1'])

test('T150 however many accept the same cut at once, the half stands there once, and what is typed meanwhile stays', () => {
  fc.assert(
    fc.property(twoParts, ({ first, second, strong, typed, earlier, order, who }) => {
      const target = [text(`${first} `), text(second, strong)]
      const { docs, bring } = threePeople((doc) => confirmed(doc, whole, { source: 'The law is old. We ask for a new one.', target }))
      if (earlier) {
        // Somebody began the half and took it out again.
        docs[2]?.getText(`unit:${half}`).insert(0, 'y')
        docs[2]?.getText(`unit:${half}`).delete(0, 1)
        bring()
      }
      for (const person of who) accept(docs[person] ?? new Y.Doc(), units, person)
      const other = docs.find((_, at) => !who.includes(at))
      if (typed !== null) other?.getText(`unit:${whole}`).insert(0, typed)
      bring(order)
      const start = typed !== null && other !== undefined ? typed : ''
      for (const doc of docs) expect(said(doc)).toEqual([`${start}${first}`, second])
      expect(new Set(docs.map((doc) => JSON.stringify(readVersion(doc).confirmed.get(half)))).size).toBe(1)
    }),
    { numRuns: 300 },
  )
})

test('T150 however many accept the same join at once, the words that come in stand there once', () => {
  const merged = letterOf(['p1', 'The law is old. We ask for a new one.'])
  fc.assert(
    fc.property(twoParts, ({ first, second, strong, order, who }) => {
      const { docs, bring } = threePeople((doc) => {
        confirmed(doc, whole, { source: 'The law is old.', target: [text(first, strong)] })
        confirmed(doc, half, { source: 'We ask for a new one.', target: [text(second)] })
      })
      for (const person of who) accept(docs[person] ?? new Y.Doc(), merged, person)
      bring(order)
      for (const doc of docs) expect(said(doc)).toEqual([`${first} ${second}`, ''])
      for (const doc of docs) expect(offersIn(doc, merged)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('T150 one of those who accepted takes it back with one undo; what was taken back can be accepted again', () => {
  const { docs, bring } = threePeople((doc) =>
    confirmed(doc, whole, { source: 'The law is old. We ask for a new one.', target: [text('Vieille loi. Une neuve.')] }),
  )
  const [anna = new Y.Doc()] = docs
  const undo = new Y.UndoManager(anna, { trackedOrigins: new Set([ACCEPTING]), captureTimeout: 0 })
  accept(anna, units, 0)
  bring()
  undo.undo()
  bring()
  for (const doc of docs) expect(said(doc)).toEqual(['Vieille loi. Une neuve.', ''])
  for (const [person, doc] of docs.entries()) accept(doc, units, person)
  bring()
  for (const doc of docs) expect(said(doc)).toEqual(['Vieille loi.', 'Une neuve.'])
  undo.undo()
  bring()
  for (const doc of docs) expect(said(doc)).toEqual(['Vieille loi. Une neuve.', ''])
})

test('T150 who mends the same fault, or brings the same file, at once does it once', () => {
  const { docs, bring } = threePeople((doc) => writeUnit(doc, half, [text('Vieille loi'), text(' !', true)]))
  for (const doc of docs) writeUnitAlike(doc, half, [text('Vieille loi'), text('\u202f!', true)])
  bring()
  for (const doc of docs) expect(readUnit(doc, half)).toEqual([text('Vieille loi'), text('\u202f!', true)])
})

test('T150 who takes the same words from a memory at once has them once', () => {
  const { docs, bring } = threePeople(() => undefined)
  const suggestion = { origin: 'memory', at: 1 } as const
  for (const [at, doc] of docs.entries())
    suggestUnit(doc, half, { content: [text('Vieille loi.')], suggestion: { ...suggestion, by: `person ${at}` } })
  bring()
  for (const doc of docs) expect(said(doc)).toEqual(['', 'Vieille loi.'])
})
