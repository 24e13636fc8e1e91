import { type Listing, type ListingFacts, listing, type Rung, type SignatureId } from '@undersigned/signatures'
import {
  appendLoggedEvent,
  changeSignatory,
  type Db,
  type LetterRow,
  letterOf,
  type SignatoryRow,
  signatoryOf,
  standingFor,
  type Transacting,
  waitingSignatories,
} from '@undersigned/storage'
import { tellContact } from './authority-contact.ts'
import { evidenceFor, type Found, type ListingParts } from './authority-evidence.ts'
import { authorityRules } from './authority-rules.ts'

export interface Relisted {
  readonly row: SignatoryRow
  readonly listing: Listing
}

interface Of {
  readonly letter: LetterRow['id']
  readonly signature: SignatureId
  /** Confirmed in this very transaction: a person who is listed by that needs no entry beside the signature's own (rule G94). */
  readonly isNew?: boolean
}

/**
 * Looks again whether a signature stands on the list, writes down what changed, and tells the organisation's contact where it is to be
 * told: whatever changes a fact that listing depends on calls this, in the same transaction (rule G90).
 */
export async function relist(
  services: ListingParts,
  tx: Transacting,
  { letter: letterId, signature, isNew = false }: Of,
): Promise<Relisted | null> {
  const [letter, row] = [await letterOf(tx, letterId), await signatoryOf(tx, letterId, signature)]
  if (letter === null || row === null) return null
  const { facts, found } = await lookedAt(services, tx, { letter, row })
  const isAsked = facts.contactToldAt === null && (facts.rung === 'A1' || facts.rung === 'A2') && row.heldFor === null
  const isTold = isAsked && found !== null && (await tellContact(services, tx, { letter, row, found }))
  const now = services.now()
  const decided = listing(isTold ? { ...facts, contactToldAt: now } : facts, now)
  return { row: await writeDown(services, tx, { row, authority: facts.rung, decided, isNew }), listing: decided }
}

/** Every signature of a letter that waits: when listing goes on after a pause, or an organisation approved. */
export async function relistWaiting(services: ListingParts, tx: Transacting, letter: LetterRow['id']): Promise<void> {
  for (const { id } of await waitingSignatories(tx, letter)) await relist(services, tx, { letter, signature: id })
}

interface Asked {
  readonly letter: LetterRow
  readonly row: SignatoryRow
}

interface LookedAt {
  readonly facts: ListingFacts
  /** What speaks for an organisation's signature; null for people. */
  readonly found: Found | null
}

/** What listing depends on, as it stands; changes nothing. */
export async function lookedAt(services: Pick<ListingParts, 'keys'>, db: Db, { letter, row }: Asked): Promise<LookedAt> {
  const isOrganisation = row.class === 'organisation'
  const found = isOrganisation ? await evidenceFor(services, db, { letter, row }) : null
  const facts: ListingFacts = {
    class: row.class,
    isConfirmed: row.state === 'confirmed',
    rung: found === null ? null : await rungFor(found),
    contactToldAt: found === null ? null : contactToldAt(found),
    deskPassedAt: row.deskPassedAt,
    heldFor: row.heldFor,
    isTaken: isOrganisation && (await isTaken(db, { letter, row })),
    isPaused: letter.listingPausedAt !== null,
    listedAt: row.listedAt,
  }
  return { facts, found }
}

/** The public suffix list is large: only a server that decides about an organisation loads it. */
async function rungFor({ claim }: Found): Promise<Rung> {
  const { rungOf } = await authorityRules()
  return rungOf(claim)
}

function contactToldAt({ facts }: Found): number | null {
  const told = facts.filter(({ kind, tokenHash }) => kind === 'contact' && tokenHash !== null)
  return told.length === 0 ? null : Math.min(...told.map(({ at }) => at))
}

/** An organisation counts once: another signature of it stands on the list (rule G20). */
async function isTaken(db: Db, { letter, row }: Asked): Promise<boolean> {
  const other = await standingFor(db, { letterId: letter.id, manifest: letter.manifest ?? row.manifest, nameKey: row.nameKey })
  return other !== null && other.id !== row.id
}

interface Decided {
  readonly row: SignatoryRow
  readonly authority: Rung | null
  readonly decided: Listing
  readonly isNew: boolean
}

async function writeDown(services: ListingParts, tx: Transacting, { row, authority, decided, isNew }: Decided): Promise<SignatoryRow> {
  const at = services.now()
  // Who was listed before there was a ladder is not marked down by it.
  const isOlder = row.listedAt !== null && row.authority === null
  const next = { ...row, listedAt: decided.listed ? (row.listedAt ?? at) : null, authority: isOlder ? null : authority }
  await changeSignatory(tx, row.id, { listedAt: next.listedAt, authority: next.authority })
  const kind = kindOf(row, next)
  const isAtOnce = isNew && row.class !== 'organisation'
  if (kind === null || row.manifest === null || isAtOnce) return next
  const base = { manifest: row.manifest, signature: row.id }
  const payload = kind === 'listed' ? { kind, ...base, authority: next.authority } : { kind, ...base }
  await appendLoggedEvent(tx, { letterId: row.letterId, payload, salt: services.newSalt(), actor: null, at })
  return next
}

function kindOf(before: SignatoryRow, after: SignatoryRow): 'listed' | 'unlisted' | null {
  if (before.listedAt !== null && after.listedAt === null) return 'unlisted'
  return before.listedAt === null && after.listedAt !== null ? 'listed' : null
}
