import { type AskedFor, agreedTo, boxOf, type Offer, type SignatureId } from '@undersigned/signatures'
import {
  type ConsentRow,
  consentsOf,
  type Db,
  giveConsent,
  type LetterRow,
  letterOf,
  rowsOfSame,
  type SignatoryRow,
  signatoryById,
  suppress,
  suppressionOf,
  type Transacting,
  wantNewsAgain,
  withdrawConsents,
} from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import type { Services } from '../services.ts'
import { offersOn } from './consents.ts'
import { idInOwnToken, ownToken } from './own-token.ts'

/** The link by which somebody sees and takes back what they agreed to, and can do nothing else (rule G174). */
export const choicesToken = (keys: Pick<Keys, 'derive'>, id: SignatureId): string => ownToken(keys, id, 'own-choices')

/** One thing that somebody is asked, or was: what they said to it last, and the words that a form has for it now. */
export interface Choice extends AskedFor {
  readonly last: ConsentRow | null
  readonly offer: Offer | null
}

/** Whoever holds such a link. */
export interface Chooser {
  readonly letter: LetterRow
  readonly choices: readonly Choice[]
  /** Their address gets no mail of this kind at all. */
  readonly hasStopped: boolean
}

interface Own {
  readonly row: SignatoryRow
  readonly letter: LetterRow
  /** Everything the same person signed under that letter. */
  readonly rows: readonly SignatoryRow[]
}

type Parts = Pick<Services, 'store' | 'keys' | 'now' | 'newId'>

async function ownBy(keys: Pick<Keys, 'derive'>, db: Db, token: string): Promise<Own | null> {
  const id = idInOwnToken(keys, token, 'own-choices')
  const row = id === null ? null : await signatoryById(db, id)
  const letter = row === null ? null : await letterOf(db, row.letterId)
  return row === null || letter === null ? null : { row, letter, rows: await rowsOfSame(db, row) }
}

interface Asked {
  readonly token: string
  readonly language: string
}

/** What somebody agreed to under a letter, and what they could; null where the link leads to nobody. */
export async function chooserBy({ store, keys }: Pick<Parts, 'store' | 'keys'>, { token, language }: Asked): Promise<Chooser | null> {
  const own = await ownBy(keys, store.db, token)
  return own === null ? null : chooserOf(store.db, own, language)
}

async function chooserOf(db: Db, { row, rows, letter }: Own, language: string): Promise<Chooser> {
  const all = await consentsOf(
    db,
    rows.map(({ id }) => id),
  )
  const offers = await offersOn(db, letter, language)
  const asked = offers.map((offer) => choiceOf(offer, all, offer))
  // What no form asks any more can still be taken back.
  const before = all.filter((each) => each.withdrawnAt === null && !offers.some((offer) => isSame(offer, each)))
  const gone = before.map((each) => choiceOf({ purpose: each.purpose, organisation: each.organisationId }, all, null))
  const stopped = row.contactIndex === null ? null : await suppressionOf(db, row.contactIndex)
  return { letter, choices: [...asked, ...gone], hasStopped: stopped?.scope === 'opt-in' }
}

const isSame = (wish: AskedFor, { purpose, organisationId }: ConsentRow): boolean =>
  wish.purpose === purpose && wish.organisation === organisationId

function choiceOf({ purpose, organisation }: AskedFor, all: readonly ConsentRow[], offer: Offer | null): Choice {
  const own = all.filter((each) => isSame({ purpose, organisation }, each))
  return { purpose, organisation, offer, last: own.findLast(({ withdrawnAt }) => withdrawnAt === null) ?? own.at(-1) ?? null }
}

/** What a button on the page says of one of the choices; `stop-all`: no mail of this kind from this site any more. */
export type Said =
  | { readonly kind: 'withdraw'; readonly box: string }
  | { readonly kind: 'agree'; readonly box: string; readonly wording: string }
  | { readonly kind: 'stop-all' }

/** Does what the button says, at once; agreeing to words that nobody was asked is nothing (rules G172, G174). */
export async function choose(parts: Parts, asked: Asked, said: Said): Promise<Chooser | null> {
  return parts.store.transaction(async (tx) => {
    const own = await ownBy(parts.keys, tx, asked.token)
    if (own === null) return null
    if (said.kind === 'stop-all') await stopAll(parts, tx, own)
    else {
      const { choices } = await chooserOf(tx, own, asked.language)
      const choice = choices.find((each) => boxOf(each) === said.box)
      if (choice !== undefined && said.kind === 'withdraw') await takeBack(parts, tx, { own, wish: choice })
      const offer = said.kind === 'agree' && choice?.offer ? agreedTo([choice.offer], { [said.box]: said.wording })[0] : undefined
      if (offer !== undefined) await giveAgain(parts, tx, { own, offer })
    }
    return chooserOf(tx, own, asked.language)
  })
}

/** What a mail program asks for when its reader presses "unsubscribe" (RFC 8058): no more news of this letter. */
export async function unsubscribe(parts: Parts, token: string): Promise<void> {
  await parts.store.transaction(async (tx) => {
    const own = await ownBy(parts.keys, tx, token)
    if (own !== null) await takeBack(parts, tx, { own, wish: { purpose: 'follow-up', organisation: null } })
  })
}

async function takeBack({ now }: Parts, tx: Transacting, { own, wish }: { readonly own: Own; readonly wish: AskedFor }): Promise<void> {
  await withdrawConsents(tx, { signatures: own.rows.map(({ id }) => id), wish, at: now() })
}

async function giveAgain(
  { now, newId }: Parts,
  tx: Transacting,
  { own, offer }: { readonly own: Own; readonly offer: Offer },
): Promise<void> {
  const standing = own.rows.filter(({ state }) => state === 'confirmed' || state === 'pending')
  const row = standing.at(-1)
  if (row === undefined || own.letter.stage === 'archived') return
  await giveConsent(tx, { letter: own.letter.id, signature: row.id, at: now(), newId }, offer)
  if (row.state === 'confirmed') await wantNewsAgain(tx, [row.id])
}

async function stopAll({ now }: Parts, tx: Transacting, { row, rows }: Own): Promise<void> {
  await withdrawConsents(tx, { signatures: rows.map(({ id }) => id), wish: { purpose: 'follow-up', organisation: null }, at: now() })
  if (row.contactIndex !== null) await suppress(tx, { contactIndex: row.contactIndex, scope: 'opt-in', reason: '', at: now() })
}
