import { digestOfUnit, type Inline, type LetterText, normaliseInline, noteId, recipientId, unitId } from '@undersigned/letter'
import { aLetter, anyContent, anyLetterText, textRun } from '@undersigned/letter/testing'
import { type Confirmation, hasWords, pair, type Review, type Row, sourceTextOf, type Unit, unitsOf } from '@undersigned/translation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributeOf, elementsOf, readXml, textOf, writeXml } from '../../xml/index.ts'
import { joinSegments } from '../join.ts'
import { splitSegments } from '../split.ts'
import { validateXliff } from '../validate/index.ts'
import { letterToXliff, type XliffLetter } from './export.ts'
import { idToNmtoken, nmtokenToId } from './ids.ts'
import { XliffRefused, xliffToVersion } from './import.ts'
import { planImport } from './plan.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const edited = (bytes: Uint8Array, ...changes: readonly (readonly [string | RegExp, string])[]): Uint8Array =>
  new TextEncoder().encode(changes.reduce((words, [from, to]) => words.replace(from, to), text(bytes)))

const confirmed = (unit: Unit, target: readonly Inline[], source: readonly Inline[] = unit.content): Confirmation => ({
  sourceDigest: digestOfUnit(source),
  sourceText: sourceTextOf({ ...unit, content: source }),
  targetDigest: digestOfUnit(target),
  origin: 'human',
  by: 'secret-account',
  at: 1,
})

const verdict = (unit: Unit, target: readonly Inline[], given: Partial<Review> = {}): Review => ({
  unit: unit.id,
  language: 'fr',
  sourceDigest: unit.digest,
  targetDigest: digestOfUnit(target),
  verdict: 'accepted',
  reason: '',
  by: 'other',
  at: 2,
  ...given,
})

const version = (rows: readonly Row[]): XliffLetter => ({ letter: 'letter~1', sourceLanguage: 'en', language: 'fr', rows })

const howFar = fc.constantFrom('missing', 'draft', 'translated', 'reviewed', 'stale', 'rejected')

/** A version of a letter, each unit as far as it likes. */
function rowsOf(letter: LetterText, targets: readonly (readonly [readonly Inline[], string])[]): readonly Row[] {
  const units = unitsOf(letter, [
    { id: recipientId('r_1'), honorific: '', name: 'A', function: 'Minister', institution: 'House', country: 'BE', language: null },
  ])
  const chosen = units.map((unit, at) => ({ unit, target: targets[at]?.[0] ?? [], far: targets[at]?.[1] ?? 'missing' }))
  const worked = chosen.filter(({ far }) => far !== 'missing')
  const confirmedNow = worked.filter(({ far }) => far !== 'draft')
  const older = (unit: Unit): readonly Inline[] => [textRun('Earlier: '), ...unit.content]
  return pair(
    units,
    {
      units: new Map(worked.map(({ unit, target }) => [unit.id, target])),
      confirmed: new Map(
        confirmedNow.map(({ unit, target, far }) => [unit.id, confirmed(unit, target, far === 'stale' ? older(unit) : unit.content)]),
      ),
    },
    worked.flatMap(({ unit, target, far }) => {
      if (far === 'reviewed') return [verdict(unit, target)]
      return far === 'rejected' ? [verdict(unit, target, { verdict: 'rejected', reason: 'Too <free> & \u0001 loose' })] : []
    }),
  )
}

const anyRows = fc
  .tuple(anyLetterText, fc.array(fc.tuple(anyContent([noteId('n1'), noteId('n2')]), howFar), { minLength: 12, maxLength: 12 }))
  .map(([letter, targets]) => rowsOf(letter, targets))

test('T55 whatever a version holds leaves as valid XLIFF and comes back the same', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const bytes = letterToXliff(version(rows))
      expect(validateXliff(bytes)).toEqual([])
      const read = xliffToVersion(
        bytes,
        rows.map(({ unit }) => unit),
      )
      expect([read.letter, read.sourceLanguage, read.language, read.refused, read.stale]).toEqual(['letter~1', 'en', 'fr', [], []])
      for (const { unit, target, state } of rows) {
        const unitRead = read.perUnit.get(unit.id)
        expect(unitRead?.content).toEqual(hasWords(target) ? normaliseInline(target) : [])
        expect(unitRead?.state).toBe(state)
        expect(unitRead?.sourceDigest).toBe(unit.digest)
      }
      expect(planImport(read, rows).every(({ effect }) => effect === 'same' || effect === 'empty')).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('T55 a file that another tool cut into sentences or joined again says the same', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const units = rows.map(({ unit }) => unit)
      const bytes = letterToXliff(version(rows))
      const whole = xliffToVersion(bytes, units)
      const cut = splitSegments(readXml(bytes))
      for (const changed of [cut, joinSegments(cut)]) {
        const again = writeXml(changed)
        expect(validateXliff(again)).toEqual([])
        const read = xliffToVersion(again, units)
        expect(read.refused).toEqual([])
        for (const [unit, { content }] of whole.perUnit) expect(read.perUnit.get(unit)?.content).toEqual(content)
      }
    }),
    { numRuns: 40 },
  )
})

