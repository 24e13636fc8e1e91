import { digestOfUnit, type Inline, unitId, wordsDigestOf } from '@undersigned/letter'
import { pair, type VersionContent } from '@undersigned/translation'
import { expect, test } from 'vitest'
import { type Hand, needs, nextNeed } from './needs.ts'

const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]
const unit = (id: string) => ({
  id: unitId(id),
  role: 'body' as const,
  content: words(id),
  digest: digestOfUnit(words(id)),
  wordsDigest: wordsDigestOf(words(id)),
  from: null,
})
const confirmation = (source: string, target: string, by: string) => ({
  sourceDigest: digestOfUnit(words(source)),
  sourceText: source,
  targetDigest: digestOfUnit(words(target)),
  origin: 'human' as const,
  by,
  at: 1,
})
const version: VersionContent = {
  units: new Map([
    [unitId('done'), words('fait')],
    [unitId('draft'), words('brouillon')],
    [unitId('old'), words('vieux')],
  ]),
  confirmed: new Map([
    [unitId('done'), confirmation('done', 'fait', 'tess')],
    [unitId('old'), confirmation('another', 'vieux', 'tess')],
  ]),
}
const rows = pair(['done', 'draft', 'missing', 'old'].map(unit), version)
const isMine = () => true
const translator: Hand = { account: 'tess', translates: true, reviews: false, isMine }
const reviewer: Hand = { account: 'rita', translates: false, reviews: true, isMine }

test('a translator is waited for where words are missing, unconfirmed or outdated', () => {
  expect(rows.map((row) => needs(row, translator))).toEqual([false, true, true, true])
})

test('a reviewer is waited for where another has confirmed, never in their own work', () => {
  expect(rows.map((row) => needs(row, reviewer))).toEqual([true, false, false, false])
  expect(rows.some((row) => needs(row, { ...reviewer, account: 'tess' }))).toBe(false)
})

test('next and previous go round, and say when nothing waits', () => {
  expect(nextNeed(rows, 0, 1, translator)).toBe(1)
  expect(nextNeed(rows, 3, 1, translator)).toBe(1)
  expect(nextNeed(rows, 1, -1, translator)).toBe(3)
  expect(nextNeed(rows, -1, 1, translator)).toBe(1)
  expect(nextNeed(rows, 0, 1, { account: 'x', translates: false, reviews: false, isMine })).toBeNull()
})

test('T118 nobody is waited for by a unit that was given to another', () => {
  const onlyDraft: Hand = { ...translator, isMine: (unit) => unit === unitId('draft') }
  expect(rows.map((row) => needs(row, onlyDraft))).toEqual([false, true, false, false])
  expect(nextNeed(rows, 1, 1, onlyDraft)).toBe(1)
})
