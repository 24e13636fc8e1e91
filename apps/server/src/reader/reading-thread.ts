import { Worker } from 'node:worker_threads'
import type { Delivery, Result, Task } from './tasks.ts'

export class ReadingFailed extends Error {
  override readonly name = 'ReadingFailed'
}

/** One thread that reads documents, so that the event loop never does. It starts with its first task. */
export interface ReadingThread {
  ask(task: Task): Promise<Result>
  close(): Promise<void>
}

interface Waiting {
  resolve(result: Result): void
  reject(error: Error): void
}

const isDelivery = (value: unknown): value is Delivery => typeof value === 'object' && value !== null && 'id' in value

export function createReadingThread(): ReadingThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let last = 0
  const fail = (error: Error): void => {
    worker = null
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./thread.ts', import.meta.url))
    started.on('message', (message: unknown) => {
      if (!isDelivery(message)) return
      const one = waiting.get(message.id)
      waiting.delete(message.id)
      if ('error' in message) one?.reject(new ReadingFailed(message.error))
      else one?.resolve(message.result)
    })
    started.on('error', (error) => fail(new ReadingFailed('the reading thread failed', { cause: error })))
    started.on('exit', (code) => fail(new ReadingFailed(`the reading thread ended with ${code}`)))
    started.unref()
    return started
  }
  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        last += 1
        waiting.set(last, { resolve, reject })
        worker.postMessage({ id: last, task })
      }),
    close: async () => {
      await worker?.terminate()
    },
  }
}
