import { LANGUAGES, type Language, type SignatoryClass, type SignatoryDisplay } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collatorOf, countsPerClass, groupSignatories, type Listed, orderSignatories, sortKeyOf } from './index.ts'

const listed = (name: string, kind: SignatoryClass = 'individual', sortKey?: string): Listed => {
  const display: SignatoryDisplay = { class: kind, name, title: '', affiliation: '', country: '', group: '' }
  return sortKey === undefined ? { display } : { display, sortKey }
}
const ordered = (names: readonly string[], language: Language, kind: SignatoryClass = 'individual') =>
  orderSignatories(
    names.map((name) => listed(name, kind)),
    language,
  ).map(({ display }) => display.name)

test('G16 by class first, then by the reader’s alphabet', () => {
  const list = [listed('Zoe', 'individual'), listed('Acme', 'organisation'), listed('Ann', 'mep'), listed('Bern', 'lead')]
  expect(orderSignatories(list, 'en').map(({ display }) => display.name)).toEqual(['Bern', 'Ann', 'Acme', 'Zoe'])
  expect(groupSignatories(list, 'en').map((group) => group.class)).toEqual(['lead', 'mep', 'organisation', 'individual'])
  expect(countsPerClass(list)).toEqual({ lead: 1, mep: 1, organisation: 1, expert: 0, individual: 1 })
})

test('G16 each language has its own last letters', () => {
  const names = ['Ärenden', 'Zebra', 'Åland', 'Alfa']
  expect(ordered(names, 'sv', 'organisation')).toEqual(['Alfa', 'Zebra', 'Åland', 'Ärenden'])
  expect(ordered(names, 'de', 'organisation')).toEqual(['Åland', 'Alfa', 'Ärenden', 'Zebra'])
  expect(ordered(['Žalias', 'Yra', 'Jonas', 'Ilga'], 'lt', 'organisation')).toEqual(['Ilga', 'Yra', 'Jonas', 'Žalias'])
  expect(ordered(['Čeh', 'Cukr', 'Chléb', 'Hora', 'Ivo'], 'cs', 'organisation')).toEqual(['Cukr', 'Čeh', 'Hora', 'Chléb', 'Ivo'])
})

test('G16 Maltese and Irish are ordered by our own tables, as a full engine would', () => {
  const maltese = ['Żebbuġ', 'Zurrieq', 'Għaqda', 'Gwida', 'Gżira', 'Ġustizzja', 'Ħamrun', 'Hena', 'Ċentru', 'Casa', 'Belt', 'Bżulija']
  const engine = new Intl.Collator('mt')
  if (engine.resolvedOptions().locale !== 'mt') throw new Error('this test needs an engine with Maltese data')
  expect(ordered(maltese, 'mt', 'organisation')).toEqual(maltese.toSorted(engine.compare))
  const anyName = fc.array(fc.constantFrom(...'abċcdġgħhiez'), { minLength: 1, maxLength: 5 }).map((letters) => letters.join(''))
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      expect(Math.sign(collatorOf('mt')(a, b))).toBe(Math.sign(engine.compare(a, b)))
    }),
    { numRuns: 2000 },
  )
  const irish = ['Éire', 'Eala', 'Ár', 'Arán', 'An tAontas', 'Údarás']
  expect(ordered(irish, 'ga', 'organisation')).toEqual(irish.toSorted(new Intl.Collator('ga').compare))
})

test('G16 the order is the same whichever way the list came', () => {
  const names = ['Ċ', 'c', 'C', 'għ', 'gh', 'Ż', 'z', '1', '10', '2', 'é', 'e', 'ß', 'Ω', '—', '']
  for (const language of LANGUAGES) {
    const compare = collatorOf(language)
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(shuffled.toSorted(compare)).toEqual(names.toSorted(compare))
      }),
      { numRuns: 20 },
    )
  }
})

test('G17 "The" and particles are passed over as the reader’s language does', () => {
  expect(ordered(['Wikimedia', 'The Tor Project', 'Internet Society'], 'en', 'organisation')).toEqual([
    'Internet Society',
    'The Tor Project',
    'Wikimedia',
  ])
  expect(sortKeyOf(listed('Jan de Vries'), 'nl')).toBe('Vries Jan de')
  expect(sortKeyOf(listed('Jan de Vries'), 'en')).toBe('de Vries Jan')
  expect(sortKeyOf(listed('Ursula von der Leyen'), 'de')).toBe('Leyen Ursula von der')
  expect(sortKeyOf(listed('Sophie in ’t Veld'), 'nl')).toBe('Veld Sophie in ’t')
  expect(sortKeyOf(listed('Patrick Breyer'), 'fr')).toBe('Breyer Patrick')
  expect(sortKeyOf(listed('Otto von und zu Guttenberg'), 'de')).toBe('Guttenberg Otto von und zu')
  expect(sortKeyOf(listed('Plato'), 'el')).toBe('Plato')
})

test('G17 an edited sort key overrides both', () => {
  expect(sortKeyOf(listed('Juana García Ruiz', 'mep', 'García Ruiz Juana'), 'es')).toBe('García Ruiz Juana')
  expect(sortKeyOf(listed('The Hague Institute', 'organisation', 'The Hague Institute'), 'en')).toBe('The Hague Institute')
})

test('G98 who came late stands after all the others, by class and alphabet among themselves', () => {
  const one = (name: string, kind: 'organisation' | 'individual', late?: string) => ({
    display: { class: kind, name, title: '', affiliation: '', country: '', group: '', ...(late === undefined ? {} : { late }) },
  })
  const list = [
    one('Amir', 'individual', '2026-10-05'),
    one('Zed', 'individual'),
    one('Beta', 'organisation', '2026-10-06'),
    one('Alpha', 'organisation'),
  ]
  expect(orderSignatories(list, 'en').map(({ display }) => display.name)).toEqual(['Alpha', 'Zed', 'Beta', 'Amir'])
})

test('G102 an edited key goes before any guess, in every language', () => {
  const one = (name: string, sortKey = '') => ({
    display: { class: 'organisation' as const, name, title: '', affiliation: '', country: '', group: '' },
    sortKey,
  })
  for (const language of ['en', 'fr', 'mt'] as const)
    expect(orderSignatories([one('Alpha', 'Zulu'), one('Beta')], language).map(({ display }) => display.name)).toEqual(['Beta', 'Alpha'])
})
