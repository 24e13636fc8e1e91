import { letterId } from '@undersigned/letter'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type RoomId, roomId } from '../room-id.ts'
import { aLetterId, french, House, MemoryLog, original } from '../testing/index.ts'
import { CLOSE } from '../wire/close-codes.ts'

describe('who may not', () => {
  test('S8 a reader’s writing is refused and said so, and reaches nobody', async () => {
    const house = new House()
    const ada = await house.settleIn()
    const eve = await house.settleIn({ person: 'eve', readOnly: 'role' })
    const stock = await house.settleIn({ person: 'sam', readOnly: 'role', speaksOurs: false })
    await house.clock.pass(100)
    ada.hear()
    eve.hear()
    eve.type('mine')
    stock.type('mine too')
    await house.clock.pass(100)
    expect(eve.hear()).toEqual([{ kind: 'refused', frame: 2, reason: 'role' }])
    expect(eve.peer.closed).toBeNull()
    expect(stock.peer.closed?.code).toBe(CLOSE.readOnly)
    expect(ada.kinds()).not.toContain('update')
    expect(await house.logged()).toBe('')
  })

  test('S8 a reader who repeats what the room has is neither refused nor forwarded', async () => {
    const house = new House()
    const ada = await house.settleIn()
    ada.type('text')
    for (const update of ada.updatesOf((body) => body.delete(0, 1))) ada.say({ kind: 'update', update })
    await house.clock.pass(100)
    const eve = await house.settleIn({ person: 'eve', readOnly: 'role', speaksOurs: false })
    ada.hear()
    eve.say({ kind: 'sync-answer', update: Y.encodeStateAsUpdate(eve.doc) })
    eve.say({ kind: 'update', update: Y.encodeStateAsUpdate(eve.doc) })
    await house.clock.pass(100)
    expect(eve.peer.closed).toBeNull()
    expect(ada.hear()).toEqual([])
  })

  test('S8 a reader’s deletion is refused; Yjs’ own removal of idle formatting is passed over', async () => {
    const house = new House()
    const ada = await house.settleIn()
    ada.type('strong words')
    for (const update of ada.updatesOf((body) => body.format(0, 6, { strong: true }))) ada.say({ kind: 'update', update })
    await house.clock.pass(100)
    const tidy = await house.settleIn({ person: 'tom', readOnly: 'role', speaksOurs: false })
    for (const update of tidy.updatesOf((body) => body.format(0, 6, { strong: null }))) {
      tidy.say({ kind: 'update', update: onlyDeletions(update) })
    }
    await house.clock.pass(100)
    expect(tidy.peer.closed).toBeNull()
    const eve = await house.settleIn({ person: 'eve', readOnly: 'role', speaksOurs: false })
    for (const update of eve.updatesOf((body) => body.delete(0, 3))) eve.say({ kind: 'update', update })
    await house.clock.pass(100)
    expect(eve.peer.closed?.code).toBe(CLOSE.readOnly)
    expect(await house.logged()).toBe('strong words')
  })

  test('S9 a stopped room refuses, tells everybody, and takes nothing that was under way', async () => {
    const house = new House()
    const ada = await house.settleIn()
    ada.type('agreed')
    await house.clock.pass(100)
    ada.hear()
    const stop = await house.log.stop(original, 'frozen')
    ada.type(' late')
    await house.clock.pass(100)
    expect(ada.hear()).toEqual([
      { kind: 'standing', readOnly: 'frozen' },
      { kind: 'refused', frame: 3, reason: 'frozen' },
    ])
    house.host.stopped(original, stop)
    const ben = house.enter({ person: 'ben', speaksOurs: false })
    ben.doc.getText('body').insert(0, 'offline ')
    ben.ask()
    await house.clock.pass(100)
    ben.hear()
    await house.clock.pass(100)
    expect(ben.peer.closed?.code).toBe(CLOSE.frozen)
    expect(await house.logged()).toBe('agreed')
    await house.log.reopen(original)
    house.host.reopened(original)
    expect(ada.peer.closed?.code).toBe(CLOSE.changed)
  })

  test('S9 a room that is reopened while it is being read is open', async () => {
    const log = new MemoryLog()
    await log.stop(original, 'frozen')
    const content = await log.read(original)
    const reading = Promise.withResolvers<typeof content>()
    const reads = [reading.promise]
    const house = new House({ log: Object.assign(Object.create(log), { read: (room: RoomId) => reads.shift() ?? log.read(room) }) })
    house.enter()
    await log.reopen(original)
    house.host.reopened(original)
    reading.resolve(content)
    const ada = await house.settleIn()
    ada.type('open')
    await house.clock.pass(100)
    expect(await house.logged()).toBe('open')
  })

  test('S9 in a stopped room the stop is the reason, also for who came after it without the right to write', async () => {
    const house = new House()
    await house.log.stop(original, 'sealed')
    const ada = house.enter({ readOnly: 'role' })
    ada.ask()
    await house.clock.pass(100)
    expect(
      ada
        .hear()
        .filter(({ kind }) => kind === 'standing')
        .at(-1),
    ).toEqual({ kind: 'standing', readOnly: 'sealed' })
    ada.type('x')
    await house.clock.pass(100)
    expect(ada.hear()).toContainEqual({ kind: 'refused', frame: 2, reason: 'sealed' })
  })

  test('S11 who is removed is out of all rooms of the letter at once and does not come back; others stay', async () => {
    const house = new House()
    const guests = await Promise.all([house.settleIn(), house.settleIn({}, french), house.settleIn({ person: 'ben' })])
    const before = house.host.revocations
    house.host.revoke('ada', aLetterId)
    expect(guests.map(({ peer }) => peer.closed?.code)).toEqual([CLOSE.removed, CLOSE.removed, undefined])
    expect(house.host.revocations).toBe(before + 1)
    guests[0]?.type('after')
    await house.clock.pass(100)
    expect(await house.logged()).toBe('')
  })

  test('S20 a new stage is told in every room of the letter, and before a reopened room sends everybody away', async () => {
    const house = new House()
    const review = roomId({ letter: aLetterId, part: 'review' })
    const elsewhere = roomId({ letter: letterId('b'), part: 'original' })
    const stock = await house.settleIn({ person: 'sam', speaksOurs: false })
    const guests = await Promise.all([original, french, review, elsewhere].map((room) => house.settleIn({}, room)))
    house.host.announce(aLetterId, 'stage')
    house.host.reopened(original)
    const notice = [{ kind: 'notice', topic: 'stage' }]
    expect(guests.map((guest) => guest.hear().filter(({ kind }) => kind === 'notice'))).toEqual([notice, notice, notice, []])
    expect(guests[0]?.peer.closed?.code).toBe(CLOSE.changed)
    expect(stock.hear()).toEqual([])
  })

  test('S15 somebody with an older schema reads, is told so, and writes nothing', async () => {
    const house = new House()
    const old = house.enter({ readOnly: 'schema' })
    expect(old.hear()).toEqual([{ kind: 'standing', readOnly: 'schema' }])
    old.ask()
    await house.clock.pass(100)
    old.hear()
    old.type('x')
    await house.clock.pass(100)
    expect(old.hear()).toContainEqual({ kind: 'refused', frame: 2, reason: 'schema' })
  })
})

function onlyDeletions(update: Uint8Array): Uint8Array {
  const { clients } = Y.decodeUpdate(update).ds
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, clients.size)
    for (const [client, ranges] of clients) {
      for (const value of [client, ranges.length, ...ranges.flatMap(({ clock, len }) => [clock, len])])
        encoding.writeVarUint(encoder, value)
    }
  })
}
