import { type Digest, digest } from '@undersigned/letter'
import { type BundleInput, inForceIn, listFrom, makeBundle, type Opened, type Witnessed } from '@undersigned/signatures/bundle'
import { utf8 } from '@undersigned/signatures/log'
import {
  type Db,
  frozenText,
  type LetterRow,
  type LoggedEvent,
  listedSignatories,
  loggedEvents,
  logSize,
  manifestsOf,
} from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import { manifestFrom } from '../letters/sealed.ts'
import { logSigner, openingOf, originOf } from './letter-log.ts'

interface Beside {
  readonly page: string
  readonly readme: string
  readonly witnesses: readonly Witnessed[]
}

export interface LetterBundle {
  readonly bytes: Uint8Array
  /** How many stand on the letter's page whom the log does not open: erased from it since. */
  readonly unproven: number
}

/** The whole proof of a letter as it stands now, as one ZIP; null for a letter that was never sealed (rule V11). */
export async function bundleOf(
  { db, keys }: { readonly db: Db; readonly keys: Pick<Keys, 'derive'> },
  letter: LetterRow,
  beside: Beside,
): Promise<LetterBundle | null> {
  const events = await loggedEvents(db, letter.id, { to: Math.max(1, await logSize(db, letter.id)) })
  const entries = events.map(({ leaf }) => utf8(leaf))
  const inForce = inForceIn(entries)
  if (inForce === null) return null
  const opened = await openedFor(db, letter, { events, inForce })
  const list = listFrom(opened, inForce)
  const signed = new Set(list.map(({ manifest }) => manifest))
  const manifests = await chainBackTo(db, letter, { inForce, signed })
  const texts = await textsOf(db, letter, manifests)
  const input: BundleInput = { origin: originOf(letter.id), entries, opened, manifests, texts, ...beside }
  const rows = await listedSignatories(db, letter.id, inForce)
  return { bytes: await makeBundle(input, await logSigner(keys)), unproven: rows.length - list.length }
}

interface Logged {
  readonly events: readonly LoggedEvent[]
  readonly inForce: Digest
}

/** Of whom no name is told, and nothing but that somebody is off the list. */
const NAMELESS = new Set(['withdrawal', 'objection', 'unlisted', 'erasure'])
const OF_A_SIGNATURE = new Set(['signature', 'correction', 'carried', 'listed'])

/** Opens what stands on the list, and who is off it by their own word; whoever is erased, held or waiting stays closed. */
async function openedFor(db: Db, letter: LetterRow, { events, inForce }: Logged): Promise<readonly Opened[]> {
  const rows = await listedSignatories(db, letter.id, inForce)
  const counting = new Set<string>(rows.map(({ id }) => id))
  const openable = events.flatMap((event): readonly Opened[] => {
    const opening = openingOf(event)
    if (opening === null) return []
    const isWanted = NAMELESS.has(event.kind) || (OF_A_SIGNATURE.has(event.kind) && counting.has(String(opening.payload.signature)))
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
async function chainBackTo(db: Db, letter: LetterRow, { inForce, signed }: Chain): Promise<ReadonlyMap<Digest, string>> {
  const rows = new Map((await manifestsOf(db, letter.id)).map((row) => [row.digest, row]))
  const chain = []
  for (let row = rows.get(inForce); row !== undefined; row = row.previous === null ? undefined : rows.get(row.previous)) chain.push(row)
  const last = chain.findLastIndex((row) => signed.has(row.digest))
  return new Map(chain.slice(0, Math.max(1, last + 1)).map((row) => [row.digest, row.canonical]))
}

async function textsOf(db: Db, letter: LetterRow, manifests: ReadonlyMap<Digest, string>): Promise<ReadonlyMap<Digest, string>> {
  const texts = new Map<Digest, string>()
  for (const [named, canonical] of manifests) {
    const { original, versions } = manifestFrom({ canonical, digest: named })
    for (const version of [original, ...versions]) {
      const frozen = await frozenText(db, letter.id, digest(version.digest))
      if (frozen === null) throw new RangeError(`the text ${version.digest} of ${letter.id} is not kept`)
      texts.set(version.digest, Buffer.from(frozen.bytes).toString('utf8'))
    }
  }
  return texts
}
