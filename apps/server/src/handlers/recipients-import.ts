import type { RecipientEntry } from '@undersigned/documents'
import { honorificIn, loadTranslator } from '@undersigned/i18n'
import { type Recipient, recipientId } from '@undersigned/letter'
import { isWritable } from '@undersigned/signatures'
import {
  addRecipients,
  appendEvent,
  changeRecord,
  type LetterRow,
  letterOf,
  putCopy,
  recipientsOf,
  type Transacting,
} from '@undersigned/storage'
import { proposedSalutation } from '../delivery/cover.ts'
import { type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { type Refused, refused } from '../http/problem.ts'
import { indexOf } from '../rotation/kept.ts'
import type { Services } from '../services.ts'

/** A letter to everybody in Parliament, and some more. */
const MOST_RECIPIENTS = 1_000

export const importHandlers: Handlers<'recipientsImport'> = {
  recipientsImport: async (call) => {
    const { services, file } = call
    if (file === null) return refused('malformed')
    const reading = await services.documents.readRecipients(new Uint8Array(await file.arrayBuffer()))
    if ('refusal' in reading) return reading
    const { id } = letterIn(call).letter
    const by = visitorIn(call).id
    const source = call.request.body.source || file.name
    const outcome = await services.store.transaction(async (tx): Promise<Refused | number> => {
      const letter = await letterOf(tx, id)
      if (letter === null) return refused('not-found')
      if (!isWritable('version', letter.stage)) return refused('sealed-text', { stage: letter.stage })
      const there = await recipientsOf(tx, id)
      if (there.length + reading.entries.length > MOST_RECIPIENTS) return refused('too-large', { megabytes: 1 })
      const known = new Set(there.map(keyOf))
      const entries = reading.entries.filter((entry) => !known.has(keyOf(entry)))
      await takeIn(services, tx, { letter, entries, source, kind: reading.kind })
      const payload = { recipients: entries.length, source }
      await appendEvent(tx, { letterId: id, kind: 'recipients-imported', payload, salt: services.newSalt(), actor: by, at: services.now() })
      return entries.length
    })
    if (typeof outcome !== 'number') return outcome
    await services.reader.refresh(id)
    return reply({ added: outcome, left: [...reading.left] })
  },
}

const keyOf = ({ name, institution, country }: Pick<Recipient, 'name' | 'institution' | 'country'>): string =>
  JSON.stringify([name.toLowerCase(), institution.toLowerCase(), country])

interface TakingIn {
  readonly letter: LetterRow
  readonly entries: readonly RecipientEntry[]
  readonly source: string
  readonly kind: 'meps' | 'table'
}

/** As the file has them, dated, with its source; nobody of them is checked (rule G152). */
async function takeIn(
  { keys, newId, newSalt, now }: Pick<Services, 'keys' | 'newId' | 'newSalt' | 'now'>,
  tx: Transacting,
  { letter, entries, source, kind }: TakingIn,
): Promise<void> {
  const { t } = await loadTranslator(letter.language)
  const snapshot = new Date(now()).toISOString().slice(0, 10)
  const rows = entries.map((entry): RecipientEntry & { readonly id: Recipient['id'] } => ({ ...entry, id: recipientId(newId()) }))
  await addRecipients(
    tx,
    letter.id,
    rows.map(({ id, honorific, name, function: office, institution, country, language, group }) => ({
      id,
      honorific,
      name,
      function: office || [kind === 'meps' ? t('mail.cover.member') : '', group === '' ? '' : `(${group})`].filter(Boolean).join(' '),
      institution,
      country,
      language,
    })),
  )
  for (const row of rows) {
    const sealed = row.email === '' ? null : keys.seal(row.email)
    await changeRecord(tx, letter.id, row.id, {
      source: [row.source, source, snapshot].filter(Boolean).join(' · '),
      ...(sealed !== null && {
        contact: sealed.ciphertext,
        contactKeyId: sealed.keyId,
        contactIndex: await indexOf(keys, tx, row.email),
        addressSalt: newSalt(),
      }),
    })
    if (letter.mode === 'joint') continue
    const language = row.language ?? letter.language
    const honorific = honorificIn(row.honorific, { from: letter.language, to: language })
    const greeting = row.salutation || (await proposedSalutation(language, { honorific, name: row.name }))
    await putCopy(tx, letter.id, { id: newId(), recipients: [row.id], language, salutation: [greeting] })
  }
}
