import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { libraries, librariesInFrench } from './demo/libraries.ts'
import { writeVersion } from './demo/write-version.ts'
import { startLetter } from './letters/new-letter.ts'
import { type Guest, type House, linkIn, mailTo, openHouse } from './testing/house.ts'

let house: House
let ana: Guest
let marta: Guest
let letter = ''
let slug = ''
const at = () => ({ params: { letter } })

beforeAll(async () => {
  house = await openHouse()
  ana = await house.person('ana@one.eu')
  marta = await house.person('marta@two.eu')
  const { services } = house.server
  const me = await ana.ask('meGet', {})
  const { id: coalitionId, organisations } = await ana.ask('coalitionCreate', { body: { name: 'Readers', organisation: { name: 'One' } } })
  const organisationId = organisations[0]?.id ?? null
  const started = await startLetter(services, {
    coalitionId,
    organisationId,
    title: 'A right to lend',
    document: libraries,
    by: me.id,
    start: 'import',
  })
  letter = started.id
  slug = started.slug
  const invited = await ana.ask('invitationCreate', {
    ...at(),
    body: { by: 'mail', email: 'marta@two.eu', role: 'representative', locale: 'fr', organisation: { name: 'Two' } },
  })
  expect(invited.link).toBeNull()
  const token =
    linkIn(await mailTo(house.server, 'marta@two.eu'))
      .split('/')
      .at(-1) ?? ''
  await marta.ask('invitationAccept', { params: { token }, body: {} })
  const tools = { letter: started.id, document: libraries, translator: (await marta.ask('meGet', {})).id, reviewer: me.id }
  await writeVersion(services, { ...tools, language: 'fr', confirmed: librariesInFrench })
}, 60_000)

afterAll(() => house.close())

async function byTwo(action: 'freeze' | 'unfreeze' | 'seal' | 'publish'): Promise<void> {
  const { id } = await ana.ask('requestCreate', { ...at(), body: { action } })
  await marta.ask('requestConfirm', { params: { letter, request: id } })
}

const publicPage = (language = 'en') => house.stranger().fetch(`/${language}/${slug}`)

test('G5 no one person alone freezes a letter', async () => {
  const { id } = await ana.ask('requestCreate', { ...at(), body: { action: 'freeze' } })
  const alone = await ana.api.call('requestConfirm', { params: { letter, request: id } })
  expect(alone).toMatchObject({ ok: false, refusal: { problem: 'same-person' } })
  expect((await marta.ask('requestConfirm', { params: { letter, request: id } })).stage).toBe('frozen')
})

test('G2 a frozen original takes nothing more, and a thawed one takes it again', async () => {
  const { services } = house.server
  const room = { room: `letter/${letter}/original` }
  expect((await ana.ask('ticketCreate', { body: room })).access).toBe('read')
  await byTwo('unfreeze')
  expect((await ana.ask('ticketCreate', { body: room })).access).toBe('write')
  await byTwo('freeze')
  const frozen = await services.store.db.selectFrom('frozen_text').selectAll().execute()
  expect(frozen.length).toBeGreaterThan(0)
})

test('G3 nothing can be read before it is published, and nothing tells a hidden letter from none', async () => {
  await byTwo('seal')
  const hidden = await publicPage()
  const missing = await house.stranger().fetch('/en/no-such-letter')
  expect([hidden.status, missing.status]).toEqual([404, 404])
  expect(await hidden.text()).toBe(await missing.text())
})

test('G8 the page shows the seal, and its files have the digests that the manifest names', async () => {
  await byTwo('publish')
  const page = await (await publicPage('fr')).text()
  const { digest, words } = (await ana.ask('letterGet', at())).manifest ?? { digest: '', words: [] }
  expect(page).toContain(words.join(' '))
  expect(page).toContain('Un droit de prêter')
  expect(page).toContain('hreflang="fr"')
  const manifest = await (await house.stranger().fetch(`/fr/${slug}/manifest.json`)).text()
  expect(sha256(manifest)).toBe(digest)
  const text = await (await house.stranger().fetch(`/fr/${slug}/text.json`)).text()
  expect(manifest).toContain(sha256(text))
})

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

async function invite(email: string, name: string): Promise<string> {
  await ana.ask('signInvitationCreate', { ...at(), body: { email, language: 'fr', class: 'organisation', name } })
  return linkIn(await mailTo(house.server, email))
}

