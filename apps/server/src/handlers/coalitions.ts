import type { RouteResponse } from '@undersigned/api'
import { letterId } from '@undersigned/letter'
import { sameName } from '@undersigned/signatures'
import type { Db, MemberRow, Transacting } from '@undersigned/storage'
import {
  activeMembership,
  appendEvent,
  changeMembership,
  coalitionCounts,
  coalitionOf,
  endMembership,
  ensureMembership,
  ensureOrganisation,
  grantRole,
  insertCoalition,
  lettersWithRole,
  membershipsOf,
  membersOf,
  organisationsOf,
  raiseEpoch,
  removeRolesOf,
  rolesOf,
} from '@undersigned/storage'
import { coalitionIn, done, type Handlers, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import type { Services } from '../services.ts'

type CoalitionRoutes =
  | 'coalitionsList'
  | 'coalitionCreate'
  | 'coalitionGet'
  | 'organisationAdd'
  | 'memberUpdate'
  | 'memberRemove'
  | 'coalitionLeave'

async function coalition({ db }: { db: Db }, id: string): Promise<RouteResponse<'coalitionGet'> | null> {
  const [head, organisations, members] = await Promise.all([coalitionOf(db, id), organisationsOf(db, id), membersOf(db, id)])
  return head === null ? null : { ...head, organisations: [...organisations], members: members.map(memberFrom) }
}

const memberFrom = (row: MemberRow): RouteResponse<'memberUpdate'> => ({
  account: row.account,
  name: row.name,
  email: row.email,
  organisation: row.organisation ?? '-',
  role: row.coordinator ? 'coordinator' : 'member',
  since: row.since,
})

export const coalitionHandlers: Handlers<CoalitionRoutes> = {
  coalitionsList: async (call) => {
    const { db } = call.services.store
    const memberships = await membershipsOf(db, visitorIn(call).id)
    const coalitions = await Promise.all(
      memberships.map(async ({ coalition: head }) => ({ ...head, ...(await coalitionCounts(db, head.id)) })),
    )
    return reply({ coalitions })
  },
  coalitionCreate: async (call) => {
    const { store, newId, now } = call.services
    const { name, organisation } = call.request.body
    const id = newId()
    await store.transaction(async (tx) => {
      const by = visitorIn(call).id
      await insertCoalition(tx, { id, name, by, at: now() })
      const own = await ensureOrganisation(tx, { id: newId(), coalitionId: id, ...organisation, at: now() })
      await ensureMembership(tx, { id: newId(), coalitionId: id, userId: by, organisationId: own.id, coordinator: true, at: now() })
    })
    const made = await coalition(store, id)
    return made === null ? refused('not-found') : reply(made)
  },
  coalitionGet: async (call) => {
    const found = await coalition(call.services.store, call.request.params.coalition)
    if (found === null) return refused('not-found')
    const sees = (account: string): boolean => coalitionIn(call).coordinator || account === visitorIn(call).id
    return reply({ ...found, members: found.members.map((member) => (sees(member.account) ? member : { ...member, email: '' })) })
  },
  organisationAdd: async (call) => {
    const { store, newId, now } = call.services
    const { coalitionId } = coalitionIn(call)
    const same = sameName(await organisationsOf(store.db, coalitionId), call.request.body.name)
    if (same !== null) return reply({ ...same })
    return reply({ ...(await ensureOrganisation(store.db, { id: newId(), coalitionId, ...call.request.body, at: now() })) })
  },
  memberUpdate: async (call) => {
    const { coalition: id, account } = call.request.params
    const { organisation, role } = call.request.body
    const refusal = await call.services.store.transaction(async (tx): Promise<Refused | null> => {
      const membership = await activeMembership(tx, id, account)
      if (membership === null) return refused('not-found')
      if (organisation !== undefined && !(await organisationsOf(tx, id)).some((each) => each.id === organisation))
        return refused('not-found')
      if (role === 'member' && (await isLastCoordinator(tx, id, account))) return refused('last-coordinator')
      await changeMembership(tx, membership.id, {
        organisationId: organisation,
        coordinator: role === undefined ? undefined : role === 'coordinator',
      })
      return null
    })
    if (refusal !== null) return refusal
    const changed = (await membersOf(call.services.store.db, id)).find((member) => member.account === account)
    return changed === undefined ? refused('not-found') : reply(memberFrom(changed))
  },
  memberRemove: async (call) => {
    const { coalition: id, account } = call.request.params
    return takeOut(call.services, { coalition: id, account, successor: null, heir: visitorIn(call).id })
  },
  coalitionLeave: async (call) => {
    const { successor = null } = call.request.body
    return takeOut(call.services, { coalition: call.request.params.coalition, account: visitorIn(call).id, successor, heir: successor })
  },
}

const isLastCoordinator = async (db: Db, coalitionId: string, account: string): Promise<boolean> => {
  const coordinators = (await membersOf(db, coalitionId)).filter((member) => member.coordinator)
  return coordinators.length === 1 && coordinators[0]?.account === account
}

interface Leaving {
  readonly coalition: string
  readonly account: string
  readonly successor: string | null
  /** Who takes over the letters that would be left without a coordinator: the successor, or the one who removes. */
  readonly heir: string | null
}

/** Ends a membership and every role that hung on it; the last coordinator needs a successor (D24). Open sockets close at once. */
async function takeOut(services: Services, leaving: Leaving): Promise<Refused | typeof done> {
  const { store, rooms } = services
  const { account } = leaving
  const outcome = await store.transaction((tx) => takeOutWithin(services, tx, leaving))
  if ('refusal' in outcome) return outcome
  for (const letter of outcome) {
    rooms.revoke(account, letterId(letter))
    if (leaving.heir !== null) rooms.recheck(letterId(letter), leaving.heir)
  }
  return done
}

/** The same as a part of a larger decision; gives the letters in which they had a role. */
export async function takeOutWithin(services: Services, tx: Transacting, leaving: Leaving): Promise<readonly string[] | Refused> {
  const { coalition: id, account } = leaving
  const membership = await activeMembership(tx, id, account)
  if (membership === null) return refused('not-found')
  const successor = leaving.successor === null ? null : await activeMembership(tx, id, leaving.successor)
  if (successor !== null && successor.id !== membership.id) await changeMembership(tx, successor.id, { coordinator: true })
  if (await isLastCoordinator(tx, id, account)) return refused('last-coordinator')
  const letters = await lettersWithRole(tx, id, account)
  if (!(await handOver(services, tx, { ...leaving, letters }))) return refused('last-coordinator')
  for (const letter of letters) {
    await removeRolesOf(tx, letter, account)
    await raiseEpoch(tx, letter, account)
  }
  await endMembership(tx, membership.id, services.now())
  return letters
}

/** Gives the heir every letter that has no other coordinator; false when there is such a letter and no heir. */
async function handOver(
  { newId, newSalt, now }: Services,
  tx: Transacting,
  { coalition, account, heir, letters }: Leaving & { readonly letters: readonly string[] },
): Promise<boolean> {
  for (const letter of letters.map(letterId)) {
    const coordinators = (await rolesOf(tx, letter)).filter(({ role }) => role === 'coordinator')
    if (coordinators.length === 0 || coordinators.some(({ userId }) => userId !== account)) continue
    const membership = heir === null || heir === account ? null : await activeMembership(tx, coalition, heir)
    if (heir === null || membership === null) return false
    const { organisationId } = membership
    await grantRole(tx, {
      id: newId(),
      letterId: letter,
      userId: heir,
      role: 'coordinator',
      languages: [],
      organisationId,
      by: account,
      at: now(),
    })
    await raiseEpoch(tx, letter, heir)
    const payload = { role: 'coordinator', account: heir }
    await appendEvent(tx, { letterId: letter, kind: 'role-granted', payload, salt: newSalt(), actor: account, at: now() })
  }
  return true
}
