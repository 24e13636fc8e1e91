import { type DeskReason, type DeskVerdict, isReasonOf, VERDICTS_ON } from '@undersigned/api'
import { accept, type Outcome } from '@undersigned/letter'
import { HELD_FOR, hashOfToken, type SignatureId, signatureId } from '@undersigned/signatures'
import {
  appendEvent,
  changeSignatory,
  closeReport,
  type DeskDecisionRow,
  type DeskReportRow,
  deskDecisionsOf,
  insertDeskDecision,
  type LetterRow,
  letterOf,
  openReportsOf,
  reopenReports,
  type SignatoryRow,
  signatoryOf,
  type Transacting,
  undoDeskDecision,
} from '@undersigned/storage'
import { type Refused, refused } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { mailReopened, mailReporter, mailVerdict } from './desk-mail.ts'
import { type DeskItem, deskItemOf } from './desk-queue.ts'
import { relist } from './relist.ts'

export interface Deciding {
  readonly letter: LetterRow['id']
  readonly key: string
  readonly verdict: DeskVerdict
  readonly reason: DeskReason
  readonly note: string
  readonly which: 'signature' | 'other'
  readonly by: string
}

/** Decides one thing on the desk: what it changes of the list, the record of it and the mail are one (rule G115). */
export async function decideOnDesk(services: Services, deciding: Deciding): Promise<Outcome<DeskDecisionRow, never> | Refused> {
  if (!isReasonOf(deciding.verdict, deciding.reason)) return refused('malformed', { field: 'reason' })
  const token = services.newToken()
  const outcome = await services.store.transaction(async (tx): Promise<Outcome<DeskDecisionRow, never> | Refused> => {
    const letter = await letterOf(tx, deciding.letter)
    if (letter === null || letter.stage === 'archived') return refused('not-in-this-stage', { stage: letter?.stage ?? 'archived' })
    const item = await deskItemOf(services, tx, letter, deciding.key)
    if (item === null) return refused('conflict')
    if (!VERDICTS_ON[item.kind].includes(deciding.verdict)) return refused('malformed', { field: 'verdict' })
    const subject = deciding.which === 'other' ? item.other : item.signature
    if (subject === null && deciding.verdict !== 'dismiss') return refused('malformed', { field: 'which' })
    const decision = decisionOf(services, deciding, { item, subject, token })
    await insertDeskDecision(tx, decision)
    await carryOut(services, tx, { decision, item, subject })
    const { verdict, reason, by, at } = decision
    await appendEvent(tx, {
      letterId: letter.id,
      kind: 'desk-decided',
      payload: { verdict, reason },
      salt: services.newSalt(),
      actor: by,
      at,
    })
    if (subject !== null) await mailVerdict(services, tx, { letter, row: subject, decision, token })
    if (item.report !== null && verdict !== 'ask') await mailReporter(services, tx, { letter, report: item.report, decision })
    return accept(decision)
  })
  if (outcome.ok) services.outbox.wake()
  return outcome
}

interface About {
  readonly item: DeskItem
  readonly subject: SignatoryRow | null
}

function decisionOf(services: Services, deciding: Deciding, { item, subject, token }: About & { readonly token: string }): DeskDecisionRow {
  const { letter, verdict, reason, note, by } = deciding
  const isAnswerable = verdict === 'ask' || verdict === 'refuse'
  const another = subject === item.other ? item.signature : item.other
  return {
    id: services.newId(),
    letterId: letter,
    signature: subject?.id ?? null,
    other: another?.id ?? null,
    report: item.report?.id ?? null,
    ...{ verdict, reason, note, by, at: services.now() },
    before: JSON.stringify({ heldFor: subject?.heldFor ?? null, deskPassedAt: subject?.deskPassedAt ?? null }),
    undoneBy: null,
    undoneAt: null,
    tokenHash: isAnswerable ? hashOfToken(token) : null,
    answerKeyId: null,
    answer: null,
    answeredAt: null,
  }
}

