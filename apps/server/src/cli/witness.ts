import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Checkpoint,
  consistencyProof,
  cosign,
  hashInTile,
  hexOf,
  isConsistent,
  isSame,
  KEY_TYPES,
  keyOf,
  keyText,
  type Node,
  type NoteKey,
  NotProven,
  nodesFor,
  openCheckpoint,
  parseKey,
  rootOf,
  type Signer,
  signerFrom,
  tileOf,
  tilePath,
} from '@undersigned/signatures/log'
import { print } from './output.ts'
import { pathOf } from './path.ts'
import { CommandRefused } from './refused.ts'

interface Options {
  /** Where the witness keeps its key and what it saw. */
  readonly dir: string
  /** The name it signs with. */
  readonly name: string
  /** The log's key, from elsewhere; else the first that is seen is kept. */
  readonly key?: string
  /** Leaves what was signed with the log, which serves it with its checkpoint. */
  readonly submit?: true
}

/** Looks at a log, checks that it grew out of what was seen last, and signs what it is now; false when it did not. */
export async function witnessLog(url: string, options: Options): Promise<boolean> {
  const seen = await look({ ...options, dir: pathOf(options.dir), read: readerOf(url), seconds: Math.floor(Date.now() / 1000) })
  for (const line of seen.lines) print(line)
  if (options.submit === true && seen.signed !== null) print(await submitted(url, seen.signed))
  return seen.isConsistent
}

/** A file of the log by its path below the log's address. */
type Read = (path: string) => Promise<Uint8Array>

export interface Looking extends Options {
  readonly read: Read
  readonly seconds: number
}

export interface Seen {
  readonly isConsistent: boolean
  readonly lines: readonly string[]
  /** The checkpoint with the witness's line; null when it was not signed. */
  readonly signed: string | null
}

/** One look of a witness (rule V16). What it saw is on its disk before it says so. */
export async function look({ dir, name, key: given, read, seconds }: Looking): Promise<Seen> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const signer = await witnessSigner(dir)
  const signed = await textAt(read, 'checkpoint')
  const id = hexOf(new TextEncoder().encode(signed.split('\n', 1)[0])).slice(-40)
  const key = await pinnedKey(read, { file: join(dir, `${id}.key`), given })
  const now = await openCheckpoint(signed, key)
  const kept = join(dir, `${id}.checkpoint`)
  const before = existsSync(kept) ? await openCheckpoint(afterFirstLine(await readFile(kept, 'utf8')), key) : null
  const hashOf = await hashesOf(read, before, now)
  if (!isSame(rootOf(now.size, hashOf), now.root) || !hasGrown(before, now, hashOf)) {
    const evidence = join(dir, `${id}.${now.size}.forked`)
    await writeFile(evidence, signed)
    return {
      isConsistent: false,
      signed: null,
      lines: [`${now.origin}: NOT the log that was seen before; both are kept: ${kept}, ${evidence}`],
    }
  }
  const witness = keyText(keyOf(name, KEY_TYPES.cosignature, signer.publicKey))
  const cosigned = await cosign(signed, { name, signer, seconds })
  await writeFile(`${kept}.new`, `${witness}\n${cosigned}`)
  await rename(`${kept}.new`, kept)
  const told = before === null ? 'seen for the first time' : `grown from ${before.size}`
  return {
    isConsistent: true,
    signed: cosigned,
    lines: [`${now.origin}: ${now.size} entries, ${told}; signed in ${kept}`, `witness ${witness}`],
  }
}

/** What the log said to it, in a line. */
async function submitted(url: string, body: string): Promise<string> {
  const answer = await fetch(`${url.replace(/\/$/, '')}/cosignatures`, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE) })
  return answer.ok ? 'left with the log' : `the log did not take it (${answer.status}): ${await answer.text()}`
}

const afterFirstLine = (text: string): string => text.slice(text.indexOf('\n') + 1)

/** The witness's own private key, made at the first look. */
async function witnessSigner(dir: string): Promise<Signer> {
  const file = join(dir, 'witness-seed')
  if (!existsSync(file)) await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  return signerFrom(new Uint8Array(Buffer.from(await readFile(file, 'utf8'), 'hex')))
}

interface Pinned {
  readonly file: string
  readonly given: string | undefined
}

/** The key that was given, or else the one of the first look, for ever. */
async function pinnedKey(read: Read, { file, given }: Pinned): Promise<NoteKey> {
  const kept = existsSync(file) ? (await readFile(file, 'utf8')).trim() : null
  if (kept !== null && given !== undefined && kept !== given) throw new CommandRefused(`another key was kept at the first look: ${kept}`)
  const text = given ?? kept ?? (await textAt(read, 'key')).trim()
  const key = parseKey(text)
  if (kept === null) await writeFile(file, `${text}\n`)
  return key
}

/** What is needed of the tiles for the root, and for having grown out of what was seen. */
async function hashesOf(read: Read, before: Checkpoint | null, now: Checkpoint): Promise<(node: Node) => Uint8Array> {
  const grown = before !== null && before.size < now.size ? nodesFor.consistency(before.size, now.size) : []
  const paths = new Set([...nodesFor.root(now.size), ...grown].map((node) => tilePath(tileOf(node, now.size))))
  const tiles = new Map(await Promise.all([...paths].map(async (path) => [path, await read(path)] as const)))
  return (node) => hashInTile(node, tiles.get(tilePath(tileOf(node, now.size))) ?? new Uint8Array())
}

function hasGrown(before: Checkpoint | null, now: Checkpoint, hashOf: (node: Node) => Uint8Array): boolean {
  if (before === null) return true
  if (now.size < before.size) return false
  return isConsistent(before, now, consistencyProof(before.size, now.size, hashOf))
}

const MOST_BYTES = 64 * 1024
const PATIENCE = 20_000

function readerOf(url: string): Read {
  return async (path) => {
    const answer = await fetch(`${url.replace(/\/$/, '')}/${path}`, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
    if (!answer.ok) throw new CommandRefused(`${url}/${path}: ${answer.status}`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (bytes.length > MOST_BYTES) throw new CommandRefused(`${url}/${path} is larger than any file of a log`)
    return bytes
  }
}

async function textAt(read: Read, path: string): Promise<string> {
  const bytes = await read(path)
  const text = new TextDecoder('utf-8').decode(bytes)
  if (text.length > MOST_BYTES) throw new NotProven('note-malformed', path)
  return text
}
