import { type Inline, LANGUAGES, type Language, type Marks, noteId } from '@undersigned/letter'
import { anyContent, textRun } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WEIGHTS, type Weight, weightOf, weightOfText } from '../index.ts'
import { CASES } from '../sentences/cases.ts'
import { negationWords } from './negations.ts'

const prose = (language: Language, at: number): string => (CASES[language][at % CASES[language].length] ?? '').replaceAll('|', '')
const anyLanguage = fc.constantFrom(...LANGUAGES)
/** A text of the language, and a place between two of its words. */
const anyPlace = fc.tuple(anyLanguage, fc.nat(20), fc.nat(200)).map(([language, at, place]) => {
  const words = prose(language, at).split(' ')
  const cut = 1 + (place % (words.length - 1))
  return { language, before: words.slice(0, cut).join(' '), after: words.slice(cut).join(' ') }
})
const heavier = (one: Weight, other: Weight) => WEIGHTS.indexOf(one) > WEIGHTS.indexOf(other)

describe('a number, a negation, a name', () => {
  test('T22 a number that comes, goes or changes is substantive', () => {
    fc.assert(
      fc.property(anyPlace, fc.nat(99_999), fc.nat(99_999), ({ language, before, after }, one, other) => {
        fc.pre(one !== other)
        const [with1, with2] = [`${before} ${one} ${after}`, `${before} ${other} ${after}`]
        fc.pre(!/\d$/u.test(before) && !/^\d/u.test(after))
        expect(weightOfText(with1, with2, language)).toBe('substantive')
        expect(weightOfText(`${before} ${after}`, with1, language)).toBe('substantive')
        expect(weightOfText(with1, `${before} ${after}`, language)).toBe('substantive')
      }),
    )
  })

  test('T22 a negation that comes, goes or moves is substantive in every language', () => {
    fc.assert(
      fc.property(anyPlace, fc.nat(500), ({ language, before, after }, pick) => {
        const words = negationWords(language)
        const negation = words[pick % words.length] ?? ''
        expect(weightOfText(`${before} ${after}`, `${before} ${negation} ${after}`, language)).toBe('substantive')
        expect(weightOfText(`${before} ${negation} ${after}`, `${before} ${after}`, language)).toBe('substantive')
      }),
      { numRuns: 1000 },
    )
    for (const language of LANGUAGES) expect(negationWords(language).length).toBeGreaterThanOrEqual(12)
  })

  test('T22 a name that comes, goes or changes is substantive', () => {
    fc.assert(
      fc.property(anyPlace, fc.constantFrom('Meier', 'EDRi', 'EU', 'Straßburg'), ({ language, before, after }, name) => {
        const plain = `${before} ${after}`
        expect(weightOfText(plain, `${before} ${name} ${after}`, language)).toBe('substantive')
        expect(weightOfText(`${before} ${name} ${after}`, plain, language)).toBe('substantive')
        expect(weightOfText(`${before} x Maier ${after}`, `${before} x Meier ${after}`, language)).toBe('substantive')
      }),
    )
  })

  test.each([
    ['en', 'The rule is lawful.', 'The rule is unlawful.'],
    ['en', 'We can accept it.', 'We can’t accept it.'],
    ['en', 'It is notable.', 'It is not able.'],
    ['en', 'Stop it.', 'Stop it?'],
    ['en', 'The US decides.', 'The us decides.'],
    ['en', 'It costs 5 €.', 'It costs 5 $.'],
    ['en', 'It fell by 5 %.', 'It fell by 5.'],
    ['en', 'At -5 degrees.', 'At 5 degrees.'],
    ['en', 'Members may refuse.', 'Members must refuse.'],
    ['en', 'They write.', 'They wrote.'],
    ['cs', 'Komise musí jednat.', 'Komise nemusí jednat.'],
    ['lt', 'Komisija gali veikti.', 'Komisija negali veikti.'],
    ['de', 'Das ist eine Lösung.', 'Das ist keine Lösung.'],
    ['fr', 'Elle l’accepte.', 'Elle n’accepte.'],
    ['fi', 'Se on sallittu.', 'Se ei ole sallittu.'],
    ['el', 'Είναι νόμιμο.', 'Είναι νόμιμο;'],
    ['hu', 'Ez törvényes.', 'Ez nem törvényes.'],
    ['pl', 'Było to w Polsce.', 'Było to w Danii.'],
  ] as const)('T22 %s: %s → %s is substantive', (language, before, after) => {
    expect(weightOfText(before, after, language)).toBe('substantive')
  })
})

