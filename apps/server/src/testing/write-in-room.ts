import { letterId } from '@undersigned/letter'
import { type RoomPart, roomId } from '@undersigned/sync'
import * as Y from 'yjs'
import type { House } from './house.ts'

interface Place {
  readonly house: House
  readonly letter: string
}

/** A room's document as its log has it. */
export async function docOf({ house, letter }: Place, part: RoomPart): Promise<Y.Doc> {
  const { snapshot, tail } = await house.server.services.store.log.read(roomId({ letter: letterId(letter), part }))
  const doc = new Y.Doc()
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.state)
  for (const { update } of tail) Y.applyUpdate(doc, update)
  return doc
}

/** Writes into a room as somebody in it would. */
export async function typeInRoom(place: Place, part: RoomPart, change: (doc: Y.Doc) => void): Promise<void> {
  const doc = await docOf(place, part)
  const before = Y.encodeStateVector(doc)
  change(doc)
  const room = roomId({ letter: letterId(place.letter), part })
  await place.house.server.services.rooms.write(room, Y.encodeStateAsUpdate(doc, before), null)
}

/** The same, and has the letter read again. */
export async function writeInRoom(place: Place, part: RoomPart, change: (doc: Y.Doc) => void): Promise<void> {
  await typeInRoom(place, part, change)
  await place.house.server.services.reader.refresh(letterId(place.letter))
}
