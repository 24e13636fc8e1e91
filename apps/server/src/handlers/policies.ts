import { checkPolicy } from '@undersigned/signatures'
import { insertPolicy, membersOf, organisationsOf } from '@undersigned/storage'
import { coalitionIn, type Handlers, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { maySetPolicy, policyViews } from '../letters/approval-policies.ts'
import { refusedBy } from '../letters/refusals.ts'

export const policyHandlers: Handlers<'policiesList' | 'policyPut'> = {
  policiesList: async (call) => {
    const views = await policyViews(call.services.store.db, coalitionIn(call).coalitionId, visitorIn(call).id)
    return reply({ policies: [...views] })
  },
  policyPut: async (call) => {
    const { store, newId, now } = call.services
    const { coalition, organisation } = call.request.params
    const by = visitorIn(call).id
    const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
      const known = await organisationsOf(tx, coalition)
      if (!known.some(({ id }) => id === organisation)) return refused('not-found')
      if (!(await maySetPolicy(tx, { coalition, organisation, account: by }))) return refused('forbidden')
      const members = (await membersOf(tx, coalition)).filter((member) => member.organisation === organisation)
      const others = known.flatMap(({ id }) => (id === organisation ? [] : [id]))
      const checked = checkPolicy(call.request.body, { members: members.map(({ account }) => account), others })
      if (!checked.ok) return refusedBy(checked.refusal)
      await insertPolicy(tx, { id: newId(), organisation, ...checked.value, by, at: now() })
      return null
    })
    if (refusal !== null) return refusal
    const view = (await policyViews(store.db, coalition, by)).find((each) => each.organisation.id === organisation)
    return view === undefined ? refused('not-found') : reply(view)
  },
}
