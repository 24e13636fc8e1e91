import { generateKeyPairSync, sign } from 'node:crypto'
import { letterId } from '@undersigned/letter'
import { CONTACT_HAS } from '@undersigned/signatures'
import { verifyBundle } from '@undersigned/signatures/bundle'
import { changeSignatory, factsIn, letterOf, replaceRegister, signatoriesOf, verifyStore } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { relist } from './letters/relist.ts'
import { bundleOf } from './log/letter-bundle.ts'
import { freshGuard } from './sign-on/guard-fields.ts'
import { type CommonLetter, startCommonLetter } from './testing/common-letter.ts'
import { mailsTo, openHouse, pathTo } from './testing/house.ts'
import { houseSeals } from './testing/house-seals.ts'
import { vouch } from './testing/vouch.ts'

const DAY = 24 * 60 * 60 * 1000
const clock = Date.now
let later = 0
let way: CommonLetter
let manifest = ''
const at = () => ({ params: { letter: way.letter } })
const services = () => way.house.server.services

beforeAll(async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + later)
  way = await startCommonLetter(await openHouse())
  for (const action of ['freeze', 'seal', 'publish'] as const) await way.byTwo(action)
  await way.ana.ask('stageMove', { ...at(), body: { to: 'sign-on' } })
  manifest = (await way.ana.ask('letterGet', at())).manifest?.digest ?? ''
}, 120_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await way.house.close()
})

const get = (path: string): Promise<Response> => way.house.stranger().fetch(path)
const post = (path: string, fields: Record<string, string> = {}): Promise<Response> =>
  way.house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams(fields) })
const formAt = (language = 'en'): string => `/${language}/${way.slug}/sign`
const fields = (typed: Record<string, string>): Record<string, string> => ({
  ...freshGuard(services(), letterId(way.letter)),
  manifest,
  class: 'individual',
  ...typed,
})
const signHere = (typed: Record<string, string>): Promise<Response> => post(formAt(), fields(typed))
const organisation = (stem: string, more: Record<string, string> = {}): Record<string, string> => ({
  ...{ class: 'organisation', name: `The ${stem}`, country: 'France', domain: `${stem}.eu`, email: `office@${stem}.eu` },
  ...more,
})
const rowOf = async (name: string) => {
  const rows = await signatoriesOf(services().store.db, letterId(way.letter), ['pending', 'confirmed', 'withdrawn'])
  const row = rows.find((each) => each.name === name)
  if (row === undefined) throw new Error(`nobody signed as ${name}`)
  return row
}
const isOnPage = async (name: string): Promise<boolean> => (await (await way.publicPage()).text()).includes(name)
const standing = async (name: string) => (await way.ana.ask('signOnGet', at())).signatures.find((each) => each.name === name)
/** As the desk lets somebody pass. */
const pass = async (name: string): Promise<void> => {
  const { id, letterId: letter } = await rowOf(name)
  await services().store.transaction(async (tx) => {
    await changeSignatory(tx, id, { deskPassedAt: services().now(), heldFor: null })
    await relist(services(), tx, { letter, signature: id })
  })
}
const mailedCode = async (email: string): Promise<string> =>
  (await mailsTo(way.house.server, email)).map(({ text }) => /code ([0-9A-Z]{4}-[0-9A-Z]{4}) on/.exec(text)?.[1]).find(Boolean) ?? ''
const handleIn = (html: string): string => /action="(\/en\/code\/[^"]+)"/.exec(html)?.[1] ?? ''

test('G100 a letter is signed on its page only where a coordinator says so, by the classes they chose', async () => {
  expect((await get(formAt())).status).toBe(404)
  expect((await signHere({ name: 'Too Early', email: 'early@person.eu' })).status).toBe(404)
  await way.ana.ask('signOnPut', { ...at(), body: { signOn: 'public', publicClasses: ['individual', 'organisation', 'mep', 'expert'] } })
  const form = await (await get(formAt('fr'))).text()
  expect(form).toContain('name="email"')
  expect(form).not.toContain('<script type="module" src="http')
  for (const [kind, field] of [
    ['organisation', 'domain'],
    ['mep', 'group'],
    ['expert', 'affiliation'],
  ] as const)
    expect(await (await get(`${formAt()}?as=${kind}`)).text()).toContain(`name="${field}"`)
  expect(await (await get(`${formAt()}?as=lead`)).text()).not.toContain('name="affiliation"')
})

