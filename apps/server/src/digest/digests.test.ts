import { BODY } from '@undersigned/collab'
import { letterId } from '@undersigned/letter'
import { type DigestRow, digestOfPerson, setLocale } from '@undersigned/storage'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { type CommonLetter, startCommonLetter } from '../testing/common-letter.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'
import { typeInRoom } from '../testing/write-in-room.ts'
import { type Digests, startDigests } from './digests.ts'
import type { Parts } from './look.ts'

const HOUR = 3_600_000
const QUIET = 16 * 60_000
let house: House
let common: CommonLetter
let eva: Guest
let evaId = ''
let now = 0
let digests: Digests

beforeAll(async () => {
  house = await openHouse()
  common = await startCommonLetter(house)
  eva = await common.join('eva@two.eu', 'translator', ['fr'])
  evaId = (await eva.ask('meGet', {})).id
  await setLocale(house.server.services.store.db, evaId, 'fr')
  await house.server.services.reader.refresh(letterId(common.letter))
  now = Date.now()
  digests = start()
  await digests.round()
}, 60_000)
afterAll(async () => {
  await digests.close()
  await house.close()
})
// Far enough from what the test before it told.
beforeEach(() => {
  now = Math.max(now, Date.now()) + 5 * HOUR
})

const start = (changes: Partial<Parts> = {}): Digests => {
  const { store, outbox, keys, origin, log } = house.server.services
  return startDigests({ ...{ store, outbox, keys, origin, log, now: () => now, everyMs: 4 * HOUR }, ...changes })
}
const toldTo = async () =>
  (await house.server.services.outbox.kept()).filter(({ to, text }) => to === 'eva@two.eu' && text.includes('/mute/'))
const rowOf = async (): Promise<DigestRow | null> => digestOfPerson(house.server.services.store.db, letterId(common.letter), evaId)

/** Changes the original's first words, as of this moment of the test's clock. */
async function edit(change: (text: Y.Text) => void): Promise<void> {
  const { store, reader } = house.server.services
  const letter = letterId(common.letter)
  await typeInRoom(common, 'original', (doc) => change(doc.getText(BODY)))
  const readAt = (at: number) => store.db.updateTable('unit_state').set({ at }).where('letterId', '=', letter).execute()
  await readAt(0)
  await reader.refresh(letter)
  await readAt(now)
}
const write = (word: string) => edit((text) => text.insert(2, word))
const unwrite = (length: number) => edit((text) => text.delete(2, length))

test('T141 what stood there when somebody came is not news, and an edit is told once it is quiet, in their language, with the way there', async () => {
  expect(await rowOf()).toMatchObject({ muted: false, lastAt: null })
  await write('nine ')
  await digests.round()
  expect(await toldTo()).toEqual([])
  now += QUIET
  await digests.round()
  const [mail, ...others] = await toldTo()
  expect(others).toEqual([])
  expect(mail?.subject).toMatch(/^Du nouveau pour vous dans «/)
  expect(mail?.text).toContain('français\u00a0: 1 unité dont l’original a changé')
  expect(mail?.text).toMatch(new RegExp(`/app/letters/${common.letter}/versions/fr#unit-\\S+`))
  expect(mail?.html).toMatch(/<a href="[^"]+\/fr\/mute\/[\w-]{43}">/)
})

test('T141 within the hours nothing more is told, then everything in one mail; what was undone meanwhile is not', async () => {
  const before = (await toldTo()).length
  await write('ten ')
  now += QUIET
  await digests.round()
  expect(await toldTo()).toHaveLength(before + 1)
  await write('eleven ')
  now += QUIET
  await digests.round()
  expect(await toldTo()).toHaveLength(before + 1)
  await unwrite('eleven '.length)
  now += 5 * HOUR
  await digests.round()
  expect(await toldTo()).toHaveLength(before + 1)
  await write('twelve ')
  now += QUIET
  await digests.round()
  expect(await toldTo()).toHaveLength(before + 2)
})

test('T142 a process that ends after a mail does not send it twice, and one that ends within it leaves it to the next', async () => {
  const before = (await toldTo()).length
  await write('thirteen ')
  now += QUIET
  const { outbox } = house.server.services
  const killed = start({
    outbox: {
      wake: outbox.wake,
      enqueue: async (tx, mail) => {
        await outbox.enqueue(tx, mail)
        throw new Error('killed')
      },
    },
  })
  await killed.round()
  await killed.close()
  expect(await toldTo()).toHaveLength(before)
  for (const process of [start(), start()]) {
    await process.round()
    await process.close()
    now += 5 * HOUR
    expect(await toldTo()).toHaveLength(before + 1)
  }
})

test('T143 the link in a mail opens a page that changes nothing; its button stops the mails, and starts them again', async () => {
  await write('fourteen ')
  now += QUIET
  await digests.round()
  const told = await toldTo()
  const path = /https?:\/\/[^/]+(\/fr\/mute\/[\w-]{43})/.exec(told[0]?.text ?? '')?.[1] ?? ''
  const stranger = house.stranger()
  const press = (mails: string) => stranger.fetch(path, { method: 'POST', body: new URLSearchParams({ mails }) })

  const page = await stranger.fetch(path)
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(await page.text()).toContain('Arrêter ces messages')
  expect((await rowOf())?.muted).toBe(false)
  expect(await (await press('off')).text()).toContain('Recevoir à nouveau ces messages')
  expect((await rowOf())?.muted).toBe(true)

  now += 5 * HOUR
  await write('fifteen ')
  now += QUIET
  await digests.round()
  expect(await toldTo()).toHaveLength(told.length)

  expect(await (await press('on')).text()).toContain('Arrêter ces messages')
  now += 5 * HOUR
  await digests.round()
  expect(await toldTo()).toHaveLength(told.length)
  await write('sixteen ')
  now += QUIET
  await digests.round()
  expect(await toldTo()).toHaveLength(told.length + 1)
  expect((await stranger.fetch(`/fr/mute/${'x'.repeat(43)}`)).status).toBeGreaterThanOrEqual(400)
})

test('T172 a mail program stops the mails with one request of its own, which can do nothing else', async () => {
  await write('seventeen ')
  now += QUIET
  await digests.round()
  const told = await toldTo()
  const address = new URL(/https?:\/\/[^/]+\/fr\/mute\/[\w-]{43}/.exec(told[0]?.text ?? '')?.[0] ?? '')
  const post = (path: string, said: string) =>
    fetch(new URL(path, house.server.origin), {
      method: 'POST',
      body: said,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const { pathname } = address
  expect((await post(pathname, 'mails=on')).status).toBe(403)
  expect((await post(pathname, 'x'.repeat(5_000))).status).toBe(403)
  expect((await rowOf())?.muted).toBe(false)
  expect((await post(`/fr/mute/${'x'.repeat(43)}`, 'List-Unsubscribe=One-Click')).status).toBe(204)
  expect((await rowOf())?.muted).toBe(false)
  const pressed = await post(pathname, 'List-Unsubscribe=One-Click')
  expect([pressed.status, pressed.headers.get('location')]).toEqual([204, null])
  expect((await rowOf())?.muted).toBe(true)
  const form = new FormData()
  form.set('List-Unsubscribe', 'One-Click')
  expect((await fetch(new URL(pathname, house.server.origin), { method: 'POST', body: form })).status).toBe(204)
  now += 5 * HOUR
  await write('eighteen ')
  now += QUIET
  await digests.round()
  expect(await toldTo()).toHaveLength(told.length)
})
