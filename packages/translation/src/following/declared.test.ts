import { digestOfUnit, type UnitDigest } from '@undersigned/letter'
import { aLetter, textRun } from '@undersigned/letter/testing'
import { describe, expect, test } from 'vitest'
import { type Declaration, declaredBetween, pair, type Review, sourceTextOf, type Unit, unitsOf, type VersionContent } from '../index.ts'

const unitSaying = (words: string): Unit => {
  const [unit] = unitsOf(aLetter(words))
  if (unit === undefined) throw new Error('no unit')
  return unit
}
const [first, second, third] = [
  unitSaying('We urge you, to stop.'),
  unitSaying('We urge you to stop.'),
  unitSaying('We urge you to  stop.'),
]
const target = [textRun('Nous vous appelons à cesser.')]
const version: VersionContent = {
  units: new Map([[first.id, target]]),
  confirmed: new Map([
    [
      first.id,
      {
        sourceDigest: first.digest,
        sourceText: sourceTextOf(first),
        targetDigest: digestOfUnit(target),
        origin: 'human',
        by: 'tess',
        at: 1,
      },
    ],
  ]),
}

const declared = (fromDigest: UnitDigest, toDigest: UnitDigest, over: Partial<Declaration> = {}): Declaration => ({
  id: `${fromDigest.slice(3, 7)}-${toDigest.slice(3, 7)}`,
  unit: first.id,
  fromDigest,
  toDigest,
  note: 'a comma',
  by: 'dan',
  at: 5,
  withdrawnAt: null,
  ...over,
})

const rowIn = (unit: Unit, declarations: readonly Declaration[], reviews: readonly Review[] = []) =>
  pair([unit], version, reviews, declarations)[0]

describe('an edit declared to have no effect', () => {
  test('T33 a translation stays translated while the declaration stands, and says who declared it', () => {
    const one = declared(first.digest, second.digest)
    expect(rowIn(second, [])).toMatchObject({ state: 'stale', declared: [] })
    expect(rowIn(second, [one])).toMatchObject({ state: 'translated', declared: [{ by: 'dan' }] })
    expect(rowIn(second, [{ ...one, withdrawnAt: 6 }])).toMatchObject({ state: 'stale', declared: [] })
    expect(rowIn(first, [one])).toMatchObject({ state: 'translated', declared: [] })
  })

  test('T33 declared edits follow one another, never backwards and never in a circle', () => {
    const chain = [declared(second.digest, third.digest), declared(first.digest, second.digest), declared(second.digest, first.digest)]
    expect(rowIn(third, chain)?.declared.map(({ toDigest }) => toDigest)).toEqual([second.digest, third.digest])
    expect(declaredBetween(third.digest, first.digest, chain)).toBeNull()
  })

  test('T33 a long row of declared edits is no longer without effect', () => {
    const digests = Array.from({ length: 18 }, (_, at) => unitSaying(`Edit ${at}`).digest)
    const rows = digests.slice(1).map((digest, at) => declared(digests[at] ?? digest, digest))
    const [from, to, far] = [digests[0], digests[16], digests[17]]
    if (from === undefined || to === undefined || far === undefined) throw new Error('no digests')
    expect(declaredBetween(from, to, rows)).toHaveLength(16)
    expect(declaredBetween(from, far, rows)).toBeNull()
  })

  test('T33 what was reviewed is translated after a declared edit: nobody reviewed the text that stands there', () => {
    const review: Review = {
      unit: first.id,
      language: 'fr',
      sourceDigest: first.digest,
      targetDigest: digestOfUnit(target),
      verdict: 'accepted',
      reason: '',
      by: 'uma',
      at: 2,
    }
    expect(rowIn(first, [], [review])?.state).toBe('reviewed')
    expect(rowIn(second, [declared(first.digest, second.digest)], [review])?.state).toBe('translated')
  })

  test('T33 a declaration speaks of one unit, and of words that stand as they were confirmed', () => {
    const one = declared(first.digest, second.digest)
    expect(rowIn(second, [{ ...one, unit: unitsOf(aLetter('', 'x'))[0]?.id ?? one.unit }])?.state).toBe('stale')
    const changed = { ...version, units: new Map([[first.id, [textRun('Autre chose.')]]]) }
    expect(pair([second], changed, [], [one])[0]?.state).toBe('draft')
  })
})