const post = (path: string, fields: Record<string, string> = {}) =>
  house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams(fields) })

test('G11 G12 an organisation reads, signs and confirms by a button; the link alone changes nothing', async () => {
  await ana.ask('stageMove', { ...at(), body: { to: 'sign-on' } })
  const path = await invite('office@three.eu', 'Three')
  const form = await (await house.stranger().fetch(path)).text()
  expect(form).toContain('Un droit de prêter')
  const manifest = /name="manifest" value="([0-9a-f]{64})"/.exec(form)?.[1] ?? ''
  const signed = await post(path, { manifest, language: 'fr', name: 'Three <b>' })
  expect(signed.status).toBe(200)
  const first = linkIn(await mailTo(house.server, 'office@three.eu'))
  expect((await post(path, { manifest, language: 'fr', name: 'Three <b>' })).status).toBe(200)
  expect(linkIn(await mailTo(house.server, 'office@three.eu'))).toBe(first)
  const confirmPath = linkIn(await mailTo(house.server, 'office@three.eu'))
  await house.stranger().fetch(confirmPath)
  expect((await ana.ask('letterGet', at())).signatories.confirmed).toBe(0)
  expect((await post(confirmPath)).status).toBe(200)
  expect((await post(confirmPath)).status).toBe(200)
  expect((await ana.ask('letterGet', at())).signatories.confirmed).toBe(1)
  const page = await (await publicPage()).text()
  expect(page).toContain('Three &lt;b&gt;')
  expect(page).not.toContain('office@three.eu')
})

test('G13 a signature is withdrawn by the link in the mail', async () => {
  const path = linkIn(await mailTo(house.server, 'office@three.eu'))
  expect((await post(path)).status).toBe(200)
  expect(await (await publicPage()).text()).not.toContain('Three')
  expect((await post(path)).status).toBe(200)
})

test('G15 every signature and withdrawal is an event with a leaf, and no leaf holds a name', async () => {
  const events = await house.server.services.store.db
    .selectFrom('event')
    .where('leaf', 'is not', null)
    .select(['kind', 'leaf', 'salt'])
    .execute()
  expect(events.map(({ kind }) => kind)).toEqual(['manifest', 'signature', 'withdrawal'])
  expect(events.every(({ leaf, salt }) => !leaf?.includes('Three') && salt !== null)).toBe(true)
})

test('two invitations to one address are one signature, and no accident', async () => {
  const { digest: manifest } = (await ana.ask('letterGet', at())).manifest ?? { digest: '' }
  const links = [await invite('office@five.eu', 'Five'), await invite('office@five.eu', 'Five again')]
  const confirms: string[] = []
  for (const [at, link] of links.entries()) {
    await post(link, { manifest, language: 'fr', name: `Five ${at}` })
    confirms.push(linkIn(await mailTo(house.server, 'office@five.eu')))
  }
  const before = (await ana.ask('letterGet', at())).signatories.confirmed
  for (const link of confirms) expect((await post(link)).status).toBe(200)
  expect((await ana.ask('letterGet', at())).signatories.confirmed).toBe(before + 1)
})

test('a changed manifest is refused', async () => {
  const path = await invite('office@four.eu', 'Four')
  const wrong = await post(path, { manifest: '0'.repeat(64), language: 'fr', name: 'Four' })
  expect(wrong.status).toBe(409)
})

test('what is sealed is not changed any more', async () => {
  const added = await ana.api.call('recipientAdd', { ...at(), body: { name: 'Somebody' } })
  expect(added).toMatchObject({ ok: false, refusal: { problem: 'sealed-text' } })
  const moved = await ana.api.call('letterPatch', { ...at(), body: { hardDeadline: 1 } })
  expect(moved).toMatchObject({ ok: false, refusal: { problem: 'sealed-text' } })
  const renamed = await ana.api.call('letterPatch', { ...at(), body: { slug: 'another-name' } })
  expect(renamed).toMatchObject({ ok: false, refusal: { problem: 'slug-fixed' } })
})

test('the letter leaves as every kind of paper', async () => {
  for (const file of ['en.pdf', 'fr.pdf', 'fr.docx', 'en.md', 'en.html']) {
    const answer = await ana.fetch(`/api/letters/${letter}/export/${file}`)
    expect([file, answer.status]).toEqual([file, 200])
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(500)
  }
})
