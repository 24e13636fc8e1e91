import type { Language } from '@undersigned/letter'
import { type Lexicon, lexiconOf } from './lexicon.ts'

/** A place where a sentence may end: a mark, what closes behind it, and white space. */
export interface Candidate {
  readonly text: string
  readonly language: Language
  /** Where the sentence that may end here begins. */
  readonly from: number
  /** Where the mark begins, and what it is. */
  readonly at: number
  readonly mark: string
  readonly closers: string
  /** Where the next sentence would begin. */
  readonly to: number
}

/** What stands behind a candidate: how it begins, and its first word. */
interface Next {
  readonly kind: 'capital' | 'lower' | 'digit' | 'other'
  readonly word: string
}

const OPENERS = /^[\s–—―\-«»„“”‚‘’"'‹›([{¿¡*•·]*/u
const ENUMERATOR = /^\(?(?:\p{Ll}|\d{1,2}|[ivx]{1,4})\)\s/u

/** Whether a sentence ends here (rules T20, T21). */
export function endsSentence(candidate: Candidate): boolean {
  const next = nextOf(candidate)
  const { mark } = candidate
  if (isBracketed(candidate)) return false
  if (next.kind === 'lower') return false
  if (mark !== '.') return !/^(?:\.+|…)$/u.test(mark) || next.kind === 'capital'
  return endsAtFullStop(candidate, next)
}

/** "(!)", "(…)", "[...]": a mark alone in brackets says something of the words around it and ends nothing. */
const isBracketed = ({ text, at, closers }: Candidate): boolean =>
  /[([]\s?$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[)\]]/u.test(closers)

function nextOf({ text, to, language }: Candidate): Next {
  const rest = text.slice(to, to + 60)
  if (ENUMERATOR.test(rest)) return { kind: 'digit', word: '' }
  const plain = rest.replace(OPENERS, '')
  const word = /^[\p{L}\p{M}’'.-]+/u.exec(plain)?.[0] ?? ''
  if (/^[\p{Lu}\p{Lt}\p{Lo}]/u.test(plain) || /^\p{Ll}{1,2}-?\p{Lu}/u.test(plain))
    return { kind: isBracket(rest) ? 'other' : 'capital', word }
  if (language === 'nl' && /^[stkn]\s\p{Lu}/u.test(plain)) return { kind: 'capital', word: 'het' }
  if (/^\p{Ll}/u.test(plain)) return { kind: 'lower', word }
  return { kind: /^\p{N}/u.test(plain) ? 'digit' : 'other', word }
}

/** After an abbreviation brackets go on with the sentence; after a word they begin one of their own. */
const isBracket = (rest: string): boolean => /^\s*[([]/u.test(rest)

/** Lists that trail off ("etc.") are far more often the end of a sentence than stand before a name. */
const TRAILING = new Set(
  `etc usw osv itd itp stb atd atď apod jne yms ym utt utml enz ecc etċ eċċ κλπ κ.λπ κτλ κ.τ.λ κ.ά κ.ο.κ др ș.a ipd idr jms jm m.fl mfl m.m mm
  kt pan in u.c uc u.tml ş.a a.i и.др dr.i u.v.m s.u ff`.split(/\s+/u),
)
/** Years with their mark: "2016 r." ends a long sentence more often than it stands inside, and begins a short one. */
const YEAR_MARKS: Partial<Readonly<Record<Language, ReadonlySet<string>>>> = {
  pl: new Set(['r', 'rr']),
  bg: new Set(['г', 'гг']),
  hr: new Set(['god']),
}
const LONG_BEFORE_YEAR = 6
/** No more than this is looked at before a mark, so that a text of nothing but abbreviations is cut as quickly as any. */
const FAR_ENOUGH = 200

function endsAtFullStop(candidate: Candidate, next: Next): boolean {
  const { text, from, at, language, closers } = candidate
  const lexicon = lexiconOf(language)
  const before = text.slice(Math.max(from, at - FAR_ENOUGH), at)
  const token = tokenOf(before)
  if (before.length === at - from && numbersALine(before, token)) return false
  const number = /^(?:.*[-–.])?(\d{1,4})$/u.exec(token)?.[1]
  if (number !== undefined && !/\d\.\d{3}$/u.test(token)) return endsAtNumber(number, { lexicon, next, closers })
  if (/^\p{Lu}$/u.test(token)) return starts(next, lexicon) && !PARTICLES.has(next.word.toLowerCase())
  if (/^[IVXL]{2,}$/u.test(token)) return !lexicon.ordinals || starts(next, lexicon)
  const year = YEAR_MARKS[language]?.has(token) === true && /\d\s*$/u.test(before.slice(0, before.length - token.length))
  if (year) return starts(next, lexicon) || (next.kind === 'capital' && before.split(/\s+/u).length > LONG_BEFORE_YEAR)
  return endsAtWord(token, { lexicon, next, language })
}

/** "1. Scope", "a. Scope", "Article 1. Scope": what numbers a line ends no sentence of it. */
function numbersALine(before: string, token: string): boolean {
  const isFirst = !/[\p{L}\p{N}]/u.test(before.slice(0, before.length - token.length))
  if (isFirst && /^(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[IVXivx]{1,5})$/u.test(token)) return true
  return /^\P{L}*\p{L}+\s+\d{1,3}$/u.test(before)
}

function endsAtWord(token: string, { lexicon, next, language }: { lexicon: Lexicon; next: Next; language: Language }): boolean {
  const name = nameOf(token, lexicon, language)
  if (lexicon.never.has(name) && !isAcronym(token, next)) return false
  if (TRAILING.has(name) || isMeasure(name, language) || isAcronym(token, next)) return next.kind !== 'digit' || token.length > 2
  if (lexicon.numbered.has(name) && (next.kind === 'digit' || /^[IVXLC]+\b/u.test(next.word))) return false
  if (lexicon.maybe.has(name) || looksAbbreviated(token, language)) return starts(next, lexicon)
  return next.kind !== 'digit' || token.length > 3 || !/^\p{Lu}/u.test(token)
}

/** As the lists have it; behind an article that is written on ("dell'art.", "l-Art.") what follows it. */
function nameOf(token: string, { never, maybe, numbered }: Lexicon, language: Language): string {
  const whole = token.toLocaleLowerCase(language)
  const listed = [never, maybe, numbered].some((list) => list.has(whole))
  return listed ? whole : whole.replace(/^.*['’-](?=\p{L}{2})/u, '')
}

/** Units have no full stop of their own; German alone writes "5 Mio. Euro" before a capital. */
const MEASURES = new Set('km kg cm mm ml mg kw kwh gb mb mln mld mlrd mljrd mljd mrd zł kr kč ft eur tk км кг см мм млн млрд лв'.split(' '))
const isMeasure = (name: string, language: Language): boolean => MEASURES.has(name) && language !== 'de'

/** "the VS." is no "vs."; but "EE. UU." and headings in capitals go on. */
const isAcronym = (token: string, { word }: Next): boolean => /^\p{Lu}{2,}$/u.test(token) && !/^\p{Lu}{2,}(?!\p{Ll})/u.test(word)

/** "3." is "third" in half the languages of the Union; a year at the end of a sentence is a year. */
function endsAtNumber(number: string, { lexicon, next, closers }: { lexicon: Lexicon; next: Next; closers: string }): boolean {
  if (next.kind === 'digit') return number.length === 4 && !lexicon.ordinals
  if (closers !== '' || number.length === 4 || !lexicon.ordinals) return true
  return starts(next, lexicon)
}

/** The last word before the mark, without what opens before it. */
function tokenOf(before: string): string {
  const word = /[^\s/\u2011]*$/u.exec(before)?.[0] ?? ''
  return word.replace(/^[^\p{L}\p{N}]+/u, '')
}

/** Parts of names that also are articles: "J. de Vries" stays whole. */
const PARTICLES = new Set('de del della di da dos do van von der den la le el al du des ten ter te zu'.split(' '))

/** Whether the next word stands with a capital because a sentence begins with it. */
function starts({ kind, word }: Next, { starters }: Lexicon): boolean {
  if (kind !== 'capital') return false
  const plain = word.toLowerCase().replaceAll('’', "'")
  if (/^\p{L}\.$/u.test(plain) || (/^\p{Lu}{2,}$/u.test(word) && word.length > 2)) return false
  const whole = plain.replace(/[.'-]+$/u, '')
  return starters.has(whole) || starters.has(plain) || starters.has(plain.split(/['-]/u, 1)[0] ?? '')
}

const TOP_LEVEL = /\.(?:com|eu|org|net|int|info|gov|edu)$/iu
const SYLLABIC: ReadonlySet<Language> = new Set(['cs', 'sk', 'sl', 'hr', 'bg'])

/** "s.r.o", "Hptm", "tzn": letters between full stops, or a short word nobody could pronounce. */
function looksAbbreviated(token: string, language: Language): boolean {
  if (/^(?:\p{L}{1,4}\.)+-?\p{L}{1,4}$/u.test(token)) return !TOP_LEVEL.test(token)
  if (!/^\p{L}\p{Ll}{0,3}$/u.test(token)) return false
  const letters = token.normalize('NFD').toLowerCase()
  const vowels = SYLLABIC.has(language) ? /[aeiouyrlаеиоуъюяр]/u : /[aeiouyæøœаеиоуъюяαεηιουω]/u
  return token.length === 1 ? !/^[aeioyіиα]$/u.test(letters) : !vowels.test(letters)
}
