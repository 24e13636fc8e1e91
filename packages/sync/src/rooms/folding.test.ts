import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { WorkerWorkshop } from '../node/index.ts'
import type { RoomId } from '../room-id.ts'
import { anyAct, House, inProcessWorkshop, MemoryLog, original } from '../testing/index.ts'
import type { Snapshot } from '../update-log.ts'
import { fold } from '../workshop/work.ts'

test('S12 a fold holds all that its updates hold, in any order, with gaps', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 20 }), fc.array(fc.nat()), fc.nat(), (acts, order, missing) => {
      const doc = new Y.Doc()
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      for (const act of acts) act(doc)
      const late = updates.splice(updates.length === 0 ? 0 : missing % updates.length, 1)
      const shuffled = updates
        .map((update, at) => ({ update, key: order[at] ?? at }))
        .sort((one, other) => one.key - other.key)
        .map(({ update }) => update)
      const again = new Y.Doc()
      for (const update of [fold(shuffled), ...late]) Y.applyUpdate(again, update)
      expect(JSON.stringify(again.getText('body').toDelta())).toBe(JSON.stringify(doc.getText('body').toDelta()))
    }),
  )
})

test('S12 a long tail is folded while people write, and nothing is missing', async () => {
  const house = new House({ limits: { foldUpdates: 10 } })
  const ada = await house.settleIn()
  const words = Array.from({ length: 60 }, (_, at) => `${at} `)
  for (const word of words) {
    ada.type(word)
    await house.clock.pass(10)
  }
  const { snapshot, tail } = await house.log.read(original)
  expect(snapshot?.n).toBeGreaterThan(40)
  expect(tail.length).toBeLessThanOrEqual(11)
  expect(await house.logged()).toBe(words.join(''))
  expect((await house.settleIn({ person: 'ben' })).text).toBe(words.join(''))
})

test('S12 a large tail is folded though it is short, and a room that empties is folded too', async () => {
  const house = new House({ limits: { foldBytes: 100 } })
  const ada = await house.settleIn()
  ada.type('x'.repeat(200))
  await house.clock.pass(10)
  expect((await house.log.read(original)).snapshot?.n).toBe(1)
  ada.type('y')
  await house.clock.pass(10)
  expect((await house.log.read(original)).tail).toHaveLength(1)
  ada.seat?.leave()
  await house.clock.pass(10)
  expect(await house.log.read(original)).toMatchObject({ snapshot: { n: 2 }, tail: [] })
})

type Step = 'before the fold' | 'after the fold' | 'before the write' | 'after the write'

test.each<Step>(['before the fold', 'after the fold', 'before the write', 'after the write'])(
  'S12 a fold that dies %s loses nothing',
  async (step) => {
    const die = (at: Step): void => {
      if (at === step) throw new Error(`died ${step}`)
    }
    class Dying extends MemoryLog {
      override async writeSnapshot(room: RoomId, snapshot: Snapshot): Promise<void> {
        die('before the write')
        await super.writeSnapshot(room, snapshot)
        die('after the write')
      }
    }
    const workshop = {
      ...inProcessWorkshop,
      fold: async (updates: readonly Uint8Array[]) => {
        die('before the fold')
        const state = fold(updates)
        die('after the fold')
        return state
      },
    }
    const log = new Dying()
    const house = new House({ log, workshop, limits: { foldUpdates: 3 } })
    const ada = await house.settleIn()
    for (const word of ['a', 'b', 'c', 'd', 'e', 'f']) {
      ada.type(word)
      await house.clock.pass(10)
    }
    expect(house.troubles.length).toBeGreaterThan(0)
    expect(await house.logged()).toBe('abcdef')
    const restarted = new House({ log: new MemoryLog(log.rooms), limits: { foldUpdates: 3 } })
    const ben = await restarted.settleIn({ person: 'ben' })
    expect(ben.text).toBe('abcdef')
    ben.type('g')
    await restarted.clock.pass(10)
    expect(await restarted.logged()).toBe('abcdefg')
  },
)

test('S12 the thread folds as the function does, refuses what is no update, and outlives its own death', async () => {
  const workshop = new WorkerWorkshop()
  const doc = new Y.Doc()
  doc.getText('body').insert(0, 'hello')
  const update = Y.encodeStateAsUpdate(doc)
  expect(await workshop.fold([update])).toEqual(fold([update]))
  await expect(workshop.fold([Uint8Array.of(9, 9)])).rejects.toThrow()
  const dying = workshop.fold([update])
  const closed = workshop.close()
  await Promise.allSettled([dying, closed])
  expect(await workshop.fold([update])).toEqual(fold([update]))
  await workshop.close()
})

test('S12 a fold that takes too long is given up', async () => {
  const workshop = new WorkerWorkshop(0)
  await expect(workshop.fold([Y.encodeStateAsUpdate(new Y.Doc())])).rejects.toThrow('took too long')
  await workshop.close()
})
