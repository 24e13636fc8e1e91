import { fileURLToPath } from 'node:url'
import { openStore, type Store } from '@undersigned/storage'
import { pino } from 'pino'
import { openKeys } from '../keys.ts'
import { createOutbox, type Outbox } from '../outbox/outbox.ts'
import { smtpSender } from '../outbox/smtp.ts'

export interface SentMail {
  readonly id: string
  readonly state: string
}

/** The program that sends what is queued in a folder, until it is done or killed. */
export const sendingProgram = fileURLToPath(new URL('./send-until-killed.ts', import.meta.url))

/** An outbox by itself, over a folder and a mail server, at an hour of the test's choice. */
export async function openOutbox(given: { dataDir: string; url: string | null; now: number }): Promise<{ outbox: Outbox; store: Store }> {
  const store = await openStore({ dataDir: given.dataDir })
  let ids = 0
  const outbox = createOutbox({
    store,
    keys: openKeys(null, given.dataDir),
    send: given.url === null ? null : smtpSender({ url: given.url, from: 'letters@example.eu', host: 'example.eu' }),
    log: pino({ level: 'silent' }),
    now: () => given.now,
    newId: () => {
      ids += 1
      return `copy${ids}`
    },
  })
  return { outbox, store }
}

/** Lets so many copies wait to be sent, each long enough to travel in many pieces. */
export async function queueCopies(dataDir: string, count: number): Promise<void> {
  const { outbox, store } = await openOutbox({ dataDir, url: null, now: 0 })
  const body = `${'We, the undersigned, ask for a right to lend. '.repeat(40)}\n\n`.repeat(60)
  for (let at = 0; at < count; at += 1) {
    const values = { subject: `Copy ${at}`, body, link: 'https://example.eu/' }
    await outbox.enqueue(store.db, {
      to: `minister${at}@ministry.example`,
      locale: 'en',
      template: 'delivery',
      values,
      letterId: null,
      key: `copy/${at}`,
    })
  }
  await outbox.close()
  await store.close()
}

export async function mailsAfterwards(dataDir: string): Promise<readonly SentMail[]> {
  const store = await openStore({ dataDir })
  const mails = await store.db.selectFrom('outbox').select(['id', 'state']).execute()
  await store.close()
  return mails
}
