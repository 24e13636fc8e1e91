import type { Language } from '@undersigned/letter'
import { typographyOf } from '../typography/typography.ts'
import type { Edit } from './flat.ts'
import { type Check, type Complaint, type Side, targetPlace } from './side.ts'

/** What may stand behind the last mark: quotes, brackets, notes. */
const CLOSERS = /(?:[\s\u00a0\u202f"'”“»«’‘)\]\ufffc]|\[\d{1,3}\]|[¹²³⁰-⁹])+$/u
const MARKS = /[.?!:;,…·;]$/u
/** A full stop that belongs to a number or a short form, not to a sentence. */
const OWN_STOP = /(?:\d|(?<![\p{L}\p{M}])\p{L}{1,3}|\p{Lu})\.$/u
/** Each language ends these in a way of its own: German writes no comma behind its greetings. */
const FREE_ROLES: ReadonlySet<string> = new Set([
  'salutation',
  'closing',
  'place-date',
  'lead',
  'recipient-function',
  'recipient-institution',
])

/** The target ends as the original ends: a statement, a question, an opening of a list, or without a mark. */
export const finalMark: Check = ({ unit, source, target }) => {
  if (FREE_ROLES.has(unit.role)) return []
  const [from, to] = [endOf(source), endOf(target)]
  if (from.kind === to.kind || target.text.trim() === '') return []
  if ((to.kind === '.' && to.ownStop) || (from.kind === '.' && from.ownStop)) return []
  const place = targetPlace(Math.max(0, to.at - 1), to.at)
  if (from.kind === '') return [{ reason: 'final-mark-extra', values: { mark: to.kind }, place }]
  const mark = markIn(from.kind, target.language)
  if (to.kind === '') return [{ reason: 'final-mark-missing', values: { mark: mark.trim() }, place, edits: appended(target, mark) }]
  return [{ reason: 'final-mark-differs', values: { source: from.kind, target: to.kind }, place }]
}

interface End {
  readonly kind: string
  /** Behind the mark, before quotes and notes. */
  readonly at: number
  readonly ownStop: boolean
}

function endOf({ text, language }: Side): End {
  const bare = text.replace(CLOSERS, '')
  const mark = MARKS.exec(bare)?.[0] ?? ''
  return { kind: kindOf(mark, language), at: bare.length, ownStop: OWN_STOP.test(bare) }
}

/** Marks that end alike: a comma and a semicolon behind list items, and what Greek writes for both. */
function kindOf(mark: string, language: Language): string {
  if (mark === '\u037e' || (mark === ';' && typographyOf(language).question === ';')) return '?'
  return mark === ';' || mark === ',' || mark === '·' ? ';' : mark
}

function markIn(kind: string, language: Language): string {
  const { before, question } = typographyOf(language)
  const mark = kind === '?' ? question : kind === ';' && question === ';' ? '·' : kind
  return `${before[mark] ?? ''}${mark}`
}

/** Safe behind words; behind a quotation the language decides which comes first, and a person knows. */
function appended({ text }: Side, mark: string): readonly Edit[] {
  const end = text.replace(/[\s\ufffc]+$/u, '').length
  return /[\p{L}\p{N})%]$/u.test(text.slice(0, end)) ? [{ from: end, to: end, insert: mark }] : []
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }
const ENUMERATOR = /(?:^|[\n;:,.][\s\u00a0]+)(?:\d{1,2}|\p{L}|[ivx]{1,5})$/u

/** Every bracket that opens closes, unless the original's do not either. */
export const brackets: Check = ({ source, target }) => {
  if (unpaired(source.words).length > 0) return []
  return unpaired(target.words).map(({ mark, at }): Complaint => {
    const reason = mark in PAIRS ? 'bracket-closed' : 'bracket-open'
    return { reason, values: { mark }, place: targetPlace(at, at + 1) }
  })
}

interface Bracket {
  readonly mark: string
  readonly at: number
}

function unpaired(text: string): readonly Bracket[] {
  if (!/[()[\]{}]/u.test(text)) return []
  const open: Bracket[] = []
  const alone: Bracket[] = []
  for (const { 0: mark, index: at } of text.matchAll(/[()[\]{}]/gu)) {
    const opener = PAIRS[mark]
    if (opener === undefined) open.push({ mark, at })
    else if (open.at(-1)?.mark === opener) open.pop()
    else if (mark !== ')' || !ENUMERATOR.test(text.slice(0, at))) alone.push({ mark, at })
  }
  return [...alone, ...open]
}
