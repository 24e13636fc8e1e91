import { unitField } from '@undersigned/collab'
import { paragraphId, unitId } from '@undersigned/letter'
import { roomId } from '@undersigned/sync'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { libraries } from '../demo/libraries.ts'
import { startLetter } from '../letters/new-letter.ts'
import { openHouse } from '../testing/house.ts'
import { Turns } from './turns.ts'

test('T9 who wrote a unit last is known even when the log was folded at once', async () => {
  const house = await openHouse()
  try {
    const { services } = house.server
    const ana = await house.person('ana@one.eu')
    const { id: by } = await ana.ask('meGet', {})
    const { id: coalitionId } = await ana.ask('coalitionCreate', { body: { name: 'C', organisation: { name: 'O' } } })
    const { id: letter } = await startLetter(services, {
      coalitionId,
      organisationId: null,
      title: 'L',
      document: libraries,
      by,
      start: 'import',
    })
    await ana.ask('versionAdd', { params: { letter }, body: { language: 'fr' } })
    const unit = unitId(libraries.text.paragraphs.find(({ kind }) => kind === 'body')?.id ?? paragraphId(''))
    const room = roomId({ letter, part: 'fr' })
    const doc = new Y.Doc()
    const write = async (person: string, words: string): Promise<void> => {
      const before = Y.encodeStateVector(doc)
      doc.getText(unitField(unit)).insert(0, words)
      await services.store.log.append([{ room, update: Y.encodeStateAsUpdate(doc, before), person, at: 1 }])
    }
    await write('first', 'Des mots. ')
    await services.reader.refresh(letter)
    await write('second', 'Encore. ')
    await services.store.log.writeSnapshot(room, { n: 2, state: Y.encodeStateAsUpdate(doc) })
    const [version] = (await services.reader.read(letter, ['fr'])).versions
    expect(version?.units.find((each) => each.unit === unit)?.writer).toBe('second')
  } finally {
    await house.close()
  }
}, 60_000)

test('works for one thing take turns, and one that fails hinders no other', async () => {
  const turns = new Turns<string>()
  const told: string[] = []
  const first = Promise.withResolvers<void>()
  const one = turns.run('a', () => first.promise)
  const two = turns.run('a', async () => void told.push('two'))
  await turns.run('b', async () => void told.push('elsewhere'))
  first.reject(new Error('broken'))
  await expect(one).rejects.toThrow('broken')
  await two
  expect(told).toEqual(['elsewhere', 'two'])
})
