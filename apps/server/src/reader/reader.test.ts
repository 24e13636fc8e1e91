import { BODY, unitField } from '@undersigned/collab'
import { letterId, paragraphId, recipientId, unitId } from '@undersigned/letter'
import { addRecipients, addReview, letterOf, type Store } from '@undersigned/storage'
import { type RoomId, roomId } from '@undersigned/sync'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { libraries } from '../demo/libraries.ts'
import { startLetter } from '../letters/new-letter.ts'
import { prepareSeal } from '../letters/sealing.ts'
import { startCommonLetter } from '../testing/common-letter.ts'
import { type House, openHouse } from '../testing/house.ts'
import { createReader } from './reader.ts'
import { Turns } from './turns.ts'

test('T9 who wrote a unit last is known even when the log was folded at once', async () => {
  const house = await openHouse()
  try {
    const { services } = house.server
    const ana = await house.person('ana@one.eu')
    const { id: by } = await ana.ask('meGet', {})
    const { id: coalitionId } = await ana.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'O' } } })
    const { id: letter } = await startLetter(services, {
      coalitionId,
      organisationId: null,
      title: 'L',
      document: libraries,
      by,
      start: 'import',
    })
    await ana.ask('versionAdd', { params: { letter }, body: { language: 'fr' } })
    const unit = unitId(libraries.text.paragraphs.find(({ kind }) => kind === 'body')?.id ?? paragraphId(''))
    const room = roomId({ letter, part: 'fr' })
    const doc = new Y.Doc()
    const write = async (person: string, words: string): Promise<void> => {
      const before = Y.encodeStateVector(doc)
      doc.getText(unitField(unit)).insert(0, words)
      await services.store.log.append([{ room, update: Y.encodeStateAsUpdate(doc, before), person, at: 1 }])
    }
    await write('first', 'Des mots. ')
    await services.reader.refresh(letter)
    await write('second', 'Encore. ')
    await services.store.log.writeSnapshot(room, { n: 2, state: Y.encodeStateAsUpdate(doc) })
    const [version] = (await services.reader.read(letter, ['fr'])).versions
    expect(version?.units.find((each) => each.unit === unit)?.writer).toBe('second')
  } finally {
    await house.close()
  }
}, 60_000)

test('works for one thing take turns, and one that fails hinders no other', async () => {
  const turns = new Turns<string>()
  const told: string[] = []
  const first = Promise.withResolvers<void>()
  const one = turns.run('a', () => first.promise)
  const two = turns.run('a', async () => void told.push('two'))
  await turns.run('b', async () => void told.push('elsewhere'))
  first.reject(new Error('broken'))
  await expect(one).rejects.toThrow('broken')
  await two
  expect(told).toEqual(['elsewhere', 'two'])
})