/** What a verdict changes; the list itself is left to the one place that decides about it (rule G90). */
async function carryOut(
  services: Services,
  tx: Transacting,
  { decision, item, subject }: About & { readonly decision: DeskDecisionRow },
): Promise<void> {
  const { letterId: letter, id, verdict, at } = decision
  if (verdict === 'dismiss' && item.report !== null) await closeReport(tx, { letter, id: item.report.id, decision: id })
  if (subject === null || (verdict !== 'accept' && verdict !== 'refuse')) return
  await changeSignatory(tx, subject.id, verdict === 'accept' ? { deskPassedAt: at, heldFor: null } : { heldFor: 'refused' })
  if (verdict === 'refuse') await closeAll(tx, { letter, signature: subject.id, decision: id })
  await relist(services, tx, { letter, signature: subject.id })
}

/** One refusal answers everybody who reported the same signature. */
async function closeAll(
  tx: Transacting,
  { letter, signature, decision }: { letter: LetterRow['id']; signature: SignatureId; decision: string },
): Promise<void> {
  const same = (await openReportsOf(tx, letter)).filter((report: DeskReportRow) => report.signature === signature)
  for (const { id } of same) await closeReport(tx, { letter, id, decision })
}

/** Whether a decision can be taken back: nothing newer was decided about the same, and it is none that only asked (rule G116). */
export function mayUndo(decision: DeskDecisionRow, all: readonly DeskDecisionRow[]): boolean {
  if (decision.undoneAt !== null || decision.verdict === 'ask') return false
  if (decision.verdict === 'different' || decision.verdict === 'dismiss') return true
  const newest = all.find(
    ({ signature, verdict, undoneAt }) =>
      signature === decision.signature && undoneAt === null && (verdict === 'accept' || verdict === 'refuse'),
  )
  return newest?.id === decision.id
}

/** Takes a decision back: everything stands as it stood before it, and whoever was told is told so (rule G116). */
export async function undoOnDesk(services: Services, wish: { letter: LetterRow['id']; id: string; by: string }): Promise<Refused | null> {
  const refusal = await services.store.transaction(async (tx): Promise<Refused | null> => {
    const [letter, decisions] = [await letterOf(tx, wish.letter), await deskDecisionsOf(tx, wish.letter)]
    const decision = decisions.find(({ id }) => id === wish.id)
    if (letter === null || decision === undefined) return refused('not-found')
    const at = services.now()
    if (!mayUndo(decision, decisions) || !(await undoDeskDecision(tx, { ...wish, at }))) return refused('conflict')
    await reopenReports(tx, letter.id, decision.id)
    const { verdict } = decision
    await appendEvent(tx, { letterId: letter.id, kind: 'desk-undone', payload: { verdict }, salt: services.newSalt(), actor: wish.by, at })
    const row = decision.signature === null ? null : await signatoryOf(tx, letter.id, signatureId(decision.signature))
    if (row === null || (verdict !== 'accept' && verdict !== 'refuse')) return null
    await changeSignatory(tx, row.id, asBefore(decision, row))
    await relist(services, tx, { letter: letter.id, signature: row.id })
    await mailReopened(services, tx, { letter, row, decision })
    return null
  })
  if (refusal === null) services.outbox.wake()
  return refusal
}

/** What was listed stays listed by itself, so a pass that is taken back holds the signature. */
function asBefore({ before, verdict }: DeskDecisionRow, row: SignatoryRow): Pick<SignatoryRow, 'heldFor' | 'deskPassedAt'> {
  const value: unknown = JSON.parse(before)
  const was = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  const heldFor = HELD_FOR.find((each) => each === was.get('heldFor')) ?? null
  const passedAt: unknown = was.get('deskPassedAt')
  const deskPassedAt = typeof passedAt === 'number' ? passedAt : null
  if (verdict === 'refuse') return { heldFor, deskPassedAt }
  return { heldFor: heldFor ?? (row.class === 'organisation' ? 'organisation' : 'public-note'), deskPassedAt }
}
