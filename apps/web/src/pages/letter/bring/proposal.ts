import { confirmUnit, readUnit, writeUnitAlike } from '@undersigned/collab'
import { sharedUndo } from '@undersigned/editor'
import { digestOfUnit, type Inline, type UnitDigest, type UnitId } from '@undersigned/letter'
import { hasWords, type Row, recordOf, type Unit } from '@undersigned/translation'
import type * as Y from 'yjs'

/** What a file says of one unit. */
export interface Proposed {
  /** The unit as it was when the file's words were made for it. */
  readonly source: Unit
  readonly content: readonly Inline[]
  /** Whether taking the words also says that they translate the source; otherwise they are a draft. */
  readonly confirms: boolean
  readonly remarks: readonly string[]
  /** Nobody has yet looked whether these words belong here. */
  readonly doubtful: boolean
}

/** What taking it would do: nothing, fill an empty unit, replace words, or nothing because the file has none. */
type Effect = 'same' | 'new' | 'differs' | 'empty'

/** A proposal beside what stands there at this moment. */
export interface Line extends Proposed {
  /** The unit's place in the original; null when the original no longer has it. */
  readonly number: number | null
  readonly now: Unit | null
  readonly current: readonly Inline[]
  readonly currentDigest: UnitDigest
  readonly effect: Effect
  /** The original has moved on since. */
  readonly isStale: boolean
}

/** Proposals beside the version as it stands, in their own order; nothing is changed by looking (rule T133). */
export function linesOf(
  proposed: readonly Proposed[],
  rows: readonly Row[],
  lost: ReadonlyMap<UnitId, readonly Inline[]>,
): readonly Line[] {
  const places = new Map(rows.map((row, at) => [row.unit.id, { row, number: at + 1 }]))
  return proposed.map((each) => {
    const place = places.get(each.source.id)
    const current = place?.row.target ?? lost.get(each.source.id) ?? []
    const currentDigest = digestOfUnit(current)
    return {
      ...each,
      number: place?.number ?? null,
      now: place?.row.unit ?? null,
      current,
      currentDigest,
      effect: effectOf(each.content, current, currentDigest),
      isStale: place !== undefined && place.row.unit.digest !== each.source.digest,
    }
  })
}

function effectOf(content: readonly Inline[], current: readonly Inline[], currentDigest: UnitDigest): Effect {
  if (!hasWords(content)) return 'empty'
  if (!hasWords(current)) return 'new'
  return digestOfUnit(content) === currentDigest ? 'same' : 'differs'
}

/** Without anybody's word only an empty unit is filled, and with nothing doubtful: what stands there stays until a person takes the other (rule T133). */
export const isTakenAtFirst = ({ effect, doubtful }: Line): boolean => effect === 'new' && !doubtful

export const isTakeable = ({ effect }: Line): boolean => effect === 'new' || effect === 'differs'

const BRINGING = { file: 'brought in' }

/**
 * Writes what was taken, in one step that one undo takes back; what somebody changed since it was shown is left alone and named
 * (rule T133).
 */
export function bringIn(doc: Y.Doc, lines: readonly Line[], { by, at }: { readonly by: string; readonly at: number }): readonly Line[] {
  const undo = sharedUndo(doc)
  undo.addTrackedOrigin(BRINGING)
  undo.stopCapturing()
  const left = lines.filter(({ source, currentDigest }) => digestOfUnit(readUnit(doc, source.id)) !== currentDigest)
  doc.transact(() => {
    for (const { source, content, confirms } of lines.filter((line) => !left.includes(line))) {
      writeUnitAlike(doc, source.id, content)
      if (confirms) confirmUnit(doc, source.id, { ...recordOf(source), targetDigest: digestOfUnit(content), origin: 'import', by, at })
    }
  }, BRINGING)
  undo.stopCapturing()
  return left
}