describe('less than that', () => {
  test('T23 kinds of quotation mark, dash, space, and Unicode form are typography', () => {
    fc.assert(
      fc.property(anyPlace, ({ language, before, after }) => {
        const text = `${before} “so” – it’s 1 000 … ${after}`
        const set = text
          .replaceAll('“', '«\u202f')
          .replaceAll('”', '\u202f»')
          .replaceAll('–', '—')
          .replaceAll('’', "'")
          .replaceAll('1 000', '1\u00a0000')
          .replaceAll('…', '...')
        expect(['none', 'typographic']).toContain(weightOfText(text, set.normalize('NFD'), language))
        expect(weightOfText(`${before} ${after}`, `${before}\u00a0${after}`, language)).toBe('typographic')
      }),
    )
    expect(weightOfText('Really ?', 'Really?', 'fr')).toBe('typographic')
    expect(weightOfText('1000 people', '1 000 people', 'en')).toBe('typographic')
    expect(weightOfText('cafe\u0301', 'café', 'fr')).toBe('none')
  })

  test.each([
    ['en', 'We will recieve it.', 'We will receive it.'],
    ['en', 'We urge the Council, now.', 'We urge the Council now.'],
    ['en', 'We ask a Council to act.', 'We ask the Council to act.'],
    ['en', 'Please co-operate.', 'Please cooperate.'],
    ['en', 'the member states', 'the Member States'],
    ['en', 'A “free” press.', 'A free press.'],
    ['de', 'Die Maßnahme gilt.', 'Die Massnahme gilt.'],
    ['de', 'Bitte eine E-Mail.', 'Bitte eine Email.'],
    ['fr', 'Nous demandons evidemment cela.', 'Nous demandons évidemment cela.'],
  ] as const)('T23 %s: %s → %s is small', (language, before, after) => {
    expect(weightOfText(before, after, language)).toBe('small')
    expect(weightOfText(after, before, language)).toBe('small')
  })

  test('T23 many small changes are not small', () => {
    const slips = 'recieve adress seperately definately comittee'
    expect(weightOfText(slips, 'receive address separately definitely committee', 'en')).toBe('substantive')
  })

  test('T23 the same words weigh nothing', () => {
    fc.assert(
      fc.property(anyPlace, ({ language, before, after }) => {
        expect(weightOfText(before + after, before + after, language)).toBe('none')
      }),
    )
  })
})

describe('marks, links, notes', () => {
  const said = (marks: Marks): Inline[] => [textRun('We urge '), textRun('the Council', marks), textRun(' to act.')]

  test('T24 other marks on the same words are formatting; another link, note or open place is substantive', () => {
    expect(weightOf(said({}), said({ strong: true }), 'en')).toBe('formatting')
    expect(weightOf(said({ strong: true }), said({ strong: true }), 'en')).toBe('none')
    expect(weightOf(said({ link: 'https://a.eu/' }), said({ link: 'https://b.eu/' }), 'en')).toBe('substantive')
    expect(weightOf(said({}), said({ link: 'https://a.eu/' }), 'en')).toBe('substantive')
    expect(weightOf(said({}), [...said({}), { type: 'note-ref', note: noteId('n1') }], 'en')).toBe('substantive')
    expect(weightOf(said({}), [...said({}), { type: 'placeholder', field: 'day', text: 'xx' }], 'en')).toBe('substantive')
    const whole = [textRun('We urge the Council to act.', { link: 'https://a.eu/' })]
    expect(weightOf(said({ link: 'https://a.eu/' }), whole, 'en')).toBe('formatting')
  })

  test('T24 a change weighs at least what its words weigh', () => {
    const contents = anyContent([noteId('n1')])
    fc.assert(
      fc.property(contents, contents, (before, after) => {
        const plain = (content: readonly Inline[]) =>
          content.map((part) => ('text' in part ? part.text : part.type === 'line-break' ? '\n' : '')).join('')
        expect(heavier(weightOfText(plain(before), plain(after), 'en'), weightOf(before, after, 'en'))).toBe(false)
        expect(weightOf(before, before, 'en')).toBe('none')
      }),
    )
  })
})
