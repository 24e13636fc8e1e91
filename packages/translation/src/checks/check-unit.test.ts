import { digestOfUnit, type Inline, type Language, noteId } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import type { Concept } from '../glossary/term.ts'
import type { UnitRole } from '../unit.ts'
import { blocksReview, CHECKS, type CheckName, type Dismissal, ERROR_CHECKS, WARNING_CHECKS } from './finding.ts'
import { errors, names, told, unit, words } from './testing.ts'

const note = (id: string): Inline => ({ type: 'note-ref', note: noteId(id) })
const link = (text: string, href: string): Inline => ({ type: 'text', text, marks: { link: href } })
const strong = (text: string): Inline => ({ type: 'text', text, marks: { strong: true } })
const year: Inline = { type: 'placeholder', field: 'year', text: '' }
const concept = (variants: Concept['variants'], doNotTranslate = false): Concept => ({ id: 'c', definition: '', doNotTranslate, variants })

describe('the checks', () => {
  test('T61 are thirty-two, each an error or a warning', () => {
    expect(ERROR_CHECKS).toHaveLength(10)
    expect(WARNING_CHECKS).toHaveLength(22)
    expect(new Set(CHECKS).size).toBe(32)
  })

  test.each<[Language, string, string]>([
    ['bg', 'We ask all 27 governments to act before 1 May 2024.', 'Призоваваме всички 27 правителства да действат преди 1 май 2024 г.'],
    ['cs', 'Is this what “security” means?', 'Je tohle to, co znamená „bezpečnost“?'],
    [
      'de',
      'Dear friends (all of you), we need €50 and 10% more.',
      'Liebe Freundinnen und Freunde (alle), wir brauchen 50\u00a0€ und 10\u00a0% mehr.',
    ],
    ['el', 'Is this what “security” means?', 'Αυτό σημαίνει «ασφάλεια»;'],
    ['fi', 'It was signed on 24 October 2020 by 1,200 people.', 'Sen allekirjoitti 24. lokakuuta 2020 yhteensä 1\u00a0200 ihmistä.'],
    ['fr', 'They say “no”; who listens?', 'Ils disent «\u00a0non\u00a0»\u202f; qui écoute\u202f?'],
    ['ga', 'We ask for 3 things.', 'Iarraimid trí rud.'],
    ['hu', 'It was signed on 24 October 2020.', 'Aláírták 2020. október 24-én.'],
    ['lt', 'It was signed on 24 October 2020.', 'Pasirašyta 2020 m. spalio 24 d.'],
    ['mt', 'We ask for 50% more.', 'Nitolbu 50% aktar minn hekk.'],
    ['pl', 'They said “no” in Warsaw.', 'Powiedzieli „nie” w Warszawie.'],
    ['sv', 'They said “no” to 20% of it.', 'De sade ”nej” till 20\u00a0% av det.'],
  ])('T61 have nothing to say of a good translation into %s', (language, source, target) => {
    expect(told(language, source, target)).toEqual([])
  })
})

