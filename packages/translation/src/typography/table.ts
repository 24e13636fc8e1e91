import type { Language } from '@undersigned/letter'
import type { DateForm, QuotePair, Typography } from './typography.ts'

const NARROW = '\u202f'
const WIDE = '\u00a0'
const CAPITAL = { capital: true }
const DOT = { dayDot: true }

/** What a language does unless its row says otherwise. */
const plain = {
  dash: '–',
  apostrophe: '’',
  before: {},
  clinging: '',
  question: '?',
  groupsFrom: 4,
  salutation: ',:!',
} as const

/**
 * Twenty-four rows (rule T60). CLDR: Unicode CLDR 48, common/main/<language>.xml (pt_PT and en_IE where the language has several). ISG: the EU's
 * Interinstitutional Style Guide, 7.3.3 on currencies and part four of each language. An authority of the language's own stands before both. The
 * dash is the ISG's: the em dash in es, pt and ro, the spaced en dash elsewhere.
 */
export const table: Readonly<Record<Language, Typography>> = {
  bg: {
    ...plain,
    ...marks('„…“', '’…’', '“…”', '«…»'),
    ...numbers(WIDE, ','),
    percent: 'closed',
    currency: 'after',
    ordinal: ['1-ви', '2-ри'],
    date: dmy('24 октомври 2020 г.'),
    groupsFrom: 5,
    salutation: ',!:',
    source: 'CLDR bg (delimiters, numbers, dates); ISG bg, 7.3.3 (currency)',
  },
  es: {
    ...plain,
    ...marks('«…»', '“…”', '‘…’'),
    ...numbers('.', ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1.º', '2.º'],
    date: dmy('24 de octubre de 2020'),
    dash: '—',
    groupsFrom: 5,
    salutation: ':',
    source: 'RAE, Ortografía 2010 (quotes, spaces, salutation); CLDR es (numbers, dates); ISG 7.3.3 (currency)',
  },
  cs: {
    ...plain,
    ...marks('„…“', '‚…‘', '»…«', '›…‹'),
    ...numbers(WIDE, ','),
    percent: 'either',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. října 2020'),
    clinging: 'ksvzouiaKSVZOUIA',
    source: 'ČSN 01 6910 (spaces, dates, % joined in adjectives); CLDR cs (delimiters, numbers)',
  },
  da: {
    ...plain,
    ...marks('”…”', '’…’', '»…«', '“…”', '„…“'),
    ...numbers('.', ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. oktober 2020'),
    source: 'Retskrivningsordbogen § 58 (quotes); CLDR da (numbers, dates); ISG 7.3.3 (currency)',
  },
  de: {
    ...plain,
    ...marks('„…“', '‚…‘', '»…«', '›…‹'),
    ...numbers('.', ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. Oktober 2020', CAPITAL),
    salutation: ',!',
    source: 'DIN 5008 (spaces, dates, salutation); CLDR de (delimiters, numbers)',
  },
  et: {
    ...plain,
    ...marks('„…“', '‚…‘', '„…”', '«…»'),
    ...numbers(WIDE, ','),
    percent: 'either',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. oktoober 2020'),
    groupsFrom: 5,
    source: 'CLDR et (delimiters, numbers, dates); ISG 7.3.3 (currency)',
  },
  el: {
    ...plain,
    ...marks('«…»', '“…”', '‘…’'),
    ...numbers('.', ','),
    percent: 'either',
    currency: 'after',
    ordinal: ['1ος', '2ος'],
    date: dmy('24 Οκτωβρίου 2020', CAPITAL),
    question: ';',
    source: 'CLDR el (delimiters, numbers, dates); ISG el, 7.3.3 (question mark, currency)',
  },
  en: {
    ...plain,
    ...marks('“…”', '‘…’'),
    ...numbers(',', '.'),
    percent: 'either',
    currency: 'before',
    ordinal: ['1st', '2nd'],
    date: dmy('24 October 2020', CAPITAL),
    source: 'CLDR en_IE (delimiters, numbers, dates); ISG en, 7.3.3 (currency)',
  },
  fr: {
    ...plain,
    ...marks(`«${WIDE}…${WIDE}»`, '“…”', `«${NARROW}…${NARROW}»`, '‘…’'),
    ...numbers(NARROW, ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1er', '2e'],
    date: dmy('24 octobre 2020'),
    before: { ';': NARROW, '!': NARROW, '?': NARROW, ':': WIDE },
    source: 'Imprimerie nationale, Lexique des règles typographiques (quotes, spaces); CLDR fr (numbers, dates); ISG 7.3.3 (currency)',
  },
  ga: {
    ...plain,
    ...marks('“…”', '‘…’'),
    ...numbers(',', '.'),
    percent: 'either',
    currency: 'before',
    ordinal: ['1ú', '2ú'],
    date: dmy('24 Deireadh Fómhair 2020', CAPITAL),
    source: 'CLDR ga (delimiters, numbers, dates); ISG 7.3.3 (currency)',
  },
  hr: {
    ...plain,
    ...marks('„…”', '‘…’', '»…«', '„…“', '‚…‘'),
    ...numbers('.', ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. listopada 2020.'),
    source: 'Hrvatski pravopis, IHJJ (quotes, dates); CLDR hr (numbers); ISG 7.3.3 (currency)',
  },
  it: {
    ...plain,
    ...marks('«…»', '“…”', '‘…’'),
    ...numbers('.', ','),
    percent: 'either',
    currency: 'after',
    ordinal: ['1º', '2º'],
    date: dmy('24 ottobre 2020'),
    groupsFrom: 5,
    source: 'CLDR it (delimiters, numbers, dates); ISG it, 7.3.3 (currency)',
  },
  lv: {
    ...plain,
    ...marks('“…”', '‘…’', '„…”', '„…“', '«…»'),
    ...numbers(WIDE, ','),
    percent: 'either',
    currency: 'either',
    ordinal: ['1.', '2.'],
    date: ymd('2020. gada 24. oktobris', DOT),
    groupsFrom: 5,
    source: 'CLDR lv (delimiters, numbers, dates, € after); ISG 7.3.3 (EUR before)',
  },
  lt: {
    ...plain,
    ...marks('„…“', '‚…‘', '„…”'),
    ...numbers(WIDE, ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1-as', '2-as'],
    date: ymd('2020 m. spalio 24 d.'),
    source: 'VLKK (quotes); CLDR lt (numbers, dates); ISG 7.3.3 (currency)',
  },
  hu: {
    ...plain,
    ...marks('„…”', '»…«', '’…’', '‚…’'),
    ...numbers(WIDE, ','),
    percent: 'closed',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: ymd('2020. október 24.', DOT),
    groupsFrom: 5,
    salutation: '!,:',
    source: 'AkH. 12 (quotes, dates, % joined, salutation); CLDR hu (numbers); ISG 7.3.3 (currency)',
  },
  mt: {
    ...plain,
    ...marks('“…”', '‘…’'),
    ...numbers(',', '.'),
    percent: 'closed',
    currency: 'before',
    ordinal: ['1', '2'],
    date: dmy('24 ta’ Ottubru 2020', CAPITAL),
    source: 'CLDR mt (delimiters, numbers, dates); ISG mt, 7.3.3 (currency)',
  },
  nl: {
    ...plain,
    ...marks('“…”', '‘…’', '„…”'),
    ...numbers('.', ','),
    percent: 'either',
    currency: 'either',
    ordinal: ['1e', '2e'],
    date: dmy('24 oktober 2020'),
    source: 'Taalunie, Taaladvies (quotes); CLDR nl (numbers, dates, € before); ISG 7.3.3 (EUR after)',
  },
  pl: {
    ...plain,
    ...marks('„…”', '«…»', '»…«', '‚…’'),
    ...numbers(WIDE, ','),
    percent: 'either',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dmy('24 października 2020'),
    clinging: 'aiouwzAIOUWZ',
    groupsFrom: 5,
    source: 'Słownik ortograficzny PWN (quotes, words of one letter); CLDR pl (numbers, dates); ISG 7.3.3 (currency)',
  },
  pt: {
    ...plain,
    ...marks('«…»', '“…”', '‘…’'),
    ...numbers(WIDE, ','),
    percent: 'either',
    currency: 'after',
    ordinal: ['1.º', '2.º'],
    date: dmy('24 de outubro de 2020'),
    dash: '—',
    groupsFrom: 5,
    source: 'ISG pt, 7.3.3 (dash, ordinals, currency); CLDR pt_PT (delimiters, numbers, dates)',
  },
  ro: {
    ...plain,
    ...marks('„…”', '«…»', '»…«'),
    ...numbers('.', ','),
    percent: 'either',
    currency: 'after',
    ordinal: ['1', '2'],
    date: dmy('24 octombrie 2020'),
    dash: '—',
    source: 'CLDR ro (delimiters, numbers, dates); ISG ro, 7.3.3 (dash, currency)',
  },
  sk: {
    ...plain,
    ...marks('„…“', '‚…‘', '»…«', '›…‹'),
    ...numbers(WIDE, ','),
    percent: 'either',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. októbra 2020'),
    clinging: 'aikosuvzAIKOSUVZ',
    source: 'STN 01 6910 (spaces, dates, % joined in adjectives); CLDR sk (delimiters, numbers)',
  },
  sl: {
    ...plain,
    ...marks('„…“', '‚…‘', '»…«', '›…‹', '„…”'),
    ...numbers('.', ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. oktober 2020'),
    groupsFrom: 5,
    source: 'Slovenski pravopis 2001 (quotes, dates); CLDR sl (numbers); ISG 7.3.3 (currency)',
  },
  fi: {
    ...plain,
    ...marks('”…”', '’…’', '»…»'),
    ...numbers(WIDE, ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. lokakuuta 2020'),
    source: 'CLDR fi (delimiters, numbers, dates); ISG 7.3.3 (currency)',
  },
  sv: {
    ...plain,
    ...marks('”…”', '’…’', '»…»'),
    ...numbers(WIDE, ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1:a', '2:a'],
    date: dmy('24 oktober 2020'),
    source: 'Svenska skrivregler (quotes, spaces); CLDR sv (numbers, dates); ISG 7.3.3 (currency)',
  },
}

/** The marks of a quotation, of one within it, and others that are not wrong. */
function marks(quotes: string, inner: string, ...also: readonly string[]): Pick<Typography, 'quotes' | 'inner' | 'alsoQuotes'> {
  return { quotes: pairOf(quotes), inner: pairOf(inner), alsoQuotes: also.map(pairOf) }
}

function pairOf(pair: string): QuotePair {
  const [open = '', close = ''] = pair.split('…')
  return [open, close]
}

function numbers(thousands: Typography['thousands'], decimal: Typography['decimal']): Pick<Typography, 'thousands' | 'decimal'> {
  return { thousands, decimal }
}

type Manner = Partial<Pick<DateForm, 'dayDot' | 'capital'>>

function dmy(example: string, manner: Manner = {}): DateForm {
  return { order: 'dmy', dayDot: false, capital: false, ...manner, example }
}

function dotted(example: string, manner: Manner = {}): DateForm {
  return dmy(example, { ...DOT, ...manner })
}

function ymd(example: string, manner: Manner = {}): DateForm {
  return { order: 'ymd', dayDot: false, capital: false, ...manner, example }
}
