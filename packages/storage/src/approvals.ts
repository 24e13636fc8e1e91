import { type Digest, type LetterId, letterId } from '@undersigned/letter'
import {
  type Answer,
  type Approval,
  type ConditionReply,
  type DatedPolicy,
  type InAdvance,
  policyAt,
  standsTo,
} from '@undersigned/signatures'
import type { Selectable } from 'kysely'
import type { Db } from './db.ts'
import type { AnswerTable, ReviewRoundTable, SignOnPolicyTable } from './schema-approval.ts'

/** Every rule by which an organisation approved, the oldest first (rule G77). */
export async function policiesOf(db: Db, organisation: string): Promise<readonly DatedPolicy[]> {
  const rows = await db.selectFrom('sign_on_policy').where('organisationId', '=', organisation).selectAll().orderBy('at').execute()
  return rows.map(policyFrom)
}

/** The same of every organisation of a coalition that has set one. */
export async function policiesIn(db: Db, coalition: string): Promise<ReadonlyMap<string, readonly DatedPolicy[]>> {
  const rows = await db
    .selectFrom('sign_on_policy')
    .where('organisationId', 'in', (eb) => eb.selectFrom('organisation').where('coalitionId', '=', coalition).select('id'))
    .selectAll()
    .orderBy('at')
    .execute()
  const byOrganisation = Map.groupBy(rows, ({ organisationId }) => organisationId)
  return new Map([...byOrganisation].map(([organisation, own]) => [organisation, own.map(policyFrom)]))
}

interface NewPolicy extends DatedPolicy {
  readonly id: string
  readonly organisation: string
}

export async function insertPolicy(db: Db, { id, organisation, ...policy }: NewPolicy): Promise<void> {
  const { approvers, inAdvance, quorum, leadDays, by, at } = policy
  const row = { id, organisationId: organisation, quorum, leadDays, by, at }
  await db
    .insertInto('sign_on_policy')
    .values({ ...row, approvers: JSON.stringify(approvers), standing: JSON.stringify(inAdvance) })
    .execute()
}

function policyFrom({ approvers, standing, quorum, leadDays, by, at }: Selectable<SignOnPolicyTable>): DatedPolicy {
  const people = listIn(approvers).flatMap((each) => {
    if (typeof each.person !== 'string' || typeof each.function !== 'string') return []
    return [{ person: each.person, function: each.function }]
  })
  return { approvers: people, inAdvance: listIn(standing).flatMap(inAdvanceFrom), quorum, leadDays, by, at }
}

function inAdvanceFrom({ kind, organisation }: Readonly<Record<string, unknown>>): readonly InAdvance[] {
  if (kind === 'coalition') return [{ kind }]
  return kind === 'lead' && typeof organisation === 'string' ? [{ kind, organisation }] : []
}

function listIn(json: string): readonly Readonly<Record<string, unknown>>[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
}

/** What was answered about a letter, the first first; about one text only where one is named. */
export async function answersOf(db: Db, letter: LetterId, object?: Digest): Promise<readonly Answer[]> {
  const all = db.selectFrom('answer').where('letterId', '=', letter)
  const rows = await (object === undefined ? all : all.where('object', '=', object)).selectAll().orderBy('at').orderBy('id').execute()
  return rows.map(answerFrom)
}

export async function answerOf(db: Db, letter: string, id: string): Promise<Answer | null> {
  const row = await db.selectFrom('answer').where('letterId', '=', letterId(letter)).where('id', '=', id).selectAll().executeTakeFirst()
  return row === undefined ? null : answerFrom(row)
}

export async function insertAnswer(
  db: Db,
  { letter, about, answer }: { readonly letter: LetterId; readonly about: AnswerTable['about']; readonly answer: Answer },
): Promise<void> {
  const { organisation, inAdvance, reply: _, ...said } = answer
  await db
    .insertInto('answer')
    .values({
      ...said,
      letterId: letter,
      organisationId: organisation,
      about,
      inAdvance: inAdvance ? 1 : 0,
      reply: null,
      replyWords: '',
      repliedBy: null,
      repliedAt: null,
    })
    .execute()
}

/** Keeps what a coordinator answered to a condition; says whether nobody had before. */
export async function keepReply(db: Db, id: string, { met, words, by, at }: ConditionReply): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('answer')
    .set({ reply: met ? 'met' : 'not-met', replyWords: words, repliedBy: by, repliedAt: at })
    .where('id', '=', id)
    .where('reply', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

function answerFrom({ reply, replyWords, repliedBy, repliedAt, organisationId, inAdvance, ...row }: Selectable<AnswerTable>): Answer {
  const { id, object, verdict, language, unit, words, by, at } = row
  return {
    ...{ id, organisation: organisationId, object, verdict, language, unit, words, by, at },
    inAdvance: inAdvance === 1,
    reply: reply === null ? null : { met: reply === 'met', words: replyWords, by: repliedBy ?? '', at: repliedAt ?? 0 },
  }
}

/** Whether an organisation of the coalition has approved this manifest, by the rule it had when that was sealed (rules G77, G78). */
export async function hasApproved(db: Db, letter: LetterId, organisation: string, manifest: Digest): Promise<boolean> {
  const sealed = await db
    .selectFrom('manifest')
    .where('letterId', '=', letter)
    .where('digest', '=', manifest)
    .select('at')
    .executeTakeFirst()
  if (sealed === undefined) return false
  const [history, answers] = await Promise.all([policiesOf(db, organisation), answersOf(db, letter, manifest)])
  return standsTo(answers, { organisation, object: manifest, policy: policyAt(history, sealed.at) }).state === 'approved'
}

export type RoundRow = Selectable<ReviewRoundTable>

/** The review rounds of a letter, the newest first (rule G81). */
export async function roundsOf(db: Db, letter: LetterId): Promise<readonly RoundRow[]> {
  return db.selectFrom('review_round').where('letterId', '=', letter).selectAll().orderBy('openedAt', 'desc').execute()
}

/** Opens a round, and closes the one before. */
export async function openRound(db: Db, round: Omit<RoundRow, 'closedAt'>): Promise<void> {
  await closeRounds(db, round.letterId, round.openedAt)
  await db
    .insertInto('review_round')
    .values({ ...round, closedAt: null })
    .execute()
}

/** Takes no more answers about a snapshot. */
export async function closeRounds(db: Db, letter: LetterId, at: number): Promise<void> {
  await db.updateTable('review_round').set({ closedAt: at }).where('letterId', '=', letter).where('closedAt', 'is', null).execute()
}

/** Letters of which somebody is asked, with a deadline to come. */
export async function lettersToRemind(db: Db, now: number): Promise<readonly LetterId[]> {
  const sealed = db.selectFrom('letter').where('stage', 'in', ['approval', 'sign-on']).where('softDeadline', '>', now).select('id')
  const reviewed = db.selectFrom('review_round').where('closedAt', 'is', null).where('dueAt', '>', now).select('letterId as id')
  return [...new Set((await sealed.unionAll(reviewed).execute()).map(({ id }) => id))]
}

/** Whose people said yes to which manifest, of the organisations that have approved it. */
export async function approvalsOf(db: Db, letter: LetterId): Promise<readonly Approval[]> {
  const answers = await answersOf(db, letter)
  const approved: Approval[] = []
  for (const { organisation, object: manifest, verdict, language, by, at } of answers)
    if (verdict === 'approve' && (await hasApproved(db, letter, organisation, manifest)))
      approved.push({ organisation, manifest, language, by, at })
  return approved
}
