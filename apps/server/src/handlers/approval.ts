import { canonicalText, digest, digestOf, unitId } from '@undersigned/letter'
import { type Answer, answer, type EventPayload, replyTo, type Wish } from '@undersigned/signatures'
import {
  answerOf,
  answersOf,
  appendEvent,
  appendLoggedEvent,
  closeRounds,
  insertAnswer,
  keepReply,
  keepSnapshot,
  type LetterRow,
  letterOf,
  openRound,
  type RoleRow,
  snapshotsOf,
  type Transacting,
} from '@undersigned/storage'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { type Asked, approvalView, askedOf, partiesTo, ruledAt } from '../letters/approval.ts'
import { calendarFile } from '../letters/approval-calendar.ts'
import { mailAnswered, mailAsked, mailObjected } from '../letters/approval-mails.ts'
import { policyOfOrganisation } from '../letters/approval-policies.ts'
import { refusedBy } from '../letters/refusals.ts'
import { relistWaiting } from '../letters/relist.ts'
import { wordsIn } from '../reader/reader.ts'
import type { Services } from '../services.ts'

type ApprovalRoutes = 'approvalGet' | 'answerGive' | 'conditionReply' | 'reviewRoundOpen' | 'reviewRoundClose' | 'deadlinesFile'

export const approvalHandlers: Handlers<ApprovalRoutes> = {
  approvalGet: async (call) => {
    const { letter } = letterIn(call)
    const { db } = call.services.store
    const outdated = await isOutdated(call.services, letter, await askedOf(db, letter))
    return reply(await approvalView(db, letter, { account: visitorIn(call).id, outdated }))
  },
  answerGive: async (call) => {
    const { letter, roles } = letterIn(call)
    const { store, outbox } = call.services
    const outcome = await store.transaction((tx) => give(call, tx, { id: letter.id, roles }))
    if ('refusal' in outcome) return outcome
    outbox.wake()
    return done
  },
  conditionReply: async (call) => {
    const { letter } = letterIn(call)
    const { store, outbox, now, newSalt } = call.services
    const { answer: id } = call.request.params
    const by = visitorIn(call).id
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      const condition = await answerOf(tx, letter.id, id)
      if (condition === null) return refused('not-found')
      const replied = replyTo(condition, { ...call.request.body, by, at: now() })
      if (!replied.ok) return refusedBy(replied.refusal)
      const { reply: given } = replied.value
      if (given === null || !(await keepReply(tx, id, given))) return refused('conflict')
      const payload = { organisation: condition.organisation, met: given.met, words: given.words }
      await appendEvent(tx, { letterId: letter.id, kind: 'condition-answered', payload, salt: newSalt(), actor: by, at: now() })
      await mailAnswered(call.services, tx, { letter, condition: replied.value })
      return null
    })
    if (refusal !== null) return refusal
    outbox.wake()
    return done
  },
  reviewRoundOpen: async (call) => {
    const { letter } = letterIn(call)
    const refusal = await openReview(call, letter)
    if (refusal !== null) return refusal
    call.services.outbox.wake()
    return done
  },
  reviewRoundClose: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt } = call.services
    const actor = visitorIn(call).id
    await store.transaction(async (tx) => {
      await closeRounds(tx, letter.id, now())
      await appendEvent(tx, { letterId: letter.id, kind: 'review-round-closed', payload: {}, salt: newSalt(), actor, at: now() })
    })
    return done
  },
  deadlinesFile: async (call) => {
    const { letter } = letterIn(call)
    const file = await calendarFile(call.services, letter, call.headers.get('accept-language') ?? '')
    if (file === null) return refused('not-found')
    const name = `attachment; filename="${letter.slug}-deadlines.ics"`
    return new Response(file, {
      headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': name, 'cache-control': 'no-store' },
    })
  },
}

/** Whether the original says something else by now than the snapshot that is asked about. */
async function isOutdated({ reader }: Services, letter: LetterRow, asked: Asked | null): Promise<boolean> {
  if (asked === null || asked.about === 'manifest') return false
  const { original } = await reader.read(letter.id, [])
  return digestOf(canonicalText(original.text)) !== asked.object
}

