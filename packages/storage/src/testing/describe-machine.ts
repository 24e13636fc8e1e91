import { describe, expect, test } from 'vitest'
import {
  addMachineJobs,
  clearMachineOfLetter,
  type MachineJobRow,
  machineJobOf,
  machineOfLetter,
  machineServicesOf,
  putMachineService,
  removeMachineService,
  setMachineOfLetter,
  settleMachineJob,
  takeMachineJob,
} from '../machine.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeMachine(open: OpenEmpty): void {
  describe('machine translation', () => {
    const store = withStore(open)

    test('T96 a key is put, replaced and removed, and with it the switch of every letter that used it', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'by-machine')
      const row = { coalitionId: 'coalition', service: 'deepl', keyId: 'k', secret: new Uint8Array([1]), by: 'ana', at: 1 }
      await putMachineService(db, row)
      await putMachineService(db, { ...row, secret: new Uint8Array([2]), at: 2 })
      expect(await machineServicesOf(db, 'coalition')).toEqual([{ ...row, secret: new Uint8Array([2]), at: 2 }])
      const on = { letterId: letter, service: 'deepl', by: 'ana', at: 3 }
      await setMachineOfLetter(db, { ...on, service: 'libretranslate' })
      await setMachineOfLetter(db, on)
      expect(await machineOfLetter(db, letter)).toEqual(on)
      expect(await removeMachineService(db, 'coalition', 'deepl')).toBe(true)
      expect(await removeMachineService(db, 'coalition', 'deepl')).toBe(false)
      expect(await machineOfLetter(db, letter)).toBeNull()
      await setMachineOfLetter(db, on)
      await clearMachineOfLetter(db, letter)
      expect(await machineOfLetter(db, letter)).toBeNull()
    })

    test('T99 a promise is kept once, not after its time, and forgotten when it was handed over', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'promised')
      const job = (token: string, expiresAt: number): MachineJobRow => ({
        ...{ token, letterId, language: 'fr', unit: 'p1', service: 'etranslation', markup: 'x', by: 'tess', at: 1, expiresAt },
        state: 'waiting',
        answer: null,
      })
      await addMachineJobs(db, [job('one', 10), job('late', 5)], 1)
      expect(await settleMachineJob(db, { token: 'one', state: 'done', answer: 'a', at: 7 })).toBe(true)
      expect(await settleMachineJob(db, { token: 'one', state: 'failed', answer: 'b', at: 8 })).toBe(false)
      expect(await settleMachineJob(db, { token: 'late', state: 'done', answer: 'c', at: 8 })).toBe(false)
      expect(await settleMachineJob(db, { token: 'forged', state: 'done', answer: 'd', at: 8 })).toBe(false)
      expect(await machineJobOf(db, 'one')).toMatchObject({ state: 'done', answer: 'a' })
      await takeMachineJob(db, 'one')
      expect(await machineJobOf(db, 'one')).toBeNull()
      await addMachineJobs(db, [], 9)
      expect(await machineJobOf(db, 'late')).toBeNull()
    })
  })
}