describe('T61 an error', () => {
  test.each<[CheckName, Language, string | readonly Inline[], string | readonly Inline[]]>([
    ['empty', 'de', 'We ask for a ban.', ''],
    ['empty', 'de', 'We ask for a ban.', ' \u00a0'],
    ['source-copied', 'nl', 'We ask for a ban of these tools.', 'We ask for a ban of these tools.'],
    ['source-copied', 'nl', 'Our demands', 'our demands'],
    [
      'footnote-mismatch',
      'it',
      [...words('Look'), note('a'), ...words(' here'), note('b')],
      [...words('Guardate'), note('a'), ...words(' qui')],
    ],
    ['footnote-mismatch', 'it', [...words('Look'), note('a')], [...words('Guardate'), note('a'), note('a')]],
    ['url-mismatch', 'sk', 'See https://example.org/report', 'Pozri https://example.org/reprot'],
    ['url-mismatch', 'sk', [link('the report', 'https://example.org/a')], [link('správa', 'https://example.org/b')]],
    ['number-mismatch', 'da', 'We are 250 groups.', 'Vi er 205 grupper.'],
    ['placeholder-mismatch', 'hr', [...words('Brussels, 17 October '), year], words('Bruxelles, 17. listopada')],
    ['placeholder-mismatch', 'hr', 'Dear {name},', 'Poštovani {ime},'],
    ['list-structure', 'et', [...words('first'), { type: 'line-break' }, ...words('second')], 'esimene teine'],
    ['list-structure', 'et', 'We ask (a) for peace; (b) for rights.', 'Palume (a) rahu ja õigusi.'],
    ['list-structure', 'lv', 'a ban', '• aizliegumu'],
    [
      'two-drafts',
      'sl',
      'We ask the ministers for a complete ban of spyware.',
      'Ministre prosimo za popolno prepoved vohunske opreme.Prosimo ministre za prepoved vohunske opreme.',
    ],
    ['two-drafts', 'de', 'Scope', 'Umfang Umfang'],
  ])('%s blocks "reviewed" (%s)', (check, language, source, target) => {
    const findings = told(language, source, target)
    expect(errors(findings)).toContain(check)
    expect(blocksReview(findings)).toBe(true)
  })

  test('T67 is not a name, a number or an acronym that stays, nor a lead signatory', () => {
    const glossary = [concept([{ language: 'en', text: 'Stop the Scan', status: 'preferred', note: '' }], true)]
    const kept: readonly (readonly [string, UnitRole])[] = [
      ['EDRi', 'body'],
      ['2023', 'heading'],
      ['GDPR', 'heading'],
      ['Jane Doe', 'lead'],
    ]
    for (const [source, role] of kept) {
      expect([source, errors(told('fr', source, source, { role }))]).toEqual([source, []])
    }
    expect(errors(told('fr', 'Stop the Scan', 'Stop the Scan', { glossary }))).toEqual([])
  })

  test('T65 is not a list whose points are marked in another way, nor a date that begins a line', () => {
    expect(errors(told('cs', 'We ask for: (a) peace; (b) rights', 'Žádáme: a. mír; b. práva'))).toEqual([])
    expect(errors(told('el', 'We ask for: (a) peace; (b) rights', 'Ζητάμε: α) ειρήνη· β) δικαιώματα'))).toEqual([])
    expect(errors(told('de', '24 October was the day', '24. Oktober war der Tag'))).toEqual([])
    expect(errors(told('lv', '“Stop,” they said', '– Beidziet, viņi teica'))).toEqual([])
  })

  test('T68 is not a text that is long, nor one whose original says things twice', () => {
    expect(errors(told('de', 'Never again! Never again!', 'Nie wieder! Nie wieder!'))).toEqual([])
    expect(errors(told('de', 'We ask for it.', 'Wir fordern das mit allem Nachdruck und ohne jede weitere Verzögerung.'))).toEqual([])
  })
})

describe('T61 a warning', () => {
  test.each<[CheckName, Language, string | readonly Inline[], string | readonly Inline[], UnitRole?]>([
    ['emphasis-mismatch', 'de', [...words('This is '), strong('not'), ...words(' so')], 'Das ist nicht so'],
    [
      'link-count',
      'de',
      [link('one', 'https://a.eu'), ...words(' and '), link('two', 'https://a.eu')],
      [link('eins', 'https://a.eu'), ...words(' und zwei')],
    ],
    ['final-mark', 'es', 'Who listens?', '¿Quién escucha.'],
    ['sentence-count', 'pt', 'We were told to wait. We waited for years.', 'Disseram-nos para esperar.'],
    ['length-ratio', 'ro', 'We were told to wait for an answer that never came, and we waited for years on end.', 'Am așteptat mult.'],
    ['brackets', 'cs', 'It is wrong (and we said so).', 'Je to špatně (a řekli jsme to.'],
    ['quotes-unbalanced', 'pl', 'It is “wrong” to wait.', 'To jest „złe czekać.'],
    ['quotes-style', 'bg', 'It is “wrong” to wait.', '"Грешно" е да се чака.'],
    ['no-break-space', 'fr', 'Who listens?', 'Qui écoute ?'],
    ['no-break-space', 'de', 'It costs €50.', 'Es kostet 50 €.'],
    ['double-space', 'hu', 'We ask for it.', 'Kérjük  ezt.'],
    ['edge-space', 'ga', 'We ask for it.', ' Iarraimid é.'],
    ['zero-width', 'lt', 'We ask for it.', 'Mes\u200b to prašome.'],
    ['control-char', 'mt', 'We ask for it.', 'Aħna\u0007 nitolbuh.'],
    ['repeated-word', 'sv', 'We ask for it.', 'Vi ber ber om det.'],
    ['wrong-script', 'sk', 'We ask for it.', 'Žiadame o tо teraz словом.'],
    ['wrong-script', 'bg', 'We ask for a ban.', 'Искаме зaбрана.'],
    ['salutation', 'es', 'Dear Minister Novak,', 'Estimado ministro Novak,', 'salutation'],
    ['untranslated-sentence', 'hr', 'We were told to wait. We waited for years.', 'Rečeno nam je da čekamo. We waited for years.'],
    ['currency-percent', 'it', 'It costs €50.', 'Costa €50.'],
    ['currency-percent', 'it', 'It is 50% of all.', 'È la metà, 50 di tutto.'],
    ['date-form', 'de', 'on 24 October 2020', 'am 24 Oktober 2020'],
    ['date-form', 'nl', 'on 24 October 2020', 'op 10/24/2020'],
    ['date-form', 'fr', 'on 24 October 2020', 'le 24 Octobre 2020'],
    ['date-form', 'pl', 'on 24 October 2020', 'dnia 24 October 2020'],
  ])('%s is said and blocks nothing (%s)', (check, language, source, target, role = 'body') => {
    const findings = told(language, source, target, { role })
    expect(names(findings)).toContain(check)
    expect(findings.filter((finding) => finding.check === check).map(({ severity }) => severity)).not.toContain('error')
  })
})

