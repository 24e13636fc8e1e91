import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { keysFrom } from '../keys.ts'
import { dkimOf } from '../testing/dkim.ts'
import { startMailSink } from '../testing/mail-sink.ts'
import { returnPaths } from './return-paths.ts'
import type { Sendable } from './sendable.ts'
import { smtpSender } from './smtp.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})

const news: Sendable = {
  id: 'mail1',
  to: 'ana@example.eu',
  stream: 'opt-in',
  subject: 'Une réponse à la lettre',
  text: 'Le ministre a répondu.\n',
  html: '<!doctype html><html lang="fr"><body><p>Le ministre a répondu.</p></body></html>',
  files: [],
  stopsAt: 'https://letters.eu/fr/mute/secret',
  returnPath: 'letters+b-mail1-00@in.letters.eu',
  replyTo: null,
}

async function sent(mail: Sendable, handing?: () => Promise<void>): Promise<string> {
  const sink = await startMailSink()
  const dkim = { domain: 'letters.eu', selector: 'one', privateKey }
  const send = smtpSender({
    url: sink.url,
    from: 'Letters <no-reply@letters.eu>',
    newsFrom: 'News <news@letters.eu>',
    host: 'letters.eu',
    dkim,
  })
  await send(mail, handing)
  await sink.close()
  expect(sink.mails[0]?.from).toBe('letters+b-mail1-00@in.letters.eu')
  return sink.mails[0]?.raw ?? ''
}

test('G148 what people asked for comes from a sender of its own and is signed with both halves of the button that stops it', async () => {
  const raw = await sent(news)
  const signature = dkimOf(raw, publicKey)
  expect(signature.get('d')).toBe('letters.eu')
  const covered = (signature.get('h') ?? '').toLowerCase().split(':')
  expect(covered).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'list-unsubscribe', 'list-unsubscribe-post']))
  expect(raw).toContain('From: News <news@letters.eu>')
  expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(raw).toMatch(/multipart\/alternative/)
})

test('G146 a copy whose last byte waits is signed like any other mail', async () => {
  const order: string[] = []
  const raw = await sent({ ...news, stream: 'delivery', stopsAt: null }, async () => void order.push('written down'))
  expect(order).toEqual(['written down'])
  expect(dkimOf(raw, publicKey).get('s')).toBe('one')
  expect(raw).toContain('From: Letters <no-reply@letters.eu>')
})

test('G147 a return address is read back whatever a server on its way made of its letters, and no other is', () => {
  const keys = keysFrom(`k:${Buffer.alloc(32, 7).toString('base64')}`)
  const paths = returnPaths(keys, 'letters@in.example.eu')
  expect(paths.read(paths.bounces('abc12'))).toEqual({ kind: 'bounce', mail: 'abc12' })
  expect(paths.read(paths.replies('abc12').toUpperCase())).toEqual({ kind: 'reply', mail: 'abc12' })
  const others = ['', 'letters@in.example.eu', 'letters+b-abc12@in.example.eu', paths.bounces('abc12').replace('b-', 'r-')]
  for (const other of [...others, paths.bounces('abc12').replace('abc12', 'abc13'), `x${paths.bounces('abc12')}`])
    expect(paths.read(other)).toBeNull()
})
