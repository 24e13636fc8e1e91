import { type Inline, plainText } from '@undersigned/letter'
import type { XmlElement } from '../../xml/index.ts'
import { tokensOf } from '../inline.ts'
import { glossaryIn, type MatchType, type MatchView, matchesIn } from '../module-views.ts'
import { CodesBroken, codeBookOf, contentOf } from './read-content.ts'

/** What our own metadata says is of: a unit, or a match beside it. */
export const UNIT_CATEGORY = 'und:unit'
export const MATCH_CATEGORY = 'und:match'

/** An earlier translation of something like a unit. */
export interface Candidate {
  readonly source: readonly Inline[]
  readonly target: readonly Inline[]
  /** How like the unit its source is, 0 to 100. */
  readonly similarity: number
  /** In context (`icm`), a memory's, a machine's; other tools name more. */
  readonly type: MatchType
  /** Whose memory or machine it is from. */
  readonly origin: string
  /** What else is known of where it is from, by name. */
  readonly facts: Readonly<Record<string, string>>
}

/** A term of the glossary that the unit holds. */
export interface Term {
  readonly term: string
  readonly translations: readonly string[]
  readonly definition: string
}

/** The earlier translations beside a unit, codes that mean nothing here left out; those in a third language are not for taking (rule T160). */
export const candidatesIn = (unit: XmlElement): readonly Candidate[] =>
  matchesIn(unit)
    .filter(({ isReference }) => !isReference)
    .map((match) => ({
      source: wordsOf(match, match.source),
      target: wordsOf(match, match.target),
      similarity: match.similarity ?? 0,
      type: match.type,
      origin: match.origin,
      facts: factsOf(match),
    }))

const factsOf = ({ metadata }: MatchView): Candidate['facts'] =>
  Object.fromEntries(
    metadata.filter(({ category }) => category === MATCH_CATEGORY).flatMap(({ metas }) => metas.map(({ type, value }) => [type, value])),
  )

/** What a side of a match says; where another tool's codes stand, its words alone. */
function wordsOf({ element, source }: MatchView, side: XmlElement): readonly Inline[] {
  try {
    return contentOf(tokensOf(side), codeBookOf(element, tokensOf(source)))
  } catch (error) {
    if (!(error instanceof CodesBroken)) throw error
    const words = tokensOf(side).filter((token) => token.type === 'text')
    const plain = plainText(contentOf(words, codeBookOf(element, [])))
    return plain === '' ? [] : [{ type: 'text', text: plain, marks: {} }]
  }
}

/** The terms beside a unit (rule T160). */
export const termsBeside = (unit: XmlElement): readonly Term[] =>
  glossaryIn(unit).map(({ term, translations, definition }) => ({
    term: term.text,
    translations: translations.map(({ text }) => text),
    definition: definition?.text ?? '',
  }))
