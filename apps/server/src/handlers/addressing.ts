import { type Recipient, recipientId } from '@undersigned/letter'
import { grantsOf, isWritable, sortKeyOf } from '@undersigned/signatures'
import {
  addRecipients,
  appendEvent,
  type CopyRow,
  changeRecipient,
  copiesOf,
  insertSignatory,
  type LetterRow,
  letterOf,
  onlyNamed,
  orderRecipients,
  putCopy,
  recipientsOf,
  removeCopy,
  removeRecipient,
  removeUnsigned,
  type Transacting,
} from '@undersigned/storage'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { namedSignatory } from '../letters/new-letter.ts'
import { displayOf } from '../letters/printed.ts'

type AddressingRoutes =
  | 'recipientsList'
  | 'recipientAdd'
  | 'recipientsOrder'
  | 'recipientChange'
  | 'recipientRemove'
  | 'copiesList'
  | 'copyAdd'
  | 'copyChange'
  | 'copyRemove'
  | 'signatoriesList'
  | 'signatoryAdd'
  | 'signatoryRemove'

export const addressingHandlers: Handlers<AddressingRoutes> = {
  recipientsList: async (call) => reply({ recipients: [...(await recipientsOf(call.services.store.db, letterIn(call).letter.id))] }),
  recipientAdd: async (call) => {
    const recipient = { ...call.request.body, id: recipientId(call.services.newId()) }
    const refusal = await rewrite(call, 'recipient-added', async (tx, letter) => addRecipients(tx, letter.id, [recipient]))
    return refusal ?? reply(recipient)
  },
  recipientsOrder: async (call) => {
    const refusal = await rewrite(call, 'recipients-ordered', (tx, letter) => orderRecipients(tx, letter.id, call.request.body.order))
    return refusal ?? done
  },
  recipientChange: async (call) => {
    const { letter } = letterIn(call)
    const { recipient: id } = call.request.params
    const change = Object.fromEntries(Object.entries(call.request.body).filter(([, value]) => value !== undefined))
    let changed: Recipient | null = null
    const refusal = await rewrite(call, 'recipient-changed', async (tx) => {
      changed = await changeRecipient(tx, { letter: letter.id, id, change })
      return changed !== null
    })
    return refusal ?? (changed === null ? refused('not-found') : reply(changed))
  },
  recipientRemove: async (call) => {
    const refusal = await rewrite(call, 'recipient-removed', (tx, letter) => removeRecipient(tx, letter.id, call.request.params.recipient))
    return refusal ?? done
  },
  copiesList: async (call) => reply({ copies: (await copiesOf(call.services.store.db, letterIn(call).letter.id)).map(copyFrom) }),
  copyAdd: async (call) => {
    const { recipients, language, salutation } = call.request.body
    const copy: CopyRow = { id: call.services.newId(), recipients: recipients.map(recipientId), language, salutation }
    const refusal = await rewrite(call, 'copy-added', (tx, letter) => putCopy(tx, letter.id, copy))
    return refusal ?? reply(copyFrom(copy))
  },
  /** A translator changes the salutation lines of copies in their languages, and nothing else. */
  copyChange: async (call) => {
    const { letter, membership } = letterIn(call)
    const before = (await copiesOf(call.services.store.db, letter.id)).find(({ id }) => id === call.request.params.copy)
    if (before === undefined) return refused('not-found')
    const { recipients, language, salutation } = call.request.body
    const editsAll = grantsOf(membership, 'edit-recipients').includes('yes')
    const onlySalutation = recipients === undefined && language === undefined
    if (!editsAll && !(onlySalutation && membership.languages.includes(before.language))) return refused('forbidden')
    const copy: CopyRow = {
      id: before.id,
      recipients: recipients?.map(recipientId) ?? before.recipients,
      language: language ?? before.language,
      salutation: salutation ?? before.salutation,
    }
    const refusal = await rewrite(call, 'copy-changed', (tx) => putCopy(tx, letter.id, copy))
    return refusal ?? reply(copyFrom(copy))
  },
  copyRemove: async (call) => {
    const refusal = await rewrite(call, 'copy-removed', (tx, letter) => removeCopy(tx, letter.id, call.request.params.copy))
    return refusal ?? done
  },
  signatoriesList: async (call) => {
    const rows = await onlyNamed(call.services.store.db, letterIn(call).letter.id)
    return reply({ signatories: rows.map((row) => ({ id: String(row.id), ...displayOf(row) })) })
  },
  signatoryAdd: async (call) => {
    const { letter } = letterIn(call)
    const { newId, now } = call.services
    const display = call.request.body
    const named = { ...namedSignatory({ letter: letter.id, display, newId, at: now() }), sortKey: sortKeyOf({ display }, letter.language) }
    const refusal = await rewrite(call, 'signatory-named', (tx) => insertSignatory(tx, named))
    return refusal ?? reply({ id: String(named.id), ...display })
  },
  signatoryRemove: async (call) => {
    const { letter, signatory } = call.request.params
    const refusal = await rewrite(call, 'signatory-removed', (tx) => removeUnsigned(tx, letter, { id: signatory, state: 'named' }))
    return refusal ?? done
  },
}

/** Changes what the manifest will name; refused once it is sealed, because signatories agreed to it. `false`: there was nothing to change. */
async function rewrite(
  call: Call<AddressingRoutes>,
  kind: string,
  change: (tx: Transacting, letter: LetterRow) => Promise<unknown>,
): Promise<Refused | null> {
  const { id } = letterIn(call).letter
  const { store, now, newSalt, reader } = call.services
  const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
    const letter = await letterOf(tx, id)
    if (letter === null) return refused('not-found')
    if (!isWritable('version', letter.stage)) return refused('sealed-text', { stage: letter.stage })
    if ((await change(tx, letter)) === false) return refused('not-found')
    await appendEvent(tx, { letterId: id, kind, payload: {}, salt: newSalt(), actor: visitorIn(call).id, at: now() })
    return null
  })
  if (refusal === null) await reader.refresh(id)
  return refusal
}

const copyFrom = (copy: CopyRow) => ({
  id: copy.id,
  recipients: copy.recipients.map(String),
  language: copy.language,
  salutation: [...copy.salutation],
})
