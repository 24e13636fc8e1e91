import { LANGUAGES, type Language, SIGNATORY_CLASSES, type SignatoryClass } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderSignatories, sortKeyOf } from './index.ts'

const listed = (name: string, kind: SignatoryClass = 'individual') => ({
  display: { class: kind, name, title: '', affiliation: '', country: '', group: '' },
})
const keys = (names: Readonly<Record<string, string>>, language: Language, kind?: SignatoryClass) => {
  for (const [name, key] of Object.entries(names)) expect(sortKeyOf(listed(name, kind), language), `${name} in ${language}`).toBe(key)
}

test('G60 an article is passed over in an organisation’s name, in whatever language it is', () => {
  const everywhere = {
    'The Tor Project': 'Tor Project',
    'La Quadrature du Net': 'Quadrature du Net',
    'Die Digitale Gesellschaft': 'Digitale Gesellschaft',
    'DIE LINKE': 'LINKE',
    'L’Auberge': 'Auberge',
    "L'Observatoire": 'Observatoire',
    'Los Verdes': 'Verdes',
    '„Die Brücke“ e.V.': 'Brücke“ e.V.',
    'Theatre Union': 'Theatre Union',
    The: 'The',
    '#KeepItOn': 'KeepItOn',
    '…': '…',
  }
  for (const language of LANGUAGES) keys(everywhere, language, 'organisation')
})

test('G60 an article that is another word elsewhere is passed over only for its own readers', () => {
  keys({ 'De Balie': 'Balie' }, 'nl', 'organisation')
  keys({ 'De Balie': 'De Balie', 'A Rocha International': 'A Rocha International' }, 'en', 'organisation')
  keys({ 'A Város Mindenkié': 'Város Mindenkié' }, 'hu', 'organisation')
  keys({ 'Il-Kunsill': 'Kunsill', 'L-Għaqda': 'Għaqda', 'Iċ-Ċentru': 'Ċentru' }, 'mt', 'organisation')
  keys({ 'Il-Kunsill': 'Il-Kunsill' }, 'it', 'organisation')
  keys({ 'Το Ποτάμι': 'Ποτάμι' }, 'el', 'organisation')
  keys({ 'The Le': 'Le The' }, 'en', 'individual')
})

test('G61 a family name begins at its particle, and a capital makes that part of the name', () => {
  keys({ 'Alexander De Croo': 'De Croo Alexander', 'Alexander de Croo': 'Croo Alexander de' }, 'nl')
  keys({ 'Marine Le Pen': 'Le Pen Marine', 'Jean de La Fontaine': 'La Fontaine Jean de', 'Jean d’Ormesson': 'Ormesson Jean d’' }, 'fr')
  keys({ 'Jean d’Ormesson': 'd’Ormesson Jean', 'Liadh Ní Riada': 'Ní Riada Liadh', 'bell hooks': 'hooks bell' }, 'en')
  keys({ 'Hans af Klint': 'Klint Hans af', 'Anna von Otter': 'Otter Anna von' }, 'sv')
  keys({ 'anna maria schmidt': 'schmidt anna maria' }, 'de')
})

test('G61 a comma turns a name round, two names are joined, and a given name keeps its own particle', () => {
  keys({ 'Breyer, Patrick': 'Breyer Patrick', 'de Vries, Jan': 'Vries Jan de', 'Vries, Jan de': 'Vries Jan de' }, 'nl')
  keys({ 'José Ortega y Gasset': 'Ortega y Gasset José', 'Antoni Gaudí i Cornet': 'Gaudí i Cornet Antoni' }, 'es')
  keys({ 'María del Carmen López': 'López María del Carmen', 'María de los Ángeles Ruiz': 'Ruiz María de los Ángeles' }, 'es')
  keys({ 'Maria da Graça Carvalho': 'Carvalho Maria da Graça', 'Rui da Graça': 'Graça Rui da' }, 'pt')
})

test('G62 capitals say which name is the family’s', () => {
  keys({ 'Jana NOVÁKOVÁ': 'NOVÁKOVÁ Jana', 'NOVÁKOVÁ Jana': 'NOVÁKOVÁ Jana' }, 'cs')
  keys({ 'Juan LÓPEZ AGUILAR': 'LÓPEZ AGUILAR Juan', 'Sophie in ’t VELD': 'in ’t VELD Sophie', 'MARY SMITH': 'SMITH MARY' }, 'en')
  keys({ 'Sophie in ’t VELD': 'VELD Sophie in ’t' }, 'nl')
  keys({ 'Ursula VON DER LEYEN': 'LEYEN Ursula VON DER' }, 'de')
  keys({ 'JRR Tolkien': 'Tolkien JRR', 'Anna Schmidt MEP': 'Schmidt Anna', 'Xi LI': 'LI Xi' }, 'en')
})

test('G63 titles, degrees and brackets are not sorted by', () => {
  keys(
    { 'dr hab. inż. Jan Kowalski': 'Kowalski Jan', 'Prof. Dr. Eva Malá, CSc.': 'Malá Eva', 'Ing. arch. Petr Dvořák': 'Dvořák Petr' },
    'pl',
  )
  keys({ 'Jane Doe, PhD': 'Doe Jane', 'Doe, Jane, PhD': 'Doe Jane', 'Anna Lee (she/her)': 'Lee Anna', 'Dr. Who': 'Who' }, 'en')
  keys({ 'Martin King Jr.': 'King Martin Jr.', 'Martin King, Jr.': 'King Martin Jr.', 'King, Martin Jr.': 'King Martin Jr.' }, 'en')
  keys({ 'Yo-Yo Ma': 'Ma Yo-Yo', PhD: 'PhD' }, 'en')
})

const anyWord = fc.constantFrom(
  'de',
  'Van',
  'von',
  "d'Est",
  'y',
  'LÓPEZ',
  'Dr.',
  'PhD',
  'Jr',
  'La',
  'The',
  'Ann',
  'Ó',
  ',',
  '(x)',
  '“',
  'inż.',
  'İ',
  'li',
)
const anyName = fc
  .array(fc.oneof(anyWord, fc.string({ unit: 'grapheme', maxLength: 5 })), { minLength: 1, maxLength: 7 })
  .map((all) => all.join(' '))
const anyClass = fc.constantFrom(...SIGNATORY_CLASSES)
const anyLanguage = fc.constantFrom(...LANGUAGES)

test('G64 every name has a key of its own letters, however it is spaced', () => {
  fc.assert(
    fc.property(anyName, anyClass, anyLanguage, (name, kind, language) => {
      const key = sortKeyOf(listed(name, kind), language)
      expect(key === '').toBe(name.trim() === '')
      const letters = new Set(name.normalize('NFC'))
      expect([...key].filter((letter) => letter !== ' ' && !letters.has(letter))).toEqual([])
      expect(sortKeyOf(listed(`  ${name.split(' ').join('  ')} `, kind), language)).toBe(key)
    }),
    { numRuns: 1500 },
  )
})

test('G64 a list has one order, whichever way it came', () => {
  const names = fc.uniqueArray(fc.array(anyWord, { minLength: 1, maxLength: 5 }), { maxLength: 9, selector: (all) => all.join(' ') })
  const given = names
    .map((all) => all.map((each) => each.join(' ')))
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  fc.assert(
    fc.property(given, anyLanguage, anyClass, ([one, other], language, kind) => {
      const namesIn = (all: readonly string[]) =>
        orderSignatories(
          all.map((name) => listed(name, kind)),
          language,
        ).map(({ display }) => display.name)
      expect(namesIn(other)).toEqual(namesIn(one))
    }),
    { numRuns: 300 },
  )
})
