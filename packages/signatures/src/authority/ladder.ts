import type { Instant } from '../stages.ts'
import { isFreeMail, isMailboxAt, mailHost, webHost } from './domains.ts'

/** How well it is known that somebody may sign for an organisation, from claimed to sealed; shown at each signature. */
export const RUNGS = ['A0', 'A1', 'A2', 'A3', 'A4', 'A5'] as const
export type Rung = (typeof RUNGS)[number]

/** What was found out, each by its own way. */
export type Evidence =
  /** A record in the DNS, or a file at the known place, that names the signature, was found at this domain. */
  | { readonly kind: 'domain-record'; readonly domain: string }
  /** Another person agreed, from a confirmed mailbox or as one the coalition knows for the organisation's own. */
  | { readonly kind: 'second-person'; readonly person: string; readonly mailbox: string; readonly isKnownMember: boolean }
  /** An entry of the Transparency Register, with the website that it names. */
  | { readonly kind: 'register-entry'; readonly website: string }
  /** A valid seal of the organisation over the manifest, as an adapter says. */
  | { readonly kind: 'organisation-seal' }

export interface Claim {
  /** Who signs, and the mailbox they confirmed. */
  readonly person: string
  readonly mailbox: string
  /** The organisation's domain as the coalition has it; null when it has none. */
  readonly domain: string | null
  readonly evidence: readonly Evidence[]
}

/** The highest rung that the evidence bears; a claim alone is A0 (rules G70–G73). */
export function rungOf(claim: Claim): Rung {
  const reached = claim.evidence.map((each) => rungBy(each, claim))
  const own: Rung = claim.domain !== null && isMailboxAt(claim.mailbox, claim.domain) ? 'A1' : 'A0'
  return RUNGS.findLast((rung) => rung === own || reached.includes(rung)) ?? 'A0'
}

function rungBy(evidence: Evidence, { person, mailbox, domain }: Claim): Rung {
  switch (evidence.kind) {
    case 'domain-record':
      return isSameOwnHost(evidence.domain, domain) ? 'A2' : 'A0'
    case 'second-person':
      return isAnother(evidence, { person, mailbox }) && (evidence.isKnownMember || isAt(evidence.mailbox, domain)) ? 'A3' : 'A0'
    case 'register-entry':
      return isMailboxAt(mailbox, evidence.website) && isSameOwnHost(evidence.website, domain) ? 'A4' : 'A0'
    case 'organisation-seal':
      return 'A5'
  }
}

const isAt = (mailbox: string, domain: string | null): boolean => domain !== null && isMailboxAt(mailbox, domain)

/** Two people have two names and two mailboxes; letters, dots and what follows a plus do not make a second one (rule G72). */
const isAnother = (second: { person: string; mailbox: string }, first: { person: string; mailbox: string }): boolean =>
  second.person !== first.person && boxOf(second.mailbox) !== boxOf(first.mailbox)

function boxOf(mailbox: string): string {
  const plain = mailbox.trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const local = plain.slice(0, Math.max(at, 0)).replace(/\+.*$/su, '').replace(/\./gu, '')
  return `${local}@${mailHost(plain) ?? ''}`
}

function isSameOwnHost(one: string, other: string | null): boolean {
  const [a, b] = [webHost(one), other === null ? null : webHost(other)]
  return a !== null && a === b && !isFreeMail(a)
}

/** How long the organisation's contact has to object where only a mailbox or a domain speaks for a signature. */
export const CONTACT_HAS = 24 * 60 * 60 * 1000

export interface Circumstances {
  readonly rung: Rung
  readonly mailbox: string
  /** The organisation's contact, and when they were told; null where there is none to tell, or they were not told yet. */
  readonly contact: { readonly mailbox: string; readonly toldAt: Instant } | null
  readonly objectedAt: Instant | null
  /** When the desk let it pass; every organisation passes the desk. */
  readonly passedAt: Instant | null
}

export type Listing =
  | { readonly listed: true }
  | { readonly listed: false; readonly waitsFor: 'authority' | 'desk' }
  | { readonly listed: false; readonly waitsFor: 'contact'; readonly until: Instant }

/** Whether an organisation's signature is listable now, or what it waits for: never on a mere claim (rules G73, G74). */
export function listingOf(circumstances: Circumstances, now: Instant): Listing {
  const { rung, mailbox, contact, objectedAt, passedAt } = circumstances
  if (rung === 'A0') return { listed: false, waitsFor: 'authority' }
  if (passedAt === null || passedAt > now || (objectedAt !== null && objectedAt >= passedAt)) return { listed: false, waitsFor: 'desk' }
  if (RUNGS.indexOf(rung) >= RUNGS.indexOf('A3')) return { listed: true }
  if (contact === null || boxOf(contact.mailbox) === boxOf(mailbox)) return { listed: false, waitsFor: 'authority' }
  const until = contact.toldAt + CONTACT_HAS
  return now >= until ? { listed: true } : { listed: false, waitsFor: 'contact', until }
}
