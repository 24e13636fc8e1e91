export type LetterId = string & { readonly brand: 'LetterId' }
export type ParagraphId = string & { readonly brand: 'ParagraphId' }
export type NoteId = string & { readonly brand: 'NoteId' }
export type RecipientId = string & { readonly brand: 'RecipientId' }
/** What a translator works on, by name: a paragraph's id, a note's id, or `recipient:<id>:function` and the like (D6). */
export type UnitId = string & { readonly brand: 'UnitId' }

export const letterId = (id: string): LetterId => id as LetterId
export const paragraphId = (id: string): ParagraphId => id as ParagraphId
export const noteId = (id: string): NoteId => id as NoteId
export const recipientId = (id: string): RecipientId => id as RecipientId
export const unitId = (id: string): UnitId => id as UnitId

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz'

/** An id of 16 base-36 characters (82 bits) from random bytes, one byte a character; needs at least 16 bytes. */
export function idFrom(random: Uint8Array): string {
  return Array.from(random.subarray(0, 16), (byte) => alphabet.charAt(byte % 36)).join('')
}

/** The id that was given by a person's act, without what marks a derived duplicate (`root~client.clock`). */
export const rootOf = (id: string): string => id.split('~', 1)[0] ?? id
