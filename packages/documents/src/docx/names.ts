import { PLAIN_KINDS, type PlaceholderField, SLOT_KINDS } from '@undersigned/letter'
import type { Declared } from '../blocks.ts'

/** Paragraph styles by which a Word file of ours names what each paragraph is. */
const DECLARED: readonly Declared[] = [...PLAIN_KINDS, ...SLOT_KINDS, 'signatory-class', 'list-in-formation']
const FIELDS: readonly PlaceholderField[] = ['place', 'day', 'month', 'year', 'other']

const titled = (name: string): string =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')

export const styleName = (declared: Declared | 'list-item'): string => `Undersigned ${titled(declared)}`
export const styleId = (declared: Declared | 'list-item'): string => styleName(declared).replace(/ /gu, '')
export const openStyleName = (field: PlaceholderField): string => `Undersigned Open ${titled(field)}`
export const openStyleId = (field: PlaceholderField): string => openStyleName(field).replace(/ /gu, '')

const declaredByName = new Map(DECLARED.map((declared) => [styleName(declared).toLowerCase(), declared]))
const fieldByName = new Map(FIELDS.map((field) => [openStyleName(field).toLowerCase(), field]))

export const declaredStyles = DECLARED
export const openFields = FIELDS
export const declaredOf = (name: string): Declared | undefined => declaredByName.get(name.toLowerCase())
export const openFieldOf = (name: string): PlaceholderField | undefined => fieldByName.get(name.toLowerCase())

/** The file property that says a Word file is ours, and in which language; and the one that carries rows. */
export const LETTER_PROPERTY = 'Undersigned letter'
export const ROWS_PROPERTY = 'Undersigned rows'
/** Bookmarks around the first reference to a note, for references to it. */
export const NOTE_BOOKMARK = '_RefUndersignedNote'

/** How a content control names a note that only other notes refer to: its words, another reference to it, or its number in words. */
export type InnerNote = 'words' | 'again' | 'cross'
const INNER_NOTE = 'UndersignedInnerNote'
export const innerNoteTag = (what: InnerNote, number: number): string => `${INNER_NOTE}-${what}-${number}`

export function innerNoteOf(tag: string | undefined): { readonly what: InnerNote; readonly number: number } | null {
  const [, what, number] = /^UndersignedInnerNote-(words|again|cross)-(\d{1,6})$/u.exec(tag ?? '') ?? []
  return what === 'words' || what === 'again' || what === 'cross' ? { what, number: Number(number) } : null
}
/** What stands around the words of such a note. */
export const INNER_OPENS = ' ['
export const INNER_CLOSES = ']'
