import type { Language } from '@undersigned/letter'
import { table } from './table.ts'

/** An opening and a closing quotation mark, with the spaces that belong inside them. */
export type QuotePair = readonly [open: string, close: string]

/** How a language writes what a keyboard has no key for, and where it puts the marks around numbers. */
export interface Typography {
  readonly quotes: QuotePair
  /** Those of a quotation within a quotation. */
  readonly inner: QuotePair
  /** Other marks that careful writers of the language use; they are not taught while typing and not called wrong. */
  readonly alsoQuotes: readonly QuotePair[]
  /** The dash that sets off a thought. */
  readonly dash: '–' | '—'
  readonly apostrophe: '’'
  /** The no-break space that stands before a sign. */
  readonly before: Readonly<Partial<Record<string, string>>>
  /** Words of one letter that may not end a line. */
  readonly clinging: string
  /** The mark that a question ends with. */
  readonly question: '?' | ';'
  readonly decimal: ',' | '.'
  readonly thousands: ',' | '.' | '\u00a0' | '\u202f'
  /** How many digits a number has before its thousands are parted. */
  readonly groupsFrom: 4 | 5
  /** Whether a no-break space stands before the percent sign. */
  readonly percent: 'spaced' | 'closed' | 'either'
  /** Where the sign of a currency stands. */
  readonly currency: 'before' | 'after' | 'either'
  /** How the first and the second of something are written in figures. */
  readonly ordinal: readonly [first: string, second: string]
  readonly date: DateForm
  /** The marks that may end a salutation. */
  readonly salutation: string
}

export interface DateForm {
  readonly order: 'dmy' | 'ymd'
  /** Whether a full stop follows the day's number. */
  readonly dayDot: boolean
  /** Whether the months' names begin with a capital. */
  readonly capital: boolean
  /** 24 October 2020, as the language writes it in a sentence. */
  readonly example: string
}

/** The one table of typography, for typing as for checking (rule T60). */
export const typographyOf = (language: Language): Typography => table[language]
