import * as encoding from 'lib0/encoding'
import { cursorOf, isAtEnd, readText, readVarUint } from '../wire/cursor.ts'
import { MalformedMessage } from '../wire/malformed.ts'
import type { Visitor } from './ports.ts'

interface Sighting {
  readonly client: number
  readonly clock: number
  /** JSON; `null` once gone. */
  readonly state: string
  readonly owner: object | null
}

/** Entries ready for the wire, and whose they are: nobody is sent their own. */
export interface PresenceNews {
  readonly owners: ReadonlySet<object>
  encodeFor(owner: object | null): Uint8Array | null
}

const GONE = 'null'
const REMEMBERED = 1000

/**
 * Who is here: the last state per client, never logged (S7). A client id belongs to the connection that first showed it, one per connection; what
 * others say about it (stock clients repeat all they hear) is passed over. Clocks are the server's, so that somebody who comes
 * back is seen at once. Each state carries `visitor`, as the server knows it: names cannot be borrowed.
 */
export class Presence {
  private readonly sightings = new Map<number, Sighting>()
  private readonly clientOf = new Map<object, number>()
  private changed = new Set<number>()

  get hasNews(): boolean {
    return this.changed.size > 0
  }

  receive(owner: object, visitor: Visitor, states: Uint8Array): void {
    for (const { client, clock, state } of decodeStates(states)) {
      if (!this.mayShow(owner, client)) continue
      this.clientOf.set(owner, client)
      this.see({ client, clock, state: signed(state, visitor), owner })
    }
  }

  leave(owner: object): void {
    const client = this.clientOf.get(owner)
    this.clientOf.delete(owner)
    if (client === undefined) return
    this.see({ client, clock: 0, state: GONE, owner: null })
    this.forgetTheOldest()
  }

  /** What has changed since this was last asked; null when nothing has. */
  takeNews(): PresenceNews | null {
    if (!this.hasNews) return null
    const news = [...this.changed].flatMap((client) => this.sightings.get(client) ?? [])
    this.changed = new Set()
    return newsOf(news)
  }

  everyone(): PresenceNews {
    return newsOf([...this.sightings.values()].filter(({ state }) => state !== GONE))
  }

  private mayShow(owner: object, client: number): boolean {
    const own = this.clientOf.get(owner)
    if (own !== undefined) return own === client
    const known = this.sightings.get(client)
    return known === undefined || known.owner === null
  }

  private see(sighting: Sighting): void {
    const { client } = sighting
    const before = this.sightings.get(client)?.clock ?? -1
    this.sightings.delete(client)
    this.sightings.set(client, { ...sighting, clock: Math.max(before + 1, sighting.clock) })
    this.changed.add(client)
  }

  private forgetTheOldest(): void {
    if (this.sightings.size <= this.clientOf.size + REMEMBERED) return
    for (const { client, owner } of this.sightings.values()) {
      if (owner !== null || this.changed.has(client)) continue
      this.sightings.delete(client)
      return
    }
  }
}

function newsOf(sightings: readonly Sighting[]): PresenceNews {
  const owners = new Set(sightings.flatMap(({ owner }) => owner ?? []))
  const all = encodeStates(sightings)
  const encodeFor = (owner: object | null): Uint8Array | null =>
    owner === null || !owners.has(owner) ? all : encodeStates(sightings.filter((sighting) => sighting.owner !== owner))
  return { owners, encodeFor }
}

function encodeStates(sightings: readonly Sighting[]): Uint8Array | null {
  if (sightings.length === 0) return null
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sightings.length)
    for (const { client, clock, state } of sightings) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
}

function decodeStates(states: Uint8Array): { client: number; clock: number; state: object | null }[] {
  const cursor = cursorOf(states)
  const decoded: { client: number; clock: number; state: object | null }[] = []
  for (let count = readVarUint(cursor); count > 0; count -= 1) {
    decoded.push({ client: readVarUint(cursor), clock: readVarUint(cursor), state: stateFrom(readText(cursor)) })
  }
  if (!isAtEnd(cursor)) throw new MalformedMessage('bytes behind the end of presence')
  return decoded
}

function stateFrom(text: string): object | null {
  try {
    const state: unknown = JSON.parse(text)
    if (typeof state === 'object') return state
  } catch (cause) {
    throw new MalformedMessage('presence that is not JSON', { cause })
  }
  throw new MalformedMessage('presence that is not an object')
}

function signed(state: object | null, { person, name, role }: Visitor): string {
  return state === null ? GONE : JSON.stringify({ ...state, visitor: { person, name, role } })
}
