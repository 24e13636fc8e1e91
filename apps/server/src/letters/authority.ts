import { createHmac } from 'node:crypto'
import { readerLanguageFor } from '@undersigned/i18n'
import { type Outcome, refuse } from '@undersigned/letter'
import { foldedName, hashOfToken } from '@undersigned/signatures'
import {
  type AuthorityFactRow,
  appendEvent,
  askedSince,
  changeFact,
  changeSignatory,
  coalitionOf,
  factByToken,
  insertFact,
  type LetterRow,
  letterOf,
  type SignatoryRow,
  signatoryOf,
  type Transacting,
} from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import type { Services } from '../services.ts'
import { nameContact, newFact } from './authority-contact.ts'
import { authorityRules } from './authority-rules.ts'
import type { SealCheckRefusal } from './authority-seal.ts'
import { addressOf } from './contact.ts'
import { relist } from './relist.ts'
import { type Invited, invitedBy } from './signing.ts'
import { titleIn } from './title-in.ts'

/** Somebody of an organisation who was asked whether a signature for it is right. */
export interface Vouching {
  readonly fact: AuthorityFactRow
  readonly row: SignatoryRow
  readonly letter: LetterRow
}

/** Whom the link in such a mail was sent to. */
export async function vouchingBy(db: Services['store']['db'], token: string): Promise<Vouching | null> {
  const fact = await factByToken(db, hashOfToken(token))
  if (fact === null) return null
  const [letter, row] = await Promise.all([letterOf(db, fact.letterId), signatoryOf(db, fact.letterId, fact.signature)])
  return letter === null || row === null || row.state !== 'confirmed' ? null : { fact, row, letter }
}

export type Vouch = 'agree' | 'object'

/** Takes the answer: a yes is a second person, a no takes the signature off the list and to the desk, whenever it comes (rules G72 to G74). */
export async function answerVouching(
  services: Services,
  { token, answer }: { readonly token: string; readonly answer: Vouch },
): Promise<Vouching | null> {
  const { store, now, newSalt } = services
  const vouching = await store.transaction(async (tx) => {
    const found = await vouchingBy(tx, token)
    if (found === null) return null
    const { fact, row, letter } = found
    const at = now()
    await changeFact(tx, fact.id, { state: answer === 'agree' ? 'stands' : 'objected', decidedAt: at })
    if (answer === 'object') await changeSignatory(tx, row.id, { heldFor: 'objected' })
    const kind = answer === 'agree' ? 'authority-agreed' : 'authority-objected'
    await appendEvent(tx, { letterId: letter.id, kind, payload: { name: row.name }, salt: newSalt(), actor: null, at })
    await relist(services, tx, { letter: letter.id, signature: row.id })
    return found
  })
  services.outbox.wake()
  return vouching
}

/** What an organisation puts on its domain: always the same for a signature, and nobody else's. */
export const proofLine = (keys: Pick<Keys, 'derive'>, { id }: Pick<SignatoryRow, 'id'>): string =>
  `undersigned-signature=${createHmac('sha256', keys.derive('domain-proof')).update(id).digest('base64url').slice(0, 32)}`

export type ProveRefusal =
  | 'link-unknown'
  | 'link-expired'
  | 'not-an-organisation'
  | 'not-found-there'
  | 'not-at-domain'
  | 'asked-enough'
  | 'no-domain'

/** A signature for an organisation that its signatory wants to prove something about, by the link that they keep. */
export async function provingBy(services: Pick<Services, 'store' | 'now'>, token: string): Promise<Outcome<Invited, ProveRefusal>> {
  const found = await invitedBy(services, 'withdrawTokenHash', token)
  if (!found.ok) return found
  const { row } = found.value
  if (row.state !== 'confirmed') return refuse('link-unknown')
  return row.class === 'organisation' ? found : refuse('not-an-organisation')
}

/** Looks on the organisation's domain for the line (rule G96). The network is asked outside of any transaction. */
export async function proveDomain(services: Services, token: string): Promise<Outcome<Invited, ProveRefusal>> {
  const found = await provingBy(services, token)
  if (!found.ok) return found
  const { row } = found.value
  return (await lookOnDomain(services, row)) ? provingBy(services, token) : refuse(row.domain === '' ? 'no-domain' : 'not-found-there')
}

/** The same for whoever keeps the desk. */
export async function lookOnDomain(services: Services, row: SignatoryRow): Promise<boolean> {
  const { domainProofs, keys } = services
  if (row.domain === '') return false
  const way = await domainProofs.find({ domain: row.domain, line: proofLine(keys, row) })
  if (way !== null) await keepFound(services, row, { kind: 'domain-record', detail: { domain: row.domain, way } })
  return way !== null
}

const DAY = 24 * 60 * 60 * 1000
/** How many people one signature may ask in a day, and how often one mailbox is asked. */
const MOST_ASKED = 3

