import type { Progress } from './progress.ts'

/** How far a version was at a moment: steps done, of all there are. */
export interface Mark {
  readonly at: number
  readonly done: number
  readonly whole: number
}

/** Every word of the original takes two steps: it is translated, and it is reviewed (rule T117). */
export const stepsOf = ({ words, totalWords }: Progress): Pick<Mark, 'done' | 'whole'> => ({
  done: words.translated + 2 * words.reviewed,
  whole: 2 * totalWords,
})

const DAY = 86_400_000
const WINDOW = 7 * DAY

export interface Forecast {
  /** Steps a day. */
  readonly pace: number
  readonly left: number
  /** When nothing is left, if the pace stays; null where there is no pace, or nothing to do. */
  readonly at: number | null
}

/**
 * What is left, divided by the steps a day of the last seven days; of a version that is younger, of its days so far, at least one
 * (rule T117). Marks stand oldest first; between two of them nothing happened.
 */
export function forecastOf(marks: readonly Mark[], now: number): Forecast {
  const last = marks.at(-1)
  if (last === undefined) return { pace: 0, left: 0, at: null }
  const left = Math.max(0, last.whole - last.done)
  const before = marks.findLast(({ at }) => at <= now - WINDOW) ?? marks[0]
  const days = Math.max(1, (now - Math.max(before?.at ?? now, now - WINDOW)) / DAY)
  const pace = Math.max(0, last.done - (before?.done ?? 0)) / days
  return { pace, left, at: pace === 0 || left === 0 ? null : now + (left / pace) * DAY }
}

/** What a forecast says of a day by which a version is wanted. */
export type ByDue =
  | { readonly kind: 'in-time' | 'past' }
  /** How much of what is left will be done by then, from 0 to 1. */
  | { readonly kind: 'late'; readonly share: number }

/** Whether a version will be reviewed by a day if the pace stays; null where nothing is left (rule T178). */
export function byDue({ pace, left, at }: Forecast, due: number, now: number): ByDue | null {
  if (left === 0) return null
  if (due <= now) return { kind: 'past' }
  if (at !== null && at <= due) return { kind: 'in-time' }
  return { kind: 'late', share: Math.min(1, (pace * (due - now)) / DAY / left) }
}
