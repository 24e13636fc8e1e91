import { LANGUAGES } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newStanding, STAGES, type Standing } from '../stages.ts'
import { agreedTo, boxOf, counts, digestOfWording, type Offer, PURPOSES } from './consents.ts'
import { maySendFollowUp, readIn } from './follow-up.ts'

const news: Offer = { purpose: 'follow-up', organisation: null, language: 'en', text: 'Write to me.' }
const one: Offer = { purpose: 'contact', organisation: 'one', language: 'en', text: 'One may write to me.' }
const two: Offer = { ...one, organisation: 'two', text: 'Two may write to me.' }
const offers = [news, one, two]

test('G170 the digest of the words is of exactly these words, this language and this purpose', () => {
  expect(digestOfWording(news)).toBe('da429caff383596fe46fa7623bbe059e9ca8319a84aeafed90ebd58698851366')
  const others: readonly Offer[] = [
    { ...news, text: 'Write to me!' },
    { ...news, language: 'fr' },
    { ...news, purpose: 'contact' },
  ]
  expect(new Set([news, ...others].map(digestOfWording)).size).toBe(4)
})

test('G171 who ticks nothing agrees to nothing, and each box is for itself', () => {
  expect(agreedTo(offers, { name: 'Ana', manifest: digestOfWording(news) })).toEqual([])
  fc.assert(
    fc.property(fc.subarray(offers), (ticked) => {
      const sent = Object.fromEntries(ticked.map((offer) => [boxOf(offer), digestOfWording(offer)]))
      expect(agreedTo(offers, sent)).toEqual(ticked)
    }),
  )
})

test('G172 whoever ticked other words than those that are offered has agreed to nothing', () => {
  const changed = { ...news, text: 'Write to me, often.' }
  expect(agreedTo([changed], { [boxOf(news)]: digestOfWording(news) })).toEqual([])
  expect(agreedTo([one], { [boxOf(two)]: digestOfWording(two) })).toEqual([])
  for (const sent of ['on', 'yes', '', 'true']) expect(agreedTo(offers, { [boxOf(news)]: sent })).toEqual([])
})

test('G173 a consent counts while it is not withdrawn and its signature is confirmed, stands, and was not refused', () => {
  const given = { withdrawnAt: null }
  expect(counts(given, { state: 'confirmed', heldFor: null })).toBe(true)
  expect(counts(given, { state: 'confirmed', heldFor: 'organisation' })).toBe(true)
  expect(counts(given, { state: 'confirmed', heldFor: 'refused' })).toBe(false)
  for (const state of ['named', 'invited', 'pending', 'withdrawn']) expect(counts(given, { state, heldFor: null })).toBe(false)
  expect(counts({ withdrawnAt: 5 }, { state: 'confirmed', heldFor: null })).toBe(false)
})

test('G177 a follow-up is read in one’s own language, else in the original’s, else in English, else in one that there is', () => {
  expect(readIn('mt', { written: ['en', 'fr', 'mt'], original: 'fr' })).toBe('mt')
  expect(readIn('mt', { written: ['en', 'fr'], original: 'fr' })).toBe('fr')
  expect(readIn('mt', { written: ['de', 'en'], original: 'fr' })).toBe('en')
  expect(readIn('mt', { written: ['sv', 'de'], original: 'fr' })).toBe('de')
  expect(readIn('mt', { written: [], original: 'fr' })).toBeNull()
  const anyOf = fc.constantFrom(...LANGUAGES)
  fc.assert(
    fc.property(anyOf, fc.uniqueArray(anyOf, { minLength: 1 }), anyOf, (wished, written, original) => {
      const read = readIn(wished, { written, original })
      expect(written).toContain(read)
      if (written.includes(wished)) expect(read).toBe(wished)
    }),
  )
})

test('G179 a follow-up goes once, not before the embargo is over, not out of an archive, and not without words or readers', () => {
  const written = { sentAt: null, languages: ['en' as const], people: 3 }
  const standing = { ...newStanding({ embargoUntil: 100 }), stage: 'closed' as const }
  const refusalOf = (change: Partial<typeof written> | { sentAt: number }, under: Standing = standing, now = 100) => {
    const outcome = maySendFollowUp({ ...written, ...change }, under, now)
    return outcome.ok ? null : outcome.refusal
  }
  expect(refusalOf({})).toBeNull()
  expect(refusalOf({ sentAt: 7 })).toBe('already-sent')
  expect(refusalOf({}, standing, 99)).toBe('embargoed')
  expect(refusalOf({ languages: [] })).toBe('no-words')
  expect(refusalOf({ people: 0 })).toBe('nobody-to-send')
  for (const stage of STAGES)
    expect([stage, refusalOf({}, { ...standing, stage })]).toEqual([stage, stage === 'archived' ? 'wrong-stage' : null])
  expect(PURPOSES).toHaveLength(2)
})
