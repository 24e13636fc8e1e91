import { createHash } from 'node:crypto'
import { type Digest, digest } from '@undersigned/letter'
import { hear } from '@undersigned/signatures'
import {
  appendLoggedEvent,
  type DeliveryRow,
  deliveryByMail,
  deliveryFrom,
  letterOf,
  type OutboxRow,
  setDelivery,
  setSentFiles,
  type Transacting,
} from '@undersigned/storage'
import { isFollowUpWanted } from '../letters/follow-up.ts'
import type { Aside, Attachment } from '../outbox/sendable.ts'
import type { Services } from '../services.ts'
import { prepareDelivery } from './copies.ts'
import { filesFor } from './files.ts'

type Given = Pick<Services, 'store' | 'reader' | 'documents' | 'keys' | 'origin' | 'now' | 'newSalt' | 'config'>

/** What goes with the mails that carry copies, and what becomes of the copies when their mails have gone. */
export function deliveryAside(given: Given): Aside {
  return {
    isWanted: (row) => isFollowUpWanted(given.store.db, row),
    attachments: async (row) => (row.template === 'delivery' || row.template === 'deliveryTest' ? attached(given, row) : []),
    sent: async (tx, row) => {
      const copy = row.template === 'delivery' ? await deliveryByMail(tx, row.id) : null
      if (copy !== null) await copyWasSent(given, tx, copy)
    },
    bounced: async (tx, row, reason) => {
      const copy = row.template === 'delivery' ? await deliveryByMail(tx, row.id) : null
      if (copy !== null) await copyCameBack(tx, copy, { at: given.now(), reason })
    },
  }
}

/** Printed when it goes: whoever took their name back meanwhile is not on it. */
async function attached(given: Given, row: OutboxRow): Promise<readonly Attachment[]> {
  const { db } = given.store
  const [now, released] = await Promise.all([row.letterId === null ? null : letterOf(db, row.letterId), deliveryByMail(db, row.id)])
  if (now === null) return []
  // A copy that still waits when the letter was sealed anew is one of the seal it was let go under.
  const letter = released === null ? now : { ...now, manifest: released.manifest }
  const [copy] = (await prepareDelivery(given, db, letter, row.recipientId)).copies
  if (copy === undefined) return []
  const files = await filesFor(given, letter, copy)
  const kept = files.map(({ name, bytes }) => ({ name, size: bytes.length, digest: digestOfBytes(bytes) }))
  if (released !== null) await setSentFiles(db, row.id, kept)
  return files
}

const digestOfBytes = (bytes: Uint8Array): Digest => digest(createHash('sha256').update(bytes).digest('hex'))

/** A copy has left for good: it is an entry of the letter's log from now on (rule G15). */
export async function copyWasSent({ now, newSalt }: Pick<Given, 'now' | 'newSalt'>, tx: Transacting, copy: DeliveryRow): Promise<void> {
  const at = now()
  const heard = hear(deliveryFrom(copy), { kind: 'sent', at })
  if (heard.state === copy.state && copy.sentAt !== null) return
  await setDelivery(tx, copy.mail, { state: heard.state, sentAt: copy.sentAt ?? at })
  if (copy.sentAt !== null) return
  const { letterId, manifest, recipient, language } = copy
  const payload = { kind: 'delivery', manifest, recipient, language } as const
  await appendLoggedEvent(tx, { letterId, payload, salt: newSalt(), actor: null, at })
}

/** Nobody got it, and why. */
export async function copyCameBack(tx: Transacting, copy: DeliveryRow, { at, reason }: { at: number; reason: string }): Promise<void> {
  const heard = hear(deliveryFrom(copy), { kind: 'bounced', at, reason })
  if (heard.state === 'bounced' && copy.state !== 'bounced') await setDelivery(tx, copy.mail, { state: 'bounced', bouncedAt: at, reason })
}
