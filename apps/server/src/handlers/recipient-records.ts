import { canonicalJson } from '@undersigned/letter'
import { grantsOf, isWritable, staleRecipients } from '@undersigned/signatures'
import { appendEvent, changeLetter, changeRecord, letterOf, namesOf, recipientRecords, type Transacting } from '@undersigned/storage'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { emailIn } from '../letters/recipient-addresses.ts'
import { indexOf } from '../rotation/kept.ts'

type RecordRoutes = 'recordsList' | 'recordChange' | 'recordCheck' | 'recordDays'

export const recordHandlers: Handlers<RecordRoutes> = {
  recordsList: async (call) => {
    const { letter, membership } = letterIn(call)
    const { store, now, keys } = call.services
    const rows = await recipientRecords(store.db, letter.id)
    const names = await namesOf(
      store.db,
      rows.flatMap(({ checkedBy }) => checkedBy ?? []),
    )
    const stale = new Set(staleRecipients(rows, { days: letter.recipientDays, now: now() }).map(({ id }) => id))
    const seesAddress = grantsOf(membership, 'edit-recipients').includes('yes')
    const records = rows.map((row) => ({
      recipient: String(row.id),
      email: seesAddress ? emailIn(keys, row) : '',
      address: row.address,
      source: row.source,
      checkedBy: row.checkedBy === null ? null : { id: row.checkedBy, name: names.get(row.checkedBy) ?? '' },
      checkedAt: row.checkedAt,
      isStale: stale.has(row.id),
    }))
    return reply({ days: letter.recipientDays, records })
  },
  recordChange: (call) =>
    inLetter(call, 'recipient-record-changed', async (tx) => {
      const { letter } = letterIn(call)
      const { keys, newSalt } = call.services
      const { recipient } = call.request.params
      const before = (await recipientRecords(tx, letter.id)).find(({ id }) => id === recipient)
      const now = await letterOf(tx, letter.id)
      if (before === undefined || now === null) return refused('not-found')
      const { email = emailIn(keys, before), address = before.address, source = before.source } = call.request.body
      const isMoved = canonicalJson([email, address]) !== canonicalJson([emailIn(keys, before), before.address])
      // The manifest names both addresses, by a commitment.
      if (isMoved && !isWritable('version', now.stage)) return refused('sealed-text', { stage: now.stage })
      const sealed = email === '' ? null : keys.seal(email)
      const contact = {
        contact: sealed?.ciphertext ?? null,
        contactKeyId: sealed?.keyId ?? null,
        contactIndex: email === '' ? null : await indexOf(keys, tx, email),
      }
      const salted = email === '' && address === '' ? null : newSalt()
      await changeRecord(tx, letter.id, recipient, {
        source,
        ...(isMoved && { ...contact, address, addressSalt: salted, checkedAt: null, checkedBy: null }),
      })
      return null
    }),
  recordCheck: (call) =>
    inLetter(call, 'recipient-checked', async (tx) => {
      const { letter } = letterIn(call)
      const { recipient } = call.request.params
      const row = (await recipientRecords(tx, letter.id)).find(({ id }) => id === recipient)
      if (row === undefined) return refused('not-found')
      if (row.source.trim() === '') return refused('source-needed')
      await changeRecord(tx, letter.id, recipient, { checkedBy: visitorIn(call).id, checkedAt: call.services.now() })
      return null
    }),
  recordDays: (call) =>
    inLetter(call, 'recipient-days-changed', async (tx) => {
      await changeLetter(tx, letterIn(call).letter.id, { recipientDays: call.request.body.days })
      return null
    }),
}

async function inLetter(
  call: Call<RecordRoutes>,
  kind: string,
  change: (tx: Transacting) => Promise<Refused | null>,
): Promise<Refused | typeof done> {
  const { store, now, newSalt, reader } = call.services
  const { id } = letterIn(call).letter
  const refusal = await store.transaction(async (tx) => {
    const refusal = await change(tx)
    if (refusal === null) await appendEvent(tx, { letterId: id, kind, payload: {}, salt: newSalt(), actor: visitorIn(call).id, at: now() })
    return refusal
  })
  if (refusal !== null) return refusal
  await reader.refresh(id)
  return done
}
