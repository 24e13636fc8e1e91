import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret that only its key's holder can read, as it is stored: which key, and the sealed bytes (D26). */
interface Sealed {
  readonly keyId: string
  readonly ciphertext: Uint8Array
}

/** The name of a secret that makes indexes: it stands before their dot. The first there was has none. */
type IndexName = string

/** What stays when the keys change, so that logs, links, and records in DNS go on to hold (rule P37). `reply` knows a mail that came before. */
export const LASTING: readonly string[] = [
  ...['log', 'sessions', 'confirm-code', 'own-signature', 'own-choices', 'succession', 'domain-proof', 'digest-mute'],
  ...['form-hour', 'form-work', 'form-work-key', 'return-path', 'reply'],
]

/** The server's keys: the first seals, every one opens. */
export interface Keys {
  seal(plain: string): Sealed
  open(sealed: Sealed): string
  /** The same address always gives the same index, so that it can be found without being readable. */
  index(address: string): string
  /** Every index that the address may still have in a row, the newest first: more than one only while keys change (rule P38). */
  indexes(address: string): readonly [string, ...string[]]
  /** A secret for one purpose, which stays the same when the keys change. */
  derive(purpose: string): Buffer
  /** A secret for one purpose from each key, the sealing one first: for what lasts minutes, and must end with its key. */
  perKey(purpose: string): ReadonlyMap<string, Buffer>
}

/** Secrets that the database keeps, opened: the lasting ones by purpose, and what makes indexes, the newest last. */
export interface Kept {
  readonly lasting: ReadonlyMap<string, Buffer>
  readonly indexes: ReadonlyMap<IndexName, Buffer>
}

/** Keys that learn of others while the server runs. */
export interface LiveKeys extends Keys {
  /** The ids of its keys, the sealing one first. */
  ids(): readonly string[]
  /** Takes another list in the place of the one before. */
  read(list: string): void
  adopt(kept: Kept): void
  /** What a lasting secret is before it was ever kept: made from the oldest key. */
  original(purpose: string): Buffer
  /** The secrets that make indexes, the newest last. */
  indexNames(): readonly IndexName[]
}

export class UnknownKey extends Error {
  override readonly name = 'UnknownKey'
}

const NONCE = 12
const TAG = 16

/** Where keys are kept that were not given. */
export const keyFile = (dataDir: string): string => join(dataDir, 'secret-keys')

/** Keys from the given list, else from the file in the data directory, which is made on the first start (0600). */
export function openKeys(given: string | null, dataDir: string): LiveKeys {
  return keysFrom(given ?? readOrMake(keyFile(dataDir)))
}

interface Ring {
  readonly first: string
  readonly oldest: Buffer
  readonly byId: ReadonlyMap<string, Buffer>
}

/** Keys from an `id:key` list (base64, 32 bytes or more each). */
export function keysFrom(list: string): LiveKeys {
  let ring = ringFrom(list)
  let kept: Kept | null = null
  // Derived once: on a signing day every mail is sealed twice.
  let made = new Map<string, Buffer>()
  const known = (name: string, secret: Buffer, purpose: string): Buffer => {
    const at = `${name}/${purpose}`
    const key = made.get(at) ?? derived(secret, purpose)
    made.set(at, key)
    return key
  }
  const secretOf = (id: string): Buffer => {
    const secret = ring.byId.get(id)
    if (secret === undefined) throw new UnknownKey(`no key named ${id}`)
    return known(id, secret, 'contact')
  }
  const original = (purpose: string): Buffer => known('', ring.oldest, purpose === 'reply' ? 'index' : purpose)
  const makers = (): readonly (readonly [IndexName, Buffer])[] => (kept === null ? [['', original('index')]] : [...kept.indexes])
  return {
    seal: (plain) => ({ keyId: ring.first, ciphertext: encrypt(secretOf(ring.first), plain) }),
    open: ({ keyId, ciphertext }) => decrypt(secretOf(keyId), ciphertext),
    index: (address) => indexBy(makers().at(-1), address),
    indexes: (address) => {
      const [newest, ...older] = makers().toReversed()
      return [indexBy(newest, address), ...older.map((maker) => indexBy(maker, address))]
    },
    derive: (purpose) => kept?.lasting.get(purpose) ?? original(purpose),
    perKey: (purpose) => new Map([...ring.byId].map(([id, secret]) => [id, known(id, secret, purpose)])),
    ids: () => [...ring.byId.keys()],
    read: (other) => {
      ring = ringFrom(other)
      made = new Map()
    },
    adopt: (other) => {
      kept = other
    },
    original,
    indexNames: () => makers().map(([name]) => name),
  }
}

function ringFrom(list: string): Ring {
  const entries = entriesOf(list)
  const [first] = entries
  const oldest = entries.at(-1)
  if (first === undefined || oldest === undefined) throw new UnknownKey('no key given')
  return { first: first.id, oldest: oldest.secret, byId: new Map(entries.map(({ id, secret }) => [id, secret])) }
}

/** Each key of a list with its id, the sealing one first. */
export const entriesOf = (list: string): readonly { readonly id: string; readonly secret: Buffer }[] =>
  list.trim().split(',').map(readEntry)

function indexBy(maker: readonly [IndexName, Buffer] | undefined, address: string): string {
  if (maker === undefined) throw new UnknownKey('nothing to make indexes with')
  const [name, secret] = maker
  const mac = createHmac('sha256', asKey(secret)).update(address.trim().toLowerCase()).digest('base64url')
  return name === '' ? mac : `${name}.${mac}`
}

function readEntry(pair: string): { id: string; secret: Buffer } {
  const at = pair.indexOf(':')
  const secret = Buffer.from(pair.slice(at + 1), 'base64')
  if (at < 1 || secret.length < 32) throw new UnknownKey('a key is id:base64 of at least 32 bytes')
  return { id: pair.slice(0, at), secret }
}

/** A key that was never used before, with its id. */
export const newKey = (): string => `k${Date.now().toString(36)}:${randomBytes(32).toString('base64')}`

function readOrMake(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8')
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const made = newKey()
  writeFileSync(path, made, { mode: 0o600, flag: 'wx' })
  chmodSync(path, 0o600)
  return made
}

const derived = (secret: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `undersigned/${purpose}`, 32))

const asKeys = new WeakMap<Buffer, KeyObject>()

/** Of plain bytes Node asks at each use whether they are a key, which takes as long as sealing a mail. */
export function asKey(secret: Buffer): KeyObject {
  const key = asKeys.get(secret) ?? createSecretKey(secret)
  asKeys.set(secret, key)
  return key
}

function encrypt(key: Buffer, plain: string): Uint8Array {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', asKey(key), nonce)
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]))
}

function decrypt(key: Buffer, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', asKey(key), bytes.subarray(0, NONCE))
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
}
