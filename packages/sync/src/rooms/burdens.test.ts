import { expect, test } from 'vitest'
import { House, inProcessWorkshop } from '../testing/index.ts'
import { CLOSE } from '../wire/close-codes.ts'

const KB = 1024

test('S13 a backlog first costs presence, then the news, and a drained socket hears all it missed', async () => {
  const house = new House()
  const [ada, slow] = [await house.settleIn(), await house.settleIn({ person: 'slow' })]
  slow.seat?.drained()
  await house.clock.pass(100)
  slow.hear()
  slow.peer.backlog = 300 * KB
  ada.show({ cursor: 1 })
  ada.type('one ')
  await house.clock.pass(200)
  expect(slow.kinds()).toEqual(['update'])
  slow.peer.backlog = 1025 * KB
  ada.type('two ')
  await house.clock.pass(100)
  ada.type('three')
  await house.clock.pass(100)
  expect(slow.peer.writes).toEqual([])
  slow.peer.backlog = 0
  slow.seat?.drained()
  expect(slow.kinds()).toEqual(['update', 'update', 'presence'])
  expect(slow.text).toBe('one two three')
})

test('S13 who stays behind for fifteen seconds, or is too far behind, is closed with a code that lets it come back', async () => {
  const house = new House()
  const [ada, slow, stuck] = [await house.settleIn(), await house.settleIn({ person: 'b' }), await house.settleIn({ person: 'c' })]
  slow.peer.backlog = 2048 * KB
  stuck.peer.backlog = 5000 * KB
  ada.type('x')
  await house.clock.pass(100)
  expect([slow.peer.closed, stuck.peer.closed?.code]).toEqual([null, CLOSE.slow])
  await house.clock.pass(17_000)
  expect(slow.peer.closed?.code).toBe(CLOSE.slow)
  expect(CLOSE.slow).not.toSatisfy((code: number) => code >= 4400 && code < 4500)
})

test('S13 the content of a long letter is no backlog', async () => {
  const house = new House()
  const ada = await house.settleIn()
  ada.type('x'.repeat(5000 * KB))
  await house.clock.pass(100)
  const ben = house.enter({ person: 'ben' })
  ben.ask()
  await house.clock.pass(100)
  ben.peer.backlog = 4900 * KB
  ada.type('y')
  await house.clock.pass(100)
  expect(ben.peer.closed).toBeNull()
  ben.hear()
  expect(ben.text).toBe(ada.text)
})

test('S14 a flood waits at its source and loses nothing', async () => {
  const house = new House({ limits: { updatesPerSecond: 10, updateBurst: 20 } })
  const [ada, ben] = [await house.settleIn(), await house.settleIn({ person: 'ben' })]
  for (let at = 0; at < 40; at += 1) ada.type('x')
  expect(ada.peer.isPaused).toBe(true)
  await house.clock.pass(1000)
  expect(ada.peer.isPaused).toBe(true)
  await house.clock.pass(5000)
  ben.hear()
  expect([ada.peer.isPaused, ben.text.length]).toEqual([false, 40])
})

test('S14 a flood of presence, or of questions who is here, waits at its source too', async () => {
  const house = new House({ limits: { updatesPerSecond: 10, updateBurst: 20 } })
  const [ada, ben] = [await house.settleIn(), await house.settleIn({ person: 'ben' })]
  for (let at = 0; at < 40; at += 1) ada.show({ cursor: at }, undefined, at)
  for (let at = 0; at < 40; at += 1) ben.say({ kind: 'presence-request' })
  expect([ada.peer.isPaused, ben.peer.isPaused]).toEqual([true, true])
  await house.clock.pass(6000)
  expect([ada.peer.isPaused, ben.peer.isPaused]).toEqual([false, false])
})

test('S14 a reader who keeps deleting is judged one update at a time, and not read meanwhile', async () => {
  const judged: (() => void)[] = []
  let atOnce = 0
  const isCleanUp = async (): Promise<boolean> => {
    atOnce += 1
    expect(atOnce).toBe(1)
    await new Promise<void>((resolve) => judged.push(resolve))
    atOnce -= 1
    return true
  }
  const house = new House({ workshop: { ...inProcessWorkshop, isCleanUp } })
  const ada = await house.settleIn()
  ada.type('text')
  await house.clock.pass(100)
  const eve = await house.settleIn({ person: 'eve', readOnly: 'role' })
  const deletes = [1, 2].flatMap(() => eve.updatesOf((body) => body.delete(0, 1)))
  for (const update of deletes) eve.say({ kind: 'update', update })
  for (const _ of deletes) {
    await house.clock.pass(10)
    expect([judged.length, eve.peer.isPaused]).toEqual([1, true])
    judged.pop()?.()
  }
  await house.clock.pass(10)
  expect(eve.peer.isPaused).toBe(false)
})

test('S4 a frame of countless messages is malformed', async () => {
  const house = new House()
  const eve = await house.settleIn({ person: 'eve' })
  eve.seat?.receive(new Uint8Array(1001).fill(3))
  expect(eve.peer.closed?.code).toBe(CLOSE.malformed)
})

test('S14 a document that would grow too large takes no more, and its writer is told', async () => {
  const house = new House({ limits: { documentBytes: 1000 } })
  const ada = await house.settleIn()
  ada.type('x'.repeat(2000))
  ada.type('more')
  await house.clock.pass(100)
  expect(ada.hear()).toContainEqual({ kind: 'refused', frame: 2, reason: 'too-large' })
  expect(await house.logged()).toBe('')
})

test('S4 what is malformed costs that socket and nobody else', async () => {
  const house = new House()
  const ada = await house.settleIn()
  const attacks = [[], [9], [0], [0, 7], [0, 2, 200, 1], [0, 2, 3, 1, 1, 1], [0, 0, 1, 5], [120, 1], [2, 0, 1, 65], [1, 2, 1, 9]]
  for (const bytes of attacks) {
    const eve = await house.settleIn({ person: 'eve' })
    eve.seat?.receive(Uint8Array.from(bytes))
    expect([bytes, eve.peer.closed?.code]).toEqual([bytes, CLOSE.malformed])
  }
  ada.type('still here')
  await house.clock.pass(100)
  expect(await house.logged()).toBe('still here')
  expect(house.troubles).toEqual([])
})

test('S14 stopping takes nobody in, makes durable what came, and sends everybody off to come back', async () => {
  const house = new House()
  const ada = await house.settleIn()
  ada.type('last words')
  await house.host.close()
  expect(ada.peer.closed?.code).toBe(CLOSE.restart)
  expect(house.enter().peer.closed?.code).toBe(CLOSE.restart)
  expect(await house.logged()).toBe('last words')
})
