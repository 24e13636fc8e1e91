import { digestOf } from '@undersigned/letter'
import { sql } from 'kysely'
import type { Queries, Store } from '../store.ts'
import { eventProblems } from './verify-events.ts'
import { logProblems } from './verify-log.ts'

/** What is wrong with what is stored, and where (rule P11). */
export interface Problem {
  readonly kind: 'damaged' | 'room-gap' | 'event-gap' | 'event-leaf' | 'log' | 'digest'
  readonly where: string
}

export interface Verified {
  readonly rooms: number
  readonly events: number
  readonly evidence: number
  readonly problems: readonly Problem[]
}

/** Reads everything that must hold together and says what does not (rule P11); changes nothing. */
export async function verifyStore({ db, dialect }: Pick<Store, 'db' | 'dialect'>): Promise<Verified> {
  const damages = dialect === 'sqlite' ? await fileProblems(db) : []
  const rooms = await roomProblems(db)
  const events = await eventProblems(db)
  const logs = await logProblems(db)
  const evidence = await digestProblems(db)
  return {
    rooms: rooms.count,
    events: events.count,
    evidence: evidence.count,
    problems: [...damages, ...rooms.problems, ...events.problems, ...logs, ...evidence.problems],
  }
}

async function fileProblems(db: Queries): Promise<readonly Problem[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  const { rows: foreign } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db)
  const damages = rows.filter(({ integrity_check }) => integrity_check !== 'ok')
  return [...damages.map((row) => row.integrity_check), ...foreign.map((row) => row.table)].map((where) => ({ kind: 'damaged', where }))
}

interface Found {
  readonly count: number
  readonly problems: readonly Problem[]
}

/** Behind its snapshot a room's updates are numbered without a gap up to its head. */
async function roomProblems(db: Queries): Promise<Found> {
  const rooms = await db
    .selectFrom('room')
    .leftJoin('room_snapshot', 'room_snapshot.room', 'room.id')
    .leftJoin('room_update', 'room_update.room', 'room.id')
    .groupBy(['room.id', 'room.name', 'room.head', 'room_snapshot.n'])
    .select(({ fn }) => [
      'room.name',
      'room.head',
      'room_snapshot.n as snapshot',
      fn.count<number>('room_update.n').as('updates'),
      fn.min('room_update.n').as('first'),
      fn.max('room_update.n').as('last'),
    ])
    .execute()
  const broken = rooms.filter(({ head, snapshot, updates, first, last }) => {
    const from = snapshot ?? 0
    if (updates === 0) return from !== head
    return updates !== head - from || first !== from + 1 || last !== head
  })
  return { count: rooms.length, problems: broken.map(({ name }) => ({ kind: 'room-gap', where: name })) }
}

async function digestProblems(db: Queries): Promise<Found> {
  const manifests = await db.selectFrom('manifest').select(['letterId', 'digest', 'bytes']).execute()
  const texts = await db.selectFrom('frozen_text').select(['letterId', 'digest', 'bytes']).execute()
  const evidence = [...manifests, ...texts]
  const broken = evidence.filter(({ digest, bytes }) => digestOf(new TextDecoder().decode(bytes)) !== digest)
  return {
    count: evidence.length,
    problems: broken.map(({ letterId, digest }) => ({ kind: 'digest', where: `letter ${letterId}, ${digest}` })),
  }
}