test('T177 who asks for a work that waits its turn shares it, and one that has begun is followed by another', async () => {
  const turns = new Turns<string>()
  const begun: string[] = []
  const [gate, open] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const work = (name: string) => async () => {
    begun.push(name)
    open.resolve()
    await gate.promise
  }
  const first = turns.share('a', work('first'))
  await open.promise
  const [second, third] = [turns.share('a', work('second')), turns.share('a', work('third'))]
  gate.resolve()
  await Promise.all([first, second, third])
  expect(begun).toEqual(['first', 'second'])
  await expect(turns.share('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await turns.share('a', work('again'))
  expect(begun).toEqual(['first', 'second', 'again'])
})

/** A reader of one's own that tells which rooms it read from the log since it was last asked, and how often it wrote. */
function tellingReader({ server }: House) {
  const { store, log, now, newId } = server.services
  const rooms: RoomId[] = []
  const telling: Store['log'] = {
    ...store.log,
    read: (room, after) => {
      rooms.push(room)
      return store.log.read(room, after)
    },
  }
  let written = 0
  const transaction: Store['transaction'] = (work) => {
    written += 1
    return store.transaction(work)
  }
  const reader = createReader({ store: { ...store, log: telling, transaction }, log, now, newId })
  return { reader, roomsRead: () => rooms.splice(0), writes: () => written }
}

/** Something of the server's own, written into a room's text. */
async function writeInto(house: House, room: RoomId, field: string): Promise<void> {
  const { store } = house.server.services
  const doc = new Y.Doc()
  const { snapshot, tail } = await store.log.read(room)
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.state)
  for (const { update } of tail) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const text = doc.getText(field)
  text.insert(text.length, ' More.')
  await store.log.append([{ room, update: Y.encodeStateAsUpdate(doc, before), person: 'ana', at: 1 }])
}

test('P14 only what moved is read again: a room, what its version stands beside, and nothing for a seal that is looked at', async () => {
  const house = await openHouse()
  const { reader, roomsRead } = tellingReader(house)
  try {
    const { letter, ana, byTwo } = await startCommonLetter(house)
    const { store, now } = house.server.services
    const id = letterId(letter)
    await ana.ask('versionAdd', { params: { letter }, body: { language: 'de' } })
    const [original, fr, de] = (['original', 'fr', 'de'] as const).map((part) => roomId({ letter: id, part }))
    const first = await reader.read(id)
    expect(roomsRead()).toEqual([original, fr, de])
    expect((await reader.read(id)).versions[0]?.text).toBe(first.versions[0]?.text)
    expect(roomsRead()).toEqual([])
    const unit = unitId(libraries.text.paragraphs.find(({ kind }) => kind === 'body')?.id ?? paragraphId(''))
    await writeInto(house, roomId({ letter: id, part: 'fr' }), unitField(unit))
    const second = await reader.read(id)
    expect(roomsRead()).toEqual([fr])
    expect(second.versions.map(({ text }, at) => text === first.versions[at]?.text)).toEqual([false, true])
    await writeInto(house, roomId({ letter: id, part: 'original' }), BODY)
    const third = await reader.read(id)
    expect(roomsRead()).toEqual([original])
    expect(third.original.n).toBe(first.original.n + 1)
    expect(third.versions.some(({ text }, at) => text === second.versions[at]?.text)).toBe(false)
    const chair = { id: recipientId('r9'), honorific: '', name: 'New', function: 'Chair', institution: '', country: '', language: null }
    await store.transaction((tx) => addRecipients(tx, id, [chair]))
    expect((await reader.read(id)).versions[0]?.units).toHaveLength((third.versions[0]?.units.length ?? 0) + 1)
    expect(roomsRead()).toEqual([original])
    await byTwo('freeze')
    const frozen = await letterOf(store.db, letter)
    if (frozen === null) throw new Error('the letter is gone')
    for (let look = 0; look < 3; look += 1) await prepareSeal({ store, reader, now, keys: { open: () => '' } }, frozen)
    expect(roomsRead()).toEqual([])
  } finally {
    await reader.close()
    await house.close()
  }
}, 60_000)

test('P14 a verdict moves a version, and progress that stands there is not written again', async () => {
  const house = await openHouse()
  const { reader, roomsRead, writes } = tellingReader(house)
  try {
    const { letter, ana } = await startCommonLetter(house)
    const { store } = house.server.services
    const id = letterId(letter)
    const [version] = (await reader.read(id)).versions
    await reader.refresh(id)
    await reader.refresh(id)
    expect(writes()).toBe(1)
    const unit = version?.units.find(({ state }) => state === 'reviewed')
    if (unit === undefined) throw new Error('nothing was reviewed')
    roomsRead()
    const verdict = { id: 'v', letterId: id, language: 'fr' as const, unit: unit.unit, verdict: 'returned' as const, reason: 'No.' }
    const { sourceDigest, targetDigest } = unit
    const { id: by } = await ana.ask('meGet', {})
    await store.transaction((tx) => addReview(tx, { ...verdict, sourceDigest, targetDigest, by, at: Date.now() + 1 }))
    await reader.refresh(id)
    expect([roomsRead(), writes()]).toEqual([[], 2])
    const [after] = (await reader.read(id)).versions
    expect(after?.units.find((each) => each.unit === unit.unit)?.state).not.toBe('reviewed')
  } finally {
    await reader.close()
    await house.close()
  }
}, 60_000)
