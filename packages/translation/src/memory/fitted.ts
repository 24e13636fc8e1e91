import { type Inline, type Language, type NoteId, normaliseInline, plainText } from '@undersigned/letter'
import { numbersIn } from '../align/numbers.ts'
import type { Glossary } from '../glossary/term.ts'
import { termsIn } from '../glossary/terms-in.ts'

interface Pair {
  readonly source: readonly Inline[]
  readonly target: readonly Inline[]
}

/**
 * A remembered translation as it can stand in this unit: notes and links are those of this original, one by one in their order; where
 * they are not as many, references are left out and links keep their words (rule T94).
 */
export function fittedTo({ source, target }: Pair, now: readonly Inline[]): readonly Inline[] {
  const notes = inOrder(notesIn(source), notesIn(now))
  const links = inOrder(linksIn(source), linksIn(now))
  return normaliseInline(target.flatMap((part) => fittedPart(part, notes, links)))
}

function fittedPart(part: Inline, notes: ReadonlyMap<NoteId, NoteId>, links: ReadonlyMap<string, string>): Inline[] {
  switch (part.type) {
    case 'note-ref':
    case 'note-cross-ref': {
      const note = notes.get(part.note)
      return note === undefined ? [] : [{ type: part.type, note }]
    }
    case 'text': {
      const { link, ...marks } = part.marks
      const other = link === undefined ? undefined : links.get(link)
      return [{ ...part, marks: other === undefined ? marks : { ...marks, link: other } }]
    }
    case 'line-break':
    case 'placeholder':
      return [part]
  }
}

function inOrder<Name extends string>(old: readonly Name[], now: readonly Name[]): ReadonlyMap<Name, Name> {
  if (old.length !== now.length) return new Map()
  return new Map(old.map((name, at): [Name, Name] => [name, now[at] ?? name]))
}

const notesIn = (content: readonly Inline[]): readonly NoteId[] => [
  ...new Set(content.flatMap((part) => (part.type === 'note-ref' || part.type === 'note-cross-ref' ? [part.note] : []))),
]

const linksIn = (content: readonly Inline[]): readonly string[] => [
  ...new Set(content.flatMap((part) => (part.type === 'text' && part.marks.link !== undefined ? [part.marks.link] : []))),
]

/** What to mend in a translation that was made for another source: which numbers and terms went, and which came (rule T94). */
export interface Mending {
  readonly numbers: Swap
  readonly terms: Swap
}

interface Swap {
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

export interface MendingAsked {
  readonly remembered: readonly Inline[]
  readonly now: readonly Inline[]
  readonly language: Language
  readonly glossary: Glossary
}

export function mendingOf({ remembered, now, language, glossary }: MendingAsked): Mending {
  const [old, text] = [plainText(remembered), plainText(now)]
  const terms = (of: string): readonly string[] => termsIn(of, language, glossary).map(({ concept }) => nameOf(concept.variants, language))
  return { numbers: swap(numbersIn(old, language), numbersIn(text, language)), terms: swap(terms(old), terms(text)) }
}

const nameOf = (variants: Glossary[number]['variants'], language: Language): string =>
  variants.find((variant) => variant.language === language)?.text ?? ''

/** As often as each is said: a figure that stood once and stands twice has come once. */
const swap = (old: readonly string[], now: readonly string[]): Swap => ({ gone: without(old, now), come: without(now, old) })

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others]
  return all.filter((each) => {
    const at = left.indexOf(each)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
