import type { RouteResponse } from '@undersigned/api'
import { isLanguage } from '@undersigned/letter'
import { type DeskDecisionRow, deskKeepersOf, type LetterRow, namesOf, rolesOf, type SignatoryRow, signatoryOf } from '@undersigned/storage'
import type { Services } from '../services.ts'
import { addressOf } from './contact.ts'
import { answerIn } from './desk-answer.ts'
import { mayUndo } from './desk-decide.ts'
import { reasonOf } from './desk-mail.ts'
import { type Desk, type DeskItem, deskOf } from './desk-queue.ts'
import { readReport } from './desk-report.ts'
import { displayOf } from './printed.ts'

type DeskView = RouteResponse<'deskGet'>
type ItemView = DeskView['items'][number]
type Entry = NonNullable<ItemView['signature']>

/** How many of the decisions are shown, the newest. */
const SHOWN = 100

/** The desk as its keepers see it: no address of anybody, only where a mailbox is. */
export async function deskView(services: Services, letter: LetterRow, { mayName }: { readonly mayName: boolean }): Promise<DeskView> {
  const { db } = services.store
  const desk = await deskOf(services, db, letter)
  // Of whoever erased themselves there is nothing left to tell but that something was decided.
  const decisions = desk.decisions.filter(({ reason }) => reason !== '').slice(0, SHOWN)
  const names = await namesOf(
    db,
    desk.decisions.flatMap(({ by, undoneBy }) => [by, undoneBy ?? by]),
  )
  const speaking = { services, letter, names }
  return {
    pausedAt: letter.listingPausedAt,
    waiting: desk.waiting,
    items: desk.items.map((item) => itemView(item, speaking)),
    decided: await Promise.all(decisions.map((decision) => decisionView(decision, desk, speaking))),
    keepers: mayName ? await keepersOf(services, letter) : [],
  }
}

interface Speaking {
  readonly services: Services
  readonly letter: LetterRow
  readonly names: ReadonlyMap<string, string>
}

function itemView(item: DeskItem, speaking: Speaking): ItemView {
  const { key, kind, since, why, signature, other, report, asked } = item
  const said = report === null ? null : readReport(speaking.services, report)
  return {
    key,
    kind,
    since,
    why: [...why],
    signature: signature === null ? null : entryOf(signature, speaking),
    other: other === null ? null : entryOf(other, speaking),
    report: report === null || said === null ? null : { ...said, kind: report.kind, language: languageIn(report.locale) },
    asked: asked === null ? null : askedView(asked, speaking),
  }
}

const languageIn = (locale: string): string => (isLanguage(locale) ? locale : '')

function entryOf(row: SignatoryRow, { services, letter }: Speaking): Entry {
  const { id, acronym, confirmedAt, heldFor, authority, domain, registerNumber } = row
  return {
    id,
    display: displayOf(row),
    acronym,
    language: row.language ?? letter.language,
    confirmedAt,
    listed: row.listedAt !== null,
    heldFor,
    authority,
    domain,
    registerNumber,
    mailHost: addressOf(services, row)?.split('@').at(-1) ?? '',
  }
}

function askedView(decision: DeskDecisionRow, { services, names }: Speaking): NonNullable<ItemView['asked']> {
  const { verdict, note, by, at, answeredAt } = decision
  const answer = answerIn(services, decision)
  return { verdict, reason: reasonOf(decision), note, by: { id: by, name: names.get(by) ?? '' }, at, answer, answeredAt }
}

async function decisionView(
  decision: DeskDecisionRow,
  desk: Desk,
  { services, letter, names }: Speaking,
): Promise<DeskView['decided'][number]> {
  const { id, verdict, note, by, at, undoneBy, undoneAt } = decision
  const nameOf = async (signature: DeskDecisionRow['signature']): Promise<string> => {
    if (signature === null) return ''
    return (desk.rows.get(signature) ?? (await signatoryOf(services.store.db, letter.id, signature)))?.name ?? ''
  }
  return {
    ...{ id, verdict, reason: reasonOf(decision), note, at },
    name: await nameOf(decision.signature),
    other: decision.other === null ? null : await nameOf(decision.other),
    by: { id: by, name: names.get(by) ?? '' },
    undone: undoneAt === null || undoneBy === null ? null : { by: { id: undoneBy, name: names.get(undoneBy) ?? '' }, at: undoneAt },
    mayUndo: mayUndo(decision, desk.decisions),
  }
}

/** The letter's reviewers, and who of them was named for the desk (rule G114). */
async function keepersOf({ store }: Services, letter: LetterRow): Promise<DeskView['keepers']> {
  const [roles, named] = await Promise.all([rolesOf(store.db, letter.id), deskKeepersOf(store.db, letter.id)])
  const reviewers = new Map(roles.filter(({ role }) => role === 'reviewer').map(({ userId, name }) => [userId, name]))
  return [...reviewers].map(([id, name]) => ({ id, name, named: named.includes(id) }))
}
