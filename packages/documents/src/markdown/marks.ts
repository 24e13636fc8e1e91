import { LANGUAGES, type Language, PLAIN_KINDS, SLOT_KINDS } from '@undersigned/letter'
import type { Declared } from '../blocks.ts'

/** Comments by which a Markdown file of ours names what Markdown has no form for. */
export type Mark =
  | { readonly type: 'letter'; readonly language: Language | null }
  | { readonly type: 'rows'; readonly json: string }
  | { readonly type: 'level'; readonly level: number }
  | { readonly type: 'heading'; readonly level: number; readonly isEmpty: boolean }
  | { readonly type: 'empty' }
  | { readonly type: 'declared'; readonly declared: Declared; readonly isEmpty: boolean }

const DECLARED: readonly Declared[] = [...PLAIN_KINDS, ...SLOT_KINDS, 'signatory-class', 'list-in-formation']
const COMMENT = /^<!-- undersigned:([a-z-]+)(?: ([\s\S]*?))? -->$/u

/** Reads one comment of ours; null for any other piece of HTML. */
export function readMark(html: string): Mark | null {
  const [, name, value = ''] = COMMENT.exec(html.trim()) ?? []
  switch (name) {
    case undefined:
      return null
    case 'letter':
      return { type: 'letter', language: LANGUAGES.find((language) => language === value) ?? null }
    case 'rows':
      return { type: 'rows', json: value }
    case 'level':
      return { type: 'level', level: Number(value) }
    case 'heading':
      return { type: 'heading', level: Number(value.slice(0, 1)), isEmpty: value.endsWith('empty') }
    case 'empty':
      return { type: 'empty' }
    default: {
      const declared = DECLARED.find((known) => known === name)
      return declared === undefined ? null : { type: 'declared', declared, isEmpty: value === 'empty' }
    }
  }
}

export const writeMark = (name: string, value = ''): string => `<!-- undersigned:${name}${value === '' ? '' : ` ${value}`} -->`

/** JSON inside a comment: no `>` that could end it. */
export const commentSafe = (json: string): string => json.replace(/>/gu, '\\u003e').replace(/--/gu, '\\u002d\\u002d')

/** Addresses inside the file that stand for atoms a link can carry. */
export const OPEN_ADDRESS = '#open-'
export const NOTE_ADDRESS = '#note-'
export const BREAK_ADDRESS = '#break'
