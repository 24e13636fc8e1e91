import { type Language, unitDigest, unitId } from '@undersigned/letter'
import { roomId } from '@undersigned/sync'
import { describe, expect, test } from 'vitest'
import {
  addDeclaration,
  changeLeadingLanguage,
  type DeclarationRow,
  declarationsOf,
  forgetUnitStates,
  letterOf,
  putUnitState,
  unitCountsOf,
  withdrawDeclaration,
} from '../queries.ts'
import { appendWithin, headOf, holdRooms, readRoom, stopRooms } from '../rooms.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeDeclarations(open: OpenEmpty): void {
  describe('following the original', () => {
    const store = withStore(open)

    test('T34 the same edit is declared once at a time, and stays readable when it is taken back', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'declared')
      const row: DeclarationRow = {
        id: 'one',
        letterId: letter,
        unit: unitId('p1'),
        fromDigest: unitDigest('v1:a'),
        toDigest: unitDigest('v1:b'),
        note: 'a comma',
        by: 'dan',
        at: 1,
        withdrawnAt: null,
        withdrawnBy: null,
      }
      await addDeclaration(db, row)
      await expect(addDeclaration(db, { ...row, id: 'two' })).rejects.toMatchObject({ conflict: 'unique' })
      expect(await declarationsOf(db, letter)).toEqual([row])
      expect(await withdrawDeclaration(db, { letter, id: 'one', by: 'eve', at: 2 })).toBe(true)
      expect(await withdrawDeclaration(db, { letter, id: 'one', by: 'eve', at: 3 })).toBe(false)
      expect(await declarationsOf(db, letter)).toEqual([])
      await addDeclaration(db, { ...row, id: 'two', at: 4 })
      expect((await declarationsOf(db, letter)).map(({ id }) => id)).toEqual(['two'])
      const kept = await db.selectFrom('declaration').where('id', '=', 'one').selectAll().executeTakeFirst()
      expect(kept).toEqual({ ...row, withdrawnAt: 2, withdrawnBy: 'eve' })
    })

    test('T37 a room is read and written within one decision, and nothing of it stays when the decision fails', async () => {
      const letter = await storeLetter(store().db, 'led')
      const [original, english] = [roomId({ letter, part: 'original' }), roomId({ letter, part: 'en' })]
      const update = (byte: number) => ({ update: new Uint8Array([byte]), person: null, at: 1 })
      await store().log.append([{ room: original, ...update(1) }])
      await store().transaction(async (tx) => {
        await holdRooms(tx, [original, english])
        expect((await readRoom(tx, original)).tail.map(({ n }) => n)).toEqual([1])
        await appendWithin(tx, [
          { room: original, ...update(2) },
          { room: english, ...update(3) },
        ])
        await changeLeadingLanguage(tx, letter, { language: 'fr', at: 9 })
      })
      expect((await store().log.read(original)).tail.map(({ n, update: bytes }) => [n, ...bytes])).toEqual([
        [1, 1],
        [2, 2],
      ])
      expect(await letterOf(store().db, letter)).toMatchObject({ language: 'fr', updatedAt: 9 })
      const failing = store().transaction(async (tx) => {
        await appendWithin(tx, [{ room: english, ...update(4) }])
        await stopRooms(tx, [original], { reason: 'frozen', at: 2 })
        await appendWithin(tx, [{ room: original, ...update(5) }])
      })
      await expect(failing).rejects.toBeInstanceOf(RangeError)
      expect(await headOf(store().db, english)).toEqual({ n: 1, stopped: null })
      expect(await store().log.append([{ room: english, ...update(6) }])).toEqual(new Map([[english, { outcome: 'appended', n: 2 }]]))
    })

    test('T37 what was made of a text is forgotten with it', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'forgotten')
      const state = (language: Language) => ({
        ...{ letterId: letter, language, originalN: 1, versionN: 1, complete: false, counts: {}, units: [], at: 1 },
      })
      for (const language of ['en', 'fr', 'de'] as const) await putUnitState(db, state(language))
      await forgetUnitStates(db, letter, ['en', 'fr'])
      expect((await unitCountsOf(db, letter)).map(({ language }) => language)).toEqual(['de'])
    })
  })
}
