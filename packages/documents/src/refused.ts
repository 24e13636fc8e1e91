export type RefusalReason =
  | 'too-large'
  | 'encrypted'
  | 'macros'
  | 'zip-bomb'
  | 'not-what-it-says'
  | 'too-many-paragraphs'
  | 'too-deep'
  | 'damaged'

/** What a file may weigh and hold. Everything is checked before it is inflated, built or walked (rule L30). */
export const LIMITS = {
  /** A DOCX file as it arrives. */
  fileBytes: 20 * 1024 * 1024,
  /** A Markdown or HTML file as it arrives. */
  textBytes: 4 * 1024 * 1024,
  entries: 2_000,
  inflatedBytes: 64 * 1024 * 1024,
  /** How many times its compressed size a part of a DOCX file may have. */
  ratio: 200,
  paragraphs: 5_000,
  listDepth: 9,
  /** Elements inside elements, in XML, HTML or Markdown. */
  depth: 256,
  elements: 1_000_000,
} as const

/** A file that is not taken in: why, and the limit it met where there is one. */
export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused'
  readonly reason: RefusalReason
  /** Bytes for what is too large, else a count of what the reason names; absent where there is none. */
  readonly limit: number | undefined

  constructor(reason: RefusalReason, detail: string, options: { readonly limit?: number; readonly cause?: unknown } = {}) {
    super(`${reason}: ${detail}`, { cause: options.cause })
    this.reason = reason
    this.limit = options.limit
  }
}
