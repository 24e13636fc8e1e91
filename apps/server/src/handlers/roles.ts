import type { RouteResponse } from '@undersigned/api'
import type { LetterId } from '@undersigned/letter'
import { mayManage } from '@undersigned/signatures'
import {
  activeMembership,
  appendEvent,
  type Db,
  grantRole,
  type RoleRow,
  raiseEpoch,
  removeRole,
  rolesOf,
  setRole,
} from '@undersigned/storage'
import { done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import type { Services } from '../services.ts'

type Grant = RouteResponse<'letterRoleAdd'>

/** An address is for those who steer the letter, and for its holder; the others see names (rule G22). */
const grantFor =
  (call: Parameters<typeof letterIn>[0] & Parameters<typeof visitorIn>[0]) =>
  (row: RoleRow): Grant => {
    const isShown = mayManage(letterIn(call).membership) || row.userId === visitorIn(call).id
    return { ...grantFrom(row), email: isShown ? row.email : '' }
  }

const grantFrom = (row: RoleRow): Grant => ({
  id: row.id,
  account: row.userId,
  name: row.name,
  email: row.email,
  organisation: row.organisation,
  role: row.role,
  languages: [...row.languages],
  since: row.grantedAt,
})

export const roleHandlers: Handlers<'letterRolesList' | 'letterRoleAdd' | 'letterRoleChange' | 'letterRoleRemove'> = {
  letterRolesList: async (call) => {
    const rows = await rolesOf(call.services.store.db, letterIn(call).letter.id)
    return reply({ roles: rows.map(grantFor(call)) })
  },
  letterRoleAdd: async (call) => {
    const { letter } = letterIn(call)
    const { store, newId, now } = call.services
    const { account, role, languages } = call.request.body
    const by = visitorIn(call).id
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      const membership = await activeMembership(tx, letter.coalitionId, account)
      if (membership === null) return refused('not-found')
      if (role === 'representative' && membership.organisationId === null) return refused('organisation-needed')
      await grantRole(tx, {
        id: newId(),
        letterId: letter.id,
        userId: account,
        role,
        languages,
        organisationId: membership.organisationId,
        by,
        at: now(),
      })
      await noteChange(call.services, tx, { letter: letter.id, account, by, kind: 'role-granted', facts: { role } })
      return null
    })
    if (refusal !== null) return refusal
    call.services.rooms.recheck(letter.id, account)
    const made = (await rolesOf(store.db, letter.id)).find((row) => row.userId === account && row.role === role)
    return made === undefined ? refused('not-found') : reply(grantFrom(made))
  },
  letterRoleChange: async (call) => {
    const { letter } = letterIn(call)
    const { grant } = call.request.params
    const { role, languages } = call.request.body
    const outcome = await changeGrant(call.services, { letter: letter.id, grant, by: visitorIn(call).id }, async (tx, row, others) => {
      if (row.role === 'coordinator' && role !== 'coordinator' && !others.some((other) => other.role === 'coordinator'))
        return 'last-coordinator'
      if (role === 'representative' && row.organisation === null) return 'organisation-needed'
      await setRole(tx, row.id, { role, languages })
      return 'changed'
    })
    if ('refusal' in outcome) return outcome
    const changed = (await rolesOf(call.services.store.db, letter.id)).find((row) => row.id === grant)
    return changed === undefined ? refused('not-found') : reply(grantFrom(changed))
  },
  letterRoleRemove: async (call) => {
    const { letter } = letterIn(call)
    const wish = { letter: letter.id, grant: call.request.params.grant, by: visitorIn(call).id }
    const outcome = await changeGrant(call.services, wish, async (tx, row, others) => {
      if (row.role === 'coordinator' && !others.some((other) => other.role === 'coordinator')) return 'last-coordinator'
      await removeRole(tx, row.id)
      return 'changed'
    })
    return 'refusal' in outcome ? outcome : done
  },
}

interface Wish {
  readonly letter: LetterId
  readonly grant: string
  readonly by: string
}

type Change = (tx: Db, row: RoleRow, others: readonly RoleRow[]) => Promise<'changed' | 'last-coordinator' | 'organisation-needed'>

/** Changes a grant, makes older tickets worthless and closes the sockets that stood on it, at once (D15). */
async function changeGrant(services: Services, { letter, grant, by }: Wish, change: Change): Promise<Refused | typeof done> {
  const outcome = await services.store.transaction(async (tx): Promise<Refused | { account: string; isGone: boolean }> => {
    const rows = await rolesOf(tx, letter)
    const row = rows.find(({ id }) => id === grant)
    if (row === undefined) return refused('not-found')
    const others = rows.filter(({ id }) => id !== grant)
    const changed = await change(tx, row, others)
    if (changed !== 'changed') return refused(changed)
    await noteChange(services, tx, { letter, account: row.userId, by, kind: 'role-changed', facts: { role: row.role } })
    return { account: row.userId, isGone: !(await rolesOf(tx, letter)).some(({ userId }) => userId === row.userId) }
  })
  if ('refusal' in outcome) return outcome
  if (outcome.isGone) services.rooms.revoke(outcome.account, letter)
  else services.rooms.recheck(letter, outcome.account)
  return done
}

interface Noted {
  readonly letter: LetterId
  readonly account: string
  readonly by: string
  readonly kind: 'role-granted' | 'role-changed'
  readonly facts: Readonly<Record<string, string>>
}

async function noteChange({ now, newSalt }: Services, tx: Parameters<typeof appendEvent>[0], noted: Noted): Promise<void> {
  const { letter, account, by, kind, facts } = noted
  await raiseEpoch(tx, letter, account)
  await appendEvent(tx, { letterId: letter, kind, payload: { ...facts, account }, salt: newSalt(), actor: by, at: now() })
}
