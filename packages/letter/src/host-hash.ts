import { sha256Hex, sha256OfWritten, written } from './sha256.ts'

type Hash = (algorithm: 'sha256', bytes: Uint8Array | string, encoding: 'hex') => string

/** What servers have and no pure library of types names. */
declare const process: { readonly getBuiltinModule?: (name: 'node:crypto') => { readonly hash?: Hash } | undefined } | undefined

/** The host's own SHA-256, where it has one that answers at once: servers do, several times sooner than ours; browsers only promise one. */
const hash: Hash | null = typeof process === 'undefined' ? null : (process.getBuiltinModule?.('node:crypto')?.hash ?? null)

/** SHA-256 of the first bytes of the working space, as hex, by the host where it can; the same digits either way. */
export const hashOfWritten = (length: number): string => (hash === null ? sha256OfWritten(length) : hash('sha256', written(length), 'hex'))

/** SHA-256 of the UTF-8 bytes of a string, as hex, by the host where it can. */
export const hashOf = (text: string): string => (hash === null ? sha256Hex(text) : hash('sha256', text, 'hex'))
