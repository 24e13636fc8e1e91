import {
  closedWithContacts,
  countDue,
  countVisitsDue,
  forgetDue,
  forgetVisits,
  neverConfirmed,
  PLAIN_CLOCKS,
  type PlainClock,
  takenBack,
} from '@undersigned/storage'
import { forgetSignatures } from '../erasing/erase.ts'
import type { Services } from '../services.ts'
import { forgetContacts } from './forget-contacts.ts'
import { CLOCKS, type Clock, type KeepDays } from './keep-days.ts'

export type RetentionParts = Pick<Services, 'store' | 'keys' | 'now' | 'newSalt'> & { readonly keep: KeepDays }

/** How much of each is due, or has gone. */
export type Sums = Readonly<Record<Clock, number>>

const DAY = 24 * 60 * 60 * 1000
/** Rows of one transaction, so that whoever signs meanwhile never waits long. */
const BATCH = 100
const UNBOUNDED = 10_000_000

/** What would go now; changes nothing (rule P34). */
export async function dueNow(parts: RetentionParts): Promise<Sums> {
  return sums(async (clock) => {
    const { db } = parts.store
    const due = { before: beforeOf(parts, clock), limit: UNBOUNDED }
    if (isPlain(clock)) return countDue(db, clock, due)
    if (clock === 'contact') return (await closedWithContacts(db, due)).length
    if (clock === 'unconfirmed') return (await neverConfirmed(db, due)).length
    if (clock === 'withdrawn') return (await takenBack(db, due)).length
    return countVisitsDue(db, parts.now())
  })
}

/** Takes what is due, batch by batch; stops between two when asked to, and goes on the next time (rules P31 to P34). */
export async function forgetAllDue(parts: RetentionParts, isClosed: () => boolean = () => false): Promise<Sums> {
  return sums(async (clock) => {
    let gone = 0
    while (!isClosed()) {
      const batch = await forgetBatch(parts, clock)
      gone += batch
      if (batch === 0 || clock === 'visit') break
    }
    return gone
  })
}

async function forgetBatch(parts: RetentionParts, clock: Clock): Promise<number> {
  const { store } = parts
  const due = { before: beforeOf(parts, clock), limit: BATCH }
  if (clock === 'visit') return forgetOldVisits(parts)
  if (isPlain(clock)) return store.transaction((tx) => forgetDue(tx, clock, { ...due, blank: blank(parts) }))
  if (clock === 'contact') return forgetClosed(parts, due.before)
  return store.transaction(async (tx) => {
    const rows = clock === 'unconfirmed' ? await neverConfirmed(tx, due) : await takenBack(tx, due)
    await forgetSignatures(parts, tx, rows)
    return rows.length
  })
}

/** One letter at a time: its addresses go together, as they do when it is put away. */
async function forgetClosed(parts: RetentionParts, before: number): Promise<number> {
  return parts.store.transaction(async (tx) => {
    const letters = await closedWithContacts(tx, { before, limit: 1 })
    for (const letter of letters) await forgetContacts(parts, tx, letter)
    return letters.length
  })
}

async function forgetOldVisits({ store, keep, now }: RetentionParts): Promise<number> {
  const due = await countVisitsDue(store.db, now())
  await forgetVisits(store.db, { now: now(), days: Array.from({ length: keep.visit }, (_, ago) => dayOf(now() - ago * DAY)) })
  return due
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

const beforeOf = ({ keep, now }: RetentionParts, clock: Clock): number => now() - keep[clock] * DAY

const isPlain = (clock: Clock): clock is PlainClock => PLAIN_CLOCKS.some((each) => each === clock)

function blank({ keys }: RetentionParts) {
  const nobody = keys.seal('')
  return { keyId: nobody.keyId, recipient: nobody.ciphertext, content: keys.seal('{}').ciphertext }
}

async function sums(of: (clock: Clock) => Promise<number>): Promise<Sums> {
  const all = {
    contact: 0,
    unconfirmed: 0,
    withdrawn: 0,
    invitation: 0,
    mail: 0,
    report: 0,
    answer: 0,
    session: 0,
    visit: 0,
    suppression: 0,
    access: 0,
  }
  for (const clock of CLOCKS) all[clock] = await of(clock)
  return all
}
