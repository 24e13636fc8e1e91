import { cursorOf, isAtEnd, readVarUint } from '../wire/cursor.ts'
import { concatenate, frameOf } from '../wire/frame.ts'
import { MalformedMessage } from '../wire/malformed.ts'
import type { Held } from './held.ts'
import type { Workshop } from './ports.ts'

const NOTHING = Uint8Array.of(0, 0)

/**
 * The frames that bring somebody with this state vector to where the room is. The answer that makes a client "synced"
 * comes last, so nobody is synced before all content has arrived (S5).
 */
export async function contentFor(held: Held, stateVector: Uint8Array, workshop: Workshop): Promise<Uint8Array> {
  for (;;) {
    const { snapshot } = held
    const hasNothing = readStateVector(stateVector) === 0
    if (snapshot === null || hasNothing) return asAnswer(held.everything())
    const difference = await workshop.difference(snapshot.state, stateVector)
    if (held.snapshot === snapshot) return asAnswer([difference, ...held.tail.map(({ update }) => update)])
  }
}

function asAnswer(updates: readonly Uint8Array[]): Uint8Array {
  const last = updates.at(-1) ?? NOTHING
  const before = updates.slice(0, -1).map((update) => frameOf({ kind: 'update', update }))
  return concatenate([...before, frameOf({ kind: 'sync-answer', update: last })])
}

/** How many clients a state vector names; throws MalformedMessage when it is none. */
export function readStateVector(bytes: Uint8Array): number {
  const cursor = cursorOf(bytes)
  const clients = readVarUint(cursor)
  for (let at = 0; at < clients; at += 1) {
    readVarUint(cursor)
    readVarUint(cursor)
  }
  if (!isAtEnd(cursor)) throw new MalformedMessage('bytes behind the end of a state vector')
  return clients
}
