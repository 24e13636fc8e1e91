import { joined } from './bytes.ts'

/** What of WebCrypto signatures need: Node, browsers and workers have it, and no pure library of types names it. */
interface Subtle {
  importKey(format: 'raw' | 'pkcs8', key: Uint8Array, algorithm: string, extractable: boolean, uses: readonly string[]): Promise<unknown>
  exportKey(format: 'jwk', key: unknown): Promise<{ readonly x?: string }>
  sign(algorithm: string, key: unknown, message: Uint8Array): Promise<ArrayBuffer>
  verify(algorithm: string, key: unknown, signature: Uint8Array, message: Uint8Array): Promise<boolean>
}
declare const crypto: { readonly subtle: Subtle }
declare const atob: (base64: string) => string

const NAME = 'Ed25519'
/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410). */
const PKCS8 = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

/** Who can sign, and the key by which anybody checks it. The private key stays in the host's own keeping. */
export interface Signer {
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Promise<Uint8Array>
}

/** The signer whose private key is these 32 bytes. */
export async function signerFrom(seed: Uint8Array): Promise<Signer> {
  if (seed.length !== 32) throw new RangeError(`a private key is 32 bytes, not ${seed.length}`)
  const bytes = joined(PKCS8, seed)
  const { x = '' } = await crypto.subtle.exportKey('jwk', await crypto.subtle.importKey('pkcs8', bytes, NAME, true, ['sign']))
  const key = await crypto.subtle.importKey('pkcs8', bytes, NAME, false, ['sign'])
  return {
    publicKey: Uint8Array.from(atob(x.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0)),
    sign: async (message) => new Uint8Array(await crypto.subtle.sign(NAME, key, message)),
  }
}

/** Whether the signature is this key's over this message. */
export async function isSignedBy(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, NAME, true, ['verify'])
  return crypto.subtle.verify(NAME, key, signature, message)
}
