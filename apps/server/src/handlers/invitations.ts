import type { RouteResponse } from '@undersigned/api'
import { interfaceLanguageFor, loadFormats, loadTranslator } from '@undersigned/i18n'
import { isLanguage } from '@undersigned/letter'
import { hashOfToken, sameName } from '@undersigned/signatures'
import {
  type ActiveMembership,
  accountOf,
  activeMembership,
  appendEvent,
  coalitionOf,
  ensureMembership,
  ensureOrganisation,
  grantRole,
  type InvitationRow,
  insertInvitation,
  invitationsOf,
  letterOf,
  markAccepted,
  namesOf,
  openInvitation,
  organisationsOf,
  raiseEpoch,
  revokeInvitation,
  stringsIn,
  type Transacting,
} from '@undersigned/storage'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { noteAccess } from '../letters/access-log.ts'
import { indexOf } from '../rotation/kept.ts'
import type { Services } from '../services.ts'

type InvitationRoutes = 'invitationsList' | 'invitationCreate' | 'invitationRevoke' | 'invitationPeek' | 'invitationAccept'
type Listed = RouteResponse<'invitationsList'>['invitations'][number]

const DAY = 24 * 60 * 60 * 1000

export const invitationHandlers: Handlers<InvitationRoutes> = {
  invitationsList: async (call) => {
    const { db } = call.services.store
    const { letter } = letterIn(call)
    const invitations = await listed(call.services, await invitationsOf(db, letter.id))
    const count = invitations.filter(({ email }) => email !== '').length
    await noteAccess(call.services, db, { letter, by: visitorIn(call).id, what: 'invitations', count })
    return reply({ invitations })
  },
  invitationCreate: async (call) => {
    const { services } = call
    const limited = await services.limits.take('invitationPerAccount', visitorIn(call).id)
    if (limited !== null) return limited
    const token = services.newToken()
    const row = await rowFor(call, token)
    if ('refusal' in row) return row
    const link = `${services.origin}/app/invitations/${token}`
    await services.store.transaction(async (tx) => {
      await insertInvitation(tx, row)
      await appendEvent(tx, {
        letterId: letterIn(call).letter.id,
        kind: 'invited',
        payload: { role: row.role, by: call.request.body.by },
        salt: services.newSalt(),
        actor: row.invitedBy,
        at: row.createdAt,
      })
      if (call.request.body.by === 'mail') await mailInvitation(call, tx, { row, link, to: call.request.body.email })
    })
    services.outbox.wake()
    const [invitation] = await listed(services, [row])
    if (invitation === undefined) return refused('not-found')
    return reply({ invitation, link: call.request.body.by === 'link' ? link : null })
  },
  invitationRevoke: async (call) => {
    const { letter, invitation } = call.request.params
    const wasThere = await revokeInvitation(call.services.store.db, letter, { id: invitation, at: call.services.now() })
    return wasThere ? done : refused('not-found')
  },
  invitationPeek: async ({ services, request }) => {
    const row = await openInvitation(services.store.db, hashOfToken(request.params.token), services.now())
    const letter = row === null || row.letterId === null ? null : await letterOf(services.store.db, row.letterId)
    if (row === null || letter === null || row.role === null) return refused('invitation-used-or-expired')
    const [coalition, names, organisations] = await Promise.all([
      coalitionOf(services.store.db, row.coalitionId),
      namesOf(services.store.db, [row.invitedBy]),
      organisationsOf(services.store.db, row.coalitionId),
    ])
    return reply({
      letter: { title: letter.title, language: letter.language },
      coalition: coalition?.name ?? '',
      coalitionId: row.coalitionId,
      role: row.role,
      languages: stringsIn(row.languages).filter(isLanguage),
      invitedBy: names.get(row.invitedBy) ?? '',
      organisation: organisations.find(({ id }) => id === row.organisationId)?.name ?? row.organisationName,
      expiresAt: row.expiresAt,
    })
  },
  invitationAccept: async (call) => {
    const { services } = call
    const outcome = await services.store.transaction((tx) => accept(call, tx))
    if ('refusal' in outcome) return outcome
    services.rooms.recheck(outcome.letter, visitorIn(call).id)
    return reply({ letter: outcome.letter })
  },
}

/** Makes the visitor a member of the coalition and gives the role, both or neither. */
async function accept({ services, request, visitor }: Call<'invitationAccept'>, tx: Transacting) {
  const { now, newId, newSalt } = services
  const account = visitorIn({ visitor }).id
  const row = await openInvitation(tx, hashOfToken(request.params.token), now())
  if (row === null || row.letterId === null || row.role === null) return refused('invitation-used-or-expired')
  const at = now()
  const member = await activeMembership(tx, row.coalitionId, account)
  const place = await placeFor(services, tx, { row, member, typed: request.body.organisation ?? '' })
  if ('refusal' in place) return place
  const { organisationId } = place
  const { coalitionId, letterId } = row
  await ensureMembership(tx, { id: newId(), coalitionId, userId: account, organisationId, coordinator: row.coordinator === 1, at })
  await grantRole(tx, {
    id: newId(),
    letterId,
    userId: account,
    role: row.role,
    languages: stringsIn(row.languages).filter(isLanguage),
    organisationId,
    by: row.invitedBy,
    at,
  })
  await markAccepted(tx, row.id, { by: account, at })
  await raiseEpoch(tx, letterId, account)
  await appendEvent(tx, { letterId, kind: 'invitation-accepted', payload: { role: row.role }, salt: newSalt(), actor: account, at })
  return { letter: letterId }
}

