import { LANGUAGES, noteId } from '@undersigned/letter'
import { anyContent } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DocumentRefused } from '../refused.ts'
import { type PoFile, poFromVersion, poToVersion } from './po.ts'

const words = (text: string) => [{ type: 'text', text, marks: {} } as const]
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const bytes = (file: string): Uint8Array => new TextEncoder().encode(file)

const aFile: PoFile = {
  letter: 'l1',
  sourceLanguage: 'en',
  language: 'fr',
  units: [
    {
      unit: 'p1',
      source: words('Dear "Minister",'),
      target: words('Monsieur le Ministre,'),
      previousSource: null,
      fuzzy: false,
      remark: '1 · Salutation',
    },
    {
      unit: 'p2',
      source: words('We ask for 30 trains.'),
      target: words('Nous demandons 20 trains.'),
      previousSource: 'We ask for 20 "night" trains.',
      fuzzy: true,
      remark: '',
    },
    { unit: '__proto__', source: words('Third.'), target: [], previousSource: null, fuzzy: false, remark: '' },
  ],
}

describe('T81 PO', () => {
  test('T81 names the unit, marks the stale one as fuzzy and says what its source was', () => {
    const file = text(poFromVersion(aFile))
    expect(file).toContain('msgctxt "p2"')
    expect(file).toContain('#, fuzzy')
    expect(file).toContain('#| msgid "We ask for 20 \\"night\\" trains."')
    expect(file).toContain('msgid "We ask for 30 trains."')
    expect(file).toContain('"Language: fr\\n"')
  })

  test('T81 a round trip is an identity, also for an id that names no property', () => {
    expect(poToVersion(poFromVersion(aFile))).toEqual({ file: aFile, refused: [] })
  })

  test('T81 a round trip is an identity for whatever a letter holds, in every language', () => {
    const unit = fc.record({
      source: anyContent([noteId('n1')]).filter((content) => content.length > 0),
      target: anyContent([noteId('n1')]),
      previousSource: fc.option(fc.constantFrom('Old “words”', 'back\\slash "quoted"\nnext', 'ё́ 👩‍👧')),
      fuzzy: fc.boolean(),
      remark: fc.constantFrom('', '3 · Note'),
    })
    const file = fc.record({
      letter: fc.constant('l1'),
      sourceLanguage: fc.constantFrom(...LANGUAGES),
      language: fc.constantFrom(...LANGUAGES),
      units: fc.array(unit, { maxLength: 5 }),
    })
    fc.assert(
      fc.property(file, (made) => {
        const named = { ...made, units: made.units.map((each, at) => ({ ...each, unit: `p${at}` })) }
        expect(poToVersion(poFromVersion(named)).file).toEqual(named)
      }),
    )
  })

  test('T81 reads a previous source that another tool wrapped over several lines', () => {
    const file = text(poFromVersion(aFile)).replace(
      '#| msgid "We ask for 20 \\"night\\" trains."',
      '#| msgid ""\n#| "We ask for 20 "\n#| "\\"night\\" trains."',
    )
    expect(poToVersion(bytes(file)).file.units[1]?.previousSource).toBe('We ask for 20 "night" trains.')
  })

  test('T81 refuses the entry whose marks are broken, and reads the others', () => {
    const file = text(poFromVersion(aFile)).replace('Monsieur le Ministre,', '<b>Monsieur')
    const { file: read, refused } = poToVersion(bytes(file))
    expect(refused).toEqual([{ unit: 'p1', reason: expect.stringContaining('does not close') }])
    expect(read.units.map(({ unit }) => unit)).toEqual(['p2', '__proto__'])
  })

  test.each(['', 'hello', 'msgid "x"\nmsgstr "y"\n', 'msgid "unclosed', '\u0000\u0001'])(
    'T81 refuses what is no PO file of a version: %j',
    (file) => {
      expect(() => poToVersion(bytes(file))).toThrow(DocumentRefused)
    },
  )
})