test('G100 what is missing or cannot be read is said beside its field, and what was typed is kept', async () => {
  const answer = await signHere({ name: 'Jean <b>', email: 'nowhere' })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('value="Jean &lt;b&gt;"')
  expect(html).toContain('aria-invalid="true"')
  const own = await signHere(organisation('own', { contact: 'office@own.eu' }))
  expect([own.status, (await own.text()).includes('id="contact-wrong"')]).toEqual([422, true])
})

test('G202 a name of which nothing can be read is none, and of what nobody sees nothing is kept', async () => {
  for (const name of ['\u3164', '\u200B\u2060', '\u2800', '🎉']) {
    const answer = await signHere({ name, email: 'blank@person.eu' })
    expect([answer.status, (await answer.text()).includes('id="name-wrong"')]).toEqual([422, true])
  }
  await signHere({ name: '\u202EOl\u200Bga\0 Se\u00ADen', email: 'seen@person.eu', country: 'Bel\u200Bgium' })
  expect(await rowOf('Olga Seen')).toMatchObject({ country: 'BE', nameKey: 'olga seen' })
})

test('G91 G99 a person signs without an account, confirms by the code, and stands on the list', async () => {
  const first = await (await signHere({ name: 'Jean Réel', email: 'jean@person.eu', country: 'Belgium' })).text()
  expect(await isOnPage('Jean Réel')).toBe(false)
  const code = await mailedCode('jean@person.eu')
  const wrong = await post(handleIn(first), { code: 'AAAA-AAAA' })
  expect([wrong.status, (await wrong.text()).includes('id="code-wrong"')]).toEqual([409, true])
  expect((await post(handleIn(first), { code: ` ${code.toLowerCase().replace('-', ' ')} ` })).status).toBe(200)
  expect(await isOnPage('Jean Réel (Belgium)')).toBe(true)
  expect((await rowOf('Jean Réel')).listedAt).not.toBeNull()
})

