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
 * Twenty-four rows (rule T60); where each comes from stands in `sources.ts`, which no browser loads. The dash is the ISG's: the em dash in
 * es, pt and ro, the spaced en dash elsewhere.
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
  },
  da: {
    ...plain,
    ...marks('”…”', '’…’', '»…«', '“…”', '„…“'),
    ...numbers('.', ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. oktober 2020'),
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
  },
  en: {
    ...plain,
    ...marks('“…”', '‘…’'),
    ...numbers(',', '.'),
    percent: 'either',
    currency: 'before',
    ordinal: ['1st', '2nd'],
    date: dmy('24 October 2020', CAPITAL),
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
  },
  ga: {
    ...plain,
    ...marks('“…”', '‘…’'),
    ...numbers(',', '.'),
    percent: 'either',
    currency: 'before',
    ordinal: ['1ú', '2ú'],
    date: dmy('24 Deireadh Fómhair 2020', CAPITAL),
  },
  hr: {
    ...plain,
    ...marks('„…”', '‘…’', '»…«', '„…“', '‚…‘'),
    ...numbers('.', ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. listopada 2020.'),
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
  },
  lt: {
    ...plain,
    ...marks('„…“', '‚…‘', '„…”'),
    ...numbers(WIDE, ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1-as', '2-as'],
    date: ymd('2020 m. spalio 24 d.'),
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
  },
  mt: {
    ...plain,
    ...marks('“…”', '‘…’'),
    ...numbers(',', '.'),
    percent: 'closed',
    currency: 'before',
    ordinal: ['1', '2'],
    date: dmy('24 ta’ Ottubru 2020', CAPITAL),
  },
  nl: {
    ...plain,
    ...marks('“…”', '‘…’', '„…”'),
    ...numbers('.', ','),
    percent: 'either',
    currency: 'either',
    ordinal: ['1e', '2e'],
    date: dmy('24 oktober 2020'),
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
  },
  fi: {
    ...plain,
    ...marks('”…”', '’…’', '»…»'),
    ...numbers(WIDE, ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1.', '2.'],
    date: dotted('24. lokakuuta 2020'),
  },
  sv: {
    ...plain,
    ...marks('”…”', '’…’', '»…»'),
    ...numbers(WIDE, ','),
    percent: 'spaced',
    currency: 'after',
    ordinal: ['1:a', '2:a'],
    date: dmy('24 oktober 2020'),
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
