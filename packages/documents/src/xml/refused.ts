export type XmlRefusal =
  | 'unreadable-encoding'
  | 'not-well-formed'
  | 'dtd'
  | 'too-large'
  | 'too-deep'
  | 'too-many-elements'
  | 'too-many-attributes'

/** What an XML file from outside may weigh and hold; checked while it is read, before anything is built on it (rule T50). */
export const XML_LIMITS = {
  bytes: 64 * 1024 * 1024,
  depth: 200,
  elements: 2_000_000,
  /** Of one element, namespace declarations among them. */
  attributes: 200,
} as const

/** A place in a text, both counted from 1; columns in UTF-16 units. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** An XML file that is not read any further: why, and where (rule T50). */
export class XmlRefused extends Error {
  override readonly name = 'XmlRefused'
  readonly reason: XmlRefusal
  readonly at: Place

  constructor(reason: XmlRefusal, detail: string, at: Place, options: { readonly cause?: unknown } = {}) {
    super(detail, options)
    this.reason = reason
    this.at = at
  }
}
