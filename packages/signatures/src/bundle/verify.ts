import { canonicalJson, type Digest } from '@undersigned/letter'
import { hexOf, isSame, utf8 } from '../log/bytes.ts'
import { openCheckpoint } from '../log/checkpoint.ts'
import { cosignedAt } from '../log/cosignature.ts'
import { parseLogProof } from '../log/log-proof.ts'
import { type HashOf, isIncluded, leafHash, rootOf, treeOf } from '../log/merkle.ts'
import { type NoteKey, parseKey, parseNote } from '../log/note.ts'
import { type Entry, entryOf, openingText, readEntry, readOpening } from '../log/opening.ts'
import { openReceipt } from '../log/receipt.ts'
import { NotProven } from '../log/refused.ts'
import { type Files, unpacked } from './archive.ts'
import { CONTENTS, checkContents } from './contents.ts'
import { canonicalIn, isJson, namedJson, textIn } from './json.ts'
import { linesIn } from './lines.ts'
import { erasedIn, type Listed, listFrom, type Opened } from './list.ts'
import { inForceIn, proofPath, witnessPath } from './make.ts'
import { chainOf, manifestFrom, type SealedManifest } from './manifests.ts'

export interface WitnessSeen {
  readonly key: string
  readonly size: number
  /** ISO 8601. */
  readonly at: string
}

/** What a bundle proves. */
export interface Proven {
  readonly letter: string
  /** The log's key: whoever has it from elsewhere compares it. */
  readonly key: string
  readonly size: number
  readonly root: string
  /** The manifest in force. */
  readonly manifest: Digest
  readonly languages: readonly string[]
  /** The text in force in each language, line by line. */
  readonly texts: Readonly<Record<string, readonly string[]>>
  readonly list: readonly Listed[]
  /** How many entries of each kind the log has. */
  readonly kinds: Readonly<Record<string, number>>
  readonly withdrawn: number
  /** Signatures in the log that are not opened here: erased, held, outdated. Who they were is not said. */
  readonly unopened: number
  /** How many of those were erased by their people. */
  readonly erased: number
  readonly witnesses: readonly WitnessSeen[]
}

export interface Expected {
  /** The log's key from elsewhere; without it the bundle's own is taken and shown. */
  readonly key?: string
  /** Receipts that must stand in the same log. */
  readonly receipts?: readonly string[]
}

/** Checks everything a bundle says by nothing but itself, and gives what it proves; throws `NotProven` at the first thing that does not hold (rules V12 to V15). */
export async function verifyBundle(bytes: Uint8Array, { key: expected, receipts = [] }: Expected = {}): Promise<Proven> {
  const files = unpacked(bytes)
  const key = keyIn(files, expected)
  await checkContents(textIn(fileIn(files, CONTENTS), CONTENTS), files, key)
  const log = await logIn(files, key)
  const opened = openingsIn(files, log)
  const inForce = inForceIn(log.entries)
  if (inForce === null) throw new NotProven('manifest-differs', 'entries.jsonl')
  const chain = chainIn(files, { log, inForce })
  const [current] = chain
  if (current === undefined || textIn(fileIn(files, 'recipients.json'), 'recipients.json') !== current.recipients) {
    throw new NotProven('recipients-differ', 'recipients.json')
  }
  const list = listIn(files, { opened, inForce, chain })
  checkProofs(files, { log, list, opened })
  const erased = erasedIn(opened)
  checkWithdrawn(log.read, opened, erased)
  for (const receipt of receipts) await checkReceipt(receipt, log, key)
  const witnesses = await witnessesIn(files, log, key)
  checkNothingMore(files, { chain, list, witnesses: witnesses.length })
  return {
    letter: current.letter,
    key: textIn(fileIn(files, 'key'), 'key').trim(),
    size: log.entries.length,
    root: hexOf(rootOf(log.entries.length, log.hashOf)),
    manifest: inForce,
    languages: [...current.texts.keys()],
    texts: textsIn(files, current),
    list,
    kinds: countsOf(log.read),
    withdrawn: countOf(log.read, 'withdrawal'),
    unopened: countOf(log.read, 'signature') - countOpened(opened, 'signature'),
    erased: [...erased].filter((index) => log.read[index]?.kind === 'signature').length,
    witnesses,
  }
}

function fileIn(files: Files, path: string): Uint8Array {
  const bytes = files.get(path)
  if (bytes === undefined) throw new NotProven('file-missing', path)
  return bytes
}

