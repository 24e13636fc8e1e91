import type { RouteResponse } from '@undersigned/api'
import { DEFAULT_POLICY, policyAt, type SignOnPolicy } from '@undersigned/signatures'
import { activeMembership, type Db, membersOf, namesOf, organisationsOf, policiesIn, policiesOf } from '@undersigned/storage'

type PolicyView = RouteResponse<'policyPut'>

/** The rule by which an organisation approves what was asked at a moment (rule G77). */
export const policyOfOrganisation = async (db: Db, organisation: string, at: number): Promise<SignOnPolicy> =>
  policyAt(await policiesOf(db, organisation), at)

/** Whether an account may set the rule: it speaks for the organisation in the coalition, nobody else does (rule G76). */
export async function maySetPolicy(db: Db, wish: { coalition: string; organisation: string; account: string }): Promise<boolean> {
  const membership = await activeMembership(db, wish.coalition, wish.account)
  if (membership === null || membership.organisationId !== wish.organisation) return false
  if (membership.coordinator) return true
  const represents = await db
    .selectFrom('letter_role')
    .where('userId', '=', wish.account)
    .where('organisationId', '=', wish.organisation)
    .where('role', 'in', ['representative', 'coordinator'])
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return represents !== undefined
}

/** Every organisation of a coalition with its rule, and whether this account may set it. */
export async function policyViews(db: Db, coalition: string, account: string): Promise<readonly PolicyView[]> {
  const [organisations, policies, members] = await Promise.all([
    organisationsOf(db, coalition),
    policiesIn(db, coalition),
    membersOf(db, coalition),
  ])
  const names = await namesOf(
    db,
    [...policies.values()].flatMap((history) => history.map(({ by }) => by)),
  )
  return Promise.all(
    organisations.map(async (organisation): Promise<PolicyView> => {
      const { approvers, quorum, leadDays, inAdvance, by, at } = policies.get(organisation.id)?.at(-1) ?? {
        ...DEFAULT_POLICY,
        by: null,
        at: null,
      }
      return {
        organisation: { ...organisation },
        approvers: approvers.map((each) => ({ ...each })),
        quorum,
        leadDays,
        inAdvance: inAdvance.map((each) => ({ ...each })),
        changedAt: at,
        changedBy: by === null ? null : { id: by, name: names.get(by) ?? '' },
        mayChange: await maySetPolicy(db, { coalition, organisation: organisation.id, account }),
        members: members.filter((member) => member.organisation === organisation.id).map(({ account: id, name }) => ({ id, name })),
      }
    }),
  )
}
