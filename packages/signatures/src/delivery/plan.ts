import { accept, canonicalJson, type Digest, digestOf, type Language, type Outcome, type RecipientId, refuse } from '@undersigned/letter'
import { type Instant, mayHappen, type StageRefusal, type Standing } from '../stages.ts'
import type { Delivery } from './delivery.ts'

/** How well a recipient's record is vouched for: a person looked at it lately, long ago, or never. */
export type RecordTrust = 'checked' | 'stale' | 'unchecked'

/** What one recipient would get, as far as deciding about it goes. */
export interface DeliveryCopy {
  readonly recipient: RecipientId
  readonly language: Language
  /** Names the address without showing it; null while there is none. */
  readonly address: string | null
  readonly trust: RecordTrust
  /** Of everything the recipient will read: the mail's words, the salutation, the names of the files. */
  readonly words: Digest
}

export const HOLD_REASONS = ['already-delivered', 'no-address', 'unchecked', 'stale', 'language-not-sealed', 'address-bounced'] as const
/** Why one copy stays here while others may go. */
export type HoldReason = (typeof HOLD_REASONS)[number]

export interface DeliveryPlan {
  readonly manifest: Digest | null
  readonly ready: readonly DeliveryCopy[]
  readonly held: readonly { readonly copy: DeliveryCopy; readonly reason: HoldReason }[]
}

export const DELIVERY_REFUSALS = ['records-stale', 'nothing-to-send'] as const
export type DeliveryRefusal = (typeof DELIVERY_REFUSALS)[number] | StageRefusal

/** Which copies could go under the manifest in force, and why each of the others cannot (rules G140, G141). */
export function planDelivery(
  copies: readonly DeliveryCopy[],
  { manifest, languages, delivered }: Pick<Standing, 'manifest' | 'languages'> & { readonly delivered: readonly Delivery[] },
): DeliveryPlan {
  const under = delivered.filter((each) => each.manifest === manifest)
  const before = new Map(under.map((each) => [each.recipient, each]))
  const sorted = oncePerRecipient(copies).map((copy) => ({ copy, reason: reasonToHold(copy, languages, before.get(copy.recipient)) }))
  return {
    manifest,
    ready: sorted.flatMap(({ copy, reason }) => (reason === null ? [copy] : [])),
    held: sorted.flatMap(({ copy, reason }) => (reason === null ? [] : [{ copy, reason }])),
  }
}

/** Whether anything may go out now: sealed, not archived, not under embargo, every record it goes by checked, and a copy to send (rules G86, G142). */
export function mayDeliver(plan: DeliveryPlan, standing: Standing, now: Instant): Outcome<DeliveryPlan, DeliveryRefusal> {
  const stage = mayHappen(standing, 'deliver', now)
  if (!stage.ok) return stage
  if (standing.manifest === null || standing.manifest !== plan.manifest) return refuse('manifest-missing')
  if (plan.held.some(({ reason }) => reason === 'unchecked' || reason === 'stale')) return refuse('records-stale')
  return plan.ready.length === 0 ? refuse('nothing-to-send') : accept(plan)
}

/** What two people agree to: the manifest and, for each copy that goes, to whom, where, in which language and with which words (rule G143). */
export const objectOfDelivery = ({ manifest, ready }: DeliveryPlan): Digest =>
  digestOf(
    canonicalJson({
      manifest,
      copies: [...ready]
        .sort((one, other) => (one.recipient < other.recipient ? -1 : 1))
        .map(({ recipient, language, address, words }) => ({ recipient, language, address, words })),
    }),
  )

function reasonToHold(copy: DeliveryCopy, languages: readonly Language[], before: Delivery | undefined): HoldReason | null {
  if (before !== undefined && before.state !== 'bounced') return 'already-delivered'
  if (copy.address === null) return 'no-address'
  if (before !== undefined && before.address === copy.address) return 'address-bounced'
  if (!languages.includes(copy.language)) return 'language-not-sealed'
  return copy.trust === 'checked' ? null : copy.trust
}

const oncePerRecipient = (copies: readonly DeliveryCopy[]): readonly DeliveryCopy[] => [
  ...new Map(copies.map((copy) => [copy.recipient, copy])).values(),
]
