/** What the sign-on desk may decide, each with the reasons it can give. Words for each reason stand in the catalogue under `mail.deskReason`. */
export const DESK_REASONS = {
  accept: ['checked', 'known', 'shown'],
  refuse: ['impersonation', 'not-authorised', 'duplicate', 'abuse', 'not-shown', 'unfit'],
  ask: ['who-are-you', 'may-you-sign', 'which-mailbox', 'in-words'],
  different: ['two-organisations', 'umbrella-and-member', 'two-people'],
  dismiss: ['nothing-found', 'settled'],
} as const
export type DeskVerdict = keyof typeof DESK_REASONS
export type DeskReason = (typeof DESK_REASONS)[DeskVerdict][number]

export const DESK_VERDICTS = ['accept', 'refuse', 'ask', 'different', 'dismiss'] as const satisfies readonly DeskVerdict[]

/** Whether a verdict may give this reason. */
export const isReasonOf = (verdict: DeskVerdict, reason: string): boolean => DESK_REASONS[verdict].some((each) => each === reason)

export const DESK_KINDS = ['held', 'alike', 'report'] as const
export type DeskKind = (typeof DESK_KINDS)[number]

/** What can be decided about each kind of thing on the desk. */
export const VERDICTS_ON: Readonly<Record<DeskKind, readonly DeskVerdict[]>> = {
  held: ['accept', 'refuse', 'ask'],
  alike: ['different', 'refuse', 'ask'],
  report: ['dismiss', 'refuse', 'ask'],
}

export const REPORT_KINDS = ['impersonation', 'abuse', 'mistake', 'other'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What becomes of a line of a pasted list. */
export const PASTED_FATES = ['named', 'invite', 'leave'] as const
export type PastedFate = (typeof PASTED_FATES)[number]

/** What a column of a pasted list may be taken for; null leaves it aside. */
export const PASTED_COLUMNS = ['name', 'class', 'title', 'affiliation', 'country', 'group', 'email', 'website', 'acronym'] as const
