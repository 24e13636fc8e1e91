import { SIGNATORY_CLASSES } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RUNGS } from '../authority/rungs.ts'
import { CONTACT_HAS, HELD_FOR, type ListingFacts, listing } from './listing.ts'

const NOW = 10 * CONTACT_HAS
const facts = (change: Partial<ListingFacts> = {}): ListingFacts => ({
  class: 'organisation',
  isConfirmed: true,
  rung: 'A1',
  contactToldAt: NOW,
  deskPassedAt: NOW,
  heldFor: null,
  isTaken: false,
  isPaused: false,
  listedAt: null,
  ...change,
})
const person = (change: Partial<ListingFacts> = {}): ListingFacts =>
  facts({ class: 'individual', rung: null, contactToldAt: null, deskPassedAt: null, ...change })

test('G73 listed at A3, at A1 once its contact had 24 hours to object, never on a claim', () => {
  expect(listing(facts(), NOW)).toEqual({ listed: false, waitsFor: ['contact'], until: NOW + CONTACT_HAS })
  expect(listing(facts(), NOW + CONTACT_HAS - 1).listed).toBe(false)
  expect(listing(facts(), NOW + CONTACT_HAS)).toEqual({ listed: true })
  expect(listing(facts({ rung: 'A2' }), NOW).listed).toBe(false)
  expect(listing(facts({ rung: 'A3', contactToldAt: null }), NOW)).toEqual({ listed: true })
  expect(listing(facts({ contactToldAt: null }), Infinity)).toEqual({ listed: false, waitsFor: ['authority'], until: null })
  expect(listing(facts({ rung: 'A0', contactToldAt: 0 }), Infinity)).toEqual({ listed: false, waitsFor: ['authority'], until: null })
})

test('G74 every organisation passes the desk, and an objection holds it there', () => {
  expect(listing(facts({ deskPassedAt: null, rung: 'A5' }), NOW)).toEqual({ listed: false, waitsFor: ['desk'], until: null })
  expect(listing(facts({ deskPassedAt: null }), NOW)).toEqual({ listed: false, waitsFor: ['desk', 'contact'], until: null })
  expect(listing(facts({ heldFor: 'objected', rung: 'A5', listedAt: 1 }), NOW)).toEqual({ listed: false, waitsFor: ['hold'], until: null })
})

test('G91 a person who signs for themself is listed when they confirm, one of a class of public note once the desk has looked', () => {
  expect(listing(person(), NOW)).toEqual({ listed: true })
  expect(listing(person({ isConfirmed: false }), NOW)).toEqual({ listed: false, waitsFor: ['confirmation'], until: null })
  for (const kind of ['lead', 'mep', 'expert'] as const) {
    expect(listing(person({ class: kind }), NOW)).toEqual({ listed: false, waitsFor: ['desk'], until: null })
    expect(listing(person({ class: kind, deskPassedAt: NOW }), NOW)).toEqual({ listed: true })
  }
})

test('G92 what is held is off the list, and while listing is paused nobody new comes on it', () => {
  for (const heldFor of HELD_FOR) expect(listing(person({ heldFor, listedAt: 1 }), NOW).listed).toBe(false)
  expect(listing(person({ isPaused: true }), NOW)).toEqual({ listed: false, waitsFor: ['pause'], until: null })
  expect(listing(person({ isPaused: true, listedAt: 1 }), NOW)).toEqual({ listed: true })
})

test('G93 who is listed stays so however the evidence ages, and a second signature of an organisation waits', () => {
  expect(listing(facts({ rung: 'A0', listedAt: 1, contactToldAt: null, deskPassedAt: null }), NOW)).toEqual({ listed: true })
  expect(listing(facts({ rung: 'A5', isTaken: true }), NOW)).toEqual({ listed: false, waitsFor: ['duplicate'], until: null })
})

test('G73, G74 no path leads round the ladder, and a higher rung never waits longer', () => {
  const moment = fc.integer({ min: 0, max: 4 }).map((hours) => (hours * CONTACT_HAS) / 2)
  const anyCase = fc.record({
    class: fc.constantFrom(...SIGNATORY_CLASSES),
    isConfirmed: fc.boolean(),
    contactToldAt: fc.option(moment),
    deskPassedAt: fc.option(moment),
    heldFor: fc.option(fc.constantFrom(...HELD_FOR)),
    isTaken: fc.boolean(),
    isPaused: fc.boolean(),
  })
  fc.assert(
    fc.property(anyCase, moment, (each, now) => {
      const listed = RUNGS.map((rung) => listing({ ...each, rung, listedAt: null }, now).listed)
      if (each.class === 'organisation') expect(listed[0]).toBe(false)
      expect(listed).toEqual(listed.toSorted((a, b) => Number(a) - Number(b)))
      if (listed.includes(true)) expect([each.isConfirmed, each.heldFor, each.isTaken, each.isPaused]).toEqual([true, null, false, false])
      if (listed.includes(true) && each.class !== 'individual') expect(each.deskPassedAt !== null && each.deskPassedAt <= now).toBe(true)
      if (each.class === 'organisation' && listed[1] === true) expect(now - (each.contactToldAt ?? now)).toBeGreaterThanOrEqual(CONTACT_HAS)
    }),
    { numRuns: 500 },
  )
})