interface Speaking {
  readonly id: LetterRow['id']
  readonly roles: readonly RoleRow[]
}

async function give(call: Call<'answerGive'>, tx: Transacting, { id, roles }: Speaking): Promise<Answer | Refused> {
  const { newId, now, newSalt } = call.services
  const letter = await letterOf(tx, id)
  const asked = letter === null ? null : await askedOf(tx, letter)
  if (letter === null || asked === null) return refused('not-in-this-stage', { stage: letter?.stage ?? '' })
  const { object, organisation, language, verdict, unit, words } = call.request.body
  const by = visitorIn(call).id
  const speaksFor = roles.flatMap((row) => (row.role === 'representative' && row.organisation !== null ? [row.organisation.id] : []))
  const wish: Wish = {
    id: newId(),
    organisation,
    object: digest(object),
    verdict,
    language,
    unit: unit === null ? null : unitId(unit),
    words,
    by,
  }
  const [existing, policy] = await Promise.all([
    answersOf(tx, id, asked.object),
    policyOfOrganisation(tx, organisation, await ruledAt(tx, letter, asked)),
  ])
  const given = answer(wish, { question: asked, policy, existing, speaksFor, now: now() })
  if (!given.ok) return refusedBy(given.refusal)
  await insertAnswer(tx, { letter: id, about: asked.about, answer: given.value })
  await appendLoggedEvent(tx, { letterId: id, payload: entryOf(asked.about, given.value), salt: newSalt(), actor: by, at: now() })
  // Whoever signed for the organisation may stand on the list now (rule G72).
  if (verdict === 'approve') await relistWaiting(call.services, tx, id)
  else await mailObjected(call.services, tx, { letter, answer: given.value })
  return given.value
}

const kinds = {
  manifest: { approve: 'approval', condition: 'condition', refuse: 'refusal' },
  snapshot: { approve: 'review-approval', condition: 'review-condition', refuse: 'review-refusal' },
} as const

/** What the log keeps of an answer; of a snapshot, it names that one's digest (rule G82). */
function entryOf(about: Asked['about'], { object, language, organisation, verdict, unit, words, by }: Answer): EventPayload {
  const said = { manifest: object, language, organisation, by }
  if (about === 'manifest' && verdict === 'approve') return { kind: 'approval', ...said }
  const kind = kinds[about][verdict]
  return kind === 'approval' ? { kind, ...said } : { kind, ...said, unit, words }
}

/** Keeps the original as it stands as a snapshot, and asks every organisation about it (rule G81). */
async function openReview(call: Call<'reviewRoundOpen'>, { id }: LetterRow): Promise<Refused | null> {
  const { services } = call
  const { store, reader, newId, newSalt, now } = services
  const openedBy = visitorIn(call).id
  const { original } = await reader.read(id, [])
  const { room, n, text } = original
  const object = digestOf(canonicalText(text))
  return store.transaction(async (tx): Promise<Refused | null> => {
    const letter = await letterOf(tx, id)
    if (letter === null || !['in-review', 'frozen'].includes(letter.stage))
      return refused('not-in-this-stage', { stage: letter?.stage ?? '' })
    const at = now()
    const { language } = text
    const spell = { fromAt: at, toAt: at, people: [openedBy] }
    await keepSnapshot(tx, { id: newId(), letterId: id, room, n, language, text, digest: object, ...spell, words: wordsIn(text) })
    const snapshot = (await snapshotsOf(tx, id, { language })).find((each) => each.room === room && each.digest === object)
    if (snapshot === undefined) return refused('conflict')
    const { dueAt } = call.request.body
    await openRound(tx, { id: newId(), letterId: id, snapshotId: snapshot.id, digest: object, openedBy, openedAt: at, dueAt })
    const payload = { snapshot: snapshot.id, digest: object }
    await appendEvent(tx, { letterId: id, kind: 'review-round-opened', payload, salt: newSalt(), actor: openedBy, at })
    const asked = await askedOf(tx, letter)
    if (asked !== null) await mailAsked(services, tx, { letter, asked, parties: await partiesTo(tx, letter, asked), by: openedBy })
    return null
  })
}
