import type { Node as PmNode } from '@tiptap/pm/model'

export interface FindOptions {
  readonly matchCase: boolean
  readonly wholeWords: boolean
}

export interface Found {
  readonly from: number
  readonly to: number
}

const ATOM = '\ufffc'

/** Everywhere a text stands in the letter, across marks but not across paragraphs (rule L46). */
export function find(doc: PmNode, wanted: string, options: FindOptions): readonly Found[] {
  const pattern = patternFor(wanted, options)
  if (pattern === null) return []
  const found: Found[] = []
  doc.forEach((paragraph, pos) => {
    for (const match of paragraph.textBetween(0, paragraph.content.size, undefined, ATOM).matchAll(pattern)) {
      const from = pos + 1 + match.index
      found.push({ from, to: from + match[0].length })
    }
  })
  return found
}

const WORD = '[\\p{L}\\p{N}\\p{M}]'
/** What people type for the quotation marks, dashes and spaces that the letter's language sets. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/["“”„«»]/gu, '["“”„«»]'],
  [/['’‘‚]/gu, "['’‘‚]"],
  [/(?:\\-|-|–|—)/gu, '[-–—]'],
  [/\s+/gu, '[\\s\\u00a0\\u202f]+'],
]

function patternFor(wanted: string, { matchCase, wholeWords }: FindOptions): RegExp | null {
  if (wanted === '') return null
  const escaped = wanted.normalize('NFC').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const tolerant = alike.reduce((source, [sign, any]) => source.replace(sign, () => any), escaped)
  const source = wholeWords ? `(?<!${WORD})(?:${tolerant})(?!${WORD})` : tolerant
  return new RegExp(source, matchCase ? 'gu' : 'giu')
}

/** The next find after a position, round the end to the beginning; -1 when there is none. */
export function nextFrom(found: readonly Found[], pos: number): number {
  if (found.length === 0) return -1
  const after = found.findIndex(({ from }) => from >= pos)
  return after === -1 ? 0 : after
}
