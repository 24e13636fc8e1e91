import type { Language } from '@undersigned/letter'

/** How a language writes what a keyboard has no key for. */
export interface Typography {
  /** Quotation marks, and those of a quotation within a quotation, with the spaces that belong inside them. */
  readonly quotes: readonly [open: string, close: string]
  readonly inner: readonly [open: string, close: string]
  /** The dash that sets off a thought. */
  readonly dash: '–' | '—'
  /** The no-break space that stands before a sign. */
  readonly before: Readonly<Partial<Record<string, string>>>
  /** Words of one letter that may not end a line. */
  readonly clinging: string
}

const NARROW = '\u202f'
const WIDE = '\u00a0'

const plain = (quotes: string, inner: string, more: Partial<Typography> = {}): Typography => ({
  quotes: pairOf(quotes),
  inner: pairOf(inner),
  dash: '–',
  before: {},
  clinging: '',
  ...more,
})

function pairOf(pair: string): readonly [string, string] {
  const [open = '', close = ''] = pair.split('…')
  return [open, close]
}

/*
 * Sources: delimiters of Unicode CLDR (common/main/<language>.xml), and where the language's own authority says otherwise, that authority:
 * da Dansk Sprognævn, Retskrivningsordbogen § 58 (”…”); fr Imprimerie nationale, Lexique des règles typographiques (« with U+00A0, ; ! ? with
 * U+202F, : with U+00A0; “…” within); hr Hrvatski pravopis, Institut za hrvatski jezik („…”, ‘…’); lt VLKK („…“, ‚…‘ within); nl Taalunie
 * (“…” for quotation, ‘…’ within); cs ČSN 01 6910, sk STN 01 6910 and pl Słownik ortograficzny PWN for the words of one letter. Dashes: EU
 * Interinstitutional Style Guide, the em dash for es, pt and ro, the spaced en dash elsewhere.
 */
const typographies: Readonly<Record<Language, Typography>> = {
  bg: plain('„…“', '’…’'),
  es: plain('«…»', '“…”', { dash: '—' }),
  cs: plain('„…“', '‚…‘', { clinging: 'ksvzouiaKSVZOUIA' }),
  da: plain('”…”', '’…’'),
  de: plain('„…“', '‚…‘'),
  et: plain('„…“', '‚…‘'),
  el: plain('«…»', '“…”'),
  en: plain('“…”', '‘…’'),
  fr: plain(`«${WIDE}…${WIDE}»`, '“…”', { before: { ';': NARROW, '!': NARROW, '?': NARROW, ':': WIDE } }),
  ga: plain('“…”', '‘…’'),
  hr: plain('„…”', '‘…’'),
  it: plain('«…»', '“…”'),
  lv: plain('“…”', '‘…’'),
  lt: plain('„…“', '‚…‘'),
  hu: plain('„…”', '»…«'),
  mt: plain('“…”', '‘…’'),
  nl: plain('“…”', '‘…’'),
  pl: plain('„…”', '«…»', { clinging: 'aiouwzAIOUWZ' }),
  pt: plain('«…»', '“…”', { dash: '—' }),
  ro: plain('„…”', '«…»', { dash: '—' }),
  sk: plain('„…“', '‚…‘', { clinging: 'aikosuvzAIKOSUVZ' }),
  sl: plain('„…“', '‚…‘'),
  fi: plain('”…”', '’…’'),
  sv: plain('”…”', '’…’'),
}

export const typographyOf = (language: Language): Typography => typographies[language]
