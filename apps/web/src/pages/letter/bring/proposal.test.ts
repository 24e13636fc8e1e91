import { readVersion, unitField, writeUnit } from '@undersigned/collab'
import { sharedUndo } from '@undersigned/editor'
import { type Inline, plainText, type UnitId } from '@undersigned/letter'
import { aLetter, textRun } from '@undersigned/letter/testing'
import { orphans, pair, type Unit, unitsOf } from '@undersigned/translation'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { proposedIn } from './exchanged.ts'
import { bringIn, isTakenAtFirst, type Line, linesOf, type Proposed } from './proposal.ts'

const units = unitsOf(aLetter('Old rails.', 'New rails.', 'Night trains.'), [])
const [first, second, third] = units
if (first === undefined || second === undefined || third === undefined) throw new Error('a letter has three units')

const say = (source: Unit, text: string, confirms = false): Proposed => ({
  source,
  content: text === '' ? [] : [textRun(text)],
  confirms,
  remarks: [],
  doubtful: false,
})

function look(doc: Y.Doc, proposed: readonly Proposed[], known = units): readonly Line[] {
  const version = readVersion(doc)
  return linesOf(proposed, pair(known, version), new Map(orphans(known, version).map(({ id, content }) => [id, content])))
}

const wordsIn = (doc: Y.Doc, unit: UnitId): string => plainText(readVersion(doc).units.get(unit) ?? [])
const by = { by: 'ana', at: 7 }

test('T133 looking says what taking would do, and only an empty unit is filled by itself', () => {
  const doc = new Y.Doc()
  writeUnit(doc, second.id, [textRun('Voies neuves.')])
  writeUnit(doc, third.id, [textRun('Trains.')])
  const before = Y.encodeStateVector(doc)
  const lines = look(doc, [say(first, 'Vieilles voies.'), say(second, 'Voies neuves.'), say(third, 'Trains de nuit.'), say(first, '')])
  expect(lines.map(({ effect }) => effect)).toEqual(['new', 'same', 'differs', 'empty'])
  expect(lines.map(isTakenAtFirst)).toEqual([true, false, false, false])
  expect(Y.encodeStateVector(doc)).toEqual(before)
})

test('T133 what is taken is one step, which one undo takes back', () => {
  const doc = new Y.Doc()
  writeUnit(doc, second.id, [textRun('Avant.')])
  const lines = look(doc, [say(first, 'Un.', true), say(second, 'Deux.')])
  expect(bringIn(doc, lines, by)).toEqual([])
  expect([wordsIn(doc, first.id), wordsIn(doc, second.id)]).toEqual(['Un.', 'Deux.'])
  expect(pair(units, readVersion(doc)).map(({ state }) => state)).toEqual(['translated', 'draft', 'missing'])
  expect(readVersion(doc).confirmed.get(first.id)).toMatchObject({ origin: 'import', by: 'ana', at: 7, sourceDigest: first.digest })
  sharedUndo(doc).undo()
  expect([wordsIn(doc, first.id), wordsIn(doc, second.id)]).toEqual(['', 'Avant.'])
  expect(readVersion(doc).confirmed.size).toBe(0)
})

test('T133 a unit somebody wrote in since it was shown is left alone and named', () => {
  const doc = new Y.Doc()
  const lines = look(doc, [say(first, 'Un.'), say(second, 'Deux.')])
  doc.getText(unitField(first.id)).insert(0, 'Moi aussi.')
  expect(bringIn(doc, lines, by).map(({ source }) => source.id)).toEqual([first.id])
  expect([wordsIn(doc, first.id), wordsIn(doc, second.id)]).toEqual(['Moi aussi.', 'Deux.'])
})

test('T136 words made for an earlier original are outdated where it moved on, with their difference', () => {
  const doc = new Y.Doc()
  const moved = unitsOf(aLetter('Old rails and new ones.', 'New rails.', 'Night trains.'), [])
  const now = moved[0]
  if (now === undefined) throw new Error('a letter has a unit')
  const content: readonly Inline[] = [textRun('Vieilles voies.')]
  const reading = {
    units: [
      {
        unit: String(now.id),
        content,
        state: 'reviewed' as const,
        source: first.content,
        sourceDigest: String(first.digest),
        stale: true,
        remarks: [],
        matches: [],
      },
      { unit: 'nowhere', content, state: 'draft' as const, source: [], sourceDigest: '', stale: false, remarks: [], matches: [] },
    ],
    refused: [],
  }
  const lines = look(doc, proposedIn(reading, moved), moved)
  expect(lines).toMatchObject([{ isStale: true, effect: 'new', number: 1, confirms: true }])
  bringIn(doc, lines, by)
  expect(pair(moved, readVersion(doc))[0]).toMatchObject({ state: 'stale', confirmation: { sourceText: 'Old rails.', origin: 'import' } })
})

test('T176 an earlier translation in the file takes the place of its words once it is chosen, and is a draft', () => {
  const doc = new Y.Doc()
  const match = (text: string) => ({ source: first.content, target: [textRun(text)], similarity: 90, type: 'tm', origin: 'Last year' })
  const unit = { unit: String(first.id), source: first.content, sourceDigest: String(first.digest), stale: false, remarks: [] }
  const reading = {
    units: [{ ...unit, content: [textRun('Du fichier.')], state: 'translated' as const, matches: [match('Une.'), match('Deux.')] }],
    refused: [],
  }
  const wordsOf = (chosen?: ReadonlyMap<string, number>) =>
    look(doc, proposedIn(reading, units, chosen)).map(({ content, confirms }) => [plainText(content), confirms])
  expect(wordsOf()).toEqual([['Du fichier.', true]])
  expect(wordsOf(new Map([[first.id, 1]]))).toEqual([['Deux.', false]])
  expect(wordsOf(new Map([[first.id, 7]]))).toEqual([['Du fichier.', true]])
})
