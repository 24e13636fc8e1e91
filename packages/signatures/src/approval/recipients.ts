import { accept, type Outcome, refuse } from '@undersigned/letter'
import type { Instant } from '../stages.ts'

/** What is known of a recipient's record beside what is printed of them. */
export interface CheckedRecord {
  /** Where the record comes from: an office's own page, a register, a call. */
  readonly source: string
  /** When a person last compared the record with its source; null: never, or not since it was changed. */
  readonly checkedAt: Instant | null
}

/** How long a check holds where a letter says nothing else: offices change hands within a month. */
export const RECIPIENT_DAYS = 30

const DAY = 24 * 60 * 60 * 1000

interface Freshness {
  /** How many days a check holds in this letter. */
  readonly days: number
  readonly now: Instant
}

/** The records that nobody has checked against a source within the letter's days (rule G86). */
export const staleRecipients = <Record extends CheckedRecord>(records: readonly Record[], { days, now }: Freshness): readonly Record[] =>
  records.filter(({ source, checkedAt }) => source.trim() === '' || checkedAt === null || now >= checkedAt + days * DAY)

/** Why nothing is sent. */
export const SEND_REFUSALS = ['nobody-to-send-to', 'records-stale'] as const
export type SendRefusal = (typeof SEND_REFUSALS)[number]

/** Whether a letter may go out to these recipients: only when every record was checked lately (rule G86). */
export function maySend(records: readonly CheckedRecord[], freshness: Freshness): Outcome<readonly CheckedRecord[], SendRefusal> {
  if (records.length === 0) return refuse('nobody-to-send-to')
  return staleRecipients(records, freshness).length > 0 ? refuse('records-stale') : accept(records)
}
