import { letterId } from '@undersigned/letter'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RoomId, roomId } from '../room-id.ts'
import type { Appended, NewUpdate, UpdateLog } from '../update-log.ts'

/** One log under test, and the same data opened anew, as after a restart. */
export interface LogUnderTest {
  readonly log: UpdateLog
  /** Closes the log and opens what it left behind. */
  reopened(): Promise<UpdateLog>
  /** Removes what the test left. */
  dispose(): Promise<void>
}

/** What every log of updates promises; run it once per database. */
export function describeUpdateLog(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`${name} as a log of updates`, () => {
    let subject: LogUnderTest
    let log: UpdateLog
    beforeEach(async () => {
      subject = await open()
      log = subject.log
    })
    afterEach(() => subject.dispose())

    test('S1 a group over many rooms is appended in order, and each room learns its new head', async () => {
      const heads = await log.append([update(original, 'a'), update(french, 'b'), update(original, 'c')])
      expect(Object.fromEntries(heads)).toEqual({ [original]: appended(2), [french]: appended(1) })
      expect(await said(log, original)).toEqual(['1:a', '2:c'])
      expect(await said(log, french)).toEqual(['1:b'])
    })

    test('S1 what was appended is there when the log is opened anew', async () => {
      await log.append([update(original, 'a')])
      await log.append([update(original, 'b')])
      log = await subject.reopened()
      expect(await said(log, original)).toEqual(['1:a', '2:b'])
      expect(await log.head(original)).toEqual({ n: 2, stopped: null })
    })

    test('S1 appends in flight at the same time keep their order and share no number', async () => {
      const letters = Array.from({ length: 30 }, (_, at) => `u${at}`)
      await Promise.all(letters.map((said) => log.append([update(original, said)])))
      expect(await said(log, original)).toEqual(letters.map((word, at) => `${at + 1}:${word}`))
    })

    test('S1 bytes, author and time come back as they came', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, at) => at)
      await log.append([{ room: original, update: bytes, person: null, at: 1_790_000_000_123 }])
      const { tail } = await log.read(original)
      expect(tail).toEqual([{ n: 1, update: bytes, person: null, at: 1_790_000_000_123 }])
      expect(tail[0]?.update).toBeInstanceOf(Uint8Array)
    })

    test('an unknown room is empty and an empty group is nothing', async () => {
      expect(await log.append([])).toEqual(new Map())
      expect(await log.read(french)).toEqual({ n: 0, stopped: null, snapshot: null, tail: [] })
      expect(await log.head(french)).toEqual({ n: 0, stopped: null })
    })

    test('what follows a number can be read alone', async () => {
      await log.append(['a', 'b', 'c'].map((word) => update(original, word)))
      expect(await said(log, original, 1)).toEqual(['2:b', '3:c'])
      await log.writeSnapshot(original, { n: 2, state: encode('ab') })
      expect(await log.read(original, 2)).toMatchObject({ n: 3, snapshot: null, tail: [{ n: 3 }] })
      expect(await log.read(original, 1)).toMatchObject({ n: 3, snapshot: { n: 2 }, tail: [{ n: 3 }] })
    })

    test('S12 a snapshot takes the place of the updates up to its number, and survives', async () => {
      await log.append(['a', 'b', 'c'].map((word) => update(original, word)))
      await log.writeSnapshot(original, { n: 2, state: encode('ab') })
      log = await subject.reopened()
      const content = await log.read(original)
      expect(content.snapshot).toEqual({ n: 2, state: encode('ab') })
      expect(content.tail.map(({ n }) => n)).toEqual([3])
      expect(content.n).toBe(3)
    })

    test('S12 an older snapshot changes nothing and one beyond the head is refused', async () => {
      await log.append(['a', 'b', 'c'].map((word) => update(original, word)))
      await log.writeSnapshot(original, { n: 3, state: encode('abc') })
      await log.writeSnapshot(original, { n: 1, state: encode('a') })
      expect((await log.read(original)).snapshot).toEqual({ n: 3, state: encode('abc') })
      await expect(log.writeSnapshot(original, { n: 9, state: encode('z') })).rejects.toThrow()
      expect(await log.append([update(original, 'd')])).toEqual(new Map([[original, appended(4)]]))
    })

    test('S9 a stopped room refuses its part of a group and hinders no other', async () => {
      await log.append([update(original, 'a')])
      expect(await log.stop(original, 'frozen')).toEqual({ n: 1, reason: 'frozen' })
      const heads = await log.append([update(original, 'late'), update(french, 'b')])
      expect(heads.get(original)).toEqual({ outcome: 'stopped', stop: { n: 1, reason: 'frozen' } })
      expect(heads.get(french)).toEqual(appended(1))
      log = await subject.reopened()
      expect(await log.head(original)).toEqual({ n: 1, stopped: { n: 1, reason: 'frozen' } })
      expect(await said(log, original)).toEqual(['1:a'])
    })

    test('S9 a reopened room numbers on from where it stopped', async () => {
      await log.append([update(original, 'a')])
      await log.stop(original, 'frozen')
      expect(await log.stop(original, 'sealed')).toEqual({ n: 1, reason: 'sealed' })
      await log.reopen(original)
      await log.append([update(original, 'b')])
      expect(await said(log, original)).toEqual(['1:a', '2:b'])
    })

    test('S9 a room can be stopped before anyone wrote in it', async () => {
      expect(await log.stop(french, 'sealed')).toEqual({ n: 0, reason: 'sealed' })
      expect((await log.append([update(french, 'a')])).get(french)?.outcome).toBe('stopped')
    })
  })
}

const letter = letterId('contract')
const original = roomId({ letter, part: 'original' })
const french = roomId({ letter, part: 'fr' })

const encode = (word: string): Uint8Array => new TextEncoder().encode(word)
const update = (room: RoomId, word: string): NewUpdate => ({ room, update: encode(word), person: 'ada', at: 1 })
const appended = (n: number): Appended => ({ outcome: 'appended', n })

async function said(log: UpdateLog, room: RoomId, after?: number): Promise<string[]> {
  const { tail } = await log.read(room, after)
  return tail.map((entry) => `${entry.n}:${new TextDecoder().decode(entry.update)}`)
}
