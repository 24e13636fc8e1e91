import { type Answer, approvesInAdvance, DEFAULT_POLICY, policyAt } from '@undersigned/signatures'
import {
  answersOf,
  appendLoggedEvent,
  decidersOf,
  insertAnswer,
  type LetterRow,
  organisationsOf,
  policiesIn,
  type Transacting,
} from '@undersigned/storage'
import type { Services } from '../services.ts'
import { askedOf, partiesTo, ruledAt } from './approval.ts'
import { mailAsked } from './approval-mails.ts'

interface Opening {
  /** As it stands now: sealed, and open for answers. */
  readonly letter: LetterRow
  readonly by: string
}

/** Writes down which organisations had approved in advance, and asks the others (rules G79, G83). */
export async function openApproval(services: Services, tx: Transacting, { letter, by }: Opening): Promise<void> {
  const asked = await askedOf(tx, letter)
  if (asked === null) return
  const [organisations, policies, deciders, answers, ruled] = await Promise.all([
    organisationsOf(tx, letter.coalitionId),
    policiesIn(tx, letter.coalitionId),
    decidersOf(tx, letter.id),
    answersOf(tx, letter.id, asked.object),
    ruledAt(tx, letter, asked),
  ])
  const leads = deciders.flatMap(({ organisation, roles, active }) =>
    active && roles.includes('coordinator') && organisation !== null ? [organisation] : [],
  )
  const at = services.now()
  for (const { id: organisation } of organisations) {
    const history = policies.get(organisation) ?? []
    const policy = history.length === 0 ? DEFAULT_POLICY : policyAt(history, ruled)
    if (!approvesInAdvance(policy, { leads }) || answers.some((each) => each.organisation === organisation)) continue
    const setBy = history.findLast((each) => each.at <= ruled)?.by ?? by
    const { object } = asked
    const said = { organisation, object, verdict: 'approve', language: letter.language, unit: null, words: '', by: setBy, at } as const
    const answer: Answer = { id: services.newId(), ...said, inAdvance: true, reply: null }
    await insertAnswer(tx, { letter: letter.id, about: 'manifest', answer })
    const payload = { kind: 'approval', manifest: object, language: letter.language, organisation, by: setBy } as const
    await appendLoggedEvent(tx, { letterId: letter.id, payload, salt: services.newSalt(), actor: null, at })
  }
  if (letter.stage === 'approval') await mailAsked(services, tx, { letter, asked, parties: await partiesTo(tx, letter, asked), by })
}
