import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '@undersigned/storage'
import { pino } from 'pino'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keysFrom } from '../keys.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import type { Send } from './sendable.ts'
import { smtpSender } from './smtp.ts'

const keys = keysFrom(`k:${randomBytes(32).toString('base64')}`)
const log = pino({ level: 'silent' })
let dataDir = ''
let store: Store
let ids = 0

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'outbox-'))
  store = await openStore({ dataDir })
})
afterEach(async () => {
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const newId = (): string => {
  ids += 1
  return `mail${ids}`
}

const open = async (send: Send, now = 1000): Promise<Outbox> => createOutbox({ store, keys, send, log, now: () => now, newId })

const signIn = (key: string, link = 'https://letters.eu/x') => ({
  to: 'ana@example.eu',
  locale: 'fr',
  template: 'signIn' as const,
  values: { code: '123456', minutes: 15, link },
  letterId: null,
  key,
})

/** What a mail server is handed. */
async function receivedFrom(send: (outbox: Outbox) => Promise<void>): Promise<readonly string[]> {
  const received: string[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  const port = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : 0)
    })
  })
  const outbox = await open(smtpSender({ url: `smtp://127.0.0.1:${port}`, from: 'Undersigned <no-reply@letters.eu>', host: 'letters.eu' }))
  await send(outbox)
  outbox.wake()
  await outbox.close()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
  return received
}

test('a mail arrives as text and as HTML in its language, under an id of its own', async () => {
  const received = await receivedFrom(async (outbox) => {
    await outbox.enqueue(store.db, signIn('one'))
    await outbox.enqueue(store.db, signIn('one'))
  })
  expect(received).toHaveLength(1)
  const mail = await PostalMime.parse(received[0] ?? '')
  expect(mail.subject).toBe('123456 est votre code de connexion')
  expect(mail.text).toContain('https://letters.eu/x')
  expect(mail.html).toContain('lang="fr"')
  expect(mail.messageId).toMatch(/^<mail\d+@letters\.eu>$/)
  expect(mail.headers.filter(({ key }) => key.startsWith('list-'))).toEqual([])
})

test('T172 a mail of news carries the address at which a mail program stops it by itself', async () => {
  const mute = 'https://letters.eu/fr/mute/secret'
  const values = { letter: 'A letter', news: 'français: 1', link: 'https://letters.eu/app', mute }
  const [received = ''] = await receivedFrom((outbox) =>
    outbox.enqueue(store.db, { to: 'ana@example.eu', locale: 'fr', template: 'digest', values, letterId: null, key: 'digest' }),
  )
  const { headers } = await PostalMime.parse(received)
  const headerOf = (name: string) => headers.find(({ key }) => key === name)?.value
  expect(headerOf('list-unsubscribe')).toBe(`<${mute}>`)
  expect(headerOf('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
})

test('a mail server that repeats the address in its refusal does not bring it into the rows', async () => {
  const outbox = await open(async () => {
    throw new Error('550 5.1.1 <ana@example.eu>: no such user ana@example.eu')
  })
  await outbox.enqueue(store.db, signIn('refused'))
  outbox.wake()
  await outbox.close()
  const row = await store.db.selectFrom('outbox').select('lastError').executeTakeFirst()
  expect(row?.lastError).toBe('550 5.1.1 <[address]>: no such user [address]')
})

test('G203 a mail server that takes long over a mail holds up no other', async () => {
  const begun: string[] = []
  const slow = Promise.withResolvers<void>()
  const send: Send = async ({ to, stream }) => {
    begun.push(`${stream} ${to}`)
    if (to === 'slow@example.eu') await slow.promise
  }
  const outbox = await open(send)
  for (const to of ['slow', 'one', 'two', 'three']) await outbox.enqueue(store.db, { ...signIn(`code ${to}`), to: `${to}@example.eu` })
  outbox.wake()
  await vi.waitFor(() => expect(begun).toHaveLength(4))
  slow.resolve()
  await outbox.close()
  const states = await store.db.selectFrom('outbox').select('state').distinct().execute()
  expect(states).toEqual([{ state: 'sent' }])
})

test('what waits in the database shows neither address nor code', async () => {
  const outbox = await open(async () => undefined)
  await outbox.enqueue(store.db, signIn('hidden'))
  const [row] = await store.db.selectFrom('outbox').selectAll().execute()
  const bytes = Buffer.concat([row?.recipient ?? new Uint8Array(), row?.content ?? new Uint8Array()]).toString('latin1')
  expect(bytes).not.toMatch(/ana|example|123456/)
})

test('a mail that could not be sent waits, and is sent later under the same id', async () => {
  const tried: string[] = []
  const failing = await open(async ({ id }) => {
    tried.push(id)
    throw new Error('451 later')
  })
  await failing.enqueue(store.db, signIn('retry'))
  failing.wake()
  await failing.close()
  const later = await open(async ({ id }) => void tried.push(id), 1000 + 61_000)
  later.wake()
  await later.close()
  expect(tried).toHaveLength(2)
  expect(new Set(tried).size).toBe(1)
  expect(await states()).toEqual(['sent'])
})

const states = async () => (await store.db.selectFrom('outbox').select('state').execute()).map(({ state }) => state)

test('a mail taken by a process that died is sent by the next one', async () => {
  const dead = await open(() => new Promise(() => undefined))
  await dead.enqueue(store.db, signIn('killed'))
  await store.db.updateTable('outbox').set({ state: 'sending', attempts: 1, nextAt: 61_000 }).execute()
  const sent: string[] = []
  const early = await open(async ({ id }) => void sent.push(id), 30_000)
  early.wake()
  await early.close()
  expect(sent).toEqual([])
  const late = await open(async ({ id }) => void sent.push(id), 62_000)
  late.wake()
  await late.close()
  expect(sent).toHaveLength(1)
  expect(await states()).toEqual(['sent'])
})
