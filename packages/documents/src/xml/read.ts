import { SaxesParser, type SaxesTagNS } from 'saxes'
import { decodeXml } from './decode.ts'
import { type Place, XML_LIMITS, type XmlRefusal, XmlRefused } from './refused.ts'
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './tree.ts'

/** What a file says, piece by piece. An element's children are still empty when it opens. */
export interface XmlListener {
  opened?(element: XmlElement): void
  closed?(): void
  /** Text, a comment or an instruction; white space outside the root is left out. */
  said?(node: Exclude<XmlNode, XmlElement>): void
}

/** Reads a file as a stream of events, namespaces resolved; what is not well-formed, has a DTD or passes a limit is refused (rule T50). */
export function streamXml(source: Uint8Array | string, listener: XmlListener): void {
  const text = typeof source === 'string' ? source : decoded(source)
  refuseLarge(text.length)
  const parser = new SaxesParser({ xmlns: true })
  const guard = new Guard(text, () => parser.position)
  let depth = 0
  parser.on('doctype', () => guard.refuse('dtd', 'the file carries a document type declaration'))
  parser.on('opentagstart', ({ name }) => guard.opens(name, depth))
  parser.on('attribute', () => guard.countAttribute())
  parser.on('opentag', (tag) => {
    depth += 1
    listener.opened?.(elementFrom(tag, guard.at))
  })
  parser.on('closetag', () => {
    depth -= 1
    listener.closed?.()
  })
  parser.on('text', (words) => {
    if (depth > 0) listener.said?.({ type: 'text', text: words, cdata: false })
  })
  parser.on('cdata', (words) => listener.said?.({ type: 'text', text: words, cdata: true }))
  parser.on('comment', (words) => listener.said?.({ type: 'comment', text: words }))
  parser.on('processinginstruction', ({ target, body }) => listener.said?.({ type: 'instruction', target, body }))
  parser.on('error', ({ message }) => guard.refuse('not-well-formed', message.replace(/^\d+:\d+: /u, '')))
  parser.write(text).close()
}

/** Reads a whole file into a tree (rule T50). */
export function readXml(source: Uint8Array | string): XmlDocument {
  const before: XmlNode[] = []
  const after: XmlNode[] = []
  const open: { readonly element: XmlElement; readonly children: XmlNode[] }[] = []
  let root: XmlElement | null = null
  streamXml(source, {
    opened(element) {
      const children: XmlNode[] = []
      const node = { ...element, children }
      open.at(-1)?.children.push(node)
      root ??= node
      open.push({ element: node, children })
    },
    closed: () => void open.pop(),
    said(node) {
      const parent = open.at(-1)?.children ?? (root === null ? before : after)
      parent.push(node)
    },
  })
  if (root === null) throw new Error('a file without an element passed the parser')
  return { before, root, after }
}

function decoded(bytes: Uint8Array): string {
  refuseLarge(bytes.byteLength)
  return decodeXml(bytes)
}

function refuseLarge(size: number): void {
  if (size > XML_LIMITS.bytes) throw new XmlRefused('too-large', `${size} bytes, at most ${XML_LIMITS.bytes}`, { line: 1, column: 1 })
}

/** Keeps the limits while the parser runs, and knows where it is. */
class Guard {
  at: Place = { line: 1, column: 1 }
  private readonly text: string
  private readonly position: () => number
  private elements = 0
  private attributes = 0
  private line = 1
  private lineStart = 0

  constructor(text: string, position: () => number) {
    this.text = text
    this.position = position
  }

  opens(name: string, depth: number): void {
    this.at = this.placeOf(this.text.lastIndexOf(`<${name}`, this.position()))
    this.elements += 1
    this.attributes = 0
    if (this.elements > XML_LIMITS.elements) this.refuse('too-many-elements', `more than ${XML_LIMITS.elements} elements`)
    if (depth >= XML_LIMITS.depth) this.refuse('too-deep', `elements nested more than ${XML_LIMITS.depth} deep`)
  }

  countAttribute(): void {
    this.attributes += 1
    if (this.attributes > XML_LIMITS.attributes) this.refuse('too-many-attributes', `more than ${XML_LIMITS.attributes} attributes`)
  }

  refuse(reason: XmlRefusal, detail: string): never {
    throw new XmlRefused(reason, detail, this.placeOf(this.position()))
  }

  /** Places are asked for in the order of the file, so lines are counted once. */
  placeOf(offset: number): Place {
    for (let next = this.nextLine(); next !== 0 && next <= offset; next = this.nextLine()) {
      this.line += 1
      this.lineStart = next
    }
    return { line: this.line, column: Math.max(0, offset - this.lineStart) + 1 }
  }

  private nextLine(): number {
    return this.text.indexOf('\n', this.lineStart) + 1
  }
}

function elementFrom(tag: SaxesTagNS, at: Place): XmlElement {
  const attributes: XmlAttribute[] = []
  for (const { name, prefix, local, uri, value } of Object.values(tag.attributes)) {
    if (name !== 'xmlns' && prefix !== 'xmlns') attributes.push({ prefix, local, uri, value })
  }
  return {
    type: 'element',
    prefix: tag.prefix,
    local: tag.local,
    uri: tag.uri,
    attributes,
    namespaces: new Map(Object.entries(tag.ns)),
    children: [],
    at,
  }
}
