import { isFreeMail, isMailboxAt, mailHost, webHost } from './domains.ts'
import { RUNGS, type Rung } from './rungs.ts'

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

/** Two people have two names and two mailboxes (rule G72). */
const isAnother = (second: { person: string; mailbox: string }, first: { person: string; mailbox: string }): boolean =>
  second.person !== first.person && !isSameMailbox(second.mailbox, first.mailbox)

/** Capitals, dots and what follows a plus do not make another mailbox (rule G72). */
export const isSameMailbox = (one: string, other: string): boolean => boxOf(one) === boxOf(other)

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
