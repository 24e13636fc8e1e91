import type { LetterId } from '@undersigned/letter'
import type { Salt } from '@undersigned/signatures'
import { completedBy, type HashOf, leafHash, type Node, nodesFor, rootOf, utf8 } from '@undersigned/signatures/log'
import type { Db } from './db.ts'
import type { Transacting } from './store.ts'

/** An event that stands in its letter's log, with the place it has there. */
export interface LoggedEvent {
  /** Counted from 0. */
  readonly index: number
  readonly kind: string
  /** RFC 8785 JSON: the entry's bytes. */
  readonly leaf: string
  /** Null together with the salt once its person was erased. */
  readonly payload: unknown
  readonly salt: Salt | null
  readonly at: number
}

const INSERTED_AT_ONCE = 200

/** Writes the leaves of events into the log of their letter, in the transaction that writes the events (rule V7). Gives the place of the first. */
export async function appendLeaves(tx: Transacting, letterId: LetterId, leaves: readonly string[]): Promise<number> {
  const first = await logSize(tx, letterId)
  const completed = completedFrom(first, leaves, await logHashes(tx, letterId, neededFor(first, leaves.length)))
  for (let at = 0; at < completed.length; at += INSERTED_AT_ONCE) {
    await tx
      .insertInto('log_hash')
      .values(completed.slice(at, at + INSERTED_AT_ONCE).map(({ level, index, hash }) => ({ letterId, level, index, hash })))
      .execute()
  }
  return first
}

/** What stands left of new leaves: of several, whatever was whole before them. */
const neededFor = (first: number, leaves: number): readonly Node[] => (leaves === 1 ? nodesFor.appending(first) : nodesFor.root(first))

function completedFrom(first: number, leaves: readonly string[], stored: HashOf): readonly (Node & { readonly hash: Uint8Array })[] {
  const made = new Map<string, Uint8Array>()
  const nameOf = ({ level, index }: Node): string => `${level}/${index}`
  return leaves.flatMap((leaf, at) => {
    const completed = completedBy(first + at, leafHash(utf8(leaf)), (node) => made.get(nameOf(node)) ?? stored(node))
    for (const node of completed) made.set(nameOf(node), node.hash)
    return completed
  })
}

/** How many entries the log of a letter has. */
export async function logSize(db: Db, letterId: LetterId): Promise<number> {
  const last = await db
    .selectFrom('log_hash')
    .where('letterId', '=', letterId)
    .where('level', '=', 0)
    .select((eb) => eb.fn.max('index').as('index'))
    .executeTakeFirst()
  return last?.index === null || last === undefined ? 0 : Number(last.index) + 1
}

/** The stored hashes of these subtrees, all read at once. */
export async function logHashes(db: Db, letterId: LetterId, nodes: readonly Node[]): Promise<HashOf> {
  const levels = [...Map.groupBy(nodes, ({ level }) => level)]
  const found = new Map<string, Uint8Array>()
  if (levels.length > 0) {
    const rows = await db
      .selectFrom('log_hash')
      .where((eb) =>
        eb.or(
          levels.map(([level, own]) => {
            const wanted = own.map(({ index }) => index)
            const [least, most] = [Math.min(...wanted), Math.max(...wanted)]
            return eb.and([
              ...[eb('letterId', '=', letterId), eb('level', '=', level)],
              ...[eb('index', '>=', least), eb('index', '<=', most), eb('index', 'in', wanted)],
            ])
          }),
        ),
      )
      .select(['level', 'index', 'hash'])
      .execute()
    for (const { level, index, hash } of rows) found.set(`${level}/${index}`, new Uint8Array(hash))
  }
  return ({ level, index }) => {
    const hash = found.get(`${level}/${index}`)
    if (hash === undefined) throw new RangeError(`the log of ${letterId} has no hash ${level}/${index}`)
    return hash
  }
}

/** The root of the log at a size that it has or had. */
export async function logRoot(db: Db, letterId: LetterId, size: number): Promise<Uint8Array> {
  return rootOf(size, await logHashes(db, letterId, nodesFor.root(size)))
}

/** The entries of the log from one place up to another, in order. */
export async function loggedEvents(
  db: Db,
  letterId: LetterId,
  { from = 0, to }: { readonly from?: number; readonly to: number },
): Promise<readonly LoggedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .where('letterId', '=', letterId)
    .where('leaf', 'is not', null)
    .select(['kind', 'leaf', 'payload', 'salt', 'at'])
    .orderBy('seq')
    .limit(to - from)
    .offset(from)
    .execute()
  return rows.map(({ leaf, payload, ...row }, at) => ({
    ...row,
    index: from + at,
    leaf: leaf ?? '',
    payload: payload === null ? null : JSON.parse(payload),
  }))
}

/** The newest entry by which somebody signed a letter, of those that can still be opened. */
export async function signatureEvent(db: Db, letterId: LetterId, signature: string): Promise<LoggedEvent | null> {
  const event = await db
    .selectFrom('event')
    .where('letterId', '=', letterId)
    .where('kind', '=', 'signature')
    .where('actor', '=', `signatory:${signature}`)
    .where('payload', 'is not', null)
    .select('seq')
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  if (event === undefined) return null
  const before = await db
    .selectFrom('event')
    .where('letterId', '=', letterId)
    .where('leaf', 'is not', null)
    .where('seq', '<', event.seq)
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirst()
  const index = Number(before?.n ?? 0)
  return (await loggedEvents(db, letterId, { from: index, to: index + 1 }))[0] ?? null
}
