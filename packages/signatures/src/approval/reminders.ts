import type { Instant } from '../stages.ts'

const HOUR = 60 * 60 * 1000

/** How many hours before the announced deadline whoever has not answered is reminded. */
export const REMINDED_HOURS = [72, 24, 3] as const
export type RemindedHours = (typeof REMINDED_HOURS)[number]

interface Asked {
  readonly askedAt: Instant
  readonly deadline: Instant
}

/** The reminder whose hour came last; none before the first hour, after the deadline, or for an hour before the question was put (rule G83). */
export function reminderDue({ askedAt, deadline, now }: Asked & { readonly now: Instant }): RemindedHours | null {
  if (now >= deadline) return null
  const come = REMINDED_HOURS.filter((hours) => now >= deadline - hours * HOUR)
  const last = come.at(-1)
  return last !== undefined && deadline - last * HOUR >= askedAt ? last : null
}

/** When to look again; null when nothing more comes. */
export const nextReminder = ({ askedAt, deadline, now }: Asked & { readonly now: Instant }): Instant | null =>
  REMINDED_HOURS.map((hours) => deadline - hours * HOUR).find((at) => at > now && at >= askedAt) ?? null
