import { type Inline, LANGUAGES, type Language, noteId } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Glossary } from '../glossary/term.ts'
import { termErrors } from './check-unit.ts'
import { CHECKS, type Finding } from './finding.ts'
import { flatText } from './flat.ts'
import { errors, told, unit } from './testing.ts'

const language = fc.constantFrom(...LANGUAGES)
/** What checks look for, among anything at all. */
const piece = fc.oneof(
  fc.constantFrom(
    ' ',
    '  ',
    '\u00a0',
    '"',
    '«',
    '»',
    '„',
    '“',
    '”',
    "'",
    '(',
    ')',
    ';',
    '?',
    '!',
    '...',
    '\u200b',
    '\t',
    '\ufffd',
    '\u0000',
    '\n',
  ),
  fc.constantFrom(
    '24 October 2020',
    '24.10.2020',
    '10/24/2020',
    '1,500',
    '1.500',
    '12 %',
    '50%',
    '€40',
    '3 m',
    'XXI',
    '[3]',
    'm²',
    'x³',
    '{name}',
    '%s',
  ),
  fc.constantFrom(
    'https://example.org/a?b=c.',
    'a@b.eu',
    'www.x',
    'the the',
    'слово',
    'зaбрана',
    'λόγος',
    'We ask the minister for an answer.',
    '• ',
    '(a) ',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.lorem({ maxCount: 6 }),
)
const text = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''))
const marks = fc.record(
  { strong: fc.constant(true as const), emphasis: fc.constant(true as const), link: fc.constantFrom('https://a.eu', 'mailto:a@b.eu') },
  { requiredKeys: [] },
)
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('text' as const), text, marks }) },
  fc.constantFrom<Inline>(
    { type: 'note-ref', note: noteId('a') },
    { type: 'note-cross-ref', note: noteId('a') },
    { type: 'line-break' },
    { type: 'placeholder', field: 'day', text: 'xx' },
  ),
)
const content = fc.array(inline, { maxLength: 4 })
const role = fc.constantFrom('body' as const, 'salutation' as const, 'heading' as const)

const glossary: Glossary = [
  {
    id: 'a',
    definition: '',
    doNotTranslate: false,
    variants: LANGUAGES.map((each) => ({ language: each, text: 'minister', status: each === 'de' ? 'forbidden' : 'preferred', note: '' })),
  },
  { id: 'b', definition: '', doNotTranslate: true, variants: [{ language: 'en', text: 'We', status: 'preferred', note: '' }] },
]

test('T72 no text makes a check fail, and every place lies within its text', () => {
  fc.assert(
    fc.property(content, content, language, language, role, (source, target, from, to, kind) => {
      for (const { place } of told(to, source, target, { from, role: kind, glossary })) {
        const length = flatText(place.side === 'source' ? source : target).length
        expect([place.from >= 0, place.from <= place.to, place.to <= length]).toEqual([true, true, true])
      }
    }),
    { numRuns: 400 },
  )
})

test('T152 the errors without terms and those of the terms alone are together those of both', () => {
  fc.assert(
    fc.property(content, content, language, language, role, (source, target, from, to, kind) => {
      const asked = { unit: unit(source, kind), target, sourceLanguage: from, targetLanguage: to, glossary, dismissals: [] }
      const both = new Set([...errors(told(to, source, target, { from, role: kind })), ...termErrors(asked)])
      expect(CHECKS.filter((check) => both.has(check))).toEqual(errors(told(to, source, target, { from, role: kind, glossary })))
    }),
    { numRuns: 400 },
  )
})

test('T72 a fix takes away what it was offered for and brings nothing new', () => {
  fc.assert(
    fc.property(content, content, language, language, role, (source, target, from, to, kind) => {
      expectMended(source, target, { from, to, role: kind })
    }),
    { numRuns: 400 },
  )
})

type Setting = { readonly from: Language; readonly to: Language; readonly role: 'body' | 'salutation' | 'heading' }

function expectMended(source: readonly Inline[], target: readonly Inline[], { from, to, role: kind }: Setting): void {
  const before = told(to, source, target, { from, role: kind, glossary })
  for (const { check, fix } of before) {
    if (fix === null) continue
    const after = told(to, source, fix, { from, role: kind, glossary })
    expect([check, countOf(after, check) < countOf(before, check)]).toEqual([check, true])
    for (const finding of after)
      expect([finding.check, countOf(after, finding.check) <= countOf(before, finding.check)]).toEqual([finding.check, true])
  }
}

const countOf = (findings: readonly Finding[], check: string): number => findings.filter((finding) => finding.check === check).length
