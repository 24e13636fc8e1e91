import type { Claim, Evidence } from '@undersigned/signatures/authority'
import {
  type AuthorityFactRow,
  approvalsOf,
  type Db,
  factsOf,
  type LetterRow,
  type MemberRow,
  membersOf,
  registerEntryFor,
  type SignatoryRow,
} from '@undersigned/storage'
import type { Services } from '../services.ts'
import { addressOf } from './contact.ts'

/** What deciding about the list needs: also the timer has it, which has no request. */
export type ListingParts = Pick<Services, 'keys' | 'outbox' | 'origin' | 'now' | 'newId' | 'newSalt' | 'newToken'>

/** Rows keep plain facts as JSON text; whatever else stands there is nothing. */
function detailOf({ detail }: Pick<AuthorityFactRow, 'detail'>): Readonly<Record<string, string>> {
  const value: unknown = JSON.parse(detail)
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** What is known of a signature's authority, and of whom could be asked about it. */
export interface Found {
  readonly claim: Claim
  readonly facts: readonly AuthorityFactRow[]
  /** Active members of the organisation in the coalition. */
  readonly members: readonly MemberRow[]
}

interface Asked {
  readonly letter: LetterRow
  readonly row: SignatoryRow
}

/** Everything that speaks for a signature: mailbox, domain, second persons, register, approvals by the organisation's own policy, seal (rule G72). */
export async function evidenceFor(services: Pick<Services, 'keys'>, db: Db, { letter, row }: Asked): Promise<Found> {
  const facts = await factsOf(db, row.id)
  const members = row.organisationId === null ? [] : await membersOf(db, letter.coalitionId)
  const own = members.filter(({ organisation }) => organisation !== null && organisation === row.organisationId)
  const evidence = [
    ...facts.filter(({ state }) => state === 'stands').flatMap((fact) => evidenceIn(services, fact)),
    ...(await approvedBy(db, { letter, row, members: own })),
    ...(await registered(db, row)),
  ]
  const claim: Claim = {
    person: row.signatory ?? String(row.id),
    mailbox: addressOf(services, row) ?? '',
    domain: row.domain === '' ? null : row.domain,
    evidence,
  }
  return { claim, facts, members: own }
}

function evidenceIn(services: Pick<Services, 'keys'>, fact: AuthorityFactRow): readonly Evidence[] {
  const { domain = '' } = detailOf(fact)
  switch (fact.kind) {
    case 'domain-record':
      return [{ kind: 'domain-record', domain }]
    case 'organisation-seal':
      return [{ kind: 'organisation-seal' }]
    case 'contact':
    case 'second-person': {
      const mailbox = addressOf(services, fact)
      const isKnownMember = detailOf(fact).member === 'yes'
      return mailbox === null ? [] : [{ kind: 'second-person', person: fact.contactIndex ?? fact.id, mailbox, isKnownMember }]
    }
  }
}

/** The line of the Transparency Register that has the number and the name that were given (rule G95). */
async function registered(db: Db, { registerNumber, nameKey }: SignatoryRow): Promise<readonly Evidence[]> {
  const entry = await registerEntryFor(db, { number: registerNumber, nameKey })
  return entry === null ? [] : [{ kind: 'register-entry', website: entry.website }]
}

/** Its representatives who approved the text that is signed, or the one in force: each is another person of the organisation (rules G14, G72). */
async function approvedBy(
  db: Db,
  { letter, row, members }: Asked & { readonly members: readonly MemberRow[] },
): Promise<readonly Evidence[]> {
  if (row.organisationId === null) return []
  const approvals = await approvalsOf(db, letter.id)
  const own = approvals.filter(
    ({ organisation, manifest }) => organisation === row.organisationId && (manifest === row.manifest || manifest === letter.manifest),
  )
  return own.flatMap(({ by }): readonly Evidence[] => {
    const member = members.find(({ account }) => account === by)
    return member === undefined ? [] : [{ kind: 'second-person', person: by, mailbox: member.email, isKnownMember: true }]
  })
}