test('T55 ids become NMTOKENs and come back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('recipient:', 'a1', '~', '_', '5f', '.', '/', ' ', 'é', '😀')), (pieces) => {
      const id = pieces.join('')
      expect(idToNmtoken(id)).toMatch(/^[A-Za-z0-9.:_-]*$/u)
      expect(nmtokenToId(idToNmtoken(id))).toBe(id)
    }),
  )
})

const marked: readonly Inline[] = [
  textRun('We '),
  textRun('urge', { strong: true }),
  textRun(' and ask', { strong: true, emphasis: true }),
  { type: 'line-break' },
  textRun('all', { link: 'https://example.org/?a=1&b=2' }),
  { type: 'note-ref', note: noteId('n1') },
  { type: 'placeholder', field: 'year', text: '' },
  textRun(' by \u0007 then.'),
]

const letter: LetterText = {
  ...aLetter('', 'Second.'),
  paragraphs: aLetter('', 'Second.').paragraphs.map((paragraph, at) => (at === 0 ? { ...paragraph, content: marked } : paragraph)),
  notes: [{ id: noteId('n1'), content: [textRun('See the law.')] }],
}
const units = unitsOf(letter)

function exported(extra: Partial<XliffLetter> = {}): Uint8Array {
  const targets = new Map([
    [unitId('p1'), [textRun('Nous demandons '), textRun('tout', { strong: true }), { type: 'note-ref', note: noteId('n1') } as const]],
    [unitId('p2'), [textRun('Deuxième.')]],
  ])
  const confirmations = units.flatMap((unit) => {
    const target = targets.get(unit.id)
    return target === undefined
      ? []
      : [[unit.id, confirmed(unit, target, unit.id === 'p2' ? [textRun('Secondly.')] : unit.content)] as const]
  })
  return letterToXliff({ ...version(pair(units, { units: targets, confirmed: new Map(confirmations) })), ...extra })
}

test('T54 a version is one file, a unit for each unit in the letter’s order, codes for what is not words', () => {
  const { root } = readXml(exported())
  expect([attributeOf(root, 'version'), attributeOf(root, 'srcLang'), attributeOf(root, 'trgLang')]).toEqual(['2.1', 'en', 'fr'])
  const [file, ...none] = elementsOf(root)
  expect(none).toEqual([])
  const unitElements = file === undefined ? [] : elementsOf(file)
  expect(unitElements.map((unit) => [attributeOf(unit, 'id'), attributeOf(unit, 'type')])).toEqual([
    ['p1', 'und:body'],
    ['p2', 'und:body'],
    ['n1', 'und:note'],
  ])
  const written = text(exported())
  expect(written).toContain(
    '<source>We <pc id="c1" type="fmt" subType="xlf:b">urge<pc id="c2" type="fmt" subType="xlf:i"> and ask</pc></pc>',
  )
  expect(written).toContain('<target>Nous demandons <pc id="c1" type="fmt" subType="xlf:b">tout</pc>')
  expect(written).toContain('<cp hex="0007"/>')
  expect(written).toContain('<segment id="s1" state="translated">')
  expect(written).toContain('<segment id="s1" state="initial" subState="und:stale">')
  expect(written).toContain('<segment id="s1" state="initial" subState="und:missing">')
  expect(written).toContain('<note category="und:source-as-it-was" appliesTo="source">Secondly.</note>')
  expect(written).not.toContain('secret-account')
})

test('T54 a letter without words leaves as valid XLIFF too', () => {
  const bytes = letterToXliff(version([]))
  expect(validateXliff(bytes)).toEqual([])
  expect(xliffToVersion(bytes, units).perUnit.size).toBe(0)
})

test('T54 what is reviewed is final once the letter is sealed', () => {
  const unit = units.find(({ id }) => id === 'p2')
  if (unit === undefined) throw new Error('p2 is a unit')
  const target = [textRun('Deuxième.')]
  const rows = pair([unit], { units: new Map([[unit.id, target]]), confirmed: new Map() }, [verdict(unit, target)])
  expect(text(letterToXliff(version(rows)))).toContain('state="reviewed"')
  expect(text(letterToXliff({ ...version(rows), isFinal: true }))).toContain('state="final"')
})

test('T54 candidates, terms and remarks travel beside the words', () => {
  const bytes = exported({
    candidates: new Map([
      [unitId('p2'), [{ source: marked, target: marked, similarity: 87.456, type: 'tm', origin: 'memory', facts: {} }]],
    ]),
    terms: new Map([[unitId('p2'), [{ term: 'second', translations: ['deuxième'], definition: 'after the first' }]]]),
    remarks: new Map([[unitId('p2'), ['Keep it short']]]),
  })
  expect(validateXliff(bytes)).toEqual([])
  const written = text(bytes)
  expect(written).toContain('<mtc:match ref="#s1" type="tm" similarity="87.46" origin="memory">')
  expect(written).toContain('<gls:term>second</gls:term><gls:translation>deuxième</gls:translation>')
  expect(written).toContain('<note category="und:remark" appliesTo="source">Keep it short</note>')
})

