import { canonicalJson, type Digest, digest } from '@undersigned/letter'
import { commitmentTo, type Salt, salt } from '../commitment.ts'
import { textOf, utf8 } from './bytes.ts'
import { NotProven } from './refused.ts'

/** What an entry of the log was made from: with it the entry's commitment can be recomputed, without it nothing is learnt. */
export interface Opening {
  readonly payload: Readonly<Record<string, unknown>> & { readonly kind: string; readonly manifest: Digest }
  readonly salt: Salt
  /** ISO 8601, as the entry writes it. */
  readonly at: string
}

/** The bytes of the entry that this opens (rule G15). */
export const entryOf = ({ payload, salt: withSalt, at }: Opening): Uint8Array =>
  utf8(
    canonicalJson({
      format: 'undersigned-event-1',
      kind: payload.kind,
      manifest: payload.manifest,
      at,
      commitment: commitmentTo(payload, withSalt),
    }),
  )

export const openingText = ({ payload, salt: withSalt, at }: Opening): string => canonicalJson({ at, payload, salt: withSalt })

/** What an entry says without being opened. */
export interface Entry {
  readonly kind: string
  readonly manifest: Digest
  readonly at: string
}

/** An entry's public part, if it is written as entries are. */
export function readEntry(bytes: Uint8Array): Entry {
  const value = jsonIn(bytes)
  const { format, kind, manifest, at, commitment } = value
  if (format !== 'undersigned-event-1' || typeof kind !== 'string' || !isDigest(manifest) || !isDigest(commitment) || !isMoment(at)) {
    throw new NotProven('log-differs', 'entry')
  }
  return { kind, manifest: digest(manifest), at }
}

/** An opening as it was passed on; whether it opens anything is for the log to say. */
export function readOpening(bytes: Uint8Array): Opening {
  const { payload, salt: withSalt, at } = jsonIn(bytes)
  if (!isRecord(payload) || !isDigest(withSalt) || !isMoment(at)) throw new NotProven('file-unreadable', 'opening')
  const { kind, manifest } = payload
  if (typeof kind !== 'string' || !isDigest(manifest)) throw new NotProven('file-unreadable', 'opening')
  return { payload: { ...payload, kind, manifest: digest(manifest) }, salt: salt(withSalt), at }
}

/** An object in RFC 8785 form, and nothing else. */
function jsonIn(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const text = textIn(bytes)
  const { value, canonical } = parsed(text)
  if (!isRecord(value) || canonical !== text) throw new NotProven('file-unreadable', text.slice(0, 40))
  return value
}

function textIn(bytes: Uint8Array): string {
  try {
    return textOf(bytes)
  } catch (cause) {
    throw new NotProven('file-unreadable', 'text', { cause })
  }
}

function parsed(text: string): { readonly value: unknown; readonly canonical: string } {
  try {
    const value: unknown = JSON.parse(text)
    return { value, canonical: canonicalJson(value) }
  } catch (cause) {
    throw new NotProven('file-unreadable', text.slice(0, 40), { cause })
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isDigest = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
