import { loadFormats, readerLanguageFor } from '@undersigned/i18n'
import { CONTACT_HAS, hashOfToken } from '@undersigned/signatures'
import {
  type AuthorityFactRow,
  changeFact,
  coalitionOf,
  dropUntold,
  insertFact,
  type LetterRow,
  type SignatoryRow,
  type Transacting,
} from '@undersigned/storage'
import { indexOf } from '../rotation/kept.ts'
import type { Found, ListingParts } from './authority-evidence.ts'
import { authorityRules } from './authority-rules.ts'
import { addressOf } from './contact.ts'
import { titleIn } from './title-in.ts'

interface Telling {
  readonly letter: LetterRow
  readonly row: SignatoryRow
  readonly found: Found
}

/** Somebody else of the organisation who can say yes or no. */
interface Contact {
  readonly mailbox: string
  readonly isMember: boolean
  /** Named by the signatory already; null for one that the coalition knows. */
  readonly fact: AuthorityFactRow | null
}

/** Tells the organisation's contact that somebody signed for it, if there is one; from then on it has a day to object (rule G73). */
export async function tellContact(services: ListingParts, tx: Transacting, { letter, row, found }: Telling): Promise<boolean> {
  const contact = await contactFor(services, found)
  if (contact === null) return false
  const token = services.newToken()
  const at = services.now()
  const asking = { tokenHash: hashOfToken(token), at }
  const id = contact.fact?.id ?? services.newId()
  if (contact.fact === null)
    await insertFact(tx, { ...(await newFact(services, tx, { row, mailbox: contact.mailbox, isMember: contact.isMember })), id, ...asking })
  else await changeFact(tx, id, asking)
  const locale = readerLanguageFor([row.language ?? letter.language])
  const [coalition, formats] = await Promise.all([coalitionOf(tx, letter.coalitionId), loadFormats(locale)])
  await services.outbox.enqueue(tx, {
    to: contact.mailbox,
    locale,
    template: 'contactTold',
    values: {
      name: row.name,
      letter: await titleIn(tx, letter, locale),
      coalition: coalition?.name ?? '',
      until: formats.deadline(at + CONTACT_HAS, letter.zone),
      link: `${services.origin}/${locale}/vouch/${token}`,
    },
    letterId: letter.id,
    key: `contact/${id}`,
  })
  return true
}

/** A member the coalition knows, else whom the signatory named at the organisation's own domain; never the signatory's own mailbox. */
async function contactFor(services: ListingParts, { claim, facts, members }: Found): Promise<Contact | null> {
  const { isMailboxAt, isSameMailbox } = await authorityRules()
  const member = members.find(({ email }) => !isSameMailbox(email, claim.mailbox))
  if (member !== undefined) return { mailbox: member.email, isMember: true, fact: null }
  for (const fact of facts) {
    const mailbox = fact.kind === 'contact' ? addressOf(services, fact) : null
    if (mailbox === null || claim.domain === null || isSameMailbox(mailbox, claim.mailbox)) continue
    if (isMailboxAt(mailbox, claim.domain)) return { mailbox, isMember: false, fact }
  }
  return null
}

interface Named {
  readonly row: SignatoryRow
  readonly mailbox: string
  readonly isMember: boolean
  readonly kind?: 'contact' | 'second-person'
}

/** A question about a signature to somebody else of the organisation; not sent as long as it has no token. */
export async function newFact(
  { keys, now, newId }: Pick<ListingParts, 'keys' | 'now' | 'newId'>,
  tx: Transacting,
  { row, mailbox, isMember, kind = 'contact' }: Named,
): Promise<AuthorityFactRow> {
  const { ciphertext, keyId } = keys.seal(mailbox)
  return {
    id: newId(),
    letterId: row.letterId,
    signature: row.id,
    kind,
    state: 'asked',
    detail: JSON.stringify(isMember ? { member: 'yes' } : {}),
    tokenHash: null,
    at: now(),
    expiresAt: null,
    decidedAt: null,
    contact: ciphertext,
    contactKeyId: keyId,
    contactIndex: await indexOf(keys, tx, mailbox),
  }
}

/** Whom a signatory names to be asked; told once the signature is confirmed, and only at the organisation's own domain (rule G73). */
export async function nameContact(
  services: Pick<ListingParts, 'keys' | 'now' | 'newId'>,
  tx: Transacting,
  { row, mailbox }: Pick<Named, 'row' | 'mailbox'>,
): Promise<void> {
  await dropUntold(tx, row.id)
  if (mailbox !== '') await insertFact(tx, await newFact(services, tx, { row, mailbox, isMember: false }))
}
