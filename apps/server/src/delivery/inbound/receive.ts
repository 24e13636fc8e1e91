import { createHmac } from 'node:crypto'
import { hear } from '@undersigned/signatures'
import {
  type DeliveryRow,
  deliveryByMail,
  deliveryFrom,
  fileReply,
  mailOf,
  type OutboxRow,
  setDelivery,
  setMailState,
  suppress,
  type Transacting,
} from '@undersigned/storage'
import type { ReturnPaths } from '../../outbox/return-paths.ts'
import type { Services } from '../../services.ts'
import { copyCameBack } from '../aside.ts'
import { type DeliveryReport, isBounce, isDeadAddress } from './dsn.ts'
import type { ReceivedMail } from './mail.ts'

export type Given = Pick<Services, 'store' | 'keys' | 'now' | 'newId' | 'log'>

/** Files what came back for one of our mails: a bounce with its mail, an answer with its recipient (rules G147, G150). */
export async function receive(given: Given, to: NonNullable<ReturnType<ReturnPaths['read']>>, mail: ReceivedMail): Promise<void> {
  await given.store.transaction(async (tx) => {
    const [row, copy] = await Promise.all([mailOf(tx, to.mail), deliveryByMail(tx, to.mail)])
    // Some servers send their reports where answers go.
    if (to.kind === 'bounce' || mail.reports.length > 0) await fileBounce(given, tx, { row, copy, reports: mail.reports })
    else if (copy !== null) await fileAnswer(given, tx, { copy, mail, origin: 'mail', by: null })
  })
}

interface CameBack {
  readonly row: OutboxRow | null
  readonly copy: DeliveryRow | null
  readonly reports: readonly DeliveryReport[]
}

async function fileBounce({ now, log }: Given, tx: Transacting, { row, copy, reports }: CameBack): Promise<void> {
  const bounce = reports.find(isBounce)
  const words = wordsOf(bounce ?? reports[0])
  if (bounce === undefined) {
    log.info({ mail: row?.id ?? null, report: words }, 'a mail was reported on, and did not come back')
    if (row !== null && words !== '') await setMailState(tx, row.id, { state: row.state, lastError: words })
    return
  }
  if (row !== null) await setMailState(tx, row.id, { state: 'bounced', lastError: words })
  const address = row?.contactIndex ?? copy?.address ?? null
  if (address !== null && reports.some(isDeadAddress)) await suppress(tx, { contactIndex: address, scope: 'all', reason: words, at: now() })
  if (copy !== null) await copyCameBack(tx, copy, { at: now(), reason: words })
}

/** What was reported, without the address it was about (D26). */
const wordsOf = (report: DeliveryReport | undefined): string =>
  report === undefined ? '' : `${report.status} ${report.diagnostic}`.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '[address]').trim()

/** By which a mail that comes twice is known, also when the keys changed meanwhile. */
const markOf = (keys: Pick<Services['keys'], 'derive'>, mail: string): string =>
  createHmac('sha256', keys.derive('reply')).update(mail.trim().toLowerCase()).digest('base64url')

export interface Answer {
  readonly copy: DeliveryRow
  readonly mail: Pick<ReceivedMail, 'from' | 'subject' | 'text' | 'id' | 'isAutomatic' | 'files' | 'left'>
  readonly origin: 'mail' | 'hand'
  readonly by: string | null
}

/** Keeps what a recipient wrote, sealed; a note that somebody is away is kept and answers nothing (rule G150). */
export async function fileAnswer({ keys, now, newId }: Given, tx: Transacting, { copy, mail, origin, by }: Answer): Promise<boolean> {
  const { from, subject, text, isAutomatic, left } = mail
  const id = newId()
  const sealed = keys.seal(JSON.stringify({ from, subject, text, isAutomatic, left }))
  const files = mail.files.map(({ name, type, bytes }, position) => {
    const { keyId, ciphertext } = keys.seal(Buffer.from(bytes).toString('base64'))
    return { reply: id, position, name, type, size: bytes.length, keyId, bytes: ciphertext }
  })
  const at = now()
  const reply = {
    id,
    letterId: copy.letterId,
    recipient: copy.recipient,
    receivedAt: at,
    origin,
    by,
    key: markOf(keys, mail.id === '' ? id : `${copy.recipient}/${mail.id}`),
    keyId: sealed.keyId,
    content: sealed.ciphertext,
  }
  if (!(await fileReply(tx, reply, files))) return false
  const heard = isAutomatic ? null : hear(deliveryFrom(copy), { kind: 'answered', at })
  if (heard?.state === 'answered' && copy.state !== 'answered') await setDelivery(tx, copy.mail, { state: 'answered', answeredAt: at })
  return true
}
