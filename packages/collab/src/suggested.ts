import { type Inline, type UnitId, unitId } from '@undersigned/letter'
import { hasWords, type Origin } from '@undersigned/translation'
import type * as Y from 'yjs'
import { isOrigin } from './confirmation.ts'
import { unitField } from './names.ts'
import { readUnit, writeUnitAlike } from './version.ts'

/** Where a version keeps which words nobody has written: they came from a memory or a machine. */
export const SUGGESTED = 'suggested'

/** Who put whose words into a unit. */
export interface Suggestion {
  readonly origin: Origin
  readonly by: string
  readonly at: number
}

/** Puts words into a unit and says where they come from, at once, so that one undo takes both back (rules T98, T150). */
export function suggestUnit(
  doc: Y.Doc,
  unit: UnitId,
  { content, suggestion, origin }: { readonly content: readonly Inline[]; readonly suggestion: Suggestion; readonly origin?: unknown },
): void {
  doc.transact(() => {
    writeUnitAlike(doc, unit, content)
    doc.getMap<unknown>(SUGGESTED).set(unit, { ...suggestion })
  }, origin)
}

/** The units whose words came from elsewhere, as long as they have words. */
export function suggestionsIn(doc: Y.Doc): ReadonlyMap<UnitId, Suggestion> {
  const found = new Map<UnitId, Suggestion>()
  for (const [name, value] of doc.getMap<unknown>(SUGGESTED).entries()) {
    const suggestion = suggestionFrom(value)
    const unit = unitId(name)
    if (suggestion !== null && doc.share.has(unitField(unit)) && hasWords(readUnit(doc, unit))) found.set(unit, suggestion)
  }
  return found
}

/** Where a unit's words come from, for whoever confirms them (D9). */
export const originOf = (doc: Y.Doc, unit: UnitId): Origin => suggestionsIn(doc).get(unit)?.origin ?? 'human'

function suggestionFrom(value: unknown): Suggestion | null {
  if (typeof value !== 'object' || value === null || !('origin' in value) || !('by' in value) || !('at' in value)) return null
  const { origin, by, at } = value
  return typeof origin === 'string' && isOrigin(origin) && typeof by === 'string' && typeof at === 'number' ? { origin, by, at } : null
}
