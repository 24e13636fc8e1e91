import { createServer } from 'node:net'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { libraries } from '../demo/libraries.ts'
import { type CommonLetter, startCommonLetter, startLetterOfTwo } from '../testing/common-letter.ts'
import { openHouse } from '../testing/house.ts'
import { type MailSink, type SunkMail, startMailSink } from '../testing/mail-sink.ts'

let sink: MailSink
let common: CommonLetter
let inbound = ''
const ids: Record<'verhaal' | 'laanemets' | 'gone', string> = { verhaal: '', laanemets: '', gone: '' }
const params = () => ({ letter: common.letter })
const ask = { action: 'deliver' } as const

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : 0)
    }),
  )
  await new Promise((resolve) => server.close(resolve))
  return port
}

beforeAll(async () => {
  sink = await startMailSink({ unknown: ['gone@parliament.example'] })
  const port = await freePort()
  inbound = `smtp://127.0.0.1:${port}`
  const house = await openHouse({ SMTP_URL: sink.url, MAIL_IN_ADDRESS: 'letters@in.example.eu', MAIL_IN_PORT: String(port) })
  common = await startCommonLetter(house)
  const { ana } = common
  ids.verhaal = (await ana.ask('recipientsList', { params: params() })).recipients[0]?.id ?? ''
  const add = async (name: string) => (await ana.ask('recipientAdd', { params: params(), body: { name } })).id
  ids.laanemets = await add('Igor Laanemets')
  ids.gone = await add('Nora Gone')
  await ana.ask('letterPatch', { params: params(), body: { mode: 'individual' } })
  const copy = (recipient: string, language: 'en' | 'fr', salutation: string) =>
    ana.ask('copyAdd', { params: params(), body: { recipients: [recipient], language, salutation: [salutation] } })
  await copy(ids.laanemets, 'en', 'Dear Minister Laanemets,')
  await copy(ids.verhaal, 'fr', 'Monsieur le Commissaire,')
  await copy(ids.gone, 'en', 'Dear Minister Gone,')
  const addresses = [
    [ids.laanemets, 'igor@ministry.example'],
    [ids.verhaal, 'cabinet@commission.example'],
    [ids.gone, 'gone@parliament.example'],
  ] as const
  for (const [recipient, email] of addresses)
    await ana.ask('recordChange', { params: { ...params(), recipient }, body: { email, source: 'https://example.eu/contacts' } })
}, 120_000)
afterAll(async () => {
  await common.house.close()
  await sink.close()
})

const check = (recipient: string) => common.ana.ask('recordCheck', { params: { ...params(), recipient } })
const state = async () => {
  const { copies } = await common.ana.ask('deliveryGet', { params: params() })
  return Object.fromEntries(copies.map((copy) => [copy.name, copy.state ?? copy.held ?? 'ready']))
}
const refusal = async () => {
  const answer = await common.ana.api.call('requestCreate', { params: params(), body: ask })
  return answer.ok ? null : answer.refusal
}
const delivered = (): readonly SunkMail[] => sink.mails.filter(({ raw }) => raw.includes('Content-Type: application/pdf'))

test('G142 G86 nothing goes before the seal, nor while one record was not checked by a person', async () => {
  expect(await refusal()).toMatchObject({ problem: 'not-in-this-stage' })
  await common.byTwo('freeze')
  await common.byTwo('seal')
  expect(await refusal()).toMatchObject({ problem: 'records-stale' })
  await check(ids.laanemets)
  await check(ids.verhaal)
  expect(await refusal()).toMatchObject({ problem: 'records-stale' })
  await check(ids.gone)
})

