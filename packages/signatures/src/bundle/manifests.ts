import { canonicalJson, type Digest, digest } from '@undersigned/letter'
import { NotProven } from '../log/refused.ts'
import { isDigest, isJson, type Json } from './json.ts'

/** What the proof needs of a manifest; the rest of it is bound by its digest all the same. */
export interface SealedManifest {
  readonly digest: Digest
  readonly letter: string
  readonly previous: Digest | null
  readonly change: string
  /** The digest of the text in each language. */
  readonly texts: ReadonlyMap<string, Digest>
  /** Recipients, their translated functions, and copies, as one canonical text. */
  readonly recipients: string
}

export function manifestFrom(value: Json, named: string): SealedManifest {
  const { format, letter, original, versions, recipients, copies, previous, change } = value
  const texts = Array.isArray(versions) ? [original, ...versions].map(textFrom) : [null]
  const whole = texts.filter((text) => text !== null)
  const isLinked = previous === null || isDigest(previous)
  if (format !== 'undersigned-manifest-1' || typeof letter !== 'string' || typeof change !== 'string' || !isLinked) {
    throw new NotProven('manifest-differs', named)
  }
  if (whole.length !== texts.length) throw new NotProven('manifest-differs', named)
  const translated = Array.isArray(versions) ? versions : []
  return {
    digest: digest(named),
    letter,
    previous: previous === null ? null : digest(previous),
    change,
    texts: new Map(whole),
    recipients: canonicalJson({ copies, recipients, versions: translated.map(recipientsFrom) }),
  }
}

function textFrom(version: unknown): readonly [string, Digest] | null {
  if (!isJson(version)) return null
  const { language, digest: named } = version
  return typeof language === 'string' && isDigest(named) ? [language, digest(named)] : null
}

function recipientsFrom(version: unknown): unknown {
  if (!isJson(version)) return null
  const { language, recipients } = version
  return { language, recipients }
}

/** The manifests from the one in force back to the oldest that is there, each naming the one before; throws where one stands apart. */
export function chainOf(inForce: Digest, manifests: ReadonlyMap<string, SealedManifest>): readonly SealedManifest[] {
  const chain: SealedManifest[] = []
  for (let at = manifests.get(inForce); at !== undefined && chain.length <= manifests.size; ) {
    chain.push(at)
    at = at.previous === null ? undefined : manifests.get(at.previous)
  }
  if (chain.length === 0 || chain.length !== manifests.size) throw new NotProven('manifest-differs', inForce)
  return chain
}
