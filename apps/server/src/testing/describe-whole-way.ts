import { createHash } from 'node:crypto'
import type { RouteInput } from '@undersigned/api/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CommonLetter, startCommonLetter } from './common-letter.ts'
import { type Guest, type House, linkIn, mailTo, pathTo } from './house.ts'
import { vouch } from './vouch.ts'

/** A letter from its freeze to its archive, over HTTP alone. The same on every database; run it once per database. */
export function describeWholeWay(name: string, open: () => Promise<House>): void {
  describe(`the whole way, ${name}`, () => {
    let letter: CommonLetter | null = null
    beforeAll(async () => {
      letter = await startCommonLetter(await open())
    }, 120_000)
    afterAll(() => letter?.house.close())
    const way = (): CommonLetter => {
      if (letter === null) throw new Error('the letter was not begun')
      return letter
    }
    const tools: Tools = { way, at: () => ({ params: { letter: way().letter } }) }
    describeSealing(tools)
    describeSigning(tools)
    describeSealed(tools)
    describeArchive(tools)
  })
}

interface Tools {
  readonly way: () => CommonLetter
  readonly at: () => { readonly params: { readonly letter: string } }
}

function describeSealing({ way, at }: Tools): void {
  test('G5 no one person alone freezes a letter', async () => {
    const { id } = await way().ana.ask('requestCreate', { ...at(), body: { action: 'freeze' } })
    const alone = await way().ana.api.call('requestConfirm', { params: { letter: way().letter, request: id } })
    expect(alone).toMatchObject({ ok: false, refusal: { problem: 'same-person' } })
    expect((await way().marta.ask('requestConfirm', { params: { letter: way().letter, request: id } })).stage).toBe('frozen')
  })

  test('G2 a frozen original takes nothing more, and a thawed one takes it again', async () => {
    const { services } = way().house.server
    const room = { room: `letter/${way().letter}/original` }
    expect((await way().ana.ask('ticketCreate', { body: room })).access).toBe('read')
    await way().byTwo('unfreeze')
    expect((await way().ana.ask('ticketCreate', { body: room })).access).toBe('write')
    await way().byTwo('freeze')
    const frozen = await services.store.db.selectFrom('frozen_text').selectAll().execute()
    expect(frozen.length).toBeGreaterThan(0)
  })

  test('G3 nothing can be read before it is published, and nothing tells a hidden letter from none', async () => {
    await way().byTwo('seal')
    const hidden = await way().publicPage()
    const missing = await way().house.stranger().fetch('/en/no-such-letter')
    expect([hidden.status, missing.status]).toEqual([404, 404])
    expect(await hidden.text()).toBe(await missing.text())
  })

  test('G8 the page shows the seal, and its files have the digests that the manifest names', async () => {
    await way().byTwo('publish')
    const page = await (await way().publicPage('fr')).text()
    const { digest, words } = (await way().ana.ask('letterGet', at())).manifest ?? { digest: '', words: [] }
    expect(page).toContain(words.join(' '))
    expect(page).toContain('Un droit de prêter')
    expect(page).toContain('hreflang="fr"')
    const manifest = await (await way().house.stranger().fetch(`/fr/${way().slug}/manifest.json`)).text()
    expect(sha256(manifest)).toBe(digest)
    const text = await (await way().house.stranger().fetch(`/fr/${way().slug}/text.json`)).text()
    expect(manifest).toContain(sha256(text))
  })

  test('G25 the page in another language addresses people as that language does', async () => {
    expect(await (await way().publicPage('en')).text()).toContain('Mr ')
    const french = await (await way().publicPage('fr')).text()
    expect(french).toContain('M. ')
    expect(french).not.toContain('Mr ')
  })
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

async function invite({ house, ana, letter }: CommonLetter, email: string, name: string): Promise<string> {
  await ana.ask('signInvitationCreate', { params: { letter }, body: { email, language: 'fr', class: 'organisation', name } })
  return linkIn(await mailTo(house.server, email))
}

const post = ({ house }: CommonLetter, path: string, fields: Record<string, string> = {}): Promise<Response> =>
  house.stranger().fetch(path, { method: 'POST', body: new URLSearchParams(fields) })

function describeSigning({ way, at }: Tools): void {
  test('G14 an organisation approves the manifest in force, once, by one who represents it', async () => {
    await way().ana.ask('stageMove', { ...at(), body: { to: 'approval' } })
    const { digest: manifest } = (await way().ana.ask('letterGet', at())).manifest ?? { digest: '' }
    const [own] = (await way().marta.ask('letterGet', at())).mine
    const organisation = own?.organisation?.id ?? ''
    const body = { object: manifest, organisation, language: 'fr', verdict: 'approve' } as const
    const approve = (guest: Guest, changed: Partial<RouteInput<'answerGive'>['body']> = {}) =>
      guest.api.call('answerGive', { ...at(), body: { ...body, ...changed } })
    expect(await approve(way().ana)).toMatchObject({ ok: false, refusal: { status: 403 } })
    expect(await approve(way().marta, { object: '0'.repeat(64) })).toMatchObject({ ok: false, refusal: { status: 409 } })
    const others = (await way().ana.ask('letterGet', at())).mine[0]?.organisation?.id ?? ''
    expect(await approve(way().marta, { organisation: others })).toMatchObject({ ok: false, refusal: { problem: 'forbidden' } })
    expect(await approve(way().marta, { language: 'mt' })).toMatchObject({ ok: false, refusal: { status: 404 } })
    expect(await approve(way().marta)).toMatchObject({ ok: true })
    expect(await approve(way().marta)).toMatchObject({ ok: false, refusal: { problem: 'already-approved' } })
    const { organisations } = await way().ana.ask('approvalGet', at())
    const two = organisations.find(({ organisation: { name } }) => name === 'Two')
    expect(two).toMatchObject({ state: 'approved', answers: [{ verdict: 'approve', language: 'fr' }] })
  })

  test('G11 G12 an organisation reads, signs and confirms by a button; the link alone changes nothing', async () => {
    await way().ana.ask('stageMove', { ...at(), body: { to: 'sign-on' } })
    const path = await invite(way(), 'office@three.eu', 'Three <b>')
    const form = await (await way().house.stranger().fetch(path)).text()
    expect(form).toContain('Un droit de prêter')
    const manifest = /name="manifest" value="([0-9a-f]{64})"/.exec(form)?.[1] ?? ''
    const typed = { manifest, language: 'fr', name: 'Three <b>', country: 'Allemagne', domain: 'three.eu' }
    const signed = await post(way(), path, typed)
    expect(signed.status).toBe(200)
    const first = linkIn(await mailTo(way().house.server, 'office@three.eu'))
    expect((await post(way(), path, typed)).status).toBe(200)
    expect(linkIn(await mailTo(way().house.server, 'office@three.eu'))).toBe(first)
    const confirmPath = linkIn(await mailTo(way().house.server, 'office@three.eu'))
    await way().house.stranger().fetch(confirmPath)
    expect((await way().ana.ask('letterGet', at())).signatories.confirmed).toBe(0)
    expect((await post(way(), confirmPath)).status).toBe(200)
    expect((await post(way(), confirmPath)).status).toBe(200)
    // Confirmed is not listed: somebody else of it has to agree, or to have had a day.
    expect((await way().ana.ask('letterGet', at())).signatories.confirmed).toBe(0)
    expect(await (await way().publicPage()).text()).not.toContain('Three')
    await vouch(way(), { email: 'office@three.eu', second: 'board@three.eu' })
    expect((await way().ana.ask('letterGet', at())).signatories.confirmed).toBe(1)
    const page = await (await way().publicPage()).text()
    expect(page).toContain('Three &lt;b&gt; (Germany)')
    expect(page).not.toContain('office@three.eu')
  })

  test('G26 the way tells which stage was passed over', async () => {
    expect(await way().ana.ask('letterGet', at())).toMatchObject({ stage: 'sign-on', skipped: ['in-review'] })
  })

  test('G13 a signature is withdrawn by the link in the mail', async () => {
    const path = await pathTo(way().house.server, 'office@three.eu', 'withdraw')
    expect((await post(way(), path)).status).toBe(200)
    expect(await (await way().publicPage()).text()).not.toContain('Three')
    expect((await post(way(), path)).status).toBe(200)
  })

  test('G15 every signature and withdrawal is an event with a leaf, and no leaf holds a name', async () => {
    const events = await way()
      .house.server.services.store.db.selectFrom('event')
      .where('leaf', 'is not', null)
      .select(['kind', 'leaf', 'salt'])
      .execute()
    expect(events.map(({ kind }) => kind)).toEqual(['manifest', 'approval', 'signature', 'listed', 'withdrawal'])
    expect(events.every(({ leaf, salt }) => !leaf?.includes('Three') && salt !== null)).toBe(true)
  })

  test('two invitations to one address are one signature, and no accident', async () => {
    const { digest: manifest } = (await way().ana.ask('letterGet', at())).manifest ?? { digest: '' }
    const links = [await invite(way(), 'office@five.eu', 'Five'), await invite(way(), 'office@five.eu', 'Five again')]
    const confirms: string[] = []
    for (const [at, link] of links.entries()) {
      await post(way(), link, { manifest, language: 'fr', name: at === 0 ? 'Five' : 'Five again', domain: 'five.eu' })
      confirms.push(await pathTo(way().house.server, 'office@five.eu', 'confirm'))
    }
    const before = (await way().ana.ask('letterGet', at())).signatories.confirmed
    for (const link of confirms) expect((await post(way(), link)).status).toBe(200)
    await vouch(way(), { email: 'office@five.eu', second: 'board@five.eu' })
    expect((await way().ana.ask('letterGet', at())).signatories.confirmed).toBe(before + 1)
  })

  test('G20 the second of one organisation is told who signed for it, however its name is spelt', async () => {
    const { digest: manifest } = (await way().ana.ask('letterGet', at())).manifest ?? { digest: '' }
    const links = [await invite(way(), 'one@six.eu', 'Société Six'), await invite(way(), 'two@six.eu', 'The societe six')]
    const sign = (link: string, name: string) => post(way(), link, { manifest, language: 'fr', name, domain: 'six.eu' })
    for (const link of links) expect((await sign(link, 'Société Six')).status).toBe(200)
    const confirms = [linkIn(await mailTo(way().house.server, 'one@six.eu')), linkIn(await mailTo(way().house.server, 'two@six.eu'))]
    expect((await post(way(), confirms[0] ?? '')).status).toBe(200)
    await vouch(way(), { email: 'one@six.eu', second: 'board@six.eu' })
    const second = await post(way(), confirms[1] ?? '')
    expect([second.status, (await second.text()).includes('Société Six')]).toEqual([409, true])
    const late = await way().ana.api.call('signInvitationCreate', {
      ...at(),
      body: { email: 'three@six.eu', language: 'fr', class: 'organisation', name: 'SOCIETE SIX' },
    })
    expect(late).toMatchObject({ ok: false, refusal: { problem: 'organisation-signed', facts: { name: 'Société Six' } } })
  })

  test('a changed manifest is refused', async () => {
    const path = await invite(way(), 'office@four.eu', 'Four')
    const wrong = await post(way(), path, { manifest: '0'.repeat(64), language: 'fr', name: 'Four' })
    expect(wrong.status).toBe(409)
  })
}

function describeSealed({ way, at }: Tools): void {
  test('G21 who was named and then invited is listed once, and no name is taken off a sealed letter', async () => {
    const { letter, ana, house } = way()
    const named = async () => (await ana.ask('signatoriesList', at())).signatories.map(({ name }) => name)
    const { db } = house.server.services.store
    const rows = await db.selectFrom('signatory').where('state', '=', 'named').select(['id', 'name']).execute()
    expect(rows.length).toBeGreaterThan(0)
    const [first] = rows
    expect(await named()).toContain(first?.name)
    const before = (await ana.ask('letterGet', at())).signatories.named
    await invite(way(), 'office@named.eu', first?.name.toUpperCase() ?? '')
    expect(await named()).not.toContain(first?.name)
    expect((await ana.ask('letterGet', at())).signatories.named).toBe(before - 1)
    const removed = await ana.api.call('signatoryRemove', { params: { letter, signatory: String(rows[0]?.id) } })
    expect(removed).toMatchObject({ ok: false, refusal: { problem: 'sealed-text' } })
  })

  test('what is sealed is not changed any more', async () => {
    const added = await way().ana.api.call('recipientAdd', { ...at(), body: { name: 'Somebody' } })
    expect(added).toMatchObject({ ok: false, refusal: { problem: 'sealed-text' } })
    const moved = await way().ana.api.call('letterPatch', { ...at(), body: { hardDeadline: 1 } })
    expect(moved).toMatchObject({ ok: false, refusal: { problem: 'sealed-text' } })
    const renamed = await way().ana.api.call('letterPatch', { ...at(), body: { slug: 'another-name' } })
    expect(renamed).toMatchObject({ ok: false, refusal: { problem: 'slug-fixed' } })
  })

  test('the letter leaves as every kind of paper', async () => {
    for (const file of ['en.pdf', 'fr.pdf', 'fr.docx', 'en.md', 'en.html']) {
      const answer = await way().ana.fetch(`/api/letters/${way().letter}/export/${file}`)
      expect([file, answer.status]).toEqual([file, 200])
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(500)
    }
  })
}

function describeArchive({ way, at }: Tools): void {
  test('P13 a letter that is put away knows no address any more; its signatures stay, and can still be withdrawn', async () => {
    const { house, ana, letter } = way()
    const { db } = house.server.services.store
    const withdraw = await pathTo(house.server, 'office@five.eu', 'withdraw')
    const { confirmed } = (await ana.ask('letterGet', at())).signatories
    await ana.ask('stageMove', { ...at(), body: { to: 'closed' } })
    await ana.ask('stageMove', { ...at(), body: { to: 'archived' } })
    for (const table of ['signatory', 'invitation'] as const) {
      const rows = await db.selectFrom(table).select(['letterId', 'contact', 'contactKeyId', 'contactIndex']).execute()
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row).toEqual({ letterId: letter, contact: null, contactKeyId: null, contactIndex: null })
    }
    expect((await house.server.services.outbox.kept()).filter(({ to }) => to.startsWith('office@'))).toEqual([])
    expect((await ana.ask('eventsList', at())).events.map(({ kind }) => kind)).toContain('contacts-erased')
    expect((await ana.ask('letterGet', at())).signatories.confirmed).toBe(confirmed)
    expect((await post(way(), withdraw)).status).toBe(200)
    expect((await ana.ask('letterGet', at())).signatories.confirmed).toBe(confirmed - 1)
  })
}
