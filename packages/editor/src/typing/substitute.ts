import type { Language } from '@undersigned/letter'
import { type Typography, typographyOf } from '@undersigned/translation'

/** What stands instead of the last `remove` characters before the caret and the one just typed. */
export interface Substitution {
  readonly remove: number
  readonly insert: string
}

const APOSTROPHE = '’'
const WIDE = '\u00a0'
const ADDRESS = /(?:^|\s)(?:https?:?|mailto:?|www\.\S*|\S+:\/\/\S*|\S+@\S*)$/i
const OPENING = /(?:^|[\s([{\u00a0\u202f–—/«„“‘‚])$/u

/** What the language's typography makes of a character typed after `before` (rule L40); null where it is right as typed. */
export function substitute(before: string, typed: string, language: Language): Substitution | null {
  if (ADDRESS.test(before)) return null
  const typography = typographyOf(language)
  switch (typed) {
    case '"':
      return quotation(before, typography)
    case "'":
      return apostrophe(before, typography)
    case '.':
      return before.endsWith('..') && !before.endsWith('...') ? { remove: 2, insert: '…' } : null
    case '-':
      return before.endsWith('-') && !/--$|^-$/.test(before) ? { remove: 1, insert: typography.dash } : null
    case ' ':
      return space(before, typography)
    default:
      return sign(before, typed, typography)
  }
}

function quotation(before: string, { quotes, inner }: Typography): Substitution | null {
  const opened = lastOpen(before, quotes)
  if (OPENING.test(before)) return { remove: 0, insert: opened === null ? quotes[0] : inner[0] }
  if (opened === null) return /\d$/.test(before) ? null : { remove: 0, insert: quotes[1] }
  const within = lastOpen(before.slice(opened + 1), inner) !== null
  return { remove: 0, insert: within ? inner[1] : quotes[1] }
}

function apostrophe(before: string, { inner }: Typography): Substitution {
  const single = /^[‘‚’]/u.test(inner[0])
  if (single && OPENING.test(before)) return { remove: 0, insert: inner[0] }
  const closes = single && lastOpen(before, inner) !== null
  return { remove: 0, insert: closes ? inner[1] : APOSTROPHE }
}

function space(before: string, { dash, clinging }: Typography): Substitution | null {
  if (/\S -$/u.test(before)) return { remove: 1, insert: `${dash} ` }
  const [, word] = /(?:^|[\s(\u00a0„«])(\p{L})$/u.exec(before) ?? []
  return word !== undefined && clinging.includes(word) ? { remove: 0, insert: WIDE } : null
}

/** The no-break space before a sign: instead of an ordinary one, or where a word was typed right up to the sign. */
function sign(before: string, typed: string, { before: spaces }: Typography): Substitution | null {
  if ((typed === '%' || typed === '€') && /\d $/.test(before)) return { remove: 1, insert: WIDE + typed }
  const wanted = spaces[typed]
  if (wanted === undefined) return null
  if (/\S $/u.test(before)) return { remove: 1, insert: wanted + typed }
  const touches = typed === ':' ? /[\p{L})»]$/u : /[\p{L}\p{N})»%]$/u
  return touches.test(before) ? { remove: 0, insert: wanted + typed } : null
}

/** Where the quotation stands that was opened and not closed yet. An apostrophe inside a word closes nothing. */
function lastOpen(before: string, pair: readonly [string, string]): number | null {
  const [open, close] = [pair[0].trim(), pair[1].trim()]
  let opened: number | null = null
  for (let at = 0; at < before.length; at++) {
    if (before[at] === open && OPENING.test(before.slice(0, at))) opened = at
    else if (before[at] === close && !/^\p{L}/u.test(before.slice(at + 1))) opened = null
  }
  return opened
}
