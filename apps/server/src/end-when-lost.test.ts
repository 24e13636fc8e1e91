import { expect, test, vi } from 'vitest'
import { endWhenLost } from './end-when-lost.ts'

test('a server whose store is gone says so and ends with 1', async () => {
  const store = Promise.withResolvers<Error>()
  const fatal = vi.fn()
  const exit = vi.fn()
  endWhenLost(store.promise, { fatal }, exit)
  expect(exit).not.toHaveBeenCalled()
  store.resolve(new Error('the storage thread is gone'))
  await store.promise
  expect(fatal).toHaveBeenCalledWith({ error: 'the storage thread is gone' }, 'the store is lost')
  expect(exit).toHaveBeenCalledWith(1)
})
