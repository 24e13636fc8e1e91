import { canonicalJson, type Digest, digestOf } from '@undersigned/letter'
import { advance, agree, type PairAction, type Sealing } from '@undersigned/signatures'
import {
  appendEvent,
  appendLoggedEvent,
  changeLetter,
  closeRounds,
  decideRequest,
  decidersOf,
  headOf,
  insertFrozenText,
  insertManifest,
  type LetterRow,
  letterOf,
  openAmendment,
  openRequests,
  type RequestRow,
  reopenRooms,
  standingOf,
  stopRooms,
  type Transacting,
  versionsOf,
} from '@undersigned/storage'
import { type RoomId, roomId, type Stop } from '@undersigned/sync'
import { deliveryToDecide, letGo } from '../delivery/release.ts'
import { type Refused, refused } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { refusedBy } from './refusals.ts'
import { digestOfRowsNow, frozenRow, type PreparedSeal, prepareSeal } from './sealing.ts'
import { succeedSignatures } from './succession.ts'

/** What a seal would write, or which copies would go. */
export type Prepared = PreparedSeal | { readonly object: Digest }

const sealIn = (prepared: Prepared | null): PreparedSeal | null => (prepared !== null && 'manifest' in prepared ? prepared : null)

/** What exactly is decided on, by digest. A text is sealed by its manifest; the rest hangs on where the letter stands (D20). */
export const objectOf = (action: PairAction, letter: LetterRow, prepared: Prepared | null): Digest =>
  (action === 'seal' || action === 'deliver') && prepared !== null
    ? prepared.object
    : digestOf(canonicalJson({ action, letter: letter.id, stage: letter.stage, since: letter.stageSince, manifest: letter.manifest }))

/** For a seal, what would be sealed; for a delivery, what would go; for the rest nothing has to be read. */
export async function preparedFor(services: Services, letter: LetterRow, action: PairAction): Promise<Prepared | Refused | null> {
  if (action === 'deliver') {
    const prepared = await deliveryToDecide(services, letter)
    return 'refusal' in prepared ? refusedBy(prepared.refusal) : prepared
  }
  if (action !== 'seal') return null
  const prepared = await prepareSeal(services, letter)
  return prepared.ok ? prepared.value : refusedBy(prepared.refusal)
}

interface Confirmation {
  readonly letter: LetterRow
  readonly request: string
  readonly by: string
}

interface Effects {
  readonly stops: ReadonlyMap<RoomId, Stop>
  readonly reopened: readonly RoomId[]
}

const noEffects: Effects = { stops: new Map(), reopened: [] }

/** The second of two agrees: stage, rooms, frozen texts and manifest change as one, or not at all (D18, D20). */
export async function confirmRequest(services: Services, { letter, request: id, by }: Confirmation): Promise<Refused | null> {
  const { store, rooms, reader } = services
  const pending = (await openRequests(store.db, letter.id)).find((row) => row.id === id)
  if (pending === undefined) return refused('not-found')
  const seal = await preparedFor(services, letter, pending.action)
  if (seal !== null && 'refusal' in seal) return seal
  const outcome = await store.transaction((tx) => decide(services, tx, { letter: letter.id, pending, by, prepared: seal }))
  if ('refusal' in outcome) return outcome
  for (const [room, stop] of outcome.stops) rooms.stopped(room, stop)
  rooms.announce(letter.id, 'stage')
  for (const room of outcome.reopened) rooms.reopened(room)
  if (pending.action === 'seal') services.changes.wake()
  if (pending.action === 'seal' || pending.action === 'publish') services.pictures.wake(letter.id)
  if (pending.action === 'deliver') services.outbox.wake()
  if (outcome.reopened.length > 0) rooms.recheck(letter.id)
  if (pending.action === 'freeze')
    await keepFrozenText(services, letter.id).catch((error: unknown) => {
      // The letter is frozen all the same, and the next start keeps its text.
      services.log.error({ letter: letter.id, error: String(error) }, 'a frozen text could not be kept')
    })
  await reader.refresh(letter.id)
  return null
}

interface Deciding {
  readonly letter: LetterRow['id']
  readonly pending: RequestRow
  readonly by: string
  readonly prepared: Prepared | null
}

