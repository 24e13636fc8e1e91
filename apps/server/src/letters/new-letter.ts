import { writeLetterText } from '@undersigned/collab'
import { withoutSubjectWord } from '@undersigned/documents/page'
import { type LetterDocument, type LetterId, type LetterText, letterId, recipientId, type SignatoryDisplay } from '@undersigned/letter'
import { foldedName, signatureId, sortKeyOf } from '@undersigned/signatures'
import {
  addRecipients,
  appendEvent,
  type Db,
  grantRole,
  insertLetter,
  insertSignatory,
  type LetterRow,
  letterBySlug,
  letterOf,
  type NewLetterRow,
} from '@undersigned/storage'
import { roomId } from '@undersigned/sync'
import * as Y from 'yjs'
import type { Services } from '../services.ts'
import { slugFrom } from './slug.ts'

export interface NewLetter {
  readonly coalitionId: string
  readonly organisationId: string | null
  readonly title: string
  readonly document: LetterDocument
  /** The account that starts it and becomes its first coordinator. */
  readonly by: string
  readonly start: 'empty' | 'template' | 'import' | 'demo'
}

type NewRow = Pick<NewLetter, 'coalitionId' | 'title' | 'document'> & { readonly by: string | null }
type Needed = Pick<Services, 'store' | 'now' | 'newId' | 'newSalt'>

/** Starts a letter: its text in the log first, then everything that points to it, as one. */
export async function startLetter({ store, now, newId, newSalt }: Needed, wish: NewLetter): Promise<LetterRow> {
  const id = letterId(newId())
  const at = now()
  const { document, by } = wish
  await store.log.append([{ room: roomId({ letter: id, part: 'original' }), update: updateOf(document.text), person: by, at }])
  await store.transaction(async (tx) => {
    await insertLetter(tx, { ...newLetterRow(wish, at), id, slug: await freeSlug(tx, wish.title, newId) })
    await grantRole(tx, {
      id: newId(),
      letterId: id,
      userId: by,
      role: 'coordinator',
      languages: [],
      organisationId: wish.organisationId,
      by,
      at,
    })
    await addRecipients(
      tx,
      id,
      document.recipients.map((recipient) => ({ ...recipient, id: recipientId(recipient.id === '' ? newId() : recipient.id) })),
    )
    for (const display of document.signatories) await insertSignatory(tx, namedSignatory({ letter: id, display, newId, at }))
    await appendEvent(tx, {
      letterId: id,
      kind: 'letter-started',
      payload: { start: wish.start, language: document.text.language },
      salt: newSalt(),
      actor: by,
      at,
    })
  })
  const made = await letterOf(store.db, id)
  if (made === null) throw new Error(`letter ${id} was not written`)
  return made
}

/** The Yjs update that makes an empty room say this text. */
export function updateOf(text: LetterText): Uint8Array {
  const doc = new Y.Doc()
  writeLetterText(doc, text)
  return Y.encodeStateAsUpdate(doc)
}

/** A letter's row as it begins, but for its names. */
export const newLetterRow = (wish: NewRow, at: number): Omit<NewLetterRow, 'id' | 'slug'> => ({
  coalitionId: wish.coalitionId,
  title: wish.title,
  language: wish.document.text.language,
  mode: 'joint',
  stage: 'drafting',
  stageSince: at,
  zone: 'Europe/Brussels',
  softDeadline: null,
  hardDeadline: null,
  embargoUntil: null,
  publishedAt: null,
  signOn: 'private',
  publicClasses: JSON.stringify(['mep', 'organisation', 'expert', 'individual']),
  listingPausedAt: null,
  blockRules: JSON.stringify({ classes: ['lead', 'mep', 'organisation', 'expert', 'individual'], within: 'alphabet-of-reader' }),
  manifest: null,
  amending: null,
  createdBy: wish.by,
  createdAt: at,
  updatedAt: at,
})

async function freeSlug(db: Db, title: string, newId: () => string): Promise<string> {
  const slug = slugFrom(title, newId().slice(0, 6))
  return (await letterBySlug(db, slug)) === null ? slug : `${slug}-${newId().slice(0, 4)}`
}

interface Named {
  readonly letter: LetterId
  readonly display: SignatoryDisplay
  readonly newId: () => string
  readonly at: number
}

/** A row that is printed before sealing and that nobody has signed (D5). */
export const namedSignatory = ({ letter, display, newId, at }: Named) => ({
  id: signatureId(newId()),
  letterId: letter,
  signatory: null,
  personId: null,
  organisationId: null,
  ...display,
  nameKey: foldedName(display.name),
  state: 'named' as const,
  manifest: null,
  language: null,
  sortKey: sortKeyOf({ display }, 'en'),
  inviteTokenHash: null,
  inviteExpiresAt: null,
  confirmTokenHash: null,
  confirmExpiresAt: null,
  withdrawTokenHash: null,
  withdrawExpiresAt: null,
  salt: null,
  createdAt: at,
  invitedAt: null,
  signedAt: null,
  confirmedAt: null,
  withdrawnAt: null,
  contact: null,
  contactKeyId: null,
  contactIndex: null,
  listedAt: null,
  authority: null,
  deskPassedAt: null,
  heldFor: null,
  acronym: '',
  names: '{}',
  domain: '',
  registerNumber: '',
  sortAs: '',
  lateAt: null,
  mailedAt: null,
  codeHash: null,
  codeTries: 0,
})

/** The title a letter gets from its own words: the subject, else its first words. */
export function titleOf({ paragraphs }: LetterText, otherwise: string): string {
  const words = (kind: string): string =>
    paragraphs
      .filter((paragraph) => paragraph.kind === kind)
      .flatMap((paragraph) => paragraph.content.map((part) => (part.type === 'text' ? part.text : ' ')))
      .join('')
      .trim()
  const title = words('subject') || words('heading') || words('summary')
  return (withoutSubjectWord(title) || otherwise).slice(0, 200)
}
