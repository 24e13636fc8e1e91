/** After how many days what goes; each may be set by the operator as `KEEP_…_DAYS` (rule P31). */
export const KEEP_DAYS = {
  contact: 365,
  unconfirmed: 30,
  withdrawn: 90,
  invitation: 30,
  mail: 90,
  report: 180,
  answer: 1095,
  session: 1,
  visit: 2,
  suppression: 730,
  access: 365,
} as const

export type Clock = keyof typeof KEEP_DAYS
export type KeepDays = Readonly<Record<Clock, number>>

export const CLOCKS: readonly Clock[] = [
  'contact',
  'unconfirmed',
  'withdrawn',
  'invitation',
  'mail',
  'report',
  'answer',
  'session',
  'visit',
  'suppression',
  'access',
]

/** The name of its setting in the environment. */
export const settingOf = (clock: Clock): string => `KEEP_${clock.toUpperCase()}_DAYS`
