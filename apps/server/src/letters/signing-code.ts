import { createHmac, randomInt } from 'node:crypto'
import { hashOfToken, type TokenHash } from '@undersigned/signatures'
import type { SignatoryRow } from '@undersigned/storage'
import { asKey, type Keys } from '../keys.ts'

/** Without letters and digits that are taken for each other. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8
/** How many wrong codes one mail bears; its link works on. */
export const MOST_TRIES = 5

/** A code that a person can carry from one device to another: 39 bits, and few tries (rule G99). */
export const newCode = (): string => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')

/** As it stands in the mail: two halves. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** Only with the server's key and for this signature: a stolen table of such hashes gives no code away. */
export const hashOfCode = (keys: Pick<Keys, 'derive'>, id: SignatoryRow['id'], typed: string): TokenHash => {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/gu, '')
  return hashOfToken(
    createHmac('sha256', asKey(keys.derive('confirm-code')))
      .update(`${id} ${plain}`)
      .digest('base64url'),
  )
}

interface Handled {
  readonly letter: string
  /** Whose mail has the code. */
  readonly address: string
  readonly until: number
}

/** What the page that asks for the code is about, for us alone: it looks the same whether or not there is anything to confirm (rule G99). */
export function handleOf(keys: Pick<Keys, 'seal'>, handled: Handled): string {
  const { keyId, ciphertext } = keys.seal(JSON.stringify(handled))
  return `${keyId}~${Buffer.from(ciphertext).toString('base64url')}`
}

export function handledBy(keys: Pick<Keys, 'open'>, handle: string, now: number): Handled | null {
  const value = opened(keys, handle)
  if (typeof value !== 'object' || value === null || !('letter' in value) || !('address' in value) || !('until' in value)) return null
  const { letter, address, until } = value
  if (typeof letter !== 'string' || typeof address !== 'string' || typeof until !== 'number') return null
  return now < until ? { letter, address, until } : null
}

/** What somebody made up, or mistyped, opens nothing. */
function opened(keys: Pick<Keys, 'open'>, handle: string): unknown {
  const [keyId = '', ciphertext = ''] = handle.split('~')
  try {
    return JSON.parse(keys.open({ keyId, ciphertext: new Uint8Array(Buffer.from(ciphertext, 'base64url')) }))
  } catch {
    return null
  }
}
