import {
  type HeadingLevel,
  type ItemLevel,
  isParagraphKind,
  type ListStyle,
  type ParagraphKind,
  paragraphId,
  type Shape,
} from '@undersigned/letter'
import * as Y from 'yjs'

/** What begins a paragraph in the flat text: who it is and what it is. */
export interface Marker {
  readonly id: string | null
  readonly kind: ParagraphKind
  readonly level: number | null
  readonly list: ListStyle | null
  readonly from: string | null
}

/** The paragraph in front of the first marker, there when its marker was deleted while someone typed behind it. */
export const HEAD = '~head'
export const HEAD_MARKER: Marker = { id: HEAD, kind: 'body', level: null, list: null, from: null }

export const MARKER_KEYS = ['id', 'kind', 'level', 'list', 'from'] as const
export type MarkerChanges = { readonly [key in (typeof MARKER_KEYS)[number]]?: string | number | null }

const levelWithin = (value: unknown, low: number, high: number): number =>
  typeof value === 'number' ? Math.min(high, Math.max(low, Math.trunc(value))) : low

const stringOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** A marker from anything that was found in a document or on a clipboard: only what its kind allows remains (rule L1). */
export function markerOf(found: { readonly [key in (typeof MARKER_KEYS)[number]]?: unknown }): Marker {
  const kind = isParagraphKind(found.kind) ? found.kind : 'body'
  return {
    id: stringOrNull(found.id),
    kind,
    level: kind === 'heading' ? levelWithin(found.level, 1, 3) : kind === 'list-item' ? levelWithin(found.level, 0, 5) : null,
    list: kind === 'list-item' ? (found.list === 'numbered' ? 'numbered' : 'bulleted') : null,
    from: stringOrNull(found.from),
  }
}

/** A marker as a document holds it; the head's name is nobody's there. */
export function readMarker(map: Y.Map<unknown>): Marker {
  const id = map.get('id')
  const [kind, level, list, from] = [map.get('kind'), map.get('level'), map.get('list'), map.get('from')]
  return markerOf({ id: id === HEAD ? null : id, kind, level, list, from })
}

export function createMarker(marker: Marker): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  for (const key of MARKER_KEYS) if (marker[key] !== null) map.set(key, marker[key])
  return map
}

export function changeMarker(map: Y.Map<unknown>, changes: MarkerChanges): void {
  for (const key of MARKER_KEYS) {
    const value = changes[key]
    if (value === null) map.delete(key)
    else if (value !== undefined) map.set(key, value)
  }
}

export const sameMarker = (a: Marker, b: Marker): boolean => MARKER_KEYS.every((key) => a[key] === b[key])

export function markerChanges(from: Marker, to: Marker): MarkerChanges | null {
  const changed = MARKER_KEYS.filter((key) => from[key] !== to[key])
  return changed.length === 0 ? null : Object.fromEntries(changed.map((key) => [key, to[key]]))
}

const headingLevel = (level: number | null): HeadingLevel => (level === 3 ? 3 : level === 2 ? 2 : 1)
const itemLevels: readonly ItemLevel[] = [0, 1, 2, 3, 4, 5]

export function shapeOf({ kind, level, list }: Marker): Shape {
  if (kind === 'heading') return { kind, level: headingLevel(level) }
  if (kind === 'list-item') return { kind, list: list ?? 'bulleted', level: itemLevels[level ?? 0] ?? 0 }
  return { kind }
}

export function markerOfShape(shape: Shape, id: string, from?: string): Marker {
  return markerOf({ ...shape, id, from })
}

export const idOfMarker = (marker: Marker) => paragraphId(marker.id ?? HEAD)
