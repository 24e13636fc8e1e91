import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type Guest, House } from '../testing/index.ts'
import { CLOSE } from '../wire/close-codes.ts'

const room = async () => {
  const house = new House()
  const [ada, ben] = [await house.settleIn(), await house.settleIn({ person: 'ben', name: 'Ben' })]
  await house.clock.pass(1000)
  ada.hear()
  ben.hear()
  return { house, ada, ben, seen: new Seen() }
}

/** What a stock client makes of the presence it hears. */
class Seen {
  readonly awareness = new Awareness(new Y.Doc())

  hear(guest: Guest): number {
    const heard = guest.hear().filter((message) => message.kind === 'presence')
    for (const { states } of heard) applyAwarenessUpdate(this.awareness, states, 'remote')
    return heard.length
  }

  of(client: number): unknown {
    return this.awareness.getStates().get(client)
  }
}

test('S7 presence reaches the others and not its sender, carries who the server knows it is, and is not logged', async () => {
  const { house, ada, ben, seen } = await room()
  ada.show({ cursor: 3, visitor: { person: 'the minister' } })
  await house.clock.pass(100)
  expect(seen.hear(ben)).toBe(1)
  expect(seen.of(ada.doc.clientID)).toEqual({ cursor: 3, visitor: { person: 'ada', name: 'Ada', role: 'drafter' } })
  expect(ada.hear()).toEqual([])
  expect(await house.logged()).toBe('')
})

test('S7 of many changes only the last is sent, at most twenty times a second', async () => {
  const { house, ada, ben, seen } = await room()
  for (let at = 0; at < 100; at += 1) {
    ada.show({ cursor: at }, ada.doc.clientID, at + 1)
    await house.clock.pass(10)
  }
  await house.clock.pass(100)
  expect(seen.hear(ben)).toBeLessThanOrEqual(22)
  expect(seen.of(ada.doc.clientID)).toMatchObject({ cursor: 99 })
})

test('S7 nobody speaks for a client that is bound to another connection', async () => {
  const { house, ada, ben, seen } = await room()
  ada.show({ cursor: 1 })
  ben.show({ cursor: 2 })
  await house.clock.pass(100)
  ben.show({ cursor: 666 }, ada.doc.clientID, 50)
  ben.show(null, ada.doc.clientID, 60)
  await house.clock.pass(100)
  const cleo = house.enter({ person: 'cleo' })
  cleo.ask()
  await house.clock.pass(100)
  seen.hear(cleo)
  expect(seen.of(ada.doc.clientID)).toMatchObject({ cursor: 1 })
})

test('S7 who leaves is gone for the others, and is seen at once on coming back with the same client', async () => {
  const { house, ada, ben, seen } = await room()
  ada.show({ cursor: 1 })
  await house.clock.pass(100)
  seen.hear(ben)
  ada.seat?.leave()
  await house.clock.pass(100)
  seen.hear(ben)
  expect(seen.of(ada.doc.clientID)).toBeUndefined()
  const back = await house.settleIn()
  back.show({ cursor: 1 }, ada.doc.clientID, 1)
  await house.clock.pass(100)
  seen.hear(ben)
  expect(seen.of(ada.doc.clientID)).toMatchObject({ cursor: 1 })
})

test('S7 what the stock library writes is understood, and what is no presence closes the socket', async () => {
  const { house, ada, ben, seen } = await room()
  const awareness = new Awareness(ada.doc)
  awareness.setLocalState({ cursor: 'é' })
  ada.say({ kind: 'presence', states: encodeAwarenessUpdate(awareness, [ada.doc.clientID]) })
  await house.clock.pass(100)
  seen.hear(ben)
  expect(seen.of(ada.doc.clientID)).toMatchObject({ cursor: 'é' })
  awareness.destroy()
  ada.say({ kind: 'presence', states: Uint8Array.of(1, 1, 1, 1, 0x7b) })
  expect(ada.peer.closed?.code).toBe(CLOSE.malformed)
})

test('S7 a quiet room says something often enough for stock clients to stay', async () => {
  const { house, ben, seen } = await room()
  await house.clock.pass(29_000)
  expect(seen.hear(ben)).toBeGreaterThanOrEqual(1)
})
