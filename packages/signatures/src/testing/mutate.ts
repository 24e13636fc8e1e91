import { type Files, packed, unpacked } from '../bundle/archive.ts'
import { CONTENTS, signContents } from '../bundle/contents.ts'
import { isSame, joined, textOf, utf8 } from '../log/bytes.ts'
import type { Signer } from '../log/ed25519.ts'

/** Numbers that look random and are the same for the same seed (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Random = ReturnType<typeof randomFrom>
type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array

const flipped: Mutation = (bytes, random) => {
  const at = random(bytes.length)
  return bytes.with(at, (bytes[at] ?? 0) ^ (1 << random(8)))
}
const cut: Mutation = (bytes, random) => {
  const [start, length] = [random(bytes.length), 1 + random(64)]
  return joined(bytes.subarray(0, start), bytes.subarray(start + length))
}
const doubled: Mutation = (bytes, random) => {
  const [start, length] = [random(bytes.length), 1 + random(64)]
  return joined(bytes.subarray(0, start + length), bytes.subarray(start, start + length), bytes.subarray(start + length))
}
const strewn: Mutation = (bytes, random) => {
  const at = random(bytes.length + 1)
  return joined(
    bytes.subarray(0, at),
    Uint8Array.from({ length: 1 + random(16) }, () => random(256)),
    bytes.subarray(at),
  )
}
const swapped: Mutation = (bytes, random) => {
  const [one, other] = [random(bytes.length), random(bytes.length)]
  return bytes.with(one, bytes[other] ?? 0).with(other, bytes[one] ?? 0)
}
/** One letter or digit of a text for another: what a forger would do to a name or a number. */
const respelt: Mutation = (bytes, random) => {
  const at = random(bytes.length)
  return bytes.with(at, 0x30 + random(75))
}

/** On the bytes as they are: what a bad disk or a clumsy hand does. */
const onBytes: readonly Mutation[] = [flipped, cut, doubled, strewn, swapped, respelt]

/** On a file inside, packed again without a fault, so that only what the bundle proves can tell. */
const inFile: Mutation = (bytes, random) => {
  const files = new Map(unpacked(bytes))
  const paths = [...files.keys()]
  const path = paths[random(paths.length)] ?? ''
  const mutation = onBytes[random(onBytes.length)] ?? flipped
  files.set(path, mutation(files.get(path) ?? utf8('x'), random))
  return packed(files)
}
const withoutFile: Mutation = (bytes, random) => {
  const files = [...unpacked(bytes)]
  return packed(new Map(files.toSpliced(random(files.length), 1)))
}
const exchanged: Mutation = (bytes, random) => {
  const files = [...unpacked(bytes)]
  const [one, other] = [files[random(files.length)], files[random(files.length)]]
  return one === undefined || other === undefined ? bytes : packed(new Map([...files, [one[0], other[1]], [other[0], one[1]]]))
}
const withLine: Mutation = (bytes, random) => {
  const files = new Map(unpacked(bytes))
  const path = ['entries.jsonl', 'contents', 'checkpoint', 'key'][random(4)] ?? ''
  const lines = textOf(files.get(path) ?? utf8('')).split('\n')
  const line = lines[random(lines.length)] ?? ''
  files.set(path, utf8(lines.toSpliced(random(lines.length), random(2), line).join('\n')))
  return packed(files)
}

/** On what is inside. */
const onFiles: readonly Mutation[] = [inFile, inFile, inFile, withoutFile, exchanged, withLine]

/** What stands in a bundle for people alone: whoever holds the log's key may write anything there. */
const forPeople = new Set(['README.txt', 'verify.html', CONTENTS])

/** The bundle with one file that proves something changed by chance, and everything signed anew by whoever holds the log's key. */
export async function forged(bytes: Uint8Array, seed: number, { origin, signer }: Forger): Promise<Uint8Array> {
  const random = randomFrom(seed)
  const files = new Map(unpacked(bytes))
  const paths = [...files.keys()].filter((path) => !forPeople.has(path))
  const path = paths[random(paths.length)] ?? ''
  const before = files.get(path) ?? utf8('x')
  let after = before
  while (isSame(after, before)) after = utf8ed((onBytes[random(onBytes.length)] ?? flipped)(before, random))
  files.set(path, after)
  return packed(await signedAnew(files, { origin, signer }))
}

interface Forger {
  readonly origin: string
  readonly signer: Signer
}

/** As text, so that a forger is not found by bytes that are none. */
const utf8ed = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => joined(bytes.map((byte) => (byte > 126 ? 32 : byte)))

async function signedAnew(files: Files, { origin, signer }: Forger): Promise<Files> {
  return new Map([...files, [CONTENTS, utf8(await signContents(origin, files, signer))]])
}

/** The bundle, changed somewhere by chance: never the same bytes. */
export function mutated(bytes: Uint8Array, seed: number): Uint8Array {
  const random = randomFrom(seed)
  const all = random(3) === 0 ? onBytes : onFiles
  for (;;) {
    const mutation = all[random(all.length)] ?? flipped
    const changed = mutation(bytes, random)
    if (!isSame(changed, bytes)) return changed
  }
}
