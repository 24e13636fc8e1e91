import { expect, test } from 'vitest'
import { anchorEvidence } from './anchors.ts'
import { profileOf } from './profile.ts'
import { ownVectors } from './texts.ts'

const original = [
  'The licensor grants rights over the material.',
  'The material is a database or a drawing.',
  'The licensor may terminate the licence of a drawing.',
  'Nobody owns the database for ever.',
  'A licensor terminates what a licensor grants.',
]

/** Every word another one, no run of letters in common: as far apart as two languages can be. */
const WORDS: Readonly<Record<string, string>> = {
  ...{
    the: 'zo',
    licensor: 'qubbamot',
    grants: 'wipfol',
    rights: 'yaxxel',
    over: 'hu',
    material: 'jogzzed',
    is: 'ka',
    a: 'u',
    database: 'vukkirp',
  },
  ...{ or: 'ny', drawing: 'fuzzleb', may: 'oj', terminate: 'pabbux', terminates: 'pabbuxo', licence: 'gommiv', of: 'ex', nobody: 'tuqqo' },
  ...{ owns: 'ciffaj', for: 'ri', ever: 'dwazzy', what: 'ub' },
}
const translation = original.map((text) => text.toLowerCase().replace(/\p{L}+/gu, (word) => WORDS[word] ?? word))

const own = (texts: readonly string[]) => ownVectors(texts.map((text) => profileOf({ text }, 'en', new Map())))
const pair = (at: number) => ({ source: [at], target: [at] })

test('T41 two paragraphs without a word in common are known by the links they both resemble', () => {
  const { cosines } = anchorEvidence({ source: own(original), target: own(translation) }, [pair(0), pair(1), pair(3)])
  const cosine = (i: number, j: number): number => cosines[i * original.length + j] ?? 0
  expect(cosine(2, 2)).toBeGreaterThan(0.9)
  expect(cosine(4, 4)).toBeGreaterThan(0.9)
  expect(cosine(2, 2)).toBeGreaterThan(cosine(2, 3))
})

test('T45 a link never speaks for itself: a wrong one among right ones looks wrong', () => {
  const links = [pair(0), pair(1), pair(2), pair(4), { source: [3], target: [5] }]
  const stranger = [...translation, 'Zzyv mbhurr gekkoq.']
  const { cosines, odds } = anchorEvidence({ source: own(original), target: own(stranger) }, links)
  expect(cosines[3 * stranger.length + 5]).toBe(0)
  expect(cosines[0] ?? 0).toBeGreaterThan(0.5)
  expect(odds.faith).toBe(0.5)
})

test('T40 nothing to go by is no evidence', () => {
  expect(anchorEvidence({ source: [], target: [] }, []).odds).toMatchObject({ low: 0, high: 0, faith: 0 })
  expect(Array.from(anchorEvidence({ source: own(['', 'a']), target: own(['b']) }, [pair(0)]).cosines)).toEqual([0, 0])
})
