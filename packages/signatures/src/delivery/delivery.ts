import { accept, type Digest, type Language, type Outcome, type RecipientId, refuse } from '@undersigned/letter'
import type { PairDecision } from '../requests.ts'
import type { Instant, Standing } from '../stages.ts'
import { type DeliveryPlan, type DeliveryRefusal, mayDeliver, objectOfDelivery } from './plan.ts'

/** One copy on its way to one recipient, or past it. */
export type Delivery = Released &
  (
    | { readonly state: 'queued' }
    | { readonly state: 'sent'; readonly sentAt: Instant }
    | { readonly state: 'bounced'; readonly bouncedAt: Instant; readonly reason: string }
    | { readonly state: 'answered'; readonly answeredAt: Instant }
  )

interface Released {
  readonly manifest: Digest
  readonly recipient: RecipientId
  readonly language: Language
  /** The address it went to, named without being shown. */
  readonly address: string
  readonly releasedBy: readonly [string, string]
  readonly releasedAt: Instant
}

export const DELIVERY_STATES = ['queued', 'sent', 'bounced', 'answered'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** What the network or a recipient made of a delivery. */
export type DeliveryNews =
  | { readonly kind: 'sent'; readonly at: Instant }
  | { readonly kind: 'bounced'; readonly at: Instant; readonly reason: string }
  | { readonly kind: 'answered'; readonly at: Instant }

/** Two people let the copies go that they agreed on, each once (rules G140, G143). */
export function release(
  decision: PairDecision,
  plan: DeliveryPlan,
  { standing, now }: { readonly standing: Standing; readonly now: Instant },
): Outcome<readonly Delivery[], DeliveryRefusal | 'object-changed' | 'same-person'> {
  if (decision.by === decision.secondedBy) return refuse('same-person')
  const may = mayDeliver(plan, standing, now)
  if (!may.ok) return may
  const { manifest, ready } = plan
  if (decision.action !== 'deliver' || decision.object !== objectOfDelivery(plan) || manifest === null) return refuse('object-changed')
  const releasedBy = [decision.by, decision.secondedBy] as const
  return accept(
    ready.flatMap(({ recipient, language, address }) =>
      address === null ? [] : [{ manifest, recipient, language, address, releasedBy, releasedAt: now, state: 'queued' as const }],
    ),
  )
}

/** The delivery after some news: told twice is told once, an answer outweighs a bounce, and what bounced or was answered was sent (rule G144). */
export function hear(delivery: Delivery, news: DeliveryNews): Delivery {
  const { manifest, recipient, language, address, releasedBy, releasedAt } = delivery
  const released = { manifest, recipient, language, address, releasedBy, releasedAt }
  switch (news.kind) {
    case 'sent':
      return delivery.state === 'queued' ? { ...released, state: 'sent', sentAt: news.at } : delivery
    case 'bounced':
      return delivery.state === 'answered' || delivery.state === 'bounced'
        ? delivery
        : { ...released, state: 'bounced', bouncedAt: news.at, reason: news.reason }
    case 'answered':
      return delivery.state === 'answered' ? delivery : { ...released, state: 'answered', answeredAt: news.at }
  }
}

/** How many copies stand where: "answered k of n", n being those that were let go (rule G145). */
export function countDeliveries(deliveries: readonly Delivery[]): Readonly<Record<DeliveryState | 'all', number>> {
  const of = (state: DeliveryState): number => deliveries.filter((each) => each.state === state).length
  return { all: deliveries.length, queued: of('queued'), sent: of('sent'), bounced: of('bounced'), answered: of('answered') }
}
