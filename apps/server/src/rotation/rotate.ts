import { randomBytes } from 'node:crypto'
import {
  countIndexes,
  countStale,
  dropSecret,
  keepSecrets,
  keptSecrets,
  keyHolders,
  reindex,
  resealRow,
  rowsOfKeys,
  SEALED_PLACES,
  type SealedPlace,
  type SealedRow,
  type Store,
  staleRows,
  type Transacting,
} from '@undersigned/storage'
import type { LiveKeys } from '../keys.ts'
import { adoptKept, INDEX, sealedSecret } from './kept.ts'
import { HEARD_OF } from './key-watch.ts'

export interface RotationParts {
  readonly store: Pick<Store, 'db' | 'transaction'>
  readonly keys: LiveKeys
  readonly now: () => number
  /** Waits before running servers are asked again whether they have learnt of the new key. */
  readonly pause: () => Promise<void>
}

export interface Rotated {
  readonly key: string
  readonly rows: number
  /** Addresses that only their index is known of, so that it stays as an older secret made it. */
  readonly left: number
}

export class ServerBehind extends Error {
  override readonly name = 'ServerBehind'
}

/** Something is sealed with a key that was not given. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing'
}

const BATCH = 50

/** The key that everything shall be sealed with, and how its indexes begin. */
const targetOf = (keys: LiveKeys) => {
  const keyId = keys.ids().at(0) ?? ''
  return { keyId, prefix: `${keyId}.` }
}

/** How many rows still wait for the newest key; 0 when a change of keys is done, or none was begun (rule P40). */
async function countWaiting({ store, keys }: Pick<RotationParts, 'store' | 'keys'>): Promise<number> {
  const { keyId } = targetOf(keys)
  const newest = keys.indexNames().at(-1) ?? ''
  const prefix = newest === '' ? '' : `${newest}.`
  let n = 0
  for (const place of SEALED_PLACES) n += await countStale(store.db, place, { keyId, prefix })
  return n
}

/** Seals everything anew with the first key, batch by batch, beside running servers; goes on where a killed one stopped (rules P36, P38, P39). */
export async function rotate(parts: RotationParts): Promise<Rotated> {
  const { store, keys, now } = parts
  const { keyId, prefix } = targetOf(keys)
  await everyKeyIsThere(parts)
  await serversKnow(parts, [keyId])
  await keepSecrets(store.db, [sealedSecret(keys, { name: `${INDEX}${keyId}`, secret: randomBytes(32), at: now() })])
  await adoptKept(store.db, keys)
  await serversKnow(parts, [keyId, `${INDEX}${keyId}`])
  let rows = 0
  for (const place of SEALED_PLACES) for (let batch = 1; batch > 0; rows += batch) batch = await sealBatch(parts, place, { keyId, prefix })
  await retireIndexes(parts)
  await adoptKept(store.db, keys)
  return { key: keyId, rows, left: await countOlderIndexes(parts) }
}

async function everyKeyIsThere({ store, keys }: RotationParts): Promise<void> {
  const missing = [...(await rowsOfKeys(store.db)).keys()].filter((id) => !keys.ids().includes(id))
  if (missing.length > 0)
    throw new KeyMissing(`something is sealed with ${missing.join(', ')}, which was not given: add it to the end of the keys`)
}

async function sealBatch({ store, keys }: RotationParts, place: SealedPlace, target: { keyId: string; prefix: string }): Promise<number> {
  return store.transaction(async (tx) => {
    const rows = await staleRows(tx, place, { ...target, limit: BATCH })
    for (const row of rows) await sealAnew(keys, tx, { place, row })
    return rows.length
  })
}

async function sealAnew(
  keys: LiveKeys,
  tx: Transacting,
  { place, row }: { readonly place: SealedPlace; readonly row: SealedRow },
): Promise<void> {
  const plain = row.sealed.map((ciphertext) => keys.open({ keyId: row.keyId, ciphertext }))
  const sealed = plain.map((each) => keys.seal(each))
  const keyId = sealed.at(0)?.keyId ?? row.keyId
  await resealRow(tx, place, { id: row.id, keyId, sealed: sealed.map(({ ciphertext }) => ciphertext) })
  const to = keys.index(plain.at(0) ?? '')
  if (row.index !== null && row.index !== to) await reindex(tx, { from: row.index, to })
}

/** What makes indexes goes when no row holds one of its own any more. */
async function retireIndexes({ store, keys }: RotationParts): Promise<void> {
  for (const { name } of await keptSecrets(store.db)) {
    if (!name.startsWith(INDEX) || name === `${INDEX}${targetOf(keys).keyId}`) continue
    if ((await countIndexes(store.db, prefixOf(name.slice(INDEX.length)))) === 0) await dropSecret(store.db, name)
  }
}

const prefixOf = (name: string): string | null => (name === '' ? null : `${name}.`)

async function countOlderIndexes({ store, keys }: Pick<RotationParts, 'store' | 'keys'>): Promise<number> {
  const older = keys.indexNames().slice(0, -1)
  const counts = await Promise.all(older.map((name) => countIndexes(store.db, prefixOf(name))))
  return counts.reduce((sum, n) => sum + n, 0)
}

const MOST_PAUSES = 120

/** Nothing is written that a running server could not read: it says what it knows, and is waited for (rule P39). */
async function serversKnow({ store, now, pause }: RotationParts, wanted: readonly string[]): Promise<void> {
  for (let n = 0; n < MOST_PAUSES; n += 1) {
    const holders = await keyHolders(store.db, now() - HEARD_OF)
    if (holders.every((known) => wanted.every((each) => known.includes(each)))) return
    await pause()
  }
  throw new ServerBehind(`a running server does not know ${wanted.join(' and ')} yet: start it anew with the new SECRET_KEYS, then go on`)
}

export interface KeyStatus {
  readonly id: string
  readonly role: 'seals' | 'opens' | 'missing'
  /** How many rows it holds, by table. */
  readonly rows: Readonly<Record<string, number>>
}

/** What each key holds, and what became of the indexes (rule P40). */
export async function keyStatus(parts: Pick<RotationParts, 'store' | 'keys'>) {
  const { store, keys } = parts
  const held = await rowsOfKeys(store.db)
  const ids = [...new Set([...keys.ids(), ...held.keys()])]
  const status = ids.map((id): KeyStatus => {
    const role = keys.ids().at(0) === id ? 'seals' : keys.ids().includes(id) ? 'opens' : 'missing'
    return { id, role, rows: Object.fromEntries(held.get(id) ?? []) }
  })
  return { keys: status, waiting: await countWaiting(parts), olderIndexes: await countOlderIndexes(parts) }
}
