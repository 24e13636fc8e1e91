import { type Inline, type Language, normaliseInline, plainText } from '@undersigned/letter'
import { hunksOf } from '../difference.ts'
import { tokensOf } from './fold.ts'
import { namesIn } from './names.ts'
import { denies } from './negations.ts'
import { isLittle, isSpelling, lettersOf } from './small.ts'

/** How much a change of the original means to its translation, from nothing to everything. */
export const WEIGHTS = ['none', 'formatting', 'typographic', 'small', 'substantive'] as const
export type Weight = (typeof WEIGHTS)[number]

/** More small changes than this in one unit are not small any more. */
const MOST_SMALL = 3
const MOST_LOOKED_AT = 40

/**
 * What a change of a unit weighs. Another link, note, or open place is substantive; other marks on the same words are formatting
 * (rules T22-T24).
 */
export function weightOf(before: readonly Inline[], after: readonly Inline[], language: Language): Weight {
  if (attachedTo(before) !== attachedTo(after)) return 'substantive'
  const words = weightOfText(plainText(before), plainText(after), language)
  if (words !== 'none') return words
  return JSON.stringify(normaliseInline(before)) === JSON.stringify(normaliseInline(after)) ? 'none' : 'formatting'
}

/** Where links lead, which notes are referred to, what is still open, in an order of its own; empty where there is nothing. */
export function attachedTo(content: readonly Inline[]): string {
  const links = new Set<string>()
  const atoms: string[] = []
  for (const part of content) {
    if (part.type === 'text' && part.marks.link !== undefined) links.add(part.marks.link)
    if (part.type === 'note-ref' || part.type === 'note-cross-ref') atoms.push(`${part.type} ${part.note}`)
    if (part.type === 'placeholder') atoms.push(`${part.field} ${part.text}`)
  }
  return links.size === 0 && atoms.length === 0 ? '' : JSON.stringify([[...links].sort(), atoms.sort()])
}

/** What a change of words weighs; a change of a number, a negation or a name is always substantive (rule T22). */
export function weightOfText(before: string, after: string, language: Language): Weight {
  if (before.normalize('NFC') === after.normalize('NFC')) return 'none'
  const [old, now] = [tokensOf(before, language), tokensOf(after, language)]
  if (valuesOf(old) !== valuesOf(now) || differ(old, now) > MOST_LOOKED_AT) return 'substantive'
  const hunks = hunksOf(old, now).map(({ removed, added }) => ({ removed: old.slice(...removed), added: now.slice(...added) }))
  if (hunks.length === 0) return 'typographic'
  const names = new Set([...namesIn(before, language), ...namesIn(after, language)])
  const worded = hunks.filter(({ removed, added }) => removed.some(isWord) || added.some(isWord))
  return worded.length <= MOST_SMALL && hunks.every((hunk) => isSmallChange(hunk, names, language)) ? 'small' : 'substantive'
}

interface Replaced {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/** How many tokens one text has that the other has not: texts that share little need no closer look. */
function differ(old: readonly string[], now: readonly string[]): number {
  const left = new Map<string, number>()
  for (const token of old) left.set(token, (left.get(token) ?? 0) + 1)
  for (const token of now) left.set(token, (left.get(token) ?? 0) - 1)
  return [...left.values()].reduce((sum, count) => sum + Math.abs(count), 0)
}

/** Numbers with their signs and units, and whether something is asked: what may never change unseen. */
const valuesOf = (tokens: readonly string[]): string =>
  tokens
    .flatMap((token, at) => {
      if (/\p{N}/u.test(token)) return tokens[at - 1] === '-' ? ['-', token] : [token]
      return token === '?' || /^(?:[%‰°§#@]|[\p{Sc}\p{Sm}])$/u.test(token) ? [token] : []
    })
    .join(' ')

const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token)

function isSmallChange(hunk: Replaced, names: ReadonlySet<string>, language: Language): boolean {
  const [removed, added] = [hunk.removed.filter(isWord), hunk.added.filter(isWord)]
  const words = [...removed, ...added]
  if (words.length === 0) return [...hunk.removed, ...hunk.added].every((mark) => /^(?:\p{P}|\.+)+$/u.test(mark))
  if (words.some((word) => /\p{N}/u.test(word) || denies(word.toLowerCase(), language))) return false
  if (words.some((word) => /^\p{Lu}{2}/u.test(word))) return false
  if (lettersOf(removed) === lettersOf(added) && (language === 'de' || !changesName(removed, added, names))) return true
  if (words.some((word) => isName(word, names))) return false
  if (removed.length <= 1 && added.length <= 1 && words.every((word) => isLittle(word.toLowerCase(), language))) return true
  const [one, other] = [removed[0], added[0]]
  return removed.length === 1 && added.length === 1 && one !== undefined && other !== undefined && isSpelling(one, other)
}

/** A word that only got or lost its capital is no other name; one that is cut or joined otherwise may be. */
const changesName = (removed: readonly string[], added: readonly string[], names: ReadonlySet<string>): boolean =>
  removed.length !== added.length && [...removed, ...added].some((word) => isName(word, names))

const isName = (word: string, names: ReadonlySet<string>): boolean => word.split("'").some((part) => names.has(part))
