import { letterId } from '@undersigned/letter'
import { type Proven, verifyBundle } from '@undersigned/signatures/bundle'
import { keyText, openReceipt } from '@undersigned/signatures/log'
import { letterOf, verifyStore } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleOf } from '../log/letter-bundle.ts'
import { logKeyOf } from '../log/letter-log.ts'
import { changeWords } from '../testing/change-letter.ts'
import { everyRow } from '../testing/every-row.ts'
import { linkIn, mailTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'

const names = ['Anna Abela', 'Ben Bonnici', 'Carla Camilleri', 'Dora Debono'] as const
type Name = (typeof names)[number]
const addressOf = (name: Name): string => `${name.toLowerCase().replace(' ', '.')}@signs.eu`

let day: SigningDay
let before: Proven
const receipts = new Map<Name, string>()
const links = new Map<Name, string>()

/** Ben takes his name back, the text is corrected, Anna objects; Carla and Dora are carried. */
beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
  for (const name of names) {
    receipts.set(name, receiptIn(await day.sign(name, name === 'Ben Bonnici' ? 'fr' : 'en')))
    links.set(name, linkIn(await mailTo(day.house.server, addressOf(name))))
  }
  await day.withdraw('Ben Bonnici')
  const at = { params: { letter: day.letter } }
  await day.byTwo('amend')
  await changeWords(day, { unit: 'lbi2', from: 'fair', to: 'decent', french: 'une rémunération décente ;' })
  await day.ana.ask('amendmentPut', { ...at, body: { change: 'correction', days: 14 } })
  await day.byTwo('freeze')
  await day.byTwo('seal')
  await day.house.server.services.changes.round()
  await day.object('Anna Abela')
  await day.ana.ask('stageMove', { ...at, body: { to: 'sign-on' } })
  before = await proven()
}, 120_000)
afterAll(() => day.house.close())

const receiptIn = (page: string): string =>
  (/<pre[^>]*>([\s\S]*?)<\/pre>/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

const eraseLink = (name: Name): string => (links.get(name) ?? '').replace('/withdraw/', '/erase/')
const open = (path: string): Promise<Response> => day.house.stranger().fetch(path)
const erase = (name: Name, fields: Record<string, string> = {}): Promise<Response> =>
  day.house.stranger().fetch(eraseLink(name), { method: 'POST', body: new URLSearchParams(fields) })

async function bundle(): Promise<Uint8Array> {
  const { services } = day.house.server
  const letter = await letterOf(services.store.db, day.letter)
  const made = letter === null ? null : await bundleOf({ db: services.store.db, keys: services.keys }, letter, beside)
  return made?.bytes ?? new Uint8Array()
}
const beside = { page: '<!doctype html>', readme: '', witnesses: [] }
const proven = async (): Promise<Proven> => verifyBundle(await bundle(), { receipts: names.map((name) => receipts.get(name) ?? '') })

const listed = async (): Promise<readonly string[]> => (await proven()).list.map(({ display }) => display.name)
const count = async (): Promise<number> => (await day.ana.ask('letterGet', { params: { letter: day.letter } })).signatories.confirmed

test('G125 the link in a signatory’s mail leads to what is kept of them, and looking changes nothing', async () => {
  const mail = await mailTo(day.house.server, addressOf('Dora Debono'))
  expect(mail.text).toMatch(/\/(en|fr)\/erase\/[\w-]{40,}/)
  const page = await (await open(eraseLink('Dora Debono'))).text()
  for (const told of ['Dora Debono', addressOf('Dora Debono'), 'name="everywhere"'])
    expect([told, page.includes(told)]).toEqual([told, told !== 'name="everywhere"'])
  const gone = 'Votre nom ne figure plus au bas de la lettre'
  for (const [name, isGone] of [
    ['Dora Debono', false],
    ['Ben Bonnici', true],
  ] as const)
    expect((await (await open(eraseLink(name).replace('/en/', '/fr/'))).text()).includes(gone)).toBe(isGone)
  expect(await count()).toBe(2)
})

test('G125 everything that is kept can be had as a file, and nobody else is in it', async () => {
  const answer = await open((links.get('Carla Camilleri') ?? '').replace('/withdraw/', '/my-data/'))
  const text = await answer.text()
  const { signatures } = JSON.parse(text)
  expect([answer.status, answer.headers.get('cache-control'), signatures.length]).toEqual([200, 'no-store', 1])
  expect(signatures[0]).toMatchObject({ address: addressOf('Carla Camilleri'), printed: { name: 'Carla Camilleri' }, listed: true })
  expect(signatures[0].history.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['signature', 'carried']))
  await openReceipt(signatures[0].receipt, await logKeyOf(day.house.server.services.keys, letterId(day.letter)))
  expect(names.filter((name) => text.includes(name))).toEqual(['Carla Camilleri'])
})

