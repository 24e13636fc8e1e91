import { type Inline, LANGUAGES, noteId } from '@undersigned/letter'
import { anyContent } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DocumentRefused } from '../refused.ts'
import { XmlRefused } from '../xml/index.ts'
import { type TmxFile, tmxFromUnits, tmxToUnits } from './tmx.ts'

const bytes = (file: string): Uint8Array => new TextEncoder().encode(file)
const plain = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]
const foreign = (seg: string, doctype = ''): Uint8Array =>
  bytes(`<?xml version="1.0"?>${doctype}<tmx version="1.4"><header srclang="en-GB"/><body><tu tuid="7">
  <tuv xml:lang="en-GB"><seg>Night trains</seg></tuv><tuv xml:lang="fr-FR"><seg>${seg}</seg></tuv></tu></body></tmx>`)
const french = (file: Uint8Array) => tmxToUnits(file).file.units[0]?.variants[1]?.content

describe('T82 TMX', () => {
  test('T82 a round trip is an identity in every language', () => {
    const content = anyContent([noteId('n1')]).filter((made) => made.length > 0)
    const unit = fc.record({
      at: fc.option(fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000)),
      by: fc.constantFrom('', 'Zoë <z&>'),
      properties: fc.constantFrom({}, { letter: 'l1', context: 'a “b”' }),
      contents: fc.array(content, { minLength: 24, maxLength: 24 }),
    })
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 3 }), (made) => {
        const units = made.map(({ contents, ...rest }, at) => ({
          ...rest,
          id: `u${at}`,
          variants: LANGUAGES.map((language, index) => ({ language, content: contents[index] ?? [] })),
        }))
        const file: TmxFile = { sourceLanguage: 'en', units }
        expect(tmxToUnits(tmxFromUnits(file))).toEqual({ file, refused: [] })
      }),
      { numRuns: 60 },
    )
  })

  test('T82 is valid where another tool looks: codes in pairs, a language on each variant', () => {
    const content: readonly Inline[] = [{ type: 'text', text: 'now', marks: { strong: true, link: 'https://example.org/?a=1&b=2' } }]
    const file = new TextDecoder().decode(
      tmxFromUnits({
        sourceLanguage: 'en',
        units: [
          {
            id: 'u',
            at: null,
            by: '',
            properties: {},
            variants: [
              { language: 'en', content },
              { language: 'de', content: plain('jetzt') },
            ],
          },
        ],
      }),
    )
    expect(file).toContain('<tuv xml:lang="en"><seg><bpt i="1" type="link">')
    expect(file).toContain('<bpt i="2" type="bold">&lt;b&gt;</bpt>now<ept i="2">&lt;/b&gt;</ept><ept i="1">&lt;/a&gt;</ept>')
  })

  test('T82 reads what other tools write: regional languages, their own codes, a document type that names a file', () => {
    const read = tmxToUnits(
      foreign(
        'Trains de <bpt i="1" type="bold">{\\b </bpt>nuit<ept i="1">}</ept><ph>&lt;img&gt;</ph>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
      ),
    )
    expect(read.file.sourceLanguage).toBe('en')
    expect(read.file.units[0]?.variants.map(({ language }) => language)).toEqual(['en', 'fr'])
    expect(read.file.units[0]?.variants[1]?.content).toEqual([
      { type: 'text', text: 'Trains de ', marks: {} },
      { type: 'text', text: 'nuit', marks: { strong: true } },
    ])
  })

  test('T82 keeps the words where codes do not pair, and never takes a script for a link', () => {
    expect(french(foreign('Trains <bpt i="1">&lt;b&gt;</bpt>de nuit'))).toEqual(plain('Trains de nuit'))
    expect(french(foreign('<bpt i="1">&lt;a href="javascript:alert(1)"&gt;</bpt>Trains<ept i="1">&lt;/a&gt;</ept>'))).toEqual(
      plain('Trains'),
    )
  })

  test('T82 leaves out a unit in one language only, and says so', () => {
    const file = bytes(
      '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ja"><seg>b</seg></tuv></tu></body></tmx>',
    )
    expect(tmxToUnits(file)).toEqual({ file: { sourceLanguage: null, units: [] }, refused: [{ unit: '1', reason: 'one-language' }] })
  })

  test('T82 refuses declared entities, another format and what is no XML', () => {
    expect(() => tmxToUnits(foreign('&x;', '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))).toThrow(XmlRefused)
    expect(() => tmxToUnits(bytes('<xliff/>'))).toThrow(DocumentRefused)
    expect(() => tmxToUnits(bytes('trains'))).toThrow(XmlRefused)
  })
})
