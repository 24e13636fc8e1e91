import type { RouteResponse, StageMove } from '@undersigned/api'
import { digest } from '@undersigned/letter'
import { type Action, advance, agree, ask, fourWords, REQUEST_LASTS, type SoloAction, secondsFor, shortHex } from '@undersigned/signatures'
import {
  appendEvent,
  changeLetter,
  copiesOnTheirWay,
  decideRequest,
  decidersOf,
  insertRequest,
  type LetterRow,
  letterOf,
  type ManifestRow,
  manifestsOf,
  namesOf,
  openRequests,
  type RequestRow,
  standingOf,
  type Transacting,
} from '@undersigned/storage'
import { keepsMailbox } from '../config.ts'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { openApproval } from '../letters/approval-opening.ts'
import { confirmRequest, objectOf, preparedFor } from '../letters/pair-decisions.ts'
import { refusedBy } from '../letters/refusals.ts'
import { requestDifference } from '../letters/request-difference.ts'
import { mailSecond } from '../letters/request-mails.ts'
import { forgetContacts } from '../retention/forget-contacts.ts'
import type { Services } from '../services.ts'
import { view } from './letters.ts'

type StageRoutes = 'stageMove' | 'requestsList' | 'requestCreate' | 'requestConfirm' | 'requestCancel' | 'manifestsList' | 'manifestGet'
type RequestView = RouteResponse<'requestCreate'>
type ManifestView = RouteResponse<'manifestsList'>['manifests'][number]

const soloActions: Readonly<Record<StageMove, SoloAction>> = {
  'in-review': 'open-review',
  drafting: 'return-to-drafting',
  approval: 'open-approval',
  'sign-on': 'open-sign-on',
  closed: 'close',
  archived: 'archive',
}

export const stageHandlers: Handlers<StageRoutes> = {
  stageMove: async (call) => {
    const { letter } = letterIn(call)
    const by = visitorIn(call).id
    const action = soloActions[call.request.body.to]
    const refusal = await call.services.store.transaction((tx) => moveAlone(call.services, tx, { id: letter.id, action, by }))
    if (refusal === null) call.services.rooms.announce(letter.id, 'stage')
    if (refusal === null) call.services.outbox.wake()
    // The lobby is the one room that no seal has stopped; an archived letter takes nothing there either (rule G2).
    if (refusal === null && action === 'archive') call.services.rooms.recheck(letter.id)
    return refusal ?? view(call.services, letter.id, by)
  },
  requestsList: async (call) => {
    const { letter } = letterIn(call)
    const rows = await openRequests(call.services.store.db, letter.id)
    const requests = await Promise.all(rows.map((row) => requestView(call.services, { letter, row, asker: visitorIn(call).id })))
    return reply({ requests })
  },
  requestCreate: async (call) => {
    const { letter } = letterIn(call)
    const { action } = call.request.body
    const seal = await preparedFor(call.services, letter, action)
    if (seal !== null && 'refusal' in seal) return seal
    const difference = await requestDifference(call.services, { letter, action, language: letter.language })
    const outcome = await call.services.store.transaction((tx) => askForSecond(call, tx, { prepared: seal, difference }))
    if ('refusal' in outcome) return outcome
    call.services.outbox.wake()
    return reply(await requestView(call.services, { letter, row: outcome, asker: visitorIn(call).id }))
  },
  requestConfirm: async (call) => {
    const { letter } = letterIn(call)
    const by = visitorIn(call).id
    const refusal = await confirmRequest(call.services, { letter, request: call.request.params.request, by })
    if (refusal !== null) return refusal
    const now = await view(call.services, letter.id, by)
    return now.ok ? reply({ stage: now.value.stage, letter: now.value }) : now
  },
  requestCancel: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt } = call.services
    const by = visitorIn(call).id
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      const open = (await openRequests(tx, letter.id)).find(({ id }) => id === call.request.params.request)
      if (open === undefined || !(await decideRequest(tx, open.id, { state: 'cancelled', by, at: now() }))) return refused('not-found')
      const payload = { action: open.action }
      await appendEvent(tx, { letterId: letter.id, kind: 'request-cancelled', payload, salt: newSalt(), actor: by, at: now() })
      return null
    })
    return refusal ?? done
  },
  manifestsList: async (call) => {
    const { letter } = letterIn(call)
    return reply({ manifests: await manifestViews(call.services, letter) })
  },
  manifestGet: async (call) => {
    const { letter } = letterIn(call)
    const wanted = digest(call.request.params.digest)
    const row = (await manifestsOf(call.services.store.db, letter.id)).find((each) => each.digest === wanted)
    const head = (await manifestViews(call.services, letter)).find((each) => each.digest === wanted)
    return row === undefined || head === undefined ? refused('not-found') : reply({ ...head, canonical: row.canonical })
  },
}

