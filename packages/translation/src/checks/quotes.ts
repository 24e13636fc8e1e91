import { type QuotePair, typographyOf } from '../typography/typography.ts'
import type { Edit } from './flat.ts'
import { type Check, type Complaint, targetPlace } from './side.ts'

interface Mark {
  readonly mark: string
  readonly at: number
}

interface Quotation {
  readonly open: Mark
  readonly close: Mark
  /** How many quotations it stands within. */
  readonly depth: number
}

interface Quoted {
  readonly pairs: readonly Quotation[]
  readonly alone: readonly (Mark & { readonly opens: boolean })[]
}

/** Every quotation that opens closes, unless the original's do not either: one may go on in the next paragraph. */
export const quotesUnbalanced: Check = ({ source, target }) => {
  if (quotationsIn(source.words).alone.length > 0) return []
  return quotationsIn(target.words).alone.map(
    ({ mark, at, opens }): Complaint => ({
      reason: opens ? 'quote-open' : 'quote-closed',
      values: { mark },
      place: targetPlace(at, at + 1),
    }),
  )
}

/** Quotations stand in marks that the language uses (rule T69). */
export const quotesStyle: Check = ({ target }) => {
  const { pairs, alone } = quotationsIn(target.words)
  const { quotes, inner, alsoQuotes } = typographyOf(target.language)
  const known = [quotes, inner, ...alsoQuotes].map(([open, close]) => open.trim() + close.trim())
  return pairs
    .filter(({ open, close }) => !known.includes(open.mark + close.mark))
    .map(({ open, close, depth }): Complaint => {
      const [wantedOpen, wantedClose] = depth === 0 ? quotes : inner
      const edits = alone.length === 0 ? requoted(target.words, open, close, [wantedOpen, wantedClose]) : []
      const values = { open: open.mark, close: close.mark, wantedOpen: wantedOpen.trim(), wantedClose: wantedClose.trim() }
      return { reason: 'quote-style', values, place: targetPlace(open.at, close.at + 1), edits }
    })
}

/** Both marks, with the spaces inside them, as the language has them. */
function requoted(text: string, open: Mark, close: Mark, [before, after]: QuotePair): readonly Edit[] {
  const space = /^[ \u00a0\u202f]*/u.exec(text.slice(open.at + 1, close.at))?.[0] ?? ''
  const gap = /[ \u00a0\u202f]*$/u.exec(text.slice(open.at + 1 + space.length, close.at))?.[0] ?? ''
  return [
    { from: open.at, to: open.at + 1 + space.length, insert: before },
    { from: close.at - gap.length, to: close.at + 1, insert: after },
  ]
}

const DOUBLE = /["“”„‟«»]/gu

/** The double marks of a text, paired by what stands around them: the same mark opens in one language and closes in another. */
function quotationsIn(text: string): Quoted {
  const open: Mark[] = []
  const pairs: Quotation[] = []
  const alone: (Mark & { readonly opens: boolean })[] = []
  for (const { 0: mark, index: at } of text.matchAll(DOUBLE)) {
    if (mark === '"' && open.length === 0 && isInch(text, at)) continue
    const opens = rolesOf(mark, text, at, open.length > 0)
    const last = open.at(-1)
    if (opens) open.push({ mark, at })
    else if (last === undefined) alone.push({ mark, at, opens: false })
    else pairs.push({ open: last, close: { mark, at }, depth: open.length - 1 })
    if (!opens && last !== undefined) open.pop()
  }
  return { pairs, alone: [...alone, ...open.map((mark) => ({ ...mark, opens: true }))] }
}

const isInch = (text: string, at: number): boolean => /\d$/u.test(text.slice(0, at)) && !/^[.,;:!?]?$/u.test(text.slice(at + 1))

const BEFORE_OPENING = /(?:^|[\s\u00a0\u202f([{/\-–—\ufffc„«"“‘‚'’])$/u
const BEHIND_CLOSING = /^(?:$|[\s\u00a0\u202f)\]}.,;:!?…/\-–—\ufffc»"”“’'·¹²³⁰-⁹]|\[\d)/u

/** Whether a mark opens a quotation. Between spaces, as in French, the mark itself says it. */
function rolesOf(mark: string, text: string, at: number, isOpen: boolean): boolean {
  if (mark === '„' || mark === '‟') return true
  const [before, behind] = [BEFORE_OPENING.test(text.slice(Math.max(0, at - 1), at)), BEHIND_CLOSING.test(text.slice(at + 1, at + 3))]
  if (before && !behind) return true
  if (!before && behind) return false
  if (mark === '«') return true
  if (mark === '»') return false
  return !isOpen
}
