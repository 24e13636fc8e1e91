import type { MailState } from '@undersigned/api'
import {
  appendEvent,
  deliveryByMail,
  liftSuppression,
  mailOf,
  mailsOfLetter,
  markSent,
  type OutboxRow,
  setDelivery,
  setMailState,
} from '@undersigned/storage'
import { mailServerOf } from '../config.ts'
import { copyWasSent } from '../delivery/aside.ts'
import { mailStateOf, masked, reasonOf } from '../delivery/view.ts'
import { type Call, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { refused } from '../http/problem.ts'

type MailRoutes = 'outboxList' | 'outboxRetry' | 'outboxSettle'

/** What has gone, is going, or would lead nowhere any more (rule G189). */
const NEVER_AGAIN: readonly OutboxRow['state'][] = ['sending', 'handing', 'sent', 'expired']

export const mailHandlers: Handlers<MailRoutes> = {
  outboxList: async (call) => {
    const { store, outbox, config } = call.services
    const rows = await mailsOfLetter(store.db, letterIn(call).letter.id)
    const counts: Partial<Record<MailState, number>> = {}
    for (const state of rows.map((row) => mailStateOf(row, config))) counts[state] = (counts[state] ?? 0) + 1
    const mails = rows.map((row) => ({
      id: row.id,
      template: row.template,
      to: masked(outbox.addressee(row)),
      recipient: row.recipientId,
      state: mailStateOf(row, config),
      stream: row.stream,
      attempts: row.attempts,
      createdAt: row.createdAt,
      nextAt: row.state === 'queued' ? row.nextAt : null,
      sentAt: row.sentAt,
      reason: reasonOf(row),
      hadNoServer: row.lastError !== null && reasonOf(row) === null,
    }))
    return reply({ mails, counts, mailServer: mailServerOf(config) })
  },
  /** By hand: also what was given up, came back, or may have gone: a person has looked (rules G146, G149). */
  outboxRetry: async (call) => {
    const row = await mailIn(call)
    if (row === null) return refused('not-found')
    if (row.forgottenAt !== null || NEVER_AGAIN.includes(row.state)) return refused('conflict')
    const { store, now, newSalt, outbox } = call.services
    await store.transaction(async (tx) => {
      if (row.contactIndex !== null) await liftSuppression(tx, row.contactIndex)
      const copy = await deliveryByMail(tx, row.id)
      if (copy?.state === 'bounced') await setDelivery(tx, row.id, { state: 'queued' })
      await setMailState(tx, row.id, { state: 'queued', nextAt: now(), attempts: 0, lastError: null })
      const payload = { template: row.template, was: row.state }
      await appendEvent(tx, {
        letterId: letterIn(call).letter.id,
        kind: 'mail-retried',
        payload,
        salt: newSalt(),
        actor: visitorIn(call).id,
        at: now(),
      })
    })
    outbox.wake()
    return done
  },
  outboxSettle: async (call) => {
    const row = await mailIn(call)
    if (row === null) return refused('not-found')
    if (row.state !== 'unclear') return refused('conflict')
    const { store, now, newSalt } = call.services
    await store.transaction(async (tx) => {
      await markSent(tx, row.id, now())
      const copy = await deliveryByMail(tx, row.id)
      if (copy !== null) await copyWasSent(call.services, tx, copy)
      const payload = { template: row.template }
      await appendEvent(tx, {
        letterId: letterIn(call).letter.id,
        kind: 'mail-settled',
        payload,
        salt: newSalt(),
        actor: visitorIn(call).id,
        at: now(),
      })
    })
    return done
  },
}

async function mailIn(call: Call<'outboxRetry' | 'outboxSettle'>): Promise<OutboxRow | null> {
  const row = await mailOf(call.services.store.db, call.request.params.mail)
  return row !== null && row.letterId === letterIn(call).letter.id ? row : null
}
