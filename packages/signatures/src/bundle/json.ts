import { canonicalJson, digestOf } from '@undersigned/letter'
import { textOf } from '../log/bytes.ts'
import { NotProven } from '../log/refused.ts'

export type Json = Readonly<Record<string, unknown>>

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
export const isDigest = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

/** A file's text; throws where its bytes are none. */
export function textIn(bytes: Uint8Array, path: string): string {
  try {
    return textOf(bytes)
  } catch (cause) {
    throw new NotProven('file-unreadable', path, { cause })
  }
}

/** What a file in RFC 8785 form says; any other form of the same is refused. */
export function canonicalIn(bytes: Uint8Array, path: string): unknown {
  const text = textIn(bytes, path)
  const { value, canonical } = parsed(text, path)
  if (canonical !== text) throw new NotProven('file-unreadable', path)
  return value
}

/** An object in a file that bears its digest as a name. */
export function namedJson(bytes: Uint8Array, path: string, digest: string): Json {
  const value = canonicalIn(bytes, path)
  if (!isJson(value) || digestOf(textIn(bytes, path)) !== digest) throw new NotProven('contents-differ', path)
  return value
}

function parsed(text: string, path: string): { readonly value: unknown; readonly canonical: string } {
  try {
    const value: unknown = JSON.parse(text)
    return { value, canonical: canonicalJson(value) }
  } catch (cause) {
    throw new NotProven('file-unreadable', path, { cause })
  }
}
