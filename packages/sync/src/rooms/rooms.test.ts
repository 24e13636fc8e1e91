import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { RoomId } from '../room-id.ts'
import { french, House, inProcessWorkshop, MemoryLog, original } from '../testing/index.ts'
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

  test('S22 a newcomer does not wait for the folding of other rooms', async () => {
    const busy = (): Promise<never> => new Promise(() => undefined)
    const house = new House({ limits: { foldUpdates: 2 }, workshop: { fold: busy, difference: busy, isCleanUp: busy } })
    const ada = await house.settleIn()
    for (const word of ['one ', 'two ', 'three ', 'four ', 'five ']) ada.type(word)
    await house.clock.pass(100)
    const ben = await house.settleIn({ person: 'ben' })
    expect(ben.text).toBe('')
    ada.type('six')
    await house.clock.pass(1000)
    ben.hear()
    expect(ben.text).toBe('one two three four five six')
    ada.type(' seven')
    await house.clock.pass(100)
    ben.hear()
    expect(ben.text).toBe('one two three four five six seven')
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
