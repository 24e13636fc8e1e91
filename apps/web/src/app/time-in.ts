import type { Formats } from '@undersigned/i18n'

export interface TimeIn {
  readonly day: (at: number) => string
  readonly moment: (at: number) => string
}

/** Days and moments in one zone; an hour names it, whoever's zone it is (rule T179, D28). */
export const timeIn = (formats: Formats, zone: string): TimeIn => ({
  day: (at) => formats.date(at, zone),
  moment: (at) => formats.deadline(at, zone),
})