interface Arriving {
  readonly row: InvitationRow
  readonly member: ActiveMembership | null
  readonly typed: string
}

type Place = { readonly organisationId: string | null }

/** For whom the invited will speak: the organisation named, else their own, else one they found, else none (rules G18, G19). */
async function placeFor({ newId, now }: Services, tx: Transacting, { row, member, typed }: Arriving): Promise<Place | Refused> {
  const { coalitionId, organisationId, organisationName } = row
  if (organisationId !== null) return { organisationId }
  const known = await organisationsOf(tx, coalitionId)
  const found = async (name: string): Promise<Place> => ({
    organisationId: (await ensureOrganisation(tx, { id: newId(), coalitionId, name, country: '', at: now() })).id,
  })
  if (organisationName !== '') {
    const same = sameName(known, organisationName)
    return same === null ? found(organisationName) : { organisationId: same.id }
  }
  if (row.role === 'representative') return refused('organisation-needed')
  if (member !== null) return { organisationId: member.organisationId }
  const taken = sameName(known, typed)
  if (taken !== null) return refused('organisation-taken', { name: taken.name })
  return typed === '' ? { organisationId: null } : found(typed)
}

async function rowFor(call: Call<'invitationCreate'>, token: string): Promise<InvitationRow | Refused> {
  const { services, request } = call
  const { body } = request
  const { letter } = letterIn(call)
  const { organisation } = body
  if (organisation === null && body.role === 'representative') return refused('organisation-needed')
  const known = await organisationsOf(services.store.db, letter.coalitionId)
  const named = organisation !== null && 'name' in organisation ? organisation.name : ''
  const organisationId = organisation !== null && 'id' in organisation ? organisation.id : (sameName(known, named)?.id ?? null)
  if (organisationId !== null && !known.some(({ id }) => id === organisationId)) return refused('not-found')
  const sealed = body.by === 'mail' ? services.keys.seal(body.email) : null
  const at = services.now()
  return {
    id: services.newId(),
    tokenHash: hashOfToken(token),
    coalitionId: letter.coalitionId,
    letterId: letter.id,
    role: body.role,
    languages: JSON.stringify(body.languages),
    organisationId,
    organisationName: organisationId === null ? named : '',
    locale: body.by === 'mail' ? body.locale : 'en',
    coordinator: 0,
    invitedBy: visitorIn(call).id,
    createdAt: at,
    expiresAt: at + body.expiresInDays * DAY,
    acceptedAt: null,
    acceptedBy: null,
    revokedAt: null,
    contact: sealed?.ciphertext ?? null,
    contactKeyId: sealed?.keyId ?? null,
    contactIndex: body.by === 'mail' ? await indexOf(services.keys, services.store.db, body.email) : null,
  }
}

interface Mailing {
  readonly row: InvitationRow
  readonly link: string
  readonly to: string
}

async function mailInvitation(call: Call<'invitationCreate'>, tx: Transacting, { row, link, to }: Mailing): Promise<void> {
  const { letter } = letterIn(call)
  const [coalition, translator, formats, inviter] = await Promise.all([
    coalitionOf(tx, letter.coalitionId),
    loadTranslator(interfaceLanguageFor([row.locale])),
    loadFormats(interfaceLanguageFor([row.locale])),
    accountOf(tx, row.invitedBy),
  ])
  const role = row.role === null ? '' : translator.t(`mail.role.${row.role}`)
  await call.services.outbox.enqueue(tx, {
    to,
    locale: row.locale,
    template: 'invitation',
    values: {
      by: inviter?.name || (inviter?.email ?? ''),
      coalition: coalition?.name ?? '',
      letter: letter.title,
      role,
      expires: formats.deadline(row.expiresAt, letter.zone),
      link,
    },
    letterId: letter.id,
    key: `invitation/${row.id}`,
    expiresAt: row.expiresAt,
  })
}

async function listed({ store, keys }: Services, rows: readonly InvitationRow[]): Promise<Listed[]> {
  const names = await namesOf(
    store.db,
    rows.map(({ invitedBy }) => invitedBy),
  )
  const organisations = new Map<string, string>()
  for (const coalition of new Set(rows.map(({ coalitionId }) => coalitionId))) {
    for (const { id, name } of await organisationsOf(store.db, coalition)) organisations.set(id, name)
  }
  return rows.flatMap((row) => {
    if (row.role === null) return []
    const isMail = row.contact !== null && row.contactKeyId !== null
    return [
      {
        id: row.id,
        by: isMail ? ('mail' as const) : ('link' as const),
        email: row.contact !== null && row.contactKeyId !== null ? keys.open({ keyId: row.contactKeyId, ciphertext: row.contact }) : '',
        role: row.role,
        languages: stringsIn(row.languages).filter(isLanguage),
        organisation: organisations.get(row.organisationId ?? '') ?? row.organisationName,
        invitedBy: names.get(row.invitedBy) ?? '',
        createdAt: row.createdAt,
        expiresAt: row.expiresAt,
        acceptedAt: row.acceptedAt,
      },
    ]
  })
}
