import { expect, test, vi } from 'vitest'
import { createTaskThread, TaskFailed, TaskOverdue } from './task-thread.ts'

const isNumber = (value: unknown): value is number => typeof value === 'number'
const file = new URL('./testing/which-thread.ts', import.meta.url)

test('a thread without work ends, and the next task starts another', async () => {
  const thread = createTaskThread<string, number>({ file, isResult: isNumber, limitMs: 10_000, idleMs: 1 })
  const first = await thread.ask('which')
  await vi.waitFor(async () => expect(await thread.ask('which')).not.toBe(first))
  await thread.close()
})

test('a thread with work stays, and answers each task in its turn', async () => {
  const thread = createTaskThread<string, number>({ file, isResult: isNumber, limitMs: 10_000 })
  const answers = await Promise.all([thread.ask('which'), thread.ask('which'), thread.ask('which')])
  expect(new Set(answers).size).toBe(1)
  await thread.close()
})

test('a task that fails or takes too long fails alone', async () => {
  const thread = createTaskThread<string, number>({ file, isResult: isNumber, limitMs: 1500 })
  await expect(thread.ask('fail')).rejects.toThrow(TaskFailed)
  await expect(thread.ask('for ever')).rejects.toThrow(/no answer within/)
  expect(await thread.ask('which')).toBeGreaterThan(0)
  await thread.close()
})

test('what waits behind a task that takes too long is answered by another thread, and its time begins with its turn', async () => {
  const thread = createTaskThread<string, number>({ file, isResult: isNumber, limitMs: 1500 })
  const late = Promise.all([thread.ask('for ever'), thread.ask('for ever')].map((each) => expect(each).rejects.toThrow(TaskOverdue)))
  const behind = thread.ask('which')
  await late
  expect(await behind).toBeGreaterThan(0)
  await thread.close()
})

test('a thread that is closed says so to all who wait', async () => {
  const thread = createTaskThread<string, number>({ file, isResult: isNumber, limitMs: 10_000 })
  const waiting = [thread.ask('for ever'), thread.ask('which')].map((each) => expect(each).rejects.toThrow(/closed/))
  await thread.close()
  await Promise.all(waiting)
})
