import type { Language } from '@undersigned/letter'

/**
 * Where the rows of typography come from (rule T60). CLDR: Unicode CLDR 48, common/main/<language>.xml (pt_PT and en_IE where the language has
 * several). ISG: the EU's Interinstitutional Style Guide, 7.3.3 on currencies and part four of each language. An authority of the language's
 * own stands before both.
 */
export const sources: Readonly<Record<Language, string>> = {
  bg: 'CLDR bg (delimiters, numbers, dates); ISG bg, 7.3.3 (currency)',
  es: 'RAE, Ortografía 2010 (quotes, spaces, salutation); CLDR es (numbers, dates); ISG 7.3.3 (currency)',
  cs: 'ČSN 01 6910 (spaces, dates, % joined in adjectives); CLDR cs (delimiters, numbers)',
  da: 'Retskrivningsordbogen § 58 (quotes); CLDR da (numbers, dates); ISG 7.3.3 (currency)',
  de: 'DIN 5008 (spaces, dates, salutation); CLDR de (delimiters, numbers)',
  et: 'CLDR et (delimiters, numbers, dates); ISG 7.3.3 (currency)',
  el: 'CLDR el (delimiters, numbers, dates); ISG el, 7.3.3 (question mark, currency)',
  en: 'CLDR en_IE (delimiters, numbers, dates); ISG en, 7.3.3 (currency)',
  fr: 'Imprimerie nationale, Lexique des règles typographiques (quotes, spaces); CLDR fr (numbers, dates); ISG 7.3.3 (currency)',
  ga: 'CLDR ga (delimiters, numbers, dates); ISG 7.3.3 (currency)',
  hr: 'Hrvatski pravopis, IHJJ (quotes, dates); CLDR hr (numbers); ISG 7.3.3 (currency)',
  it: 'CLDR it (delimiters, numbers, dates); ISG it, 7.3.3 (currency)',
  lv: 'CLDR lv (delimiters, numbers, dates, € after); ISG 7.3.3 (EUR before)',
  lt: 'VLKK (quotes); CLDR lt (numbers, dates); ISG 7.3.3 (currency)',
  hu: 'AkH. 12 (quotes, dates, % joined, salutation); CLDR hu (numbers); ISG 7.3.3 (currency)',
  mt: 'CLDR mt (delimiters, numbers, dates); ISG mt, 7.3.3 (currency)',
  nl: 'Taalunie, Taaladvies (quotes); CLDR nl (numbers, dates, € before); ISG 7.3.3 (EUR after)',
  pl: 'Słownik ortograficzny PWN (quotes, words of one letter); CLDR pl (numbers, dates); ISG 7.3.3 (currency)',
  pt: 'ISG pt, 7.3.3 (dash, ordinals, currency); CLDR pt_PT (delimiters, numbers, dates)',
  ro: 'CLDR ro (delimiters, numbers, dates); ISG ro, 7.3.3 (dash, currency)',
  sk: 'STN 01 6910 (spaces, dates, % joined in adjectives); CLDR sk (delimiters, numbers)',
  sl: 'Slovenski pravopis 2001 (quotes, dates); CLDR sl (numbers); ISG 7.3.3 (currency)',
  fi: 'CLDR fi (delimiters, numbers, dates); ISG 7.3.3 (currency)',
  sv: 'Svenska skrivregler (quotes, spaces); CLDR sv (numbers, dates); ISG 7.3.3 (currency)',
}