test('G126 V20 who erases themselves is in no row, page, export, log or mail any more, and every old proof verifies', async () => {
  const { store, keys } = day.house.server.services
  const kept = await everyRow(store, keys)
  expect(kept.some((row) => row.includes('Carla Camilleri'))).toBe(true)
  const ids = await Promise.all(names.map((name) => day.idOf(name)))
  const erasing: readonly Name[] = ['Anna Abela', 'Ben Bonnici', 'Carla Camilleri']
  for (const name of erasing) expect([name, (await erase(name)).status]).toEqual([name, 200])
  const traces = erasing.flatMap((name) => [name, name.split(' ')[1] ?? '', addressOf(name), keys.index(addressOf(name))])
  const rows = await everyRow(store, keys)
  for (const trace of traces) expect([trace, rows.filter((row) => row.includes(trace))]).toEqual([trace, []])
  const exported = ['en.md', 'fr.html', 'en.docx'].map(async (file) => {
    const answer = await day.ana.fetch(`/api/letters/${day.letter}/export/${file}`)
    return Buffer.from(await answer.arrayBuffer()).toString('utf8')
  })
  const pages = await Promise.all([
    ...exported,
    day.publicPage().then((page) => page.text()),
    bundle().then((bytes) => Buffer.from(bytes).toString('utf8')),
  ])
  for (const trace of traces) expect([trace, pages.some((page) => page.includes(trace))]).toEqual([trace, false])
  expect([await listed(), await count()]).toEqual([['Dora Debono'], 1])
  const after = await proven()
  expect([after.erased, after.size, after.kinds.erasure]).toEqual([3, before.size + 3, 3])
  for (const [at, id] of ids.entries())
    expect((await open(`/log/${day.letter}/proof/${id}`)).status).toBe(names[at] === 'Dora Debono' ? 200 : 404)
  expect((await verifyStore(store)).problems).toEqual([])
})

test('G126 afterwards no link leads anywhere, and pressing the button again is told so', async () => {
  for (const path of [links.get('Anna Abela') ?? '', eraseLink('Anna Abela')]) expect((await open(path)).status).toBe(403)
  expect((await erase('Anna Abela')).status).toBe(403)
  expect((await open(eraseLink('Anna Abela').replace('/erase/', '/my-data/'))).status).toBe(404)
})

test('V18 the key of the log did not change, and the receipts of those who are gone still open what they hold', async () => {
  const key = await logKeyOf(day.house.server.services.keys, letterId(day.letter))
  expect(keyText(key)).toBe((await (await open(`/log/${day.letter}/key`)).text()).trim())
  for (const name of names) expect((await openReceipt(receipts.get(name) ?? '', key)).opening.payload.kind).toBe('signature')
})

test('G125 who was only invited erases themselves by the invitation, also everywhere at once', async () => {
  const email = 'eve.erased@signs.eu'
  const body = { email, language: 'en', class: 'individual', name: 'Eve Ellul' } as const
  await day.ana.ask('signInvitationCreate', { params: { letter: day.letter }, body })
  const link = linkIn(await mailTo(day.house.server, email)).replace('/sign/', '/erase/')
  const answer = await day.house.stranger().fetch(link, { method: 'POST', body: new URLSearchParams({ everywhere: 'yes' }) })
  expect(answer.status).toBe(200)
  const { store, keys } = day.house.server.services
  expect((await everyRow(store, keys)).filter((row) => /Ellul|eve\.erased/.test(row))).toEqual([])
})