const detailOf = (bytes: Uint8Array, unit: string): string | undefined =>
  xliffToVersion(bytes, units).refused.find((each) => each.unit === unit)?.reason

test('T56 a text edited elsewhere is a proposal that says what it would do', () => {
  const bytes = edited(
    exported(),
    ['Nous demandons', 'Nous exigeons'],
    ['subState="und:missing"', ''],
    [/(<source>See the law\.<\/source>)/u, '$1<target>Voir la loi.</target>'],
  )
  const rows = pair(units, { units: new Map([[unitId('p1'), [textRun('Autre')]]]), confirmed: new Map() })
  const reading = xliffToVersion(bytes, units)
  expect(planImport(reading, rows).map(({ unit, effect }) => [unit, effect])).toEqual([
    ['p1', 'differs'],
    ['p2', 'new'],
    ['n1', 'new'],
  ])
  expect(reading.perUnit.get(unitId('p1'))?.content[0]).toEqual(textRun('Nous exigeons '))
  expect(reading.perUnit.get(unitId('n1'))?.state).toBe('draft')
})

test('T56 a unit whose original has moved on is read and called stale', () => {
  const moved = unitsOf({
    ...letter,
    paragraphs: letter.paragraphs.map((each) => (each.id === 'p2' ? { ...each, content: [textRun('New.')] } : each)),
  })
  const reading = xliffToVersion(exported(), moved)
  expect(reading.stale).toEqual(['p2'])
  expect(reading.perUnit.get(unitId('p2'))?.sourceAsItWas).toEqual([textRun('Second.')])
})

test('T56 a source that nobody sent out is refused, as is a unit the letter does not have', () => {
  expect(detailOf(edited(exported(), ['<source>Second.</source>', '<source>Third.</source>']), 'p2')).toBe('source-unknown')
  expect(detailOf(edited(exported(), ['<unit id="p2"', '<unit id="p9"']), 'p9')).toBe('unit-unknown')
  const [whole] = /<unit id="p2".*?<\/unit>/su.exec(text(exported())) ?? ['']
  expect(detailOf(edited(exported(), [whole, whole + whole]), 'p2')).toBe('unit-twice')
})

test.each([
  ['a code that is none of the source’s', '<target>Deuxième.</target>', '<target><pc id="new">Deuxième.</pc></target>'],
  ['a start without its end', '<target>Deuxième.</target>', '<target><sc id="c9" type="fmt" subType="xlf:b"/>Deuxième.</target>'],
  ['data that is gone', '<target>Deuxième.</target>', '<target>Deux<ph id="c9" dataRef="d7"/></target>'],
  ['a link to a script', '<target>Deuxième.</target>', '<target><pc id="c9" type="link" subType="und:link">x</pc></target>'],
])('T56 %s refuses its unit and no other', (_, from, to) => {
  const reading = xliffToVersion(edited(exported(), [from, to]), units)
  expect(reading.refused.map(({ unit, reason }) => [unit, reason])).toEqual([['p2', 'codes-broken']])
  expect([...reading.perUnit.keys()]).toEqual(['p1', 'n1'])
})

test('T56 codes are understood by their id alone, as a copy, or as a start and an end', () => {
  const content = (target: string): readonly Inline[] | undefined =>
    xliffToVersion(edited(exported(), [/<target>Nous.*?<\/target>/u, `<target>${target}</target>`]), units).perUnit.get(unitId('p1'))
      ?.content
  expect(content('<pc id="c1">Nous</pc>')).toEqual([textRun('Nous', { strong: true })])
  expect(content('Nous <pc id="x" copyOf="c1">tous</pc>')).toEqual([textRun('Nous '), textRun('tous', { strong: true })])
  expect(content('<sc id="c1"/>Nous<ec startRef="c1"/>')).toEqual([textRun('Nous', { strong: true })])
  expect(content('<mrk id="m" type="term">Nous</mrk>')).toEqual([textRun('Nous')])
})

test('T56 a remark from elsewhere is handed on, our own notes are not', () => {
  const bytes = edited(exported(), ['</notes>', '<note>Is this the law of 1998?</note></notes>'])
  expect(xliffToVersion(bytes, units).perUnit.get(unitId('p2'))?.remarks).toEqual(['Is this the law of 1998?'])
})

test.each([
  ['no XML', 'not xml', 'xml-not-well-formed'],
  ['a DTD', '<!DOCTYPE xliff><xliff/>', 'xml-dtd'],
  ['older XLIFF', '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', 'root-not-xliff'],
])('T56 a file that is %s is refused as a whole', (_, source, constraint) => {
  try {
    xliffToVersion(new TextEncoder().encode(source), units)
    expect.unreachable()
  } catch (error) {
    expect(error instanceof XliffRefused && error.violations[0]?.constraint).toBe(constraint)
  }
})

test('T54 the same version gives the same bytes, and textOf its units their words', () => {
  expect(exported()).toEqual(exported())
  expect(textOf(readXml(exported()).root)).toContain('Second.')
})