async function decide(services: Services, tx: Transacting, { letter: id, pending, by, prepared }: Deciding): Promise<Effects | Refused> {
  const seal = sealIn(prepared)
  const now = services.now()
  const letter = await letterOf(tx, id)
  if (letter === null) return refused('not-found')
  const [members, standing] = await Promise.all([decidersOf(tx, id), standingOf(tx, letter)])
  const object = (await isAsItWasRead(tx, letter, seal)) ? objectOf(pending.action, letter, prepared) : 'moved'
  const agreed = agree(pending, { standing, members, now, by, object })
  if (!agreed.ok) {
    if (agreed.refusal === 'lapsed' || agreed.refusal === 'object-changed') {
      await decideRequest(tx, pending.id, { state: 'lapsed', by: null, at: now })
    }
    return refusedBy(agreed.refusal)
  }
  const sealing: Sealing | null = seal === null ? null : { manifest: seal.digest, languages: seal.languages }
  const next = advance(standing, pending.action, { now, sealing })
  if (!next.ok) return refusedBy(next.refusal)
  // Read anew within the transaction: what goes is what both saw, or nothing goes (rule G143).
  const held = pending.action === 'deliver' ? await letGo(services, tx, { letter: id, decision: agreed.value }) : null
  if (held !== null) return refusedBy(held)
  if (!(await decideRequest(tx, pending.id, { state: 'confirmed', by, at: now }))) return refused('request-lapsed')
  const effects = await carryOut(services, tx, { letter, pending, by, seal })
  await changeLetter(tx, id, {
    ...(next.value.stage !== letter.stage && { stage: next.value.stage, stageSince: now }),
    manifest: next.value.manifest,
    amending: next.value.amending,
    publishedAt: next.value.publishedAt,
    updatedAt: now,
  })
  await appendEvent(tx, {
    letterId: id,
    kind: 'decided-by-two',
    payload: { action: pending.action, from: letter.stage, to: next.value.stage, first: pending.by, second: by },
    salt: services.newSalt(),
    actor: by,
    at: now,
  })
  return effects
}

interface CarryingOut extends Omit<Deciding, 'letter' | 'prepared'> {
  readonly letter: LetterRow
  readonly seal: PreparedSeal | null
}

async function carryOut(services: Services, tx: Transacting, { letter, pending, by, seal }: CarryingOut): Promise<Effects> {
  const at = services.now()
  const original = roomId({ letter: letter.id, part: 'original' })
  switch (pending.action) {
    case 'freeze':
      return { ...noEffects, stops: await stopRooms(tx, [original], { reason: 'frozen', at }) }
    case 'unfreeze':
      await reopenRooms(tx, [original])
      return { ...noEffects, reopened: [original] }
    case 'seal': {
      if (seal === null) return noEffects
      const stops = await stopRooms(tx, [...(await roomsOf(tx, letter))], { reason: 'sealed', at })
      for (const frozen of seal.frozen()) await insertFrozenText(tx, frozen)
      const by2 = [pending.by, by] as const
      const { digest, canonical, manifest } = seal
      await insertManifest(tx, { letterId: letter.id, digest, previous: manifest.previous, canonical, by: by2, at })
      await appendLoggedEvent(tx, {
        letterId: letter.id,
        payload: { kind: 'manifest', manifest: digest, previous: manifest.previous, change: manifest.change, by: by2 },
        salt: services.newSalt(),
        actor: by,
        at,
      })
      await closeRounds(tx, letter.id, at)
      if (letter.amending !== null) await succeedSignatures(services, tx, { letter, seal, at })
      return { ...noEffects, stops }
    }
    case 'amend': {
      const reopened = await roomsOf(tx, letter)
      await reopenRooms(tx, reopened)
      if (letter.manifest !== null) {
        await openAmendment(tx, { letterId: letter.id, manifest: letter.manifest, openedFrom: letter.stage, openedAt: at })
      }
      return { ...noEffects, reopened }
    }
    case 'publish':
    case 'deliver':
      return noEffects
  }
}

/** Of the original and of every version, wanted or not: a version that is left out of a seal no longer changes either. */
async function roomsOf(tx: Transacting, letter: LetterRow): Promise<readonly RoomId[]> {
  const versions = await versionsOf(tx, letter.id)
  return (['original', ...versions.map(({ language }) => language)] as const).map((part) => roomId({ letter: letter.id, part }))
}

/** Nobody has written into a room, or changed a row that the manifest speaks of, since they were read for the seal. */
async function isAsItWasRead(tx: Transacting, letter: LetterRow, seal: PreparedSeal | null): Promise<boolean> {
  if (seal === null) return true
  for (const [room, n] of seal.heads) {
    if ((await headOf(tx, room)).n !== n) return false
  }
  return (await digestOfRowsNow(tx, letter)) === seal.rows
}

/** Keeps the text of a frozen original for good; asked again after a crash it does what is still missing. */
export async function keepFrozenText({ store, reader, now }: Services, id: LetterRow['id']): Promise<void> {
  const reading = await reader.read(id, [])
  const head = await headOf(store.db, reading.original.room)
  if (head.stopped === null || head.n !== reading.original.n) return
  await store.transaction((tx) => insertFrozenText(tx, frozenRow(reading.letter, reading.original, now())))
}
