import { confirmUnit, readUnit, readVersion, takeBack, writeUnit } from '@undersigned/collab'
import { sharedUndo } from '@undersigned/editor'
import { digestOfUnit, type Inline, type LetterText, type Paragraph, paragraphId, plainText, unitId } from '@undersigned/letter'
import { type Offer, offersOf, orphans, pair, sourceTextOf, unitsOf } from '@undersigned/translation'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { acceptOffer } from './accept-offer.ts'

const run = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]
const body = (id: string, words: string, from?: string): Paragraph => ({
  id: paragraphId(id),
  kind: 'body',
  content: run(words),
  ...(from !== undefined && { from: paragraphId(from) }),
})
const letter = (...paragraphs: Paragraph[]): LetterText => ({ language: 'en', paragraphs, notes: [] })
const [one, two] = ['The first sentence.', 'The second sentence is a longer one.']
const [un, deux] = ['La première phrase.', 'La seconde phrase est plus longue.']

/** A version in which these words were confirmed of the original as it was. */
function translated(before: LetterText, words: Readonly<Record<string, string>>): Y.Doc {
  const doc = new Y.Doc()
  for (const unit of unitsOf(before)) {
    const content = run(words[unit.id] ?? '')
    writeUnit(doc, unit.id, content)
    const record = { sourceDigest: unit.digest, sourceText: sourceTextOf(unit), targetDigest: digestOfUnit(content) }
    confirmUnit(doc, unit.id, { ...record, origin: 'human', by: 'tess', at: 1 })
  }
  return doc
}

function offered(doc: Y.Doc, now: LetterText): { readonly offer: Offer; readonly accept: () => boolean } {
  const units = unitsOf(now)
  const version = readVersion(doc)
  const [offer] = offersOf(pair(units, version), orphans(units, version), 'fr')
  if (offer === undefined) throw new Error('nothing is offered')
  return { offer, accept: () => acceptOffer(doc, { offer, units, language: 'fr', by: 'rolf' }) }
}

const wordsOf = (doc: Y.Doc, id: string): string => plainText(readUnit(doc, unitId(id)))

function transactionsOf(doc: Y.Doc, act: () => void): number {
  let count = 0
  doc.on('update', () => {
    count += 1
  })
  act()
  return count
}

test('T10 an accepted cut writes both halves at once, and undo takes it back', () => {
  const doc = translated(letter(body('a', `${one} ${two}`)), { a: `${un} ${deux}` })
  sharedUndo(doc)
  const { accept } = offered(doc, letter(body('a', one), body('b', two, 'a')))
  expect(transactionsOf(doc, () => expect(accept()).toBe(true))).toBe(1)
  expect([wordsOf(doc, 'a'), wordsOf(doc, 'b')]).toEqual([un, deux])
  takeBack(sharedUndo(doc), 'undo')
  expect([wordsOf(doc, 'a'), wordsOf(doc, 'b')]).toEqual([`${un} ${deux}`, ''])
})

test('T32 an accepted cut keeps both halves translated, and undo takes the confirmations back with the words', () => {
  const doc = translated(letter(body('a', `${one} ${two}`)), { a: `${un} ${deux}` })
  sharedUndo(doc)
  const now = letter(body('a', one), body('b', two, 'a'))
  const states = () => pair(unitsOf(now), readVersion(doc)).map(({ state }) => state)
  offered(doc, now).accept()
  expect(states()).toEqual(['translated', 'translated'])
  takeBack(sharedUndo(doc), 'undo')
  expect(states()).toEqual(['stale', 'missing'])
})

test('T10 an accepted join writes the paragraph and empties the orphan at once', () => {
  const doc = translated(letter(body('a', one), body('b', two)), { a: un, b: deux })
  const now = letter(body('a', `${one} ${two}`))
  const { accept } = offered(doc, now)
  expect(transactionsOf(doc, () => expect(accept()).toBe(true))).toBe(1)
  expect(wordsOf(doc, 'a')).toBe(`${un} ${deux}`)
  expect(orphans(unitsOf(now), readVersion(doc))).toEqual([])
})

test('T10 an offer that somebody has written over meanwhile moves nothing', () => {
  const doc = translated(letter(body('a', `${one} ${two}`)), { a: `${un} ${deux}` })
  const { accept } = offered(doc, letter(body('a', one), body('b', two, 'a')))
  writeUnit(doc, unitId('b'), run('Déjà écrit.'))
  expect(accept()).toBe(false)
  expect([wordsOf(doc, 'a'), wordsOf(doc, 'b')]).toEqual([`${un} ${deux}`, 'Déjà écrit.'])
})
