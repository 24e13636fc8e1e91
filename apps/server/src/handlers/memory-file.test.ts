import { memoryOf } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Guest, type House, openHouse } from '../testing/house.ts'

let house: House
let head: Guest
let coalition = ''

beforeAll(async () => {
  house = await openHouse()
  head = await house.person('head@example.eu')
  coalition = (await head.ask('coalitionCreate', { body: { name: 'Open Rails', organisation: { name: 'O' } } })).id
}, 60_000)

afterAll(() => house.close())

const file = `<tmx version="1.4"><header srclang="en"/><body>
  <tu tuid="1" changedate="20260101T120000Z" changeid="Ada"><tuv xml:lang="fr"><seg>Trains de <bpt i="1">&lt;b&gt;</bpt>nuit<ept i="1">&lt;/b&gt;</ept></seg></tuv>
  <tuv xml:lang="en"><seg>Night trains</seg></tuv><tuv xml:lang="de"><seg>Nachtzüge</seg></tuv></tu>
  <tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu></body></tmx>`

const bring = (text: string, body: Readonly<Record<string, string>>) =>
  head.api.call('memoryImport', { params: { coalition }, body, file: new File([text], 'memory.tmx') })
const kept = async () =>
  (await memoryOf(house.server.services.store.db, coalition).page({ after: '', limit: 10 })).map(
    ({ from, to, source, target, by, at }) => ({
      from,
      to,
      source,
      target,
      by,
      at,
    }),
  )

test('T103 a TMX file is looked at, taken in as entries of no letter, and leaves the same', async () => {
  expect(await bring(file, {})).toMatchObject({ ok: true, value: { applied: false, entries: 2, left: 1 } })
  expect(await kept()).toEqual([])
  expect(await bring(file, { apply: 'yes' })).toMatchObject({ value: { applied: true } })
  const before = await kept()
  expect(before.map(({ from, to, by }) => [from, to, by]).sort()).toEqual([
    ['en', 'de', 'Ada'],
    ['en', 'fr', 'Ada'],
  ])
  const answer = await head.fetch(`/api/coalitions/${coalition}/memory/file`)
  expect(answer.headers.get('content-disposition')).toContain('memory.tmx')
  expect(await bring(await answer.text(), { apply: 'yes' })).toMatchObject({ value: { entries: 2, left: 0 } })
  expect(await kept()).toEqual(before)
})

test.each(['', '<xliff/>', '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>'])('T103 refuses %j', async (text) => {
  expect(await bring(text, {})).toMatchObject({ ok: false, refusal: { problem: 'file-not-readable' } })
})

test('T163 a coordinator finds an entry by its words and erases it; a member who is none does neither', async () => {
  await bring(file, { apply: 'yes' })
  const find = (words: string, guest = head) => guest.api.call('memoryEntries', { params: { coalition }, query: { words } })
  const { entries, next } = await head.ask('memoryEntries', { params: { coalition }, query: { words: 'NACHTZUGE' } })
  expect(next).toBeNull()
  expect(entries).toMatchObject([{ from: 'en', to: 'de', source: 'Night trains', target: 'Nachtzüge', letter: null }])
  const [{ id: entry } = { id: '' }] = entries
  const member = await house.person('member@example.eu')
  const { id: account } = await member.ask('meGet', {})
  const row = { id: 'second', coalitionId: coalition, userId: account, organisationId: null, coordinator: 0 as const }
  await house.server.services.store.db
    .insertInto('membership')
    .values({ ...row, joinedAt: 1, leftAt: null })
    .execute()
  expect(await find('', member)).toMatchObject({ refusal: { problem: 'forbidden' } })
  expect(await member.api.call('memoryForget', { params: { coalition, entry } })).toMatchObject({ refusal: { problem: 'forbidden' } })
  await head.ask('memoryForget', { params: { coalition, entry } })
  expect(await find('night')).toMatchObject({ value: { entries: [{ to: 'fr' }] } })
})
