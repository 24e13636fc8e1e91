import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { RoomId } from '../room-id.ts'
import { aLetterId, french, House, inProcessWorkshop, MemoryLog, original } from '../testing/index.ts'
import type { Appended, NewUpdate } from '../update-log.ts'
import { CLOSE } from '../wire/close-codes.ts'

/** A log whose appends wait until they are let through. */
class SlowLog extends MemoryLog {
  readonly groups: (readonly NewUpdate[])[] = []
  private held: (() => void)[] = []
  isHolding = false
  failure: Error | null = null

  override async append(group: readonly NewUpdate[]): Promise<ReadonlyMap<RoomId, Appended>> {
    this.groups.push(group)
    if (this.isHolding) await new Promise<void>((resolve) => this.held.push(resolve))
    if (this.failure !== null) throw this.failure
    return super.append(group)
  }

  release(): void {
    this.isHolding = false
    for (const resolve of this.held.splice(0)) resolve()
  }
}

let foldsWaiting: (() => void)[] = []

async function slowFold(updates: readonly Uint8Array[]): Promise<Uint8Array> {
  await new Promise<void>((resolve) => foldsWaiting.push(resolve))
  return inProcessWorkshop.fold(updates)
}

function releaseFolds(): void {
  for (const resolve of foldsWaiting) resolve()
  foldsWaiting = []
}

describe('appending, telling, acknowledging', () => {
  test('S1 S2 nobody is told of an update, nor that it is saved, before it is in the log', async () => {
    const log = new SlowLog()
    const house = new House({ log })
    const ada = await house.settleIn()
    const ben = await house.settleIn({ person: 'ben' })
    await house.clock.pass(100)
    ada.hear()
    ben.hear()
    log.isHolding = true
    ada.type('Dear Minister')
    await house.clock.pass(1000)
    expect(log.groups.at(-1)).toHaveLength(1)
    expect([ada.hear(), ben.hear()]).toEqual([[], []])
    log.release()
    await house.clock.pass(100)
    expect(ben.kinds()).toEqual(['update'])
    expect(ben.text).toBe('Dear Minister')
    expect(ada.hear()).toEqual([{ kind: 'saved', frames: 2 }])
    expect(await house.logged()).toBe('Dear Minister')
  })

  test('S1 when the log fails, nobody is told and the room sends everybody to come back', async () => {
    const log = new SlowLog()
    const house = new House({ log })
    const ada = await house.settleIn()
    const ben = await house.settleIn({ person: 'ben' })
    log.failure = new Error('the disk is full')
    ada.type('x')
    await house.clock.pass(100)
    expect([ada.peer.closed?.code, ben.peer.closed?.code]).toEqual([CLOSE.storage, CLOSE.storage])
    expect(ben.kinds()).not.toContain('update')
    expect(house.troubles).toEqual([log.failure])
    log.failure = null
    const back = await house.settleIn()
    back.type('again')
    await house.clock.pass(100)
    expect(await house.logged()).toBe('again')
  })

  test('S6 the first update after a silence goes at once, the next wait for the window and go as one group and one write', async () => {
    const log = new SlowLog()
    const house = new House({ log })
    const ada = await house.settleIn()
    const ben = await house.settleIn({ person: 'ben' })
    const cleo = await house.settleIn({ person: 'cleo' }, french)
    await house.clock.pass(100)
    ben.hear()
    log.groups.length = 0
    ada.type('a')
    await house.clock.pass(0)
    expect(log.groups.map((group) => group.length)).toEqual([1])
    ada.type('b')
    cleo.type('c')
    ada.type('d')
    await house.clock.pass(4)
    expect(log.groups.map((group) => group.length)).toEqual([1, 1])
    await house.clock.pass(1)
    expect(log.groups.map((group) => group.length)).toEqual([1, 1, 2])
    expect(ben.peer.writes).toHaveLength(2)
    expect(ben.kinds()).toEqual(['update', 'update', 'update'])
    expect(ben.text).toBe('abd')
  })

  test('S6 a crowded room gathers for longer', async () => {
    const log = new SlowLog()
    const house = new House({ log, limits: { crowd: 1 } })
    const ada = await house.settleIn()
    await house.settleIn({ person: 'ben' })
    await house.clock.pass(100)
    log.groups.length = 0
    ada.type('a')
    await house.clock.pass(0)
    ada.type('b')
    await house.clock.pass(19)
    expect(log.groups).toHaveLength(1)
    await house.clock.pass(1)
    expect(log.groups).toHaveLength(2)
  })

  test('S16 a stock client is told nothing of ours', async () => {
    const house = new House()
    const stock = await house.settleIn({ speaksOurs: false })
    stock.type('a')
    await house.clock.pass(100)
    expect(stock.hear()).toEqual([])
    expect(await house.logged()).toBe('a')
  })

  test('what the server writes itself reaches those who are there and those who come', async () => {
    const house = new House()
    const ada = await house.settleIn()
    const doc = new Y.Doc()
    doc.getText('body').insert(0, 'imported')
    const written = house.host.write(original, Y.encodeStateAsUpdate(doc), 'cli')
    await house.clock.pass(100)
    expect(await written).toEqual({ outcome: 'appended', n: 1 })
    ada.hear()
    expect(ada.text).toBe('imported')
    expect((await house.settleIn()).text).toBe('imported')
  })
})

