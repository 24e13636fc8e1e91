import type { NewUpdate, RoomId } from '@undersigned/sync'

/** A group of updates as it crosses to the writer's thread: columns, and all bytes in one piece that moves instead of being copied. */
export interface PackedGroup {
  readonly rooms: readonly RoomId[]
  readonly people: readonly (string | null)[]
  readonly roomOf: Uint32Array<ArrayBuffer>
  readonly personOf: Uint32Array<ArrayBuffer>
  readonly at: Float64Array<ArrayBuffer>
  readonly ends: Uint32Array<ArrayBuffer>
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface PackedUpdate {
  /** Index into the group's rooms. */
  readonly room: number
  readonly person: string | null
  readonly at: number
  readonly update: Uint8Array
}

export function packGroup(group: readonly NewUpdate[]): PackedGroup {
  const rooms = new Names<RoomId>()
  const people = new Names<string | null>()
  return {
    roomOf: Uint32Array.from(group, ({ room }) => rooms.indexOf(room)),
    personOf: Uint32Array.from(group, ({ person }) => people.indexOf(person)),
    at: Float64Array.from(group, ({ at }) => at),
    ...packBytes(group),
    rooms: rooms.names,
    people: people.names,
  }
}

export const pieceOf = (group: PackedGroup): readonly ArrayBuffer[] => [group.bytes.buffer]

export function* unpackGroup({ people, roomOf, personOf, at, ends, bytes }: PackedGroup): Generator<PackedUpdate> {
  let start = 0
  for (const [index, room] of roomOf.entries()) {
    const end = ends[index] ?? start
    yield { room, person: people[personOf[index] ?? 0] ?? null, at: at[index] ?? 0, update: bytes.subarray(start, end) }
    start = end
  }
}

function packBytes(group: readonly NewUpdate[]): Pick<PackedGroup, 'ends' | 'bytes'> {
  const bytes = new Uint8Array(group.reduce((sum, { update }) => sum + update.length, 0))
  const ends = new Uint32Array(group.length)
  let end = 0
  for (const [index, { update }] of group.entries()) {
    bytes.set(update, end)
    end += update.length
    ends[index] = end
  }
  return { ends, bytes }
}

class Names<Name> {
  readonly names: Name[] = []
  readonly #indices = new Map<Name, number>()

  indexOf(name: Name): number {
    const known = this.#indices.get(name)
    if (known !== undefined) return known
    this.#indices.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}
