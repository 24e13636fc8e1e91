import type { LetterPicture } from '@undersigned/documents/picture'

/** Looks at what came into the thread. */
export const isDrawing = (value: unknown): value is LetterPicture =>
  typeof value === 'object' && value !== null && 'title' in value && 'by' in value && 'kind' in value && 'brand' in value

export const isPng = (value: unknown): value is Uint8Array => value instanceof Uint8Array && value[1] === 0x50 && value[2] === 0x4e
