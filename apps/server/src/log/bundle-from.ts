import type { Digest } from '@undersigned/letter'
import { type BundleInput, inForceIn, listFrom, makeBundle, type Opened, type Witnessed } from '@undersigned/signatures/bundle'
import { type Signer, utf8 } from '@undersigned/signatures/log'
import type { LoggedEvent, ManifestRow } from '@undersigned/storage'
import { openingOf } from './opening-of.ts'

/** Everything that a bundle is made of, as it stands in rows; plain, so that it crosses to a thread. */
export interface BundleRead {
  readonly origin: string
  readonly events: readonly LoggedEvent[]
  /** The signatures on the list. */
  readonly counting: readonly string[]
  readonly manifests: readonly Pick<ManifestRow, 'digest' | 'previous' | 'canonical'>[]
  /** By manifest, every text that it names: digest and canonical text. */
  readonly texts: ReadonlyMap<Digest, readonly (readonly [Digest, string])[]>
}

export interface Beside {
  readonly page: string
  readonly readme: string
  readonly witnesses: readonly Witnessed[]
}

export interface LetterBundle {
  readonly bytes: Uint8Array
  /** How many stand on the letter's page whom the log does not open: erased from it since. */
  readonly unproven: number
}

/** The bundle, from what was read; null for a letter that was never sealed (rule V11). */
export async function bundleFrom(read: BundleRead, signer: Signer, beside: Beside): Promise<LetterBundle | null> {
  const entries = read.events.map(({ leaf }) => utf8(leaf))
  const inForce = inForceIn(entries)
  if (inForce === null) return null
  const opened = openedFor(read, inForce)
  const list = listFrom(opened, inForce)
  const chain = chainBackTo(read, { inForce, signed: new Set(list.map(({ manifest }) => manifest)) })
  const manifests = new Map(chain.map(({ digest, canonical }) => [digest, canonical]))
  const texts = new Map(chain.flatMap(({ digest }) => read.texts.get(digest) ?? []))
  const input: BundleInput = { origin: read.origin, entries, opened, manifests, texts, ...beside }
  return { bytes: await makeBundle(input, signer), unproven: read.counting.length - list.length }
}

/** Of whom no name is told, and nothing but that somebody is off the list. */
const NAMELESS = new Set(['withdrawal', 'objection', 'unlisted', 'erasure'])
const OF_A_SIGNATURE = new Set(['signature', 'correction', 'carried', 'listed'])

/** Opens what stands on the list, and who is off it by their own word; whoever is erased, held or waiting stays closed. */
function openedFor({ events, counting }: BundleRead, inForce: Digest): readonly Opened[] {
  const isCounting = new Set(counting)
  const openable = events.flatMap((event): readonly Opened[] => {
    const opening = openingOf(event)
    if (opening === null) return []
    const isWanted = NAMELESS.has(event.kind) || (OF_A_SIGNATURE.has(event.kind) && isCounting.has(String(opening.payload.signature)))
    return isWanted ? [{ index: event.index, opening }] : []
  })
  const listed = new Set(listFrom(openable, inForce).map(({ signature }) => signature))
  return openable.filter(({ opening: { payload } }) => NAMELESS.has(payload.kind) || listed.has(String(payload.signature)))
}

interface Chain {
  readonly inForce: Digest
  readonly signed: ReadonlySet<Digest>
}

/** The manifest in force and those before it, no further back than somebody on the list signed one. */
function chainBackTo({ manifests }: BundleRead, { inForce, signed }: Chain): BundleRead['manifests'] {
  const rows = new Map(manifests.map((row) => [row.digest, row]))
  const chain = []
  for (let row = rows.get(inForce); row !== undefined; row = row.previous === null ? undefined : rows.get(row.previous)) chain.push(row)
  return chain.slice(0, Math.max(1, chain.findLastIndex(({ digest }) => signed.has(digest)) + 1))
}
