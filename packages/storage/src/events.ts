import { type LetterId, letterId } from '@undersigned/letter'
import { canonicalLeaf, type EventPayload, leafOf, type Salt, STAGES, type Stage, type StageMoved } from '@undersigned/signatures'
import { appendLeaves } from './log.ts'
import { newestEvent } from './newest-event.ts'
import type { Queries, Transacting } from './store.ts'

export interface NewEvent {
  readonly letterId: LetterId
  readonly kind: string
  /** Plain JSON. */
  readonly payload: Readonly<Record<string, unknown>>
  readonly salt: Salt
  readonly actor: string | null
  readonly at: number
}

export interface EventRow {
  readonly seq: number
  readonly kind: string
  /** Null once the person in it was erased. */
  readonly payload: unknown
  readonly actor: string | null
  readonly at: number
}

/** Writes down what happened, numbered per letter without a gap, in the transaction that made it happen (D23, rule P7). */
export function appendEvent(tx: Transacting, event: NewEvent): Promise<number> {
  return appendOne(tx, event, null)
}

type NewLoggedEvent = Omit<NewEvent, 'kind' | 'payload'> & { readonly payload: EventPayload }

/** The same for what the transparency log is built over: a manifest, an approval, a signature, a withdrawal … with its leaf (rule V7). */
export function appendLoggedEvent(tx: Transacting, { payload, ...event }: NewLoggedEvent): Promise<number> {
  return appendOne(tx, { ...event, kind: payload.kind, payload: { ...payload } }, canonicalLeaf(leafOf(payload, event)))
}

const INSERTED_AT_ONCE = 100

/** Many of them of one letter, in order, in as few questions as the database takes (rule V19). Gives the place of the first in the log. */
export async function appendLoggedEvents(
  tx: Transacting,
  letterId: LetterId,
  events: readonly Omit<NewLoggedEvent, 'letterId'>[],
): Promise<number> {
  const first = (await newestEvent(tx, letterId)) + 1
  const rows = events.map(({ payload, ...event }, index) => {
    const leaf = canonicalLeaf(leafOf(payload, event))
    return { ...event, letterId, kind: payload.kind, payload: JSON.stringify(payload), leaf, seq: first + index }
  })
  for (let at = 0; at < rows.length; at += INSERTED_AT_ONCE) {
    await tx
      .insertInto('event')
      .values(rows.slice(at, at + INSERTED_AT_ONCE))
      .execute()
  }
  const last = events.at(-1)
  if (last !== undefined) await touch(tx, letterId, last.at)
  return appendLeaves(
    tx,
    letterId,
    rows.map(({ leaf }) => leaf),
  )
}

/** Erases what an event says of a person: payload and salt go, its leaf and its place in the order stay. */
export async function eraseEvent(tx: Transacting, letter: LetterId, seq: number): Promise<void> {
  await tx.updateTable('event').set({ payload: null, salt: null }).where('letterId', '=', letter).where('seq', '=', seq).execute()
}

/** Events of a letter, the newest first, before a number. */
export async function eventsOf(
  db: Queries,
  letter: string,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly EventRow[]> {
  let query = db.selectFrom('event').where('letterId', '=', letterId(letter)).select(['seq', 'kind', 'payload', 'actor', 'at'])
  if (page.before !== undefined) query = query.where('seq', '<', page.before)
  const rows = await query.orderBy('seq', 'desc').limit(page.limit).execute()
  return rows.map((row) => ({ ...row, payload: row.payload === null ? null : JSON.parse(row.payload) }))
}

/** Every change of a letter's stage, the first one first. */
export async function stageMovesOf(db: Queries, letter: LetterId): Promise<readonly StageMoved[]> {
  const rows = await db
    .selectFrom('event')
    .where('letterId', '=', letter)
    .where('kind', 'in', ['stage-changed', 'decided-by-two'])
    .select('payload')
    .orderBy('seq')
    .execute()
  return rows.flatMap(({ payload }) => moveIn(payload === null ? null : JSON.parse(payload)))
}

const isStage = (value: unknown): value is Stage => STAGES.some((stage) => stage === value)

function moveIn(payload: unknown): readonly StageMoved[] {
  if (typeof payload !== 'object' || payload === null || !('from' in payload) || !('to' in payload)) return []
  const { from, to } = payload
  return isStage(from) && isStage(to) && from !== to ? [{ from, to }] : []
}

async function touch(tx: Transacting, letter: LetterId, at: number): Promise<void> {
  await tx.updateTable('letter').set({ updatedAt: at }).where('id', '=', letter).execute()
}

async function appendOne(tx: Transacting, { payload, ...event }: NewEvent, leaf: string | null): Promise<number> {
  const seq = (await newestEvent(tx, event.letterId)) + 1
  await tx
    .insertInto('event')
    .values({ ...event, payload: JSON.stringify(payload), leaf, seq })
    .execute()
  if (leaf !== null) await appendLeaves(tx, event.letterId, [leaf])
  await touch(tx, event.letterId, event.at)
  return seq
}
