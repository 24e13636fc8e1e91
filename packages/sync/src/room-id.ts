import { isLanguage, type Language, type LetterId, letterId } from '@undersigned/letter'

/** A room's name on the wire and in the log: `letter/<id>/original`, `letter/<id>/<language>`, `letter/<id>/review`. */
export type RoomId = string & { readonly brand: 'RoomId' }

export type RoomPart = 'original' | 'review' | Language

export interface RoomAddress {
  readonly letter: LetterId
  readonly part: RoomPart
}

const brand = (name: string): RoomId => name as RoomId

const shape = /^letter\/([a-z0-9][a-z0-9-]{0,63})\/([a-z]+)$/

export const roomId = ({ letter, part }: RoomAddress): RoomId => brand(`letter/${letter}/${part}`)

/** What a room's name says, or null when it names no room of ours. */
export function readRoomId(name: string): RoomAddress | null {
  const [, letter, part] = shape.exec(name) ?? []
  if (letter === undefined || !isRoomPart(part)) return null
  return { letter: letterId(letter), part }
}

const isRoomPart = (part: unknown): part is RoomPart => part === 'original' || part === 'review' || isLanguage(part)