test('G151 every copy is shown as it would go, with its own salutation, and goes to oneself as a test', async () => {
  const first = await common.ana.ask('deliveryCopy', { params: { ...params(), recipient: ids.verhaal } })
  expect(first).toMatchObject({ language: 'fr', to: 'c…@commission.example', position: 1, of: 3, previous: null, next: ids.laanemets })
  expect(first.text.startsWith('Monsieur le Commissaire,\n\nVeuillez trouver')).toBe(true)
  expect(first.text).toContain(`/fr/${common.slug}`)
  expect(first.text).toContain('ses autres versions linguistiques')
  expect(first.text).toContain('Répondre à ce courriel suffit pour nous joindre.')
  expect(first.addressBlock.at(0)).toContain('Verhaal')
  const body = { subject: 'A letter to you: {title}', body: 'Please read {title}.\n\n{coalition}' }
  await common.ana.ask('coverPut', { params: { ...params(), language: 'en' }, body: { cover: body } })
  const second = await common.ana.ask('deliveryCopy', { params: { ...params(), recipient: ids.laanemets } })
  expect(second.text).toMatch(/^Dear Minister Laanemets,\n\nPlease read .+\.\n\nReaders$/u)
  const path = common.ana.api.address('deliveryFile', { ...params(), recipient: ids.laanemets, kind: 'pdf' })
  const pdf = await common.ana.fetch(path)
  expect([pdf.status, pdf.headers.get('content-type'), (await pdf.text()).slice(0, 4)]).toEqual([200, 'application/pdf', '%PDF'])
  await common.ana.ask('deliveryTest', { params: { ...params(), recipient: ids.laanemets } })
  const tested = (await waitFor(() => delivered().length === 1 && delivered())).at(0)
  expect(tested?.to).toBe('ana@one.eu')
})

test('G151 G182 G188 a cover mail names the letter as its page does, without the word that stands before a subject', async () => {
  const house = await openHouse({ MAIL_FROM: 'The readers <letters@readers.example>' })
  const paragraphs = libraries.text.paragraphs.map((each) => {
    const [first, ...others] = each.content
    if (each.kind !== 'subject' || first?.type !== 'text') return each
    return { ...each, content: [{ ...first, text: `Re: ${first.text}` }, ...others] }
  })
  const document = { ...libraries, text: { ...libraries.text, paragraphs } }
  const { ana, letter } = await startLetterOfTwo(house, { title: 'Draft 3', document })
  const { recipients } = await ana.ask('recipientsList', { params: { letter } })
  const copy = await ana.ask('deliveryCopy', { params: { letter, recipient: recipients[0]?.id ?? '' } })
  expect(copy.subject).toBe('Open letter: A right to lend e-books')
  expect(copy.text).toContain('The letter and the list of its signatories can be read at')
  expect(copy.text).toContain('A reply to this mail goes to letters@readers.example.')
  expect((await ana.ask('deliveryGet', { params: { letter } })).covers[0]?.body).toContain('goes to letters@readers.example.')
  await house.close()
})

test('G143 what was changed after it was asked for does not go', async () => {
  const request = await common.ana.ask('requestCreate', { params: params(), body: ask })
  await common.ana.ask('coverPut', { params: { ...params(), language: 'en' }, body: { cover: null } })
  const answer = await common.marta.api.call('requestConfirm', { params: { ...params(), request: request.id } })
  expect(answer).toMatchObject({ ok: false, refusal: { problem: 'request-lapsed' } })
  expect(delivered()).toHaveLength(1)
})

test('G140 let go by two, each recipient gets one copy, in their language, on paper and as a Word file', async () => {
  const request = await common.ana.ask('requestCreate', { params: params(), body: ask })
  await common.marta.ask('requestConfirm', { params: { ...params(), request: request.id } })
  const mails = (await waitFor(() => delivered().length === 3 && delivered())).slice(1)
  expect(mails.map(({ to }) => to).sort()).toEqual(['cabinet@commission.example', 'igor@ministry.example'])
  const french = await PostalMime.parse(mails.find(({ to }) => to.startsWith('cabinet'))?.raw ?? '')
  expect(french.text?.startsWith('Monsieur le Commissaire,')).toBe(true)
  expect(french.html).toContain('lang="fr')
  expect(french.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
    [`${common.slug}.fr.pdf`, 'application/pdf'],
    [`${common.slug}.fr.docx`, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])
  await waitFor(async () => Object.values(await state()).every((each) => each !== 'queued'))
  expect(await state()).toEqual({ 'Tomas Verhaal': 'sent', 'Igor Laanemets': 'sent', 'Nora Gone': 'bounced' })
  expect(await refusal()).toMatchObject({ problem: 'nothing-to-send' })
})