function keyIn(files: Files, expected: string | undefined): NoteKey {
  const text = textIn(fileIn(files, 'key'), 'key')
  const key = parseKey(text.slice(0, -1))
  if (!text.endsWith('\n') || !key.name.startsWith(ORIGIN)) throw new NotProven('other-key', 'key')
  if (expected !== undefined && expected !== text.slice(0, -1)) throw new NotProven('other-key', 'key')
  return key
}

const ORIGIN = 'undersigned/'

interface Log {
  readonly entries: readonly Uint8Array[]
  readonly read: readonly Entry[]
  readonly hashOf: HashOf
  readonly checkpoint: string
}

/** All entries, which hash to the root that was signed. */
async function logIn(files: Files, key: NoteKey): Promise<Log> {
  const checkpoint = textIn(fileIn(files, 'checkpoint'), 'checkpoint')
  const { size, root } = await openCheckpoint(checkpoint, key)
  const lines = textIn(fileIn(files, 'entries.jsonl'), 'entries.jsonl').split('\n')
  const entries = lines.slice(0, -1).map(utf8)
  const hashOf = treeOf(entries.map(leafHash))
  if (lines.at(-1) !== '' || entries.length !== size || !isSame(rootOf(size, hashOf), root))
    throw new NotProven('log-differs', 'checkpoint')
  return { entries, read: entries.map(readEntry), hashOf, checkpoint }
}

/** What opens entries, each of which it opens. */
function openingsIn(files: Files, { entries }: Log): readonly Opened[] {
  const path = 'openings.json'
  const value = canonicalIn(fileIn(files, path), path)
  if (!Array.isArray(value)) throw new NotProven('file-unreadable', path)
  const opened = value.map((each: unknown) => {
    if (!isJson(each) || typeof each.index !== 'number') throw new NotProven('file-unreadable', path)
    const { index, ...opening } = each
    return { index, opening: readOpening(utf8(canonicalJson(opening))) }
  })
  opened.forEach(({ index, opening }, at) => {
    const before = opened[at - 1]?.index ?? -1
    const entry = entries[index]
    if (index <= before || entry === undefined || !isSame(entryOf(opening), entry)) throw new NotProven('not-in-log', `${path} ${index}`)
  })
  return opened
}

/** The manifests, each sealed by an entry of the log, and every text they name. */
function chainIn(files: Files, { log, inForce }: { readonly log: Log; readonly inForce: Digest }): readonly SealedManifest[] {
  const sealed = new Set(log.read.filter(({ kind }) => kind === 'manifest').map(({ manifest }) => String(manifest)))
  const manifests = new Map<string, SealedManifest>()
  for (const [path, bytes] of files) {
    const named = /^manifests\/(\w{64})\.json$/.exec(path)?.[1]
    if (named === undefined) continue
    if (!sealed.has(named)) throw new NotProven('manifest-differs', path)
    manifests.set(named, manifestFrom(namedJson(bytes, path, named), named))
  }
  const chain = chainOf(inForce, manifests)
  for (const manifest of chain) checkTexts(files, manifest)
  return chain
}

function checkTexts(files: Files, { letter, digest: named, texts }: SealedManifest): void {
  const origin = textIn(fileIn(files, 'key'), 'key').split('+', 1)[0] ?? ''
  if (origin !== `${ORIGIN}${letter}`) throw new NotProven('other-letter', named)
  for (const [language, digestOfText] of texts) {
    const path = `texts/${digestOfText}.json`
    const text = namedJson(fileIn(files, path), path, digestOfText)
    if (text.format !== 'undersigned-text-1' || text.language !== language) throw new NotProven('text-differs', path)
  }
}

const textsIn = (files: Files, { texts }: SealedManifest): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries([...texts].map(([language, named]) => [language, linesIn(fileIn(files, `texts/${named}.json`), named)]))

interface Listing {
  readonly opened: readonly Opened[]
  readonly inForce: Digest
  readonly chain: readonly SealedManifest[]
}

/** The list is the one that the opened entries give, and everyone on it signed a text of this letter that still stands (rule V14). */
function listIn(files: Files, { opened, inForce, chain }: Listing): readonly Listed[] {
  const list = listFrom(opened, inForce)
  if (canonicalJson(list) !== textIn(fileIn(files, 'list.json'), 'list.json')) throw new NotProven('list-differs', 'list.json')
  const ids = new Set(list.map(({ signature }) => signature))
  if (ids.size !== list.length) throw new NotProven('list-differs', 'list.json')
  for (const { index, manifest, language } of list) {
    const at = chain.findIndex((each) => each.digest === manifest)
    const changes = chain.slice(0, at).map(({ change }) => change)
    if (at === -1 || changes.includes('substance')) throw new NotProven('signature-outdated', String(index))
    if (!chain[at]?.texts.has(language)) throw new NotProven('list-differs', String(index))
  }
  return list
}

