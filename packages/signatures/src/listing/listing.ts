import type { SignatoryClass } from '@undersigned/letter'
import { isRungOrAbove, type Rung } from '../authority/rungs.ts'
import type { Instant } from '../stages.ts'

/** Why the desk, or a rule, keeps a confirmed signature off the list. */
export const HELD_FOR = [
  'organisation',
  'public-note',
  'duplicate',
  'impersonation',
  'abuse',
  'objected',
  'paused',
  'limits',
  'refused',
] as const
export type HeldFor = (typeof HELD_FOR)[number]

/** Evidence that somebody may sign for an organisation, and its contact who may object. */
export const FACT_KINDS = ['contact', 'domain-record', 'second-person', 'organisation-seal'] as const
export type FactKind = (typeof FACT_KINDS)[number]
export const FACT_STATES = ['asked', 'stands', 'objected'] as const
export type FactState = (typeof FACT_STATES)[number]

/** How long the organisation's contact has to object where only a mailbox or a domain speaks for a signature. */
export const CONTACT_HAS = 24 * 60 * 60 * 1000

export interface ListingFacts {
  readonly class: SignatoryClass
  readonly isConfirmed: boolean
  /** The highest rung found; null for people. */
  readonly rung: Rung | null
  /** When the organisation's contact, at another mailbox than the signatory's, was told; null when nobody could be. */
  readonly contactToldAt: Instant | null
  readonly deskPassedAt: Instant | null
  readonly heldFor: HeldFor | null
  /** Whether another signature of the same organisation stands on the list. */
  readonly isTaken: boolean
  /** Whether the letter takes signatures without listing new ones. */
  readonly isPaused: boolean
  readonly listedAt: Instant | null
}

export type WaitsFor = 'confirmation' | 'hold' | 'desk' | 'authority' | 'contact' | 'duplicate' | 'pause'

export type Listing =
  | { readonly listed: true }
  /** `until`: when it is listed if nobody says or does anything more; null when somebody has to. */
  | { readonly listed: false; readonly waitsFor: readonly WaitsFor[]; readonly until: Instant | null }

/** The classes whose names readers take for more than a name: each passes the desk (rule G91). */
export const passesDesk = (kind: SignatoryClass): boolean => kind !== 'individual'

/**
 * Whether a signature stands on the list now, or everything it waits for (rules G90 to G93). What was listed stays, however the
 * evidence ages, until it is held or taken back.
 */
export function listing(facts: ListingFacts, now: Instant): Listing {
  if (!facts.isConfirmed) return waiting(['confirmation'])
  if (facts.heldFor !== null) return waiting(['hold'])
  if (facts.listedAt !== null) return { listed: true }
  const contact = facts.class === 'organisation' ? contactOf(facts, now) : null
  const others: readonly (WaitsFor | false)[] = [
    facts.isTaken && 'duplicate',
    passesDesk(facts.class) && (facts.deskPassedAt === null || facts.deskPassedAt > now) && 'desk',
    contact === 'authority' && 'authority',
    facts.isPaused && 'pause',
  ]
  const waitsFor = others.filter((reason) => reason !== false)
  if (typeof contact === 'number') {
    return { listed: false, waitsFor: [...waitsFor, 'contact'], until: waitsFor.length === 0 ? contact : null }
  }
  return waitsFor.length === 0 ? { listed: true } : waiting(waitsFor)
}

const waiting = (waitsFor: readonly WaitsFor[]): Listing => ({ listed: false, waitsFor, until: null })

/** What the ladder still asks for: nothing from A3 on, a day for the contact at A1 and A2, and more evidence on a mere claim (rule G73). */
function contactOf({ rung, contactToldAt }: ListingFacts, now: Instant): 'authority' | Instant | null {
  if (rung === null || rung === 'A0') return 'authority'
  if (isRungOrAbove(rung, 'A3')) return null
  if (contactToldAt === null) return 'authority'
  const until = contactToldAt + CONTACT_HAS
  return now >= until ? null : until
}