test('G15 G146 a copy that has left is an entry of the log; the outbox says what became of every mail', async () => {
  const { db } = common.house.server.services.store
  const logged = await db.selectFrom('event').where('kind', '=', 'delivery').select('leaf').execute()
  expect(logged).toHaveLength(2)
  const { mails, counts } = await common.ana.ask('outboxList', { params: params() })
  const own = mails.filter(({ stream }) => stream === 'delivery')
  expect(own.map((mail) => mail.state).sort()).toEqual(['bounced', 'sent', 'sent'])
  expect(own.find((mail) => mail.state === 'bounced')).toMatchObject({
    to: 'g…@parliament.example',
    reason: expect.stringContaining('[address]'),
  })
  expect(counts.bounced).toBe(1)
})

/** Sends to our own receiver, as another mail server would. */
async function mailIn(to: string, message: Record<string, unknown>): Promise<void> {
  await createTransport({ url: inbound }).sendMail({ envelope: { from: String(message.from ?? ''), to }, ...message })
}

const returnPathOf = (to: string): string => delivered().findLast((mail) => mail.to === to)?.from ?? ''

test('G150 an answer is filed with its recipient once, with its files; who is away has not answered', async () => {
  const sent = await PostalMime.parse(delivered().find(({ to }) => to === 'igor@ministry.example')?.raw ?? '')
  const replyTo = sent.replyTo?.[0]?.address ?? ''
  expect(replyTo).toMatch(/^letters\+r-.+@in\.example\.eu$/)
  const away = { from: 'igor@ministry.example', subject: 'Away', text: 'Back on Monday', headers: { 'Auto-Submitted': 'auto-replied' } }
  await mailIn(replyTo, away)
  expect((await state())['Igor Laanemets']).toBe('sent')
  const attachments = [{ filename: '../position.pdf', content: 'words' }]
  const answer = {
    from: 'igor@ministry.example',
    subject: 'Your letter',
    text: 'We will act.',
    messageId: '<a@ministry.example>',
    attachments,
  }
  await mailIn(replyTo.toUpperCase(), answer)
  await mailIn(replyTo, answer)
  expect((await state())['Igor Laanemets']).toBe('answered')
  const { answers } = await common.ana.ask('answersList', { params: params() })
  expect(answers).toHaveLength(2)
  expect(answers[0]).toMatchObject({ name: 'Igor Laanemets', from: 'igor@ministry.example', text: 'We will act.', files: [{ size: 5 }] })
  expect(answers[0]?.files[0]?.name).not.toContain('/')
  const file = common.ana.api.address('answerFile', { ...params(), answer: answers[0]?.id ?? '', position: '0' })
  const taken = await common.ana.fetch(file)
  expect([taken.headers.get('content-type'), await taken.text()]).toEqual(['application/octet-stream', 'words'])
  expect((await common.marta.fetch(file)).status).toBe(403)
})

