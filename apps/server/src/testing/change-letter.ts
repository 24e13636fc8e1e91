import { confirmUnit, readLetterText, replaceLetterText, writeUnit } from '@undersigned/collab'
import { digestOfUnit, type LetterText, letterId, plainText, unitId } from '@undersigned/letter'
import { addReview, readRoom, recipientsOf } from '@undersigned/storage'
import { type RoomPart, roomId } from '@undersigned/sync'
import { unitsOf } from '@undersigned/translation'
import * as Y from 'yjs'
import { words } from '../demo/parts.ts'
import type { CommonLetter } from './common-letter.ts'

interface Change {
  readonly unit: string
  readonly from: string
  readonly to: string
  /** The whole unit in French, confirmed and reviewed. */
  readonly french: string
}

/** Changes words of the original as somebody who types them, and has the French version follow. */
export async function changeWords({ house, letter, ana, marta }: CommonLetter, { unit, from, to, french }: Change): Promise<void> {
  const { store, now, newId } = house.server.services
  const [reviewer, translator] = [(await ana.ask('meGet', {})).id, (await marta.ask('meGet', {})).id]
  const original = await typed(house, letter, 'original', (doc) => {
    replaceLetterText(doc, replaced(readLetterText(doc, 'en'), unit, { from, to }))
    return readLetterText(doc, 'en')
  })
  const content = unitsOf(original, await recipientsOf(store.db, letterId(letter))).find(({ id }) => id === unit)?.content ?? []
  const [sourceDigest, targetDigest] = [digestOfUnit(content), digestOfUnit(words(french))]
  await typed(house, letter, 'fr', (doc) => {
    writeUnit(doc, unitId(unit), words(french))
    const origin = 'human' as const
    confirmUnit(doc, unitId(unit), { sourceDigest, sourceText: plainText(content), targetDigest, origin, by: translator, at: now() })
  })
  const verdict = { verdict: 'reviewed' as const, reason: '', by: reviewer, at: now() }
  await addReview(store.db, {
    id: newId(),
    letterId: letterId(letter),
    language: 'fr',
    unit: unitId(unit),
    sourceDigest,
    targetDigest,
    ...verdict,
  })
}

const replaced = (text: LetterText, unit: string, { from, to }: Pick<Change, 'from' | 'to'>): LetterText => ({
  ...text,
  paragraphs: text.paragraphs.map((paragraph) =>
    paragraph.id !== unit
      ? paragraph
      : {
          ...paragraph,
          content: paragraph.content.map((part) => (part.type === 'text' ? { ...part, text: part.text.replace(from, to) } : part)),
        },
  ),
})

async function typed<Result>(house: CommonLetter['house'], letter: string, part: RoomPart, type: (doc: Y.Doc) => Result): Promise<Result> {
  const { store, now } = house.server.services
  const room = roomId({ letter: letterId(letter), part })
  const { snapshot, tail } = await readRoom(store.db, room)
  const doc = new Y.Doc()
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.state)
  for (const { update } of tail) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const result = type(doc)
  await store.log.append([{ room, update: Y.encodeStateAsUpdate(doc, before), person: null, at: now() }])
  return result
}
