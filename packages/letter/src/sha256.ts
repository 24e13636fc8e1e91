/** The fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const K = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
)
const START = Int32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19)

const BLOCK = 64
/** Views of so many bytes and fewer are kept. */
const LONGEST_KEPT = 4096
const W = new Int32Array(BLOCK)
const state = new Int32Array(8)
let buffer = new Uint8Array(4096)

/** What every host has and no pure library of types names. */
declare const TextEncoder: new () => { encodeInto(text: string, into: Uint8Array): { readonly written: number } }
const encoder = new TextEncoder()

/** Space for at least so many bytes, to be hashed where they stand by `sha256OfWritten`. */
export function workingSpace(most: number): Uint8Array<ArrayBuffer> {
  const needed = most + 2 * BLOCK
  if (buffer.length < needed) {
    buffer = new Uint8Array(2 * needed)
    views = []
  }
  return buffer
}

/**
 * SHA-256 of the UTF-8 bytes of a string, as hex: for the thousands of short texts of a letter in 24 languages, where setting up a
 * general hash of a library costs more than hashing. It keeps its working space between calls.
 */
export const sha256Hex = (text: string): string => sha256OfWritten(encoder.encodeInto(text, workingSpace(text.length * 3)).written)

/** The views of the working space by their length: making one costs as much as a good part of a hash. */
let views: Uint8Array[] = []

/** The first bytes of the working space, as they stand: for use before anything else is written there. */
export function written(length: number): Uint8Array {
  if (length > LONGEST_KEPT) return buffer.subarray(0, length)
  const view = views[length] ?? buffer.subarray(0, length)
  views[length] = view
  return view
}

/** SHA-256 of the first bytes of the working space, as hex. */
export function sha256OfWritten(length: number): string {
  const blocks = Math.ceil((length + 9) / BLOCK)
  buffer.fill(0, length, blocks * BLOCK)
  buffer[length] = 0x80
  const bits = length * 8
  for (let at = 0; at < 6; at += 1) buffer[blocks * BLOCK - 1 - at] = Math.floor(bits / 2 ** (8 * at)) % 256
  state.set(START)
  for (let block = 0; block < blocks; block += 1) compress(block * BLOCK)
  return hex()
}

/** The 64 words that a block is spread to, with the constants added. */
function schedule(from: number): void {
  const bytes = buffer
  const w = W
  const k = K
  for (let at = 0, byte = from; at < 16; at += 1, byte += 4) {
    w[at] = ((bytes[byte] ?? 0) << 24) | ((bytes[byte + 1] ?? 0) << 16) | ((bytes[byte + 2] ?? 0) << 8) | (bytes[byte + 3] ?? 0)
  }
  for (let at = 16; at < 64; at += 1) {
    const x = w[at - 15] ?? 0
    const y = w[at - 2] ?? 0
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[at] = ((w[at - 16] ?? 0) + s0 + (w[at - 7] ?? 0) + s1) | 0
  }
  for (let at = 0; at < 64; at += 1) w[at] = ((w[at] ?? 0) + (k[at] ?? 0)) | 0
}