test('G99 one pending mail goes to an address a day, and what is said is the same', async () => {
  const said = async (typed: Record<string, string>) =>
    (await (await signHere(typed)).text()).replace(/\/code\/[^"]+/g, '').replace(/value="[^"]*"/g, '')
  const one = await said({ name: 'Ida One', email: 'ida@person.eu' })
  const two = await said({ name: 'Ida Two', email: 'IDA@person.eu' })
  const known = await said({ name: 'Jean Again', email: 'jean@person.eu' })
  expect([two, known]).toEqual([one, one])
  expect(await mailsTo(way.house.server, 'ida@person.eu')).toHaveLength(1)
  await expect(rowOf('Ida Two')).rejects.toThrow('nobody')
  later += DAY + 1
  await signHere({ name: 'Ida Three', email: 'ida@person.eu' })
  expect(await mailsTo(way.house.server, 'ida@person.eu')).toHaveLength(2)
  const rows = await signatoriesOf(services().store.db, letterId(way.letter), ['pending'])
  expect(rows.filter(({ name }) => name.startsWith('Ida')).map(({ name }) => name)).toEqual(['Ida Three'])
})

test('G99 the link lasts 72 hours, five wrong codes end the code alone, and no code opens another signature', async () => {
  const page = await (await signHere({ name: 'Kim Five', email: 'kim@person.eu' })).text()
  const others = await (await signHere({ name: 'Lea Other', email: 'lea@person.eu' })).text()
  const code = await mailedCode('kim@person.eu')
  expect((await post(handleIn(others), { code })).status).toBe(409)
  for (let tries = 0; tries < 5; tries += 1) expect((await post(handleIn(page), { code: 'BBBB-BBBB' })).status).toBe(409)
  expect((await post(handleIn(page), { code })).status).toBe(409)
  expect((await post('/en/code/made-up', { code })).status).toBe(409)
  const link = await pathTo(way.house.server, 'kim@person.eu', 'confirm')
  later += 72 * 60 * 60 * 1000 - 60_000
  expect((await post(link)).status).toBe(200)
  later += 120_000
  expect((await post(await pathTo(way.house.server, 'lea@person.eu', 'confirm'))).status).toBe(403)
  const { codeHash, confirmTokenHash } = await rowOf('Kim Five')
  expect([codeHash, confirmTokenHash?.length]).toEqual([null, 64])
})

test('G91 an expert passes the desk, and so does an organisation', async () => {
  await signHere({ class: 'expert', name: 'Prof. Wise', affiliation: 'University', email: 'wise@person.eu' })
  const answer = await post(await pathTo(way.house.server, 'wise@person.eu', 'confirm'))
  expect(await answer.text()).toContain('look at it first')
  expect([await isOnPage('Prof. Wise'), (await standing('Prof. Wise'))?.waitsFor]).toEqual([false, ['desk']])
  await pass('Prof. Wise')
  expect(await isOnPage('Prof. Wise')).toBe(true)
})

test('G73 an organisation at A1 is listed once its contact had a day to object, told by mail', async () => {
  await signHere(organisation('waits', { contact: 'board@waits.eu' }))
  await post(await pathTo(way.house.server, 'office@waits.eu', 'confirm'))
  await pass('The waits')
  expect(await standing('The waits')).toMatchObject({ authority: 'A1', waitsFor: ['contact'], listedAt: null })
  expect(await mailsTo(way.house.server, 'board@waits.eu')).toHaveLength(1)
  later += CONTACT_HAS - 60_000
  await services().listings.round()
  expect(await isOnPage('The waits')).toBe(false)
  later += 120_000
  await services().listings.round()
  expect(await isOnPage('The waits')).toBe(true)
  expect(await mailsTo(way.house.server, 'board@waits.eu')).toHaveLength(1)
})

test('G74 a contact who objects takes the name off the list, also later; looking changes nothing', async () => {
  const path = await pathTo(way.house.server, 'board@waits.eu', 'vouch')
  expect((await get(path)).status).toBe(200)
  expect(await isOnPage('The waits')).toBe(true)
  expect((await post(path, { answer: 'object' })).status).toBe(200)
  expect(await isOnPage('The waits')).toBe(false)
  expect(await standing('The waits')).toMatchObject({ heldFor: 'objected', waitsFor: ['hold'] })
  await services().listings.round()
  expect(await isOnPage('The waits')).toBe(false)
})

test('G73 nobody is listed on a claim: not by a free mailbox, nor with nobody else to ask', async () => {
  await signHere(organisation('claims', { email: 'claims@gmail.com', contact: 'board@claims.eu' }))
  await signHere(organisation('alone'))
  for (const email of ['claims@gmail.com', 'office@alone.eu']) await post(await pathTo(way.house.server, email, 'confirm'))
  for (const name of ['The claims', 'The alone']) await pass(name)
  expect((await standing('The claims'))?.authority).toBe('A0')
  expect(await standing('The alone')).toMatchObject({ authority: 'A1', waitsFor: ['authority'] })
  later += 30 * DAY
  await services().listings.round()
  expect([await isOnPage('The claims'), await isOnPage('The alone')]).toEqual([false, false])
  expect((await mailsTo(way.house.server, 'board@claims.eu')).length).toBe(0)
})

test('G72 a second person at the domain agrees by a button: A3, listed at once; a mailbox elsewhere is not asked', async () => {
  const prove = await pathTo(way.house.server, 'office@alone.eu', 'prove')
  for (const mailbox of ['board@elsewhere.eu', 'office+2@alone.eu', 'x@gmail.com']) {
    const answer = await post(prove, { do: 'second', mailbox })
    expect([mailbox, answer.status, (await mailsTo(way.house.server, mailbox)).length]).toEqual([mailbox, 409, 0])
  }
  await vouch(way, { email: 'office@alone.eu', second: 'board@alone.eu' })
  expect(await standing('The alone')).toMatchObject({ authority: 'A3', waitsFor: [] })
  expect(await isOnPage('The alone')).toBe(true)
  expect((await post(prove, { do: 'second', mailbox: 'board@alone.eu' })).status).toBe(409)
})

test('G96 the organisation’s domain proves it: the page tells what to put where, and a button looks', async () => {
  await signHere(organisation('domained', { email: 'domained@gmail.com' }))
  await post(await pathTo(way.house.server, 'domained@gmail.com', 'confirm'))
  const prove = await pathTo(way.house.server, 'domained@gmail.com', 'prove')
  const line = /undersigned-signature=[\w-]+/.exec(await (await get(prove)).text())?.[0] ?? ''
  const find = vi.spyOn(services().domainProofs, 'find').mockResolvedValue(null)
  expect((await post(prove, { do: 'domain' })).status).toBe(409)
  find.mockResolvedValue('record')
  expect((await post(prove, { do: 'domain' })).status).toBe(200)
  expect(find).toHaveBeenLastCalledWith({ domain: 'domained.eu', line })
  expect((await standing('The domained'))?.authority).toBe('A2')
  find.mockRestore()
})

test('G95 an entry of the Transparency Register counts where number, name and website are the organisation’s', async () => {
  const entries = [{ number: '123456789012-34', name: 'The Registered', website: 'https://www.registered.eu/about' }]
  await services().store.transaction((tx) => replaceRegister(tx, entries, services().now()))
  await signHere(organisation('registered', { registerNumber: '123456789012-34' }))
  await signHere(organisation('thief', { registerNumber: '123456789012-34' }))
  for (const stem of ['registered', 'thief']) await post(await pathTo(way.house.server, `office@${stem}.eu`, 'confirm'))
  expect([(await standing('The registered'))?.authority, (await standing('The thief'))?.authority]).toEqual(['A4', 'A1'])
  expect((await standing('The registered'))?.waitsFor).toEqual(['desk'])
  await pass('The registered')
  expect(await isOnPage('The registered')).toBe(true)
})

test('G97 an organisation’s seal is taken where an adapter can check it, and refused clearly where there is none', async () => {
  await signHere(organisation('sealing'))
  await post(await pathTo(way.house.server, 'office@sealing.eu', 'confirm'))
  const prove = await pathTo(way.house.server, 'office@sealing.eu', 'prove')
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const seal = sign(null, Buffer.from(manifest), privateKey).toString('base64')
  const none = await post(prove, { do: 'seal', seal })
  expect([none.status, (await none.text()).includes('nobody has set that up')]).toEqual([409, true])
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const check = vi.spyOn(services().seals, 'check').mockImplementation(houseSeals({ 'the SEALING': pem }).check)
  expect((await post(prove, { do: 'seal', seal: 'AAAA' })).status).toBe(409)
  expect((await post(prove, { do: 'seal', seal })).status).toBe(200)
  expect((await standing('The sealing'))?.authority).toBe('A5')
  check.mockRestore()
})

test('G90 an organisation that is not listed keeps nobody else from signing for it, and counts once', async () => {
  await signHere(organisation('double', { name: 'Double House' }))
  await signHere(organisation('double', { name: 'DOUBLE house', email: 'second@double.eu' }))
  for (const box of ['office', 'second'])
    expect((await post(await pathTo(way.house.server, `${box}@double.eu`, 'confirm'))).status).toBe(200)
  for (const name of ['Double House', 'DOUBLE house']) await pass(name)
  await vouch(way, { email: 'second@double.eu', second: 'board@double.eu' })
  expect(await standing('DOUBLE house')).toMatchObject({ waitsFor: [] })
  expect((await standing('Double House'))?.waitsFor).toContain('duplicate')
})

test('G98 G101 G102 who came late stands in a class of their own with the day, by the name readers know; an edited key moves them', async () => {
  const { store, keys } = services()
  await store.db
    .updateTable('letter')
    .set({ softDeadline: services().now() - DAY })
    .execute()
  for (const stem of ['abend', 'zebra']) {
    await signHere(organisation(stem, { 'name-fr': stem === 'abend' ? 'La Veillée' : '' }))
    await post(await pathTo(way.house.server, `office@${stem}.eu`, 'confirm'))
    await pass(`The ${stem}`)
    await vouch(way, { email: `office@${stem}.eu`, second: `board@${stem}.eu` })
  }
  const signature = String((await rowOf('The zebra')).id)
  await way.ana.ask('sortKeyPut', { params: { letter: way.letter, signature }, body: { sortAs: 'Aaa' } })
  const year = String(new Date(services().now()).getUTCFullYear())
  const pages = {
    en: /Prof\. Wise.*Signed later.*The zebra[^<]*YEAR.*The abend[^<]*YEAR/su,
    fr: /Prof\. Wise.*Signatures ultérieures.*The zebra.*La Veillée[^<]*YEAR/su,
  }
  const rule = (language: 'en' | 'fr'): RegExp => new RegExp(pages[language].source.replaceAll('YEAR', year), 'su')
  for (const language of ['en', 'fr'] as const) {
    expect(await (await way.publicPage(language)).text()).toMatch(rule(language))
    expect(await (await way.ana.fetch(`/api/letters/${way.letter}/export/${language}.html`)).text()).toMatch(rule(language))
  }
  const letter = await letterOf(store.db, way.letter)
  const bundle = letter === null ? null : await bundleOf({ db: store.db, keys }, letter, { page: '', readme: '', witnesses: [] })
  const { list } = await verifyBundle(bundle?.bytes ?? new Uint8Array())
  const said = list.filter(({ late }) => late !== undefined).map(({ display, names }) => [display.name, names?.fr])
  expect(said).toEqual([
    ['The abend', 'La Veillée'],
    ['The zebra', undefined],
  ])
  expect(list.map(({ display }) => display.name)).not.toContain('The waits')
  await store.db.updateTable('letter').set({ softDeadline: null }).execute()
})

test('G72 G104 the page tells how each organisation is known, and shows a logo that is one', async () => {
  const page = await (await way.publicPage()).text()
  expect(page).toMatch(/How it is known.*The registered<\/strong> The organisation is entered in the Transparency Register/su)
  const prove = await pathTo(way.house.server, 'office@registered.eu', 'prove')
  const png = Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 8, 0, 0, 0, 8, 8, 6, 0, 0, 0,
  ])
  const send = (bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.append('logo', new File([bytes], 'logo.png'))
    return way.house.stranger().fetch(`${prove}/logo`, { method: 'POST', body: form })
  }
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
  const huge = png.with(16, 1)
  for (const wrong of [svg, huge, new Uint8Array(65 * 1024), new Uint8Array()]) expect((await send(wrong)).status).toBe(409)
  expect((await send(png)).status).toBe(200)
  const { id } = await rowOf('The registered')
  const logo = await get(`/logo/${id}`)
  expect([logo.status, logo.headers.get('content-type'), logo.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff'])
  expect((await get(`/logo/${(await rowOf('The waits')).id}`)).status).toBe(404)
})

test('G94 what came on the list later, or was taken off, is an entry of the log; the log holds together', async () => {
  const kinds = async (kind: string) =>
    (await services().store.db.selectFrom('event').where('kind', '=', kind).where('leaf', 'is not', null).select('seq').execute()).length
  // An expert after the desk; organisations by contact, second person, register, one of two, and two late ones.
  expect([await kinds('listed'), await kinds('unlisted')]).toEqual([7, 1])
  expect((await verifyStore(services().store)).problems).toEqual([])
  const bundle = await way.ana.fetch(`/api/letters/${way.letter}/export/en.md`)
  expect(await bundle.text()).not.toContain('The waits')
})

test('G103 who withdraws after the letter was published stands among the errata, off the list at once', async () => {
  await post(await pathTo(way.house.server, 'jean@person.eu', 'withdraw'))
  expect(await isOnPage('Jean Réel')).toBe(false)
  expect((await way.ana.ask('signOnGet', at())).errata).toMatchObject([{ name: 'Jean Réel', class: 'individual' }])
})

test('G92 while listing is paused signatures are taken and none is newly listed', async () => {
  const { store } = services()
  await store.db.updateTable('letter').set({ listingPausedAt: services().now() }).execute()
  await signHere({ name: 'Max Patient', email: 'max@person.eu' })
  expect(await (await post(await pathTo(way.house.server, 'max@person.eu', 'confirm'))).text()).toContain('no new name is listed')
  expect(await isOnPage('Max Patient')).toBe(false)
  await store.db.updateTable('letter').set({ listingPausedAt: null }).execute()
  const { id, letterId: letter } = await rowOf('Max Patient')
  await store.transaction((tx) => relist(services(), tx, { letter, signature: id }))
  expect(await isOnPage('Max Patient')).toBe(true)
})

test('P13 G93 addresses of those who were asked go when the letter is put away; the list stays', async () => {
  await way.ana.ask('stageMove', { ...at(), body: { to: 'closed' } })
  await way.ana.ask('stageMove', { ...at(), body: { to: 'archived' } })
  const facts = await factsIn(services().store.db, letterId(way.letter))
  expect(facts.length).toBeGreaterThan(0)
  expect(facts.filter(({ contact, contactIndex, tokenHash }) => contact !== null || contactIndex !== null || tokenHash !== null)).toEqual(
    [],
  )
  expect(await isOnPage('The alone')).toBe(true)
})
