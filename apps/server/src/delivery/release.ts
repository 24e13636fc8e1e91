import { canonicalJson, type Digest, digestOf } from '@undersigned/letter'
import { type DeliveryRefusal, mayDeliver, objectOfDelivery, type PairDecision, release } from '@undersigned/signatures'
import { type LetterRow, letterOf, putDelivery, type Transacting } from '@undersigned/storage'
import type { Services } from '../services.ts'
import { prepareDelivery } from './copies.ts'

type Given = Pick<Services, 'reader' | 'keys' | 'origin' | 'now' | 'outbox' | 'newId' | 'store' | 'config'>

/** What two people are asked to let go, by digest, or why nothing can go (rules G142, G143). */
export async function deliveryToDecide(
  given: Given,
  letter: LetterRow,
): Promise<{ readonly object: Digest } | { readonly refusal: DeliveryRefusal }> {
  const { plan, standing } = await prepareDelivery(given, given.store.db, letter)
  const may = mayDeliver(plan, standing, given.now())
  return may.ok ? { object: objectOfDelivery(plan) } : { refusal: may.refusal }
}

/** Lets the copies go, in the transaction that says so: a row and a mail for each, once (rules G140, G143). */
export async function letGo(given: Given, tx: Transacting, { letter: id, decision }: Letting): Promise<ReleaseRefusal | null> {
  const letter = await letterOf(tx, id)
  if (letter === null) return 'object-changed'
  const { plan, standing, copies } = await prepareDelivery(given, tx, letter)
  const released = release(decision, plan, { standing, now: given.now() })
  if (!released.ok) return released.refusal
  for (const { recipient, manifest, language, address, releasedBy, releasedAt } of released.value) {
    const copy = copies.find((each) => each.recipient === recipient)
    const { contact, contactKeyId } = copy?.record ?? { contact: null, contactKeyId: null }
    if (copy === undefined || contact === null || contactKeyId === null) continue
    const mail = given.newId()
    await putDelivery(tx, {
      letterId: letter.id,
      manifest,
      recipient,
      language,
      address,
      releasedBy,
      releasedAt,
      mail,
      state: 'queued',
      sentAt: null,
      bouncedAt: null,
      reason: null,
      answeredAt: null,
      files: [],
    })
    await given.outbox.enqueue(tx, {
      id: mail,
      to: given.keys.open({ keyId: contactKeyId, ciphertext: contact }),
      locale: language,
      template: 'delivery',
      values: { subject: copy.subject, body: copy.body, link: `${given.origin}/${language}/${letter.slug}` },
      letterId: letter.id,
      recipientId: recipient,
      // The address belongs to the key: whoever it came back from is written to again only elsewhere (rule G140).
      key: `delivery/${digestOf(canonicalJson({ manifest, recipient, address }))}`,
    })
  }
  return null
}

type ReleaseRefusal = DeliveryRefusal | 'object-changed' | 'same-person'

interface Letting {
  readonly letter: LetterRow['id']
  readonly decision: PairDecision
}