test.each([
  ['de', 'Mit freundlichen Grüßen'],
  ['pl', 'Z\u00a0poważaniem'],
  ['fr', 'Avec nos salutations distinguées,'],
] as const)('T69 a letter closes as its language has it, with or without a comma (%s)', (language, greetings) => {
  expect(told(language, 'Yours faithfully,', greetings, { role: 'closing' })).toEqual([])
})

describe('an address', () => {
  test.each([
    ['See https://www.example.org/en/report/', 'Siehe http://example.org/de/report'],
    ['See https://en.example.org/a?lang=en&id=4.', 'Siehe https://de.example.org/a?id=4.'],
    ['Write to office@example.org', 'Schreibt an office@example.org'],
  ])('T64 leads to the same place in the language of its readers: %s', (source, target) => {
    expect(errors(told('de', source, target))).toEqual([])
  })

  test('T64 is missed once where the original has it twice, and named where it leads elsewhere', () => {
    const [finding, ...more] = told('de', 'https://a.eu/x and https://a.eu/x', 'das hier und jenes da')
    expect([finding?.check, finding?.values, finding?.place.side]).toEqual(['url-mismatch', { url: 'https://a.eu/x' }, 'source'])
    expect(errors(more)).toEqual([])
  })
})

describe('T70 the letters of a language', () => {
  test.each<[Language, string, string, readonly CheckName[]]>([
    ['bg', 'We wrote to Europol on Wi-Fi', 'Писахме до Europol за Wi-Fi', []],
    ['el', 'the α variant', 'η παραλλαγή α', []],
    ['de', 'an angle α', 'ein Winkel α', []],
    ['bg', 'We ask for it', 'Искаме го please', ['wrong-script']],
    ['el', 'We ask for it', 'Το ζητάμε тако', ['wrong-script']],
    ['pl', 'We ask for it', 'Prosimу o to', ['wrong-script']],
  ])('%s: %s', (language, source, target, expected) => {
    expect(names(told(language, source, target))).toEqual(expected)
  })
})

describe('the glossary', () => {
  const glossary = [
    concept([
      { language: 'en', text: 'facial recognition', status: 'preferred', note: '' },
      { language: 'de', text: 'Gesichtserkennung', status: 'preferred', note: '' },
      { language: 'de', text: 'Gesichtsscan', status: 'forbidden', note: '' },
    ]),
    concept([{ language: 'en', text: 'Reclaim Your Face', status: 'preferred', note: '' }], true),
  ]

  test('T66 misses its term, names a forbidden one, and mends what stands as listed', () => {
    const findings = told('de', 'Ban facial recognition now', 'Verbietet den Gesichtsscan jetzt', { glossary })
    expect(names(findings)).toEqual(['forbidden-term', 'term-missing'])
    expect(findings[0]?.fix).toEqual(words('Verbietet den Gesichtserkennung jetzt'))
    expect(names(told('de', 'Ban facial recognition now', 'Verbietet Gesichtserkennungssysteme jetzt', { glossary }))).toEqual([])
  })

  test('T66 keeps names as they are', () => {
    const source = 'Join Reclaim Your Face today'
    expect(errors(told('de', source, 'Werdet Teil von „Holt euch euer Gesicht zurück“', { glossary }))).toEqual([
      'do-not-translate-missing',
    ])
    expect(errors(told('de', source, 'Werdet heute Teil von Reclaim Your Face', { glossary }))).toEqual([])
  })
})

describe('a dismissal', () => {
  const [source, target] = ['We are 250 groups.', 'Wir sind 205 Gruppen.']
  const dismissal: Dismissal = {
    unit: unit(source).id,
    language: 'de',
    check: 'number-mismatch',
    sourceDigest: unit(source).digest,
    targetDigest: digestOfUnit(words(target)),
    reason: 'The number has grown.',
    by: 'ana',
    at: 1,
  }

  test('T62 takes an error out of the way, and keeps who said so and why', () => {
    const findings = told('de', source, target, { dismissals: [dismissal] })
    expect(findings.map(({ dismissed }) => dismissed?.reason)).toEqual(['The number has grown.'])
    expect(blocksReview(findings)).toBe(false)
  })

  test('T62 lapses when either text moves, and holds for its own check, unit and language only', () => {
    const more = { dismissals: [dismissal] }
    expect(blocksReview(told('de', source, 'Wir sind 204 Gruppen.', more))).toBe(true)
    expect(blocksReview(told('de', 'We are 251 groups.', target, more))).toBe(true)
    expect(blocksReview(told('nl', source, target, more))).toBe(true)
    expect(blocksReview(told('de', source, target, { dismissals: [{ ...dismissal, check: 'url-mismatch' }] }))).toBe(true)
  })
})
