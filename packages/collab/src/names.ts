import { type NoteId, noteId, type UnitId, unitId } from '@undersigned/letter'

/** The one `Y.Text` that holds the original's paragraphs (D4). */
export const BODY = 'body'
/** Where a version keeps what its translators confirmed. */
export const CONFIRMED = 'confirmed'
/** Where the original keeps how much people knew when they wrote paragraphs or restored something. */
export const WRITTEN = 'written'
/** The number a client names when it joins a room; it rises when an older build could no longer keep what is written (D17). */
export const SCHEMA_VERSION = 1

const NOTE = 'note:'
const UNIT = 'unit:'

export const noteField = (id: NoteId): string => `${NOTE}${id}`
export const unitField = (id: UnitId): string => `${UNIT}${id}`
export const noteOfField = (field: string): NoteId | null => (field.startsWith(NOTE) ? noteId(field.slice(NOTE.length)) : null)
export const unitOfField = (field: string): UnitId | null => (field.startsWith(UNIT) ? unitId(field.slice(UNIT.length)) : null)
