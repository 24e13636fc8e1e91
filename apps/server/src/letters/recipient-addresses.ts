import { canonicalJson } from '@undersigned/letter'
import type { SealedRecipient } from '@undersigned/signatures'
import type { RecipientRecord } from '@undersigned/storage'
import type { Keys } from '../keys.ts'

type Reached = Pick<RecipientRecord, 'contact' | 'contactKeyId' | 'address' | 'addressSalt'>

/** Where mails to a recipient go; empty when that is not known. */
export const emailIn = (keys: Pick<Keys, 'open'>, { contact, contactKeyId }: Pick<Reached, 'contact' | 'contactKeyId'>): string =>
  contact === null || contactKeyId === null ? '' : keys.open({ keyId: contactKeyId, ciphertext: contact })

/** What of a recipient's addresses the manifest commits to; null as long as none is known (rule G88). */
export function sealedAddress(keys: Pick<Keys, 'open'>, record: Reached): SealedRecipient['address'] {
  if (record.addressSalt === null) return null
  return { value: canonicalJson({ address: record.address, email: emailIn(keys, record) }), salt: record.addressSalt }
}
