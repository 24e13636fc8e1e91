import type { Language } from '@undersigned/letter'
import { eastern } from './lexicon-eastern.ts'
import { northern } from './lexicon-northern.ts'
import { western } from './lexicon-western.ts'

/** How a language's table is written down: words between spaces, without their last full stop, in lower case. */
export interface WrittenLexicon {
  /** Whether "3." means "third". */
  readonly ordinals: boolean
  /** Abbreviations that always stand before something: titles, "for example", "about". */
  readonly never: string
  /** Abbreviations that may end a sentence: it does when the next word is one that begins sentences. */
  readonly maybe: string
  /** Abbreviations only before a number; elsewhere they are, or look like, words. */
  readonly numbered: string
  /** Words that are written with a capital because a sentence begins: articles, pronouns, prepositions, conjunctions. */
  readonly starters: string
}

export interface Lexicon {
  readonly ordinals: boolean
  readonly never: ReadonlySet<string>
  readonly maybe: ReadonlySet<string>
  readonly numbered: ReadonlySet<string>
  readonly starters: ReadonlySet<string>
}

const written: Readonly<Record<Language, WrittenLexicon>> = { ...western, ...northern, ...eastern }

/** Titles, units and company forms that texts in every language of the Union carry. */
const everywhere = {
  never: 'dr prof mr mrs ms ing vs cf mag phdr judr mudr rndr st',
  maybe: 'inc ltd co corp llc bros jr sr ph.d m.d b.a m.a a.m p.m u.s u.k d.c u.n s.a gmbh al cm tel fax feat op',
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).filter((word) => word !== ''))

const made = new Map<Language, Lexicon>()

/** What a language writes with a full stop that ends no sentence, and the words its sentences begin with (rule T21). */
export function lexiconOf(language: Language): Lexicon {
  const known = made.get(language)
  if (known !== undefined) return known
  const { ordinals, never, maybe, numbered, starters } = written[language]
  const own = `${never} ${maybe} ${numbered}`.split(/\s+/u)
  const shared = (list: string): string =>
    list
      .split(' ')
      .filter((word) => !own.includes(word))
      .join(' ')
  const lexicon: Lexicon = {
    ordinals,
    never: words(`${shared(everywhere.never)} ${never}`),
    maybe: words(`${shared(everywhere.maybe)} ${maybe}`),
    numbered: words(numbered),
    starters: words(starters),
  }
  made.set(language, lexicon)
  return lexicon
}
