import { type Digest, digest, type SignatoryDisplay } from '@undersigned/letter'
import type { Opening } from '../log/opening.ts'
import { displayIn } from '../log/receipt.ts'
import { NotProven } from '../log/refused.ts'

/** An entry of the log with what opens it. */
export interface Opened {
  readonly index: number
  readonly opening: Opening
}

/** Somebody on the list, and the entry that puts them there. */
export interface Listed {
  readonly index: number
  readonly signature: string
  readonly display: SignatoryDisplay
  /** The manifest that was signed, which may be one before that in force. */
  readonly manifest: Digest
  readonly language: string
  readonly at: string
  /** An organisation's name in other languages, and when it was signed, if after the soft deadline: as the entry says (rules G98, G101). */
  readonly names?: Readonly<Record<string, string>>
  readonly late?: string
}

/** The entries that nobody can open any more, as erasures name them; each names only what came before it (rule V18). */
export function erasedIn(opened: readonly Opened[]): ReadonlySet<number> {
  const erasures = opened.filter(({ opening }) => opening.payload.kind === 'erasure')
  return new Set(erasures.flatMap(({ index, opening }) => entriesIn(opening.payload.entries, index)))
}

function entriesIn(value: unknown, before: number): readonly number[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : []
  const known = entries.filter((each): each is number => Number.isInteger(each) && Number(each) >= 0 && Number(each) < before)
  if (known.length === 0 || known.length !== entries.length) throw new NotProven('list-differs', String(before))
  return known
}

const signatureIn = ({ opening }: Opened): string => String(opening.payload.signature)

/**
 * The list under a manifest, from the opened entries alone: whoever signed it, or signed one before and was carried to it, and neither
 * withdrew nor objected; as corrected last (rule V14).
 */
export function listFrom(opened: readonly Opened[], inForce: Digest): readonly Listed[] {
  const of = (kind: string): readonly Opened[] => opened.filter(({ opening }) => opening.payload.kind === kind)
  const gone = new Set(of('withdrawal').map(signatureIn))
  const unlisted = offAtLast(opened)
  const objected = new Set(of('objection').map(signatureIn))
  const carried = new Set(
    of('carried')
      .filter(({ opening }) => opening.payload.manifest === inForce)
      .map(signatureIn),
  )
  const corrected = new Map(of('correction').map((each) => [signatureIn(each), displayIn(each.opening)]))
  return of('signature').flatMap((each) => {
    const listed = listedFrom(each)
    const { signature, manifest } = listed
    if (gone.has(signature) || unlisted.has(signature)) return []
    if (manifest !== inForce && (!carried.has(signature) || objected.has(signature))) return []
    return [{ ...listed, display: corrected.get(signature) ?? listed.display }]
  })
}

/** Taken off the list, and not put on it again since (rule G94). */
function offAtLast(opened: readonly Opened[]): ReadonlySet<string> {
  const off = new Set<string>()
  for (const each of opened) {
    if (each.opening.payload.kind === 'unlisted') off.add(signatureIn(each))
    if (each.opening.payload.kind === 'listed') off.delete(signatureIn(each))
  }
  return off
}

function listedFrom({ index, opening }: Opened): Listed {
  const { manifest, language, signature } = opening.payload
  const display = displayIn(opening)
  if (display === null || typeof language !== 'string' || typeof signature !== 'string') throw new NotProven('list-differs', String(index))
  return { index, signature, display, manifest: digest(manifest), language, at: opening.at, ...besideIn(opening) }
}

function besideIn({ payload: { names, late } }: Opening): Pick<Listed, 'names' | 'late'> {
  const texts = typeof names !== 'object' || names === null ? [] : Object.entries(names).filter(isText)
  return {
    ...(texts.length === 0 ? {} : { names: Object.fromEntries(texts) }),
    ...(typeof late === 'string' ? { late } : {}),
  }
}

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string'
