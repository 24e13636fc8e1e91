import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A secret that only its key's holder can read, as it is stored: which key, and the sealed bytes (D26). */
interface Sealed {
  readonly keyId: string
  readonly ciphertext: Uint8Array
}

/** The server's keys: the first seals, every one opens. */
export interface Keys {
  seal(plain: string): Sealed
  open(sealed: Sealed): string
  /** The same address always gives the same index, so that it can be found without being readable. */
  index(address: string): string
  /** A key for one purpose, derived from the first. */
  derive(purpose: string): Buffer
}

export class UnknownKey extends Error {
  override readonly name = 'UnknownKey'
}

const NONCE = 12
const TAG = 16

/** Keys from the given list, else from the file in the data directory, which is made on the first start (0600). */
export function openKeys(given: string | null, dataDir: string): Keys {
  return keysFrom(given ?? readOrMake(join(dataDir, 'secret-keys')))
}

/** Keys from an `id:key` list (base64, 32 bytes or more each). */
export function keysFrom(list: string): Keys {
  const entries = list.trim().split(',').map(readEntry)
  const [first] = entries
  if (first === undefined) throw new UnknownKey('no key given')
  const byId = new Map(entries.map((entry) => [entry.id, entry.secret]))
  const made = new Map<string, Buffer>()
  // Derived once: on a signing day every mail is sealed twice.
  const known = (id: string, secret: Buffer, purpose: string): Buffer => {
    const name = `${id}/${purpose}`
    const key = made.get(name) ?? derived(secret, purpose)
    made.set(name, key)
    return key
  }
  const secretOf = (id: string): Buffer => {
    const secret = byId.get(id)
    if (secret === undefined) throw new UnknownKey(`no key named ${id}`)
    return known(id, secret, 'contact')
  }
  // The index must stay the same when a new key is put in front, so it hangs on the oldest one.
  const oldest = entries.at(-1) ?? first
  return {
    seal: (plain) => ({ keyId: first.id, ciphertext: encrypt(secretOf(first.id), plain) }),
    open: ({ keyId, ciphertext }) => decrypt(secretOf(keyId), ciphertext),
    index: (address) =>
      createHmac('sha256', known(oldest.id, oldest.secret, 'index'))
        .update(address.trim().toLowerCase())
        .digest('base64url'),
    derive: (purpose) => known(oldest.id, oldest.secret, purpose),
  }
}

function readEntry(pair: string): { id: string; secret: Buffer } {
  const at = pair.indexOf(':')
  const secret = Buffer.from(pair.slice(at + 1), 'base64')
  if (at < 1 || secret.length < 32) throw new UnknownKey('a key is id:base64 of at least 32 bytes')
  return { id: pair.slice(0, at), secret }
}

function readOrMake(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8')
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const made = `k${Date.now().toString(36)}:${randomBytes(32).toString('base64')}`
  writeFileSync(path, made, { mode: 0o600, flag: 'wx' })
  chmodSync(path, 0o600)
  return made
}

const derived = (secret: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `undersigned/${purpose}`, 32))

function encrypt(key: Buffer, plain: string): Uint8Array {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]))
}

function decrypt(key: Buffer, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
}