interface Move {
  readonly id: LetterRow['id']
  readonly action: Action
  readonly by: string
}

async function moveAlone(services: Services, tx: Transacting, { id, action, by }: Move): Promise<Refused | null> {
  const { now, newSalt } = services
  const letter = await letterOf(tx, id)
  if (letter === null) return refused('not-found')
  const next = advance(await standingOf(tx, letter), action, { now: now() })
  if (!next.ok) return refusedBy(next.refusal)
  const waiting = action === 'archive' && !keepsMailbox(services.config) ? await copiesOnTheirWay(tx, id) : 0
  if (waiting > 0) return refused('copies-on-their-way', { count: waiting })
  const { stage } = next.value
  await changeLetter(tx, id, { stage, stageSince: now(), updatedAt: now() })
  await appendEvent(tx, {
    letterId: id,
    kind: 'stage-changed',
    payload: { action, from: letter.stage, to: stage },
    salt: newSalt(),
    actor: by,
    at: now(),
  })
  const isAsking = action === 'open-approval' || action === 'open-sign-on'
  if (isAsking) await openApproval(services, tx, { letter: { ...letter, stage, stageSince: now() }, by })
  if (stage === 'archived') await forgetContacts(services, tx, id)
  return null
}

interface Wished {
  readonly prepared: Parameters<typeof objectOf>[2]
  readonly difference: NonNullable<RouteResponse<'requestDifference'>>
}

async function askForSecond(call: Call<'requestCreate'>, tx: Transacting, { prepared, difference }: Wished): Promise<RequestRow | Refused> {
  const { services } = call
  const now = services.now()
  const by = visitorIn(call).id
  const { action } = call.request.body
  const letter = await letterOf(tx, letterIn(call).letter.id)
  if (letter === null) return refused('not-found')
  const [members, standing, open] = await Promise.all([decidersOf(tx, letter.id), standingOf(tx, letter), openRequests(tx, letter.id)])
  const object = objectOf(action, letter, prepared)
  const pending = open.find((row) => row.action === action) ?? null
  const asked = ask({ action, object, by }, { standing, members, now, pending })
  if (!asked.ok) return refusedBy(asked.refusal)
  if (pending !== null) await decideRequest(tx, pending.id, { state: 'lapsed', by: null, at: now })
  const row: RequestRow = {
    id: services.newId(),
    letterId: letter.id,
    action,
    object,
    by,
    at: now,
    expiresAt: now + REQUEST_LASTS,
    state: 'open',
    decidedBy: null,
    decidedAt: null,
  }
  await insertRequest(tx, row)
  const salt = services.newSalt()
  await appendEvent(tx, { letterId: letter.id, kind: 'asked-for-second', payload: { action }, salt, actor: by, at: now })
  for (const second of secondsFor(by, members)) await mailSecond(services, tx, { letter, row, difference, to: second.person })
  return row
}

async function requestView(services: Services, seen: { letter: LetterRow; row: RequestRow; asker: string }): Promise<RequestView> {
  const { letter, row, asker } = seen
  const { db } = services.store
  const [members, standing, names, seal] = await Promise.all([
    decidersOf(db, letter.id),
    standingOf(db, letter),
    namesOf(db, [row.by]),
    preparedFor(services, letter, row.action),
  ])
  const object = seal !== null && 'refusal' in seal ? 'moved' : objectOf(row.action, letter, seal)
  const agreed = agree(row, { standing, members, now: services.now(), by: asker, object })
  return {
    id: row.id,
    action: row.action,
    by: { id: row.by, name: names.get(row.by) ?? '' },
    at: row.at,
    lapsesAt: row.expiresAt,
    mayConfirm: agreed.ok,
    whyNot: agreed.ok ? null : agreed.refusal,
  }
}

async function manifestViews({ store }: Services, letter: LetterRow): Promise<ManifestView[]> {
  const rows = await manifestsOf(store.db, letter.id)
  const names = await namesOf(
    store.db,
    rows.flatMap(({ by }) => by),
  )
  return rows.map((row: ManifestRow) => ({
    digest: row.digest,
    words: [...fourWords(row.digest)],
    hex: shortHex(row.digest),
    sealedAt: row.at,
    by: row.by.map((id) => ({ id, name: names.get(id) ?? '' })),
    current: row.digest === letter.manifest,
  }))
}
