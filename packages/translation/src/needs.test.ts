import { expect, test } from 'vitest'
import { type Need, needOf, newsOf, type UnitStanding } from './needs.ts'

const standing = (unit: string, changes: Partial<UnitStanding> = {}): UnitStanding => ({
  ...{ unit, state: 'reviewed', sourceDigest: 's1', targetDigest: 't1', returned: false, covered: false },
  ...changes,
})
const needs = (language: string, ...units: UnitStanding[]): Need[] => units.flatMap((each) => needOf(language, each) ?? [])
const keys = (list: readonly Need[]) => new Set(list.map(({ key }) => key))

test('T140 what is outdated, missing or given back needs its translator, and nothing else does', () => {
  const found = needs(
    'fr',
    standing('a', { state: 'stale' }),
    standing('b', { state: 'missing' }),
    standing('c', { state: 'translated', returned: true }),
    standing('d', { state: 'draft' }),
    standing('e', { state: 'translated' }),
    standing('f'),
    standing('g', { state: 'missing', covered: true }),
  )
  expect(found.map(({ unit, kind }) => [unit, kind])).toEqual([
    ['a', 'stale'],
    ['b', 'missing'],
    ['c', 'returned'],
  ])
})

test('T140 a need is told once: again only when the original went on, or the translation came back another time', () => {
  const before = needs('fr', standing('a', { state: 'stale' }), standing('c', { state: 'translated', returned: true }))
  expect(newsOf(before, keys(before))).toBeNull()
  const wentOn = needs('fr', standing('a', { state: 'stale', sourceDigest: 's2' }))
  expect(newsOf(wentOn, keys(before))?.first.unit).toBe('a')
  const again = needs('fr', standing('c', { state: 'translated', returned: true, targetDigest: 't2' }))
  expect(newsOf(again, keys(before))?.languages).toEqual([{ language: 'fr', counts: { stale: 0, missing: 0, returned: 1 } }])
})

test('T140 an edit that was undone leaves nothing to tell', () => {
  const told = keys(needs('fr', standing('b', { state: 'missing' })))
  expect(newsOf(needs('fr', standing('a'), standing('b', { state: 'missing' })), told)).toBeNull()
})

test('T140 sums per language, the first unit to begin with, and no more than six languages', () => {
  const languages = ['fr', 'de', 'sk', 'cs', 'pl', 'it', 'es', 'pt']
  const all = languages.flatMap((language) => needs(language, standing('p2', { state: 'stale' }), standing('p3', { state: 'missing' })))
  const news = newsOf(all, new Set())
  expect(news?.first).toMatchObject({ language: 'fr', unit: 'p2' })
  expect(news?.languages).toHaveLength(6)
  expect(news?.languages[5]).toEqual({ language: 'it', counts: { stale: 1, missing: 1, returned: 0 } })
  expect(news?.further).toBe(2)
})
