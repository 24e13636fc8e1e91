import {
  expireMails,
  markHanding,
  markSent,
  markUnclear,
  markUnsent,
  type OutboxRow,
  setMailState,
  suppress,
  takeMails,
} from '@undersigned/storage'
import { isSuppressed, type Parts, type Sendable } from './sendable.ts'

interface Couriers {
  wake(): void
  close(): Promise<void>
}

const LEASE = 60_000
/** How long a mail server may take to answer the last byte; afterwards nobody waits for it any more. */
const ANSWER = 90_000
const POLL = 30_000
const BATCH = 20
const MOST_ATTEMPTS = 10
const STREAMS = ['transactional', 'delivery', 'opt-in'] as const
/** How many of a stream are handed over at the same time (rule G203); copies one after the other (rule G146). */
const AT_ONCE = { transactional: 6, delivery: 1, 'opt-in': 3 } as const

/** One courier a stream, so that what was asked for never holds up what must come (rule G148). */
export function startCouriers(parts: Parts, sendable: (row: OutboxRow) => Promise<Sendable>): Couriers {
  if (parts.send === null) return { wake: () => undefined, close: async () => undefined }
  const couriers = STREAMS.map((stream) => startCourier(parts, { stream, sendable }))
  const wake = (): void => {
    for (const courier of couriers) courier.wake()
  }
  const timer = setInterval(wake, POLL)
  timer.unref()
  return {
    wake,
    close: async () => {
      clearInterval(timer)
      await Promise.all(couriers.map((courier) => courier.close()))
    },
  }
}

interface Round {
  readonly stream: OutboxRow['stream']
  readonly sendable: (row: OutboxRow) => Promise<Sendable>
}

function startCourier(parts: Parts, { stream, sendable }: Round): Couriers {
  const { store, log, now } = parts
  let running: Promise<void> | null = null
  let again = false
  let closed = false
  const round = async (): Promise<void> => {
    do {
      again = false
      if (stream === 'delivery') await markUnclear(store.db, now())
      await expireMails(store.db, now())
      const mails = await takeMails(store.db, { now: now(), lease: LEASE, limit: BATCH, streams: [stream] })
      await eachOf(mails, AT_ONCE[stream], (row) => carry(parts, row, sendable))
      again ||= mails.length === BATCH
    } while (again && !closed)
  }
  return {
    wake: () => {
      again = true
      if (closed || running !== null) return
      running = round()
        .catch((error: unknown) => log.error({ error: messageOf(error) }, 'the outbox could not be read'))
        .finally(() => {
          running = null
        })
    },
    close: async () => {
      closed = true
      await running
    },
  }
}

async function eachOf<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const hand = async (): Promise<void> => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
}

/** One mail, once; what its server said is written down before the next one goes. */
async function carry({ store, send, log, now, aside }: Parts, row: OutboxRow, sendable: Round['sendable']): Promise<void> {
  if (send === null) return
  // The ones before it in its group may have taken their time.
  if (row.expiresAt !== null && row.expiresAt <= now()) return setMailState(store.db, row.id, { state: 'expired' })
  if ((await isSuppressed(store.db, row)) || (await aside?.isWanted(row)) === false)
    return setMailState(store.db, row.id, { state: 'suppressed' })
  let handed = false
  const handing = async (): Promise<void> => {
    await markHanding(store.db, row.id, now() + ANSWER)
    handed = true
  }
  try {
    const mail = await sendable(row)
    await (row.stream === 'delivery' ? send(mail, handing) : send(mail))
  } catch (error) {
    const words = messageOf(error)
    log.warn({ mail: row.id, template: row.template, attempts: row.attempts, error: words }, 'mail was not sent')
    if (isNobodyThere(error)) {
      return store.transaction(async (tx) => {
        await setMailState(tx, row.id, { state: 'bounced', lastError: words })
        if (row.contactIndex !== null) await suppress(tx, { contactIndex: row.contactIndex, scope: 'all', reason: words, at: now() })
        await aside?.bounced(tx, row, words)
      })
    }
    if (handed && codeOf(error) === null) return setMailState(store.db, row.id, { state: 'unclear', lastError: words })
    const givenUp = row.attempts >= MOST_ATTEMPTS
    return markUnsent(store.db, row.id, { error: words, nextAt: givenUp ? null : now() + backoff(row.attempts) })
  }
  await store.transaction(async (tx) => {
    await markSent(tx, row.id, now())
    await aside?.sent(tx, row)
  })
}

/** What the mail server answered; null where it did not. */
const codeOf = (error: unknown): number | null =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null

/** The mail server knows for good that nobody has this address. */
const isNobodyThere = (error: unknown): boolean =>
  (codeOf(error) ?? 0) >= 550 && error instanceof Error && 'command' in error && error.command === 'RCPT TO'

/** One minute, two, four, … at most six hours. */
const backoff = (attempts: number): number => Math.min(60_000 * 2 ** Math.max(0, attempts - 1), 6 * 60 * 60_000)

/** What went wrong, without the address it went wrong for: mail servers repeat it, and logs and rows are no place for it (D26). */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[address]').slice(0, 500)
