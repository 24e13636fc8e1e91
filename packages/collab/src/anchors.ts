import * as Y from 'yjs'

/** A place in a text that stays where it was while others write around it. */
export type Anchor = Y.RelativePosition

/** The place between two characters; it stays with the one before it, or with the one behind it. */
export function anchorAt(text: Y.Text, index: number, side: 'before' | 'behind' = 'before'): Anchor {
  return Y.createRelativePositionFromTypeIndex(text, Math.max(0, Math.min(index, text.length)), side === 'before' ? -1 : 0)
}

/** Where an anchor stands now, or null when its text is not in this document. */
export function indexOfAnchor(doc: Y.Doc, text: Y.Text, anchor: Anchor): number | null {
  const place = Y.createAbsolutePositionFromRelativePosition(anchor, doc)
  return place?.type === text ? place.index : null
}

export const anchorToJson = (anchor: Anchor): unknown => Y.relativePositionToJSON(anchor)
export const anchorFromJson = (value: unknown): Anchor | null =>
  typeof value === 'object' && value !== null ? Y.createRelativePositionFromJSON(value) : null