interface Asking {
  readonly token: string
  readonly mailbox: string
  readonly locale: string
}

/** Asks a second person of the organisation, at another mailbox of its domain (rule G72). */
export async function askSecond(services: Services, { token, mailbox, locale }: Asking): Promise<Outcome<Invited, ProveRefusal>> {
  const { isMailboxAt, isSameMailbox } = await authorityRules()
  const found = await provingBy(services, token)
  if (!found.ok) return found
  const { row } = found.value
  if (row.domain === '') return refuse('no-domain')
  const own = addressOf(services, row)
  if (!isMailboxAt(mailbox, row.domain) || (own !== null && isSameMailbox(mailbox, own))) return refuse('not-at-domain')
  const isAsked = await services.store.transaction((tx) => writeToSecond(services, tx, { ...found.value, mailbox, locale }))
  services.outbox.wake()
  return isAsked ? found : refuse('asked-enough')
}

async function writeToSecond(
  services: Services,
  tx: Transacting,
  { row, letter, mailbox, locale: wished }: Invited & Omit<Asking, 'token'>,
): Promise<boolean> {
  const since = services.now() - DAY
  const fact = await newFact(services, tx, { row, mailbox, isMember: false, kind: 'second-person' })
  const asked = await askedSince(tx, { contactIndex: fact.contactIndex ?? '', signature: row.id, kind: 'second-person', since })
  if (asked.ofMailbox > 0 || asked.bySignature >= MOST_ASKED) return false
  const token = services.newToken()
  await insertFact(tx, { ...fact, tokenHash: hashOfToken(token) })
  const locale = readerLanguageFor([wished])
  const coalition = await coalitionOf(tx, letter.coalitionId)
  await services.outbox.enqueue(tx, {
    to: mailbox,
    locale,
    template: 'secondAsked',
    values: {
      name: row.name,
      letter: await titleIn(tx, letter, locale),
      coalition: coalition?.name ?? '',
      link: `${services.origin}/${locale}/vouch/${token}`,
    },
    letterId: letter.id,
    key: `second/${fact.id}`,
  })
  return true
}

interface Telling {
  readonly token: string
  readonly domain: string
  readonly registerNumber: string
  readonly contact: string
}

/** What the organisation's signature did not say when it was given: its domain, its number in the register, somebody else to ask (rules G70, G95). */
export async function tellMore(
  services: Services,
  { token, domain, registerNumber, contact }: Telling,
): Promise<Outcome<Invited, ProveRefusal>> {
  const { webHost, isMailboxAt } = await authorityRules()
  const found = await provingBy(services, token)
  if (!found.ok) return found
  const { row, letter } = found.value
  const host = row.domain === '' ? (webHost(domain) ?? '') : row.domain
  if (contact !== '' && (host === '' || !isMailboxAt(contact, host))) return refuse('not-at-domain')
  await services.store.transaction(async (tx) => {
    await changeSignatory(tx, row.id, { domain: host, registerNumber: registerNumber === '' ? row.registerNumber : registerNumber })
    if (contact !== '') await nameContact(services, tx, { row, mailbox: contact })
    await relist(services, tx, { letter: letter.id, signature: row.id })
  })
  services.outbox.wake()
  return provingBy(services, token)
}

export type SealRefusal = ProveRefusal | SealCheckRefusal | 'seal-of-another'

/** Takes an organisation's seal over the manifest that was signed, if an adapter says that it is one, and this organisation's (rule G97). */
export async function proveBySeal(
  services: Services,
  { token, seal }: { token: string; seal: string },
): Promise<Outcome<Invited, SealRefusal>> {
  const found = await provingBy(services, token)
  if (!found.ok) return found
  const { row } = found.value
  if (row.manifest === null) return refuse('link-unknown')
  const checked = await services.seals.check(new Uint8Array(Buffer.from(seal, 'base64')), row.manifest)
  if (!checked.ok) return checked
  if (foldedName(checked.value.organisation) !== row.nameKey) return refuse('seal-of-another')
  await keepFound(services, row, { kind: 'organisation-seal', detail: { organisation: checked.value.organisation } })
  return found
}

interface FoundOut {
  readonly kind: 'domain-record' | 'organisation-seal'
  readonly detail: Readonly<Record<string, string>>
}

async function keepFound({ store, newId, now, ...services }: Services, row: SignatoryRow, { kind, detail }: FoundOut): Promise<void> {
  await store.transaction(async (tx) => {
    const at = now()
    const nobody = { tokenHash: null, expiresAt: null, contact: null, contactKeyId: null, contactIndex: null }
    const fact = { id: newId(), letterId: row.letterId, signature: row.id, kind, state: 'stands', detail: JSON.stringify(detail) } as const
    await insertFact(tx, { ...fact, ...nobody, at, decidedAt: at })
    await relist({ ...services, newId, now }, tx, { letter: row.letterId, signature: row.id })
  })
  services.outbox.wake()
}