describe('coming in', () => {
  test('S5 nobody is synced before the room is loaded, and the answer that says so comes after all content', async () => {
    const log = new MemoryLog()
    const first = new House({ log })
    const ada = await first.settleIn()
    for (const word of ['one ', 'two ', 'three']) ada.type(word)
    await first.clock.pass(100)
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    class Loading extends MemoryLog {
      override async read(room: RoomId) {
        await gate
        return super.read(room)
      }
    }
    const house = new House({ log: new Loading(log.rooms) })
    const ben = house.enter()
    ben.ask()
    await house.clock.pass(1000)
    expect(ben.kinds()).toEqual([])
    expect(ben.peer.isPaused).toBe(true)
    release()
    await house.clock.pass(100)
    const kinds = ben.kinds()
    expect(kinds.filter((kind) => kind === 'sync-answer')).toHaveLength(1)
    expect(kinds.lastIndexOf('update')).toBeLessThan(kinds.indexOf('sync-answer'))
    expect([ben.text, ben.peer.isPaused]).toEqual(['one two three', false])
  })

  test('S5 an empty room answers too, and asks for what the client has', async () => {
    const house = new House()
    const ada = house.enter()
    ada.doc.getText('body').insert(0, 'written offline')
    ada.ask()
    await house.clock.pass(100)
    expect(ada.kinds()).toEqual(['standing', 'sync-answer', 'sync-request'])
    await house.clock.pass(100)
    expect(await house.logged()).toBe('written offline')
    expect(ada.hear()).toEqual([{ kind: 'saved', frames: 1 }])
  })

  test('S5 who comes back gets only what is missing, deletions included', async () => {
    const house = new House({ limits: { foldUpdates: 1 } })
    const ada = await house.settleIn()
    ada.type('a long beginning that is known')
    ada.type('!')
    await house.clock.pass(100)
    await house.host.settled()
    const ben = await house.settleIn({ person: 'ben' })
    ben.seat?.leave()
    for (const update of ada.updatesOf((body) => body.delete(0, 2))) ada.say({ kind: 'update', update })
    await house.clock.pass(100)
    const back = house.enter({ person: 'ben' })
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(ben.doc))
    back.ask()
    await house.clock.pass(100)
    const sizes = back.hear().flatMap((message) => (message.kind === 'sync-answer' ? message.update.length : []))
    expect(back.text).toBe('long beginning that is known!')
    expect(sizes[0]).toBeLessThan(20)
  })

  test('S5 behind a long tail a newcomer gets one state, and what was written meanwhile', async () => {
    const house = new House({ limits: { foldUpdates: 5 }, workshop: { ...inProcessWorkshop, fold: slowFold } })
    const ada = await house.settleIn()
    const words = Array.from({ length: 40 }, (_, at) => `${at} `)
    for (const word of words.slice(0, 30)) ada.type(word)
    await house.clock.pass(5)
    const ben = house.enter({ person: 'ben' })
    ben.ask()
    await house.clock.pass(1)
    for (const word of words.slice(30)) ada.type(word)
    await house.clock.pass(5)
    releaseFolds()
    await house.clock.pass(100)
    const updates = ben.hear().filter(({ kind }) => kind === 'update' || kind === 'sync-answer')
    expect(updates.length).toBeLessThan(15)
    expect(ben.text).toBe(words.join(''))
  })

  test('S5 a newcomer gets everything even when the workshop fails', async () => {
    const broken = async (): Promise<never> => Promise.reject(new Error('the thread is gone'))
    const house = new House({ limits: { foldUpdates: 2 }, workshop: { fold: broken, difference: broken, isCleanUp: broken } })
    const ada = await house.settleIn()
    for (const word of ['one ', 'two ', 'three ', 'four ', 'five ', 'six']) ada.type(word)
    await house.clock.pass(100)
    expect((await house.settleIn({ person: 'ben' })).text).toBe('one two three four five six')
    expect(house.troubles.length).toBeGreaterThan(0)
  })

  test('S14 a repeated sync request is answered once a second and only when nothing is queued', async () => {
    const house = new House()
    const ada = await house.settleIn()
    await house.clock.pass(100)
    ada.hear()
    for (let at = 0; at < 50; at += 1) ada.ask()
    await house.clock.pass(100)
    expect(ada.kinds()).toEqual([])
    ada.peer.backlog = 10
    await house.clock.pass(3000)
    expect(ada.kinds().filter((kind) => kind === 'sync-answer')).toEqual([])
    ada.peer.backlog = 0
    await house.clock.pass(3000)
    expect(ada.kinds().filter((kind) => kind === 'sync-answer')).toEqual(['sync-answer'])
  })

  test('S14 sockets of a person and of a room are counted, and freed', async () => {
    const house = new House({ limits: { socketsPerPerson: 2, socketsPerRoom: 3 } })
    const [ada] = [house.enter(), house.enter()]
    expect(house.enter().peer.closed?.code).toBe(CLOSE.tooMany)
    ada?.seat?.leave()
    expect(house.enter().peer.closed).toBeNull()
    house.enter({ person: 'ben' })
    expect(house.enter({ person: 'cleo' }).peer.closed?.code).toBe(CLOSE.tooMany)
  })

  test('S18 an idle room leaves memory, and comes back with all it had', async () => {
    const house = new House({ limits: { idleMs: 5000 } })
    const ada = await house.settleIn()
    ada.type('kept')
    await house.clock.pass(100)
    ada.seat?.leave()
    await house.clock.pass(4000)
    expect(house.host.figures().rooms).toBe(1)
    await house.clock.pass(3000)
    expect(house.host.figures().rooms).toBe(0)
    expect((await house.settleIn()).text).toBe('kept')
  })
})

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
