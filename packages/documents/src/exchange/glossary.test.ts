import { LANGUAGES } from '@undersigned/letter'
import { type Glossary, TERM_STATUSES } from '@undersigned/translation'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DocumentRefused } from '../refused.ts'
import { XmlRefused } from '../xml/index.ts'
import { csvToRows } from './csv.ts'
import { csvFromGlossary, csvToGlossary } from './glossary-csv.ts'
import { tbxFromGlossary, tbxToGlossary } from './tbx.ts'

const bytes = (file: string): Uint8Array => new TextEncoder().encode(file)
const text = (file: Uint8Array): string => new TextDecoder().decode(file)

const words = fc.constantFrom(
  'night train',
  '=SUM(A1)',
  "'quoted",
  '+32',
  '-1',
  '@you',
  'a, "b"; c',
  'Nachtzug\nneu',
  'влак',
  'τρένο',
  'traen oíche',
)
const variant = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  text: words,
  status: fc.constantFrom(...TERM_STATUSES),
  note: fc.oneof(fc.constant(''), words),
})
/** In a file the terms of one language stand together. */
const grouped = <T extends { readonly language: string }>(variants: readonly T[]): T[] =>
  [...Map.groupBy(variants, ({ language }) => language).values()].flat()
const anyGlossary: fc.Arbitrary<Glossary> = fc
  .array(
    fc.record({
      definition: fc.oneof(fc.constant(''), words),
      doNotTranslate: fc.boolean(),
      variants: fc.array(variant, { maxLength: 30 }).map(grouped),
    }),
    { maxLength: 4 },
  )
  .map((concepts) => concepts.map((concept, at) => ({ id: `9_:${at}é`, ...concept })))

describe('T83 TBX-Basic', () => {
  test('T83 a round trip is an identity in 24 languages', () => {
    fc.assert(
      fc.property(anyGlossary, (glossary) => {
        expect(tbxToGlossary(tbxFromGlossary(glossary, 'Terms'))).toEqual({ glossary, refused: [] })
      }),
    )
  })

  test('T83 names the dialect, the style and the status of a term', () => {
    const file = text(
      tbxFromGlossary(
        [
          {
            id: 'n',
            definition: '',
            doNotTranslate: false,
            variants: [{ language: 'de', text: 'Schlafwagen', status: 'forbidden', note: '' }],
          },
        ],
        'Terms',
      ),
    )
    expect(file).toContain('<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en">')
    expect(file).toContain('<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>')
  })

  test('T83 reads the edition before it and categories written as elements', () => {
    const before =
      bytes(`<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="c1">
      <descripGrp><descrip type="definition">A train with beds</descrip></descripGrp>
      <langSet xml:lang="en-GB"><tig><term>night train</term></tig></langSet>
      <langSet xml:lang="ja"><tig><term>x</term></tig></langSet></termEntry></body></text></martif>`)
    expect(tbxToGlossary(before)).toEqual({
      glossary: [
        {
          id: 'c1',
          definition: 'A train with beds',
          doNotTranslate: false,
          variants: [{ language: 'en', text: 'night train', status: 'preferred', note: '' }],
        },
      ],
      refused: [{ at: 'c1', reason: 'language-unknown' }],
    })
    const asElements =
      bytes(`<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="c1">
      <langSec xml:lang="en"><termSec><term>sleeper</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>`)
    expect(tbxToGlossary(asElements).glossary[0]?.variants).toEqual([{ language: 'en', text: 'sleeper', status: 'forbidden', note: '' }])
  })

  test('T83 refuses what is no TBX', () => {
    expect(() => tbxToGlossary(bytes('<tmx/>'))).toThrow(DocumentRefused)
    expect(() => tbxToGlossary(bytes('terms'))).toThrow(XmlRefused)
  })
})

describe('T84 CSV', () => {
  test('T84 a round trip is an identity in 24 languages', () => {
    fc.assert(
      fc.property(anyGlossary, (glossary) => {
        expect(csvToGlossary(csvFromGlossary(glossary))).toEqual({ glossary, refused: [] })
      }),
    )
  })

  test('T84 no cell of what we write begins a formula, and what we read is only ever words', () => {
    const file = text(csvFromGlossary([{ id: '1', definition: '=HYPERLINK("https://evil.example")', doNotTranslate: false, variants: [] }]))
    expect(file).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    expect(csvToRows(bytes('=1+1;b\n'))).toEqual([['=1+1', 'b']])
  })

  test('T84 reads a sheet with a column per language, as people keep theirs', () => {
    const { glossary } = csvToGlossary(bytes('definition;en;fr\nA train with beds;night train;train de nuit\n;sleeper;\n'))
    expect(glossary).toEqual([
      {
        id: 'line-2',
        definition: 'A train with beds',
        doNotTranslate: false,
        variants: [
          { language: 'en', text: 'night train', status: 'preferred', note: '' },
          { language: 'fr', text: 'train de nuit', status: 'preferred', note: '' },
        ],
      },
      {
        id: 'line-3',
        definition: '',
        doNotTranslate: false,
        variants: [{ language: 'en', text: 'sleeper', status: 'preferred', note: '' }],
      },
    ])
  })

  test('T84 names the line and the reason of what it leaves out', () => {
    const { glossary, refused } = csvToGlossary(bytes('concept,language,term,status\na,xx,word,\nb,en,,\nc,en,word,perhaps\nd,en,word,\n'))
    expect(refused).toEqual([
      { at: '2', reason: 'language-unknown' },
      { at: '3', reason: 'term-missing' },
      { at: '4', reason: 'status-unknown' },
    ])
    expect(glossary.map(({ id, variants }) => [id, variants.length])).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 0],
      ['d', 1],
    ])
  })

  test.each(['', 'a,b\n1,2\n', '"open'])('T84 refuses %j', (file) => {
    expect(() => csvToGlossary(bytes(file))).toThrow(DocumentRefused)
  })

  test('T84 refuses what is not UTF-8', () => {
    expect(() => csvToGlossary(new Uint8Array([0xff, 0xfe, 0x41]))).toThrow(DocumentRefused)
  })
})