test('G147 a bounce finds its mail by the address it came back to; a forged one, and any other mail, is not taken', async () => {
  const path = returnPathOf('cabinet@commission.example')
  const report =
    'Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; cabinet@commission.example\r\nAction: failed\r\nStatus: 5.1.1\r\n'
  const attachments = [{ contentType: 'message/delivery-status', content: report, contentDisposition: 'inline' as const }]
  const bounce = { from: '', subject: 'Undelivered', text: 'Sorry', attachments }
  await expect(mailIn(path.replace(/-[0-9a-f]{16}@/, '-0000000000000000@'), bounce)).rejects.toThrow('no such mailbox')
  await expect(mailIn('letters@in.example.eu', bounce)).rejects.toThrow('no such mailbox')
  await mailIn(path, bounce)
  expect((await state())['Tomas Verhaal']).toBe('bounced')
  const index = common.house.server.services.keys.index('cabinet@commission.example')
  const suppressed = await common.house.server.services.store.db.selectFrom('suppression').select(['contactIndex', 'scope']).execute()
  expect(suppressed).toContainEqual({ contactIndex: index, scope: 'all' })
})

test('G149 nothing is sent to an address where nothing arrives, until a person tries again', async () => {
  const { outbox, store } = common.house.server.services
  const mail = { to: 'cabinet@commission.example', locale: 'en', template: 'followUp' as const, letterId: null, key: 'follow' }
  await outbox.enqueue(store.db, {
    ...mail,
    values: { subject: 's', body: 'b', reader: 'en', notice: '', stop: 'x', mute: 'https://x.eu/', link: '' },
  })
  const row = await store.db.selectFrom('outbox').where('idempotencyKey', '=', 'follow').select('state').executeTakeFirst()
  expect(row?.state).toBe('suppressed')
  const { mails } = await common.ana.ask('outboxList', { params: params() })
  const back = mails.find(({ state: now, to }) => now === 'bounced' && to.startsWith('c…'))
  await common.ana.ask('outboxRetry', { params: { ...params(), mail: back?.id ?? '' } })
  await waitFor(() => delivered().length === 4)
})

test('G153 once the letter is archived no address is left, and who got what when, and what they answered, is', async () => {
  const { store, keys } = common.house.server.services
  const move = (to: 'approval' | 'closed' | 'archived') => common.ana.ask('stageMove', { params: params(), body: { to } })
  await move('approval')
  await move('closed')
  const later = { nextAt: Date.now() + 3_600_000 }
  const copy = await store.db.selectFrom('outbox').where('template', '=', 'delivery').select('id').executeTakeFirstOrThrow()
  const setState = (state: 'queued' | 'sent') =>
    store.db
      .updateTable('outbox')
      .set({ state, ...later })
      .where('id', '=', copy.id)
      .execute()
  await setState('queued')
  const early = await common.ana.api.call('stageMove', { params: params(), body: { to: 'archived' } })
  expect(early).toMatchObject({ ok: false, refusal: { problem: 'copies-on-their-way', facts: { count: 1 } } })
  await setState('sent')
  await move('archived')
  const { copies } = await common.ana.ask('deliveryGet', { params: params() })
  expect(copies.map(({ address }) => address)).toEqual([null, null, null])
  expect(copies.find(({ name }) => name === 'Igor Laanemets')).toMatchObject({ state: 'answered', answers: 2 })
  const { answers } = await common.ana.ask('answersList', { params: params() })
  expect(answers.map(({ from, text }) => [from, text])).toEqual([
    ['', 'We will act.'],
    ['', 'Back on Monday'],
  ])
  const rows = await store.db.selectFrom('recipient').select(['contact', 'contactIndex', 'address', 'addressSalt']).execute()
  expect(rows.every(({ contact, contactIndex, address, addressSalt }) => !contact && !contactIndex && !address && !addressSalt)).toBe(true)
  const index = keys.index('igor@ministry.example')
  expect((await store.db.selectFrom('delivery').select('address').execute()).map(({ address }) => address)).not.toContain(index)
  expect(await refusal()).toMatchObject({ problem: 'not-in-this-stage' })
})

async function waitFor<Value>(look: () => Value | false | Promise<Value | false>): Promise<Value> {
  const until = Date.now() + 20_000
  for (;;) {
    const found = await look()
    if (found !== false) return found
    if (Date.now() > until) throw new Error('it did not come')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
