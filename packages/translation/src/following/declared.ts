import type { UnitDigest, UnitId } from '@undersigned/letter'

/** A drafter's word that an edit of the original has no effect on translations; a row of the server (rule T33). */
export interface Declaration {
  readonly id: string
  readonly unit: UnitId
  readonly fromDigest: UnitDigest
  readonly toDigest: UnitDigest
  readonly note: string
  readonly by: string
  readonly at: number
  /** Null while it stands. */
  readonly withdrawnAt: number | null
}

const NONE: readonly never[] = []

/** More declared edits in a row than this are no longer "no effect": somebody should look. */
const MOST_IN_A_ROW = 16

/**
 * The declarations by which a text that was translated counts as the one that stands there now, first to last; null where they do not
 * lead there (rule T33). Only what stands is asked, and never backwards: that an edit is harmless does not say so of its undoing.
 */
export function declaredBetween(from: UnitDigest, to: UnitDigest, declarations: readonly Declaration[]): readonly Declaration[] | null {
  if (from === to) return NONE
  const standing = declarations.filter(({ withdrawnAt }) => withdrawnAt === null)
  let paths: readonly { readonly at: UnitDigest; readonly steps: readonly Declaration[] }[] = [{ at: from, steps: [] }]
  const seen = new Set([from])
  for (let length = 0; length <= MOST_IN_A_ROW; length += 1) {
    const there = paths.find(({ at }) => at === to)
    if (there !== undefined) return there.steps
    paths = paths.flatMap(({ at, steps }) =>
      standing
        .filter(({ fromDigest, toDigest }) => fromDigest === at && !seen.has(toDigest))
        .map((step) => {
          seen.add(step.toDigest)
          return { at: step.toDigest, steps: [...steps, step] }
        }),
    )
  }
  return null
}
