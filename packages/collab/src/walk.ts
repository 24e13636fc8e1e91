import type { Marks } from '@undersigned/letter'
import * as Y from 'yjs'
import { type Marker, readMarker } from './marker.ts'
import { type Atom, atomFrom, atomToken, markerToken, marksFromAttributes, NO_MARKS, pushText, type Token } from './token.ts'

/** What is met when a flat text is walked from its beginning, item by item, deleted ones left out. */
export interface Visitor {
  marker(map: Y.Map<unknown>, item: Y.Item): void
  text(text: string, marks: Marks, item: Y.Item): void
  atom(atom: Atom, marks: Marks, item: Y.Item): void
}

/** One pass over the items: linear in the text's history and free of copies, unlike `toDelta`. */
export function walk(text: Y.Text, visitor: Visitor): void {
  const attributes = new Map<string, unknown>()
  let marks = NO_MARKS
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { content } = item
    if (content instanceof Y.ContentString) visitor.text(content.str, marks, item)
    else if (content instanceof Y.ContentFormat) {
      attributes.set(content.key, content.value)
      marks = marksFromAttributes(Object.fromEntries(attributes))
    } else if (content instanceof Y.ContentType) {
      if (content.type instanceof Y.Map) visitor.marker(content.type, item)
      else visitor.atom(atomFrom(null), marks, item)
    } else if (content instanceof Y.ContentEmbed) visitor.atom(atomFrom(content.embed), marks, item)
    else if (item.countable) for (let at = 0; at < item.length; at++) visitor.atom(atomFrom(null), marks, item)
  }
}

/** The whole text as tokens. */
export function tokensOf(text: Y.Text): Token[] {
  const tokens: Token[] = []
  walk(text, {
    marker: (map) => tokens.push(markerToken(readMarker(map))),
    text: (run, marks) => pushText(tokens, run, marks),
    atom: (atom, marks) => tokens.push(atomToken(atom, marks)),
  })
  return tokens
}

/** A paragraph where it stands in the flat text. */
export interface Stretch {
  /** Null for what stands before the first marker. */
  readonly map: Y.Map<unknown> | null
  readonly item: Y.Item | null
  readonly marker: Marker
  /** Index of the marker (of the first character, before the first marker). */
  readonly start: number
  /** Length of what follows the marker. */
  readonly length: number
}

/** Where every paragraph begins and how long it is; the part before the first marker only if something stands there. */
export function stretchesOf(text: Y.Text, head: Marker): Stretch[] {
  const stretches: Stretch[] = []
  let open: Omit<Stretch, 'length'> = { map: null, item: null, marker: head, start: 0 }
  let index = 0
  const close = () => {
    const length = index - open.start - (open.map ? 1 : 0)
    if (open.map || length > 0) stretches.push({ ...open, length })
  }
  walk(text, {
    marker(map, item) {
      close()
      open = { map, item, marker: readMarker(map), start: index }
      index += 1
    },
    text(run) {
      index += run.length
    },
    atom() {
      index += 1
    },
  })
  close()
  return stretches
}