function compress(from: number): void {
  schedule(from)
  const w = W
  const s = state
  let a = s[0] ?? 0
  let b = s[1] ?? 0
  let c = s[2] ?? 0
  let d = s[3] ?? 0
  let e = s[4] ?? 0
  let f = s[5] ?? 0
  let g = s[6] ?? 0
  let h = s[7] ?? 0
  // Eight rounds at a time: each changes two of the eight words, and none has to be moved.
  for (let at = 0; at < 64; at += 8) {
    h = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + (g ^ (e & (f ^ g))) + (w[at] ?? 0)) | 0
    d = (d + h) | 0
    h = (h + (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (c & (a ^ b)))) | 0
    g = (g + (((d >>> 6) | (d << 26)) ^ ((d >>> 11) | (d << 21)) ^ ((d >>> 25) | (d << 7))) + (f ^ (d & (e ^ f))) + (w[at + 1] ?? 0)) | 0
    c = (c + g) | 0
    g = (g + (((h >>> 2) | (h << 30)) ^ ((h >>> 13) | (h << 19)) ^ ((h >>> 22) | (h << 10))) + ((h & a) ^ (b & (h ^ a)))) | 0
    f = (f + (((c >>> 6) | (c << 26)) ^ ((c >>> 11) | (c << 21)) ^ ((c >>> 25) | (c << 7))) + (e ^ (c & (d ^ e))) + (w[at + 2] ?? 0)) | 0
    b = (b + f) | 0
    f = (f + (((g >>> 2) | (g << 30)) ^ ((g >>> 13) | (g << 19)) ^ ((g >>> 22) | (g << 10))) + ((g & h) ^ (a & (g ^ h)))) | 0
    e = (e + (((b >>> 6) | (b << 26)) ^ ((b >>> 11) | (b << 21)) ^ ((b >>> 25) | (b << 7))) + (d ^ (b & (c ^ d))) + (w[at + 3] ?? 0)) | 0
    a = (a + e) | 0
    e = (e + (((f >>> 2) | (f << 30)) ^ ((f >>> 13) | (f << 19)) ^ ((f >>> 22) | (f << 10))) + ((f & g) ^ (h & (f ^ g)))) | 0
    d = (d + (((a >>> 6) | (a << 26)) ^ ((a >>> 11) | (a << 21)) ^ ((a >>> 25) | (a << 7))) + (c ^ (a & (b ^ c))) + (w[at + 4] ?? 0)) | 0
    h = (h + d) | 0
    d = (d + (((e >>> 2) | (e << 30)) ^ ((e >>> 13) | (e << 19)) ^ ((e >>> 22) | (e << 10))) + ((e & f) ^ (g & (e ^ f)))) | 0
    c = (c + (((h >>> 6) | (h << 26)) ^ ((h >>> 11) | (h << 21)) ^ ((h >>> 25) | (h << 7))) + (b ^ (h & (a ^ b))) + (w[at + 5] ?? 0)) | 0
    g = (g + c) | 0
    c = (c + (((d >>> 2) | (d << 30)) ^ ((d >>> 13) | (d << 19)) ^ ((d >>> 22) | (d << 10))) + ((d & e) ^ (f & (d ^ e)))) | 0
    b = (b + (((g >>> 6) | (g << 26)) ^ ((g >>> 11) | (g << 21)) ^ ((g >>> 25) | (g << 7))) + (a ^ (g & (h ^ a))) + (w[at + 6] ?? 0)) | 0
    f = (f + b) | 0
    b = (b + (((c >>> 2) | (c << 30)) ^ ((c >>> 13) | (c << 19)) ^ ((c >>> 22) | (c << 10))) + ((c & d) ^ (e & (c ^ d)))) | 0
    a = (a + (((f >>> 6) | (f << 26)) ^ ((f >>> 11) | (f << 21)) ^ ((f >>> 25) | (f << 7))) + (h ^ (f & (g ^ h))) + (w[at + 7] ?? 0)) | 0
    e = (e + a) | 0
    a = (a + (((b >>> 2) | (b << 30)) ^ ((b >>> 13) | (b << 19)) ^ ((b >>> 22) | (b << 10))) + ((b & c) ^ (d & (b ^ c)))) | 0
  }
  add(0, a)
  add(1, b)
  add(2, c)
  add(3, d)
  add(4, e)
  add(5, f)
  add(6, g)
  add(7, h)
}

function add(at: number, value: number): void {
  state[at] = ((state[at] ?? 0) + value) | 0
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hex(): string {
  let text = ''
  for (const word of state) {
    text += `${BYTES[word >>> 24]}${BYTES[(word >>> 16) & 255]}${BYTES[(word >>> 8) & 255]}${BYTES[word & 255]}`
  }
  return text
}
