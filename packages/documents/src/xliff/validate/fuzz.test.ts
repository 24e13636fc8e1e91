import { aLetter } from '@undersigned/letter/testing'
import { unitsOf } from '@undersigned/translation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { documentOf, vocabulary, writeXml, type XmlElement } from '../../xml/index.ts'
import { XliffRefused, xliffToVersion } from '../letter/import.ts'
import { GLS, ITS, MDA, MTC, RES, VAL, XLF } from '../names.ts'
import { CONSTRAINTS } from './constraints.ts'
import { validateXliff } from './index.ts'
import { core } from './schema.ts'
import { modules } from './schema-modules.ts'

const NAMESPACES = { '': XLF, mtc: MTC, gls: GLS, mda: MDA, res: RES, val: VAL, its: ITS, my: 'urn:mine' }
const names = Object.entries(NAMESPACES).flatMap(([prefix, uri]) =>
  Object.keys(uri === XLF ? core : (modules[uri] ?? { a: null })).map((local) => ({ prefix, uri, local })),
)
const attributes = [
  'id',
  'startRef',
  'copyOf',
  'dataRef',
  'dataRefEnd',
  'subFlows',
  'ref',
  'type',
  'subType',
  'state',
  'order',
  'isolated',
  'href',
]
const values = [
  'a',
  'b',
  '',
  '1',
  '2',
  'yes',
  'no',
  'firstNo',
  '#a',
  '#n=a',
  '#u=a/t=b',
  'comment',
  'xlf:b',
  'translated',
  '-1',
  '1e9',
  'fmt',
]

const anyAttributes = fc.dictionary(
  fc.constantFrom(...attributes, 'canReorder', 'canDelete', 'xml:lang', 'hex'),
  fc.constantFrom(...values),
  { maxKeys: 4 },
)

/** Elements of XLIFF and its modules, put together as no tool would. */
const { anyElement } = fc.letrec<{ anyElement: XmlElement }>((tie) => ({
  anyElement: fc
    .tuple(
      fc.constantFrom(...names),
      anyAttributes,
      fc.array(fc.oneof({ depthSize: 'small' }, fc.constantFrom('w', ' '), tie('anyElement')), { maxLength: 5 }),
    )
    .map(([{ prefix, uri, local }, said, children]) => vocabulary(uri, prefix)(local, said, children)),
}))

const anyUnit = fc.array(anyElement, { maxLength: 4 }).map((children) => {
  const xlf = vocabulary(XLF)
  const content = (local: string): XmlElement =>
    xlf(
      local,
      {},
      children.filter(({ uri }) => uri === XLF),
    )
  const unit = xlf('unit', { id: 'p1' }, [...children, xlf('segment', { id: 's' }, [content('source'), content('target')])])
  const root = xlf('xliff', { version: '2.1', srcLang: 'en', trgLang: 'fr' }, [xlf('file', { id: 'f' }, [unit])])
  return writeXml(documentOf({ ...root, namespaces: new Map(Object.entries(NAMESPACES)) }))
})

test('T52 whatever the elements of a file are, it gets an answer that only names constraints', () => {
  fc.assert(
    fc.property(anyUnit, (bytes) => {
      for (const { constraint } of validateXliff(bytes)) expect(CONSTRAINTS).toHaveProperty([constraint])
    }),
    { numRuns: 150 },
  )
})

test('T56 whatever a file holds, it is read or refused, never half-way', () => {
  fc.assert(
    fc.property(anyUnit, (bytes) => {
      try {
        const { perUnit, refused } = xliffToVersion(bytes, unitsOf(aLetter('w')))
        expect(perUnit.size).toBeLessThanOrEqual(1)
        expect(perUnit.size + refused.length).toBeGreaterThan(0)
      } catch (error) {
        expect(error).toBeInstanceOf(XliffRefused)
      }
    }),
    { numRuns: 60 },
  )
})

test('T52 any bytes at all get an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect(validateXliff(bytes).length).toBeGreaterThan(0)
    }),
  )
})