/** A proof of its own for everyone on the list, against the very checkpoint of the bundle. */
function checkProofs(files: Files, { log, list, opened }: { log: Log; list: readonly Listed[]; opened: readonly Opened[] }): void {
  const size = log.entries.length
  const root = rootOf(size, log.hashOf)
  const openingOf = new Map(opened.map(({ index, opening }) => [index, utf8(openingText(opening))]))
  for (const { index } of list) {
    const path = proofPath(index)
    const proof = parseLogProof(textIn(fileIn(files, path), path))
    const leaf = leafHash(log.entries[index] ?? new Uint8Array())
    const isOwn = proof.index === index && proof.extra !== null && isSame(proof.extra, openingOf.get(index) ?? new Uint8Array())
    if (!isOwn || proof.checkpoint !== log.checkpoint || !isIncluded({ index, size, leaf, root }, proof.path)) {
      throw new NotProven('not-in-log', path)
    }
  }
}

/** Withdrawals and objections are opened, so that none is left out; only what an erasure names stays closed, and that for good (rules V14, V18). */
function checkWithdrawn(read: readonly Entry[], opened: readonly Opened[], erased: ReadonlySet<number>): void {
  const isOpened = new Set(opened.map(({ index }) => index))
  const isLeftOut = ({ kind }: Entry, index: number): boolean =>
    (kind === 'withdrawal' || kind === 'objection' || kind === 'unlisted') && !isOpened.has(index) && !erased.has(index)
  if (read.some(isLeftOut)) throw new NotProven('signature-withdrawn', 'openings.json')
  if ([...erased].some((index) => isOpened.has(index))) throw new NotProven('list-differs', 'openings.json')
}

/** Somebody's receipt is of this log: their entry where it says, and the log as it was then a beginning of this one. */
async function checkReceipt(receipt: string, { entries, hashOf }: Log, key: NoteKey): Promise<void> {
  const { opening, index, size } = await openReceipt(receipt, key)
  const { root } = await openCheckpoint(parseLogProof(receipt).checkpoint, key)
  const isHere = size <= entries.length && isSame(rootOf(size, hashOf), root)
  if (!isHere || !isSame(entryOf(opening), entries[index] ?? new Uint8Array())) throw new NotProven('log-differs', 'receipt')
}

/** What witnesses saw of the log, which is a beginning of it. */
async function witnessesIn(files: Files, { entries, hashOf }: Log, key: NoteKey): Promise<readonly WitnessSeen[]> {
  const seen: WitnessSeen[] = []
  for (let at = 0; files.has(witnessPath(at, 'checkpoint')); at += 1) {
    const path = witnessPath(at, 'checkpoint')
    const signed = textIn(fileIn(files, path), path)
    const { size, root } = await openCheckpoint(signed, key)
    const text = textIn(fileIn(files, witnessPath(at, 'key')), path).slice(0, -1)
    const seconds = await cosignedAt(parseNote(signed), parseKey(text))
    if (size > entries.length || !isSame(rootOf(size, hashOf), root)) throw new NotProven('log-differs', path)
    seen.push({ key: text, size, at: new Date(seconds * 1000).toISOString() })
  }
  return seen
}

interface Known {
  readonly chain: readonly SealedManifest[]
  readonly list: readonly Listed[]
  readonly witnesses: number
}

const OTHERS = [
  'README.txt',
  'verify.html',
  'checkpoint',
  'key',
  'entries.jsonl',
  'openings.json',
  'list.json',
  'recipients.json',
  CONTENTS,
]

/** Every file has been looked at, for what it is or as one that stands beside. */
function checkNothingMore(files: Files, { chain, list, witnesses }: Known): void {
  const known = new Set([
    ...OTHERS,
    ...chain.map((each) => `manifests/${each.digest}.json`),
    ...chain.flatMap(({ texts }) => [...texts.values()].map((named) => `texts/${named}.json`)),
    ...list.map(({ index }) => proofPath(index)),
    ...Array.from({ length: witnesses }, (_, at) => [witnessPath(at, 'checkpoint'), witnessPath(at, 'key')]).flat(),
  ])
  for (const path of OTHERS) fileIn(files, path)
  for (const path of files.keys()) if (!known.has(path)) throw new NotProven('file-unknown', path)
}

const countOf = (read: readonly Entry[], kind: string): number => read.filter((entry) => entry.kind === kind).length
const countOpened = (opened: readonly Opened[], kind: string): number =>
  opened.filter(({ opening }) => opening.payload.kind === kind).length

const countsOf = (read: readonly Entry[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(read, ({ kind }) => kind)].map(([kind, entries]) => [kind, entries.length]))
