import { unitDigest, wordsDigest } from '@undersigned/letter'
import type { Confirmation, Origin } from '@undersigned/translation'

export const isOrigin = (value: string): value is Origin =>
  value === 'human' || value === 'memory' || value === 'import' || value.startsWith('machine:')

const has = <Key extends string>(value: object, key: Key): value is { readonly [key in Key]: unknown } => key in value

/** A confirmation from what a document holds, or null when it is not one. */
export function confirmationFrom(value: unknown): Confirmation | null {
  if (typeof value !== 'object' || value === null) return null
  if (!has(value, 'sourceDigest') || !has(value, 'sourceText') || !has(value, 'targetDigest')) return null
  if (!has(value, 'origin') || !has(value, 'by') || !has(value, 'at')) return null
  const { sourceDigest, sourceText, targetDigest, origin, by, at } = value
  if (typeof sourceDigest !== 'string' || typeof sourceText !== 'string' || typeof targetDigest !== 'string') return null
  if (typeof origin !== 'string' || !isOrigin(origin) || typeof by !== 'string' || typeof at !== 'number') return null
  const words = has(value, 'sourceWordsDigest') && typeof value.sourceWordsDigest === 'string' ? value.sourceWordsDigest : null
  const attached = has(value, 'sourceAttached') && typeof value.sourceAttached === 'string' ? value.sourceAttached : null
  return {
    sourceDigest: unitDigest(sourceDigest),
    sourceText,
    ...(words === null ? {} : { sourceWordsDigest: wordsDigest(words) }),
    ...(attached === null ? {} : { sourceAttached: attached }),
    targetDigest: unitDigest(targetDigest),
    origin,
    by,
    at,
  }
}
