import type { SealedContact } from '@undersigned/storage'
import type { Keys } from '../keys.ts'

/** The address that a row keeps sealed; null for one that keeps none, or no longer. */
export const addressOf = (
  { keys }: { readonly keys: Pick<Keys, 'open'> },
  { contact, contactKeyId }: Pick<SealedContact, 'contact' | 'contactKeyId'>,
): string | null => (contact === null || contactKeyId === null ? null : keys.open({ keyId: contactKeyId, ciphertext: contact }))
