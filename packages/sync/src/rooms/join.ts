import { cursorOf, isAtEnd, readVarUint } from '../wire/cursor.ts'
import { concatenate, frameOf } from '../wire/frame.ts'
import { MalformedMessage } from '../wire/malformed.ts'
import type { Held } from './held.ts'
import type { Workshop } from './ports.ts'

const NOTHING = Uint8Array.of(0, 0)

/** Where the work for a newcomer is done, and above how many updates a tail is folded for them rather than sent one by one. */
export interface JoinDeps {
  readonly workshop: Workshop
  readonly longTail: number
}

/**
 * The frames that bring somebody with this state vector to where the room is. The answer that makes a client "synced"
 * comes last, so nobody is synced before all content has arrived (S5).
 */
export async function contentFor(held: Held, stateVector: Uint8Array, deps: JoinDeps): Promise<Uint8Array> {
  const hasNothing = readStateVector(stateVector) === 0
  const { n } = held
  const start = await startFor(held, deps)
  if (start === null || hasNothing) return asAnswer(start === null ? held.everything() : [start.state, ...start.behind, ...held.since(n)])
  const difference = await deps.workshop.difference(start.state, stateVector)
  return asAnswer([difference, ...start.behind, ...held.since(n)])
}

interface Start {
  readonly state: Uint8Array
  /** What followed the state when it was taken. */
  readonly behind: readonly Uint8Array[]
}

/** One state to begin with: the snapshot, or everything folded into one where the tail is long. Null where there is none. */
async function startFor(held: Held, { workshop, longTail }: JoinDeps): Promise<Start | null> {
  const tail = held.tail.map(({ update }) => update)
  if (tail.length > longTail) return { state: await workshop.fold(held.everything()), behind: [] }
  return held.snapshot === null ? null : { state: held.snapshot.state, behind: tail }
}

/** The same without any work: all there is, as it came. */
export const everythingIn = (held: Held): Uint8Array => asAnswer(held.everything())

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
