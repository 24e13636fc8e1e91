import { type Inline, noteId, unitId } from '@undersigned/letter'
import { aLetter, anyContent, textRun } from '@undersigned/letter/testing'
import { pair, unitsOf } from '@undersigned/translation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elementsOf, readXml, textOf, type XmlElement } from '../xml/index.ts'
import type { Candidate, Term } from './letter/beside.ts'
import { letterToXliff } from './letter/export.ts'
import { xliffToVersion } from './letter/import.ts'
import { glossaryIn, matchesIn, metadataIn, metaOf } from './module-views.ts'
import { validateXliff } from './validate/index.ts'

const HEAD = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"
  xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="en" trgLang="fr">`
const segment = '<segment id="s1"><source>We <mrk id="m1" type="term">urge</mrk> all.</source></segment>'

/** The unit of a file that another tool could have written. */
function unitWith(beside: string): XmlElement {
  const bytes = new TextEncoder().encode(`${HEAD}<file id="f"><unit id="u">${beside}${segment}</unit></file></xliff>`)
  expect(validateXliff(bytes)).toEqual([])
  const [unit] = elementsOf(readXml(bytes).root).flatMap(elementsOf)
  if (unit === undefined) throw new Error('no unit')
  return unit
}

test('T160 a match is read with its kind, its figures, where it is from and both its texts', () => {
  const [first, second, ...none] = matchesIn(
    unitWith(`<mtc:matches>
      <mtc:match id="a" ref="#s1" type="icm" subType="x:best" similarity="100" matchQuality="97.5" matchSuitability="80" origin="Old letters">
        <mda:metadata><mda:metaGroup category="x"><mda:meta type="day">1 May</mda:meta></mda:metaGroup></mda:metadata>
        <source>We urge all.</source><target>Nous <pc id="1">les</pc> appelons tous.</target></mtc:match>
      <mtc:match ref="#m1" reference="yes"><source>urge</source><target xml:lang="de">fordern</target></mtc:match></mtc:matches>`),
  )
  expect(none).toEqual([])
  expect(first).toMatchObject({ ref: '#s1', type: 'icm', subType: 'x:best', similarity: 100, quality: 97.5, suitability: 80 })
  expect([first?.origin, first?.isReference, first && textOf(first.target)]).toEqual(['Old letters', false, 'Nous les appelons tous.'])
  expect(metaOf(first?.metadata ?? [], 'x', 'day')).toBe('1 May')
  expect(second).toMatchObject({ ref: '#m1', type: 'tm', subType: null, similarity: null, quality: null, suitability: null, origin: '' })
  expect(second?.isReference).toBe(true)
})

test('T160 a glossary is read term by term, with translations, what they mean and who says so', () => {
  const entries = glossaryIn(
    unitWith(`<gls:glossary><gls:glossEntry ref="#m1"><gls:term source="IATE">urge</gls:term><gls:translation source="us">appeler</gls:translation>
      <gls:translation>exhorter</gls:translation><gls:definition source="OED">ask strongly</gls:definition></gls:glossEntry>
      <gls:glossEntry><gls:term>all</gls:term><gls:translation>tous</gls:translation></gls:glossEntry></gls:glossary>`),
  )
  expect(entries).toEqual([
    {
      ref: '#m1',
      term: { text: 'urge', from: 'IATE' },
      translations: [
        { text: 'appeler', from: 'us' },
        { text: 'exhorter', from: '' },
      ],
      definition: { text: 'ask strongly', from: 'OED' },
    },
    { ref: '', term: { text: 'all', from: '' }, translations: [{ text: 'tous', from: '' }], definition: null },
  ])
})

test('T160 metadata is read group within group', () => {
  const groups = metadataIn(
    unitWith(`<mda:metadata><mda:metaGroup category="c" appliesTo="source"><mda:meta type="a">1</mda:meta>
      <mda:metaGroup><mda:meta type="b">2</mda:meta></mda:metaGroup></mda:metaGroup></mda:metadata>`),
  )
  const inner = { category: '', appliesTo: '', metas: [{ type: 'b', value: '2' }], groups: [] }
  expect(groups).toEqual([{ category: 'c', appliesTo: 'source', metas: [{ type: 'a', value: '1' }], groups: [inner] }])
  expect([metaOf(groups, 'c', 'a'), metaOf(groups, 'c', 'b'), metaOf(groups, 'd', 'a')]).toEqual(['1', null, null])
  const bare = unitWith('')
  expect([metadataIn(bare), glossaryIn(bare), matchesIn(bare)]).toEqual([[], [], []])
})

const units = unitsOf(aLetter('First.', 'Second.'))
const rows = pair(units, { units: new Map(), confirmed: new Map() })
const exported = (extra: { candidates?: readonly Candidate[]; terms?: readonly Term[] }): Uint8Array =>
  letterToXliff({
    ...{ letter: 'l', sourceLanguage: 'en', language: 'fr', rows },
    ...(extra.candidates && { candidates: new Map([[unitId('p1'), extra.candidates]]) }),
    ...(extra.terms && { terms: new Map([[unitId('p1'), extra.terms]]) }),
  })

const side = anyContent([noteId('n1'), noteId('n2')])
const candidate = fc.record({
  ...{ source: side, target: side },
  similarity: fc.integer({ min: 0, max: 10_000 }).map((percent) => percent / 100),
  type: fc.constantFrom('tm' as const, 'icm' as const, 'mt' as const),
  origin: fc.constantFrom('', 'A <letter> & more'),
  facts: fc.constantFrom({}, { letter: 'l~2', reviewed: '2026-05-01' }),
})

test('T160 what leaves beside a unit comes back the same', () => {
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 3 }), (candidates) => {
      const bytes = exported({ candidates })
      expect(validateXliff(bytes)).toEqual([])
      const read = xliffToVersion(bytes, units).perUnit
      expect(read.get(unitId('p1'))?.candidates).toEqual(candidates)
      expect(read.get(unitId('p2'))?.candidates).toEqual([])
    }),
    { numRuns: 100 },
  )
  const terms = [{ term: 'first', translations: ['premier', 'première'], definition: 'before <all> others' }]
  expect(xliffToVersion(exported({ terms }), units).perUnit.get(unitId('p1'))?.terms).toEqual(terms)
})

test('T160 of a match with codes that mean nothing here the words are taken, and one in a third language is not', () => {
  const words: readonly Inline[] = [textRun('Premier.')]
  const candidates: readonly Candidate[] = [
    { source: words, target: words, similarity: 80, type: 'tm', origin: '', facts: {} },
    { source: words, target: words, similarity: 90, type: 'tm', origin: '', facts: {} },
  ]
  const changed = new TextDecoder()
    .decode(exported({ candidates }))
    .replace('<target>Premier.</target>', '<target><pc id="9">Premier</pc>.<ph id="8"/></target>')
    .replace('similarity="90"', 'similarity="90" reference="yes"')
  const read = xliffToVersion(new TextEncoder().encode(changed), units).perUnit.get(unitId('p1'))
  expect(read?.candidates.map(({ similarity, target }) => [similarity, target])).toEqual([[80, words]])
})
