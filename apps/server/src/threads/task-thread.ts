import { Worker } from 'node:worker_threads'

/** What a thread's work ended in, when it did not end in an answer. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed'
}

/** A thread that does one kind of work, so that the event loop never does. It starts with its first task. */
export interface TaskThread<Task, Result> {
  ask(task: Task): Promise<Result>
  close(): Promise<void>
}

interface Options<Result> {
  readonly file: URL
  /** Looks at an answer; it crossed a thread, where types do not. */
  readonly isResult: (value: unknown) => value is Result
  /** A task that takes longer ends the thread, and all that waits for it. */
  readonly limitMs: number
}

interface Waiting<Result> {
  readonly timer: NodeJS.Timeout
  resolve(result: Result): void
  reject(error: Error): void
}

export function createTaskThread<Task, Result>({ file, isResult, limitMs }: Options<Result>): TaskThread<Task, Result> {
  const waiting = new Map<number, Waiting<Result>>()
  let worker: Worker | null = null
  let last = 0
  const fail = (ended: Worker, error: Error): void => {
    if (worker !== ended) return
    worker = null
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    waiting.clear()
  }
  const settle = (message: unknown): void => {
    if (!isDelivery(message)) return
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    clearTimeout(one?.timer)
    if (message.error !== undefined) one?.reject(new TaskFailed(message.error))
    else if (isResult(message.result)) one?.resolve(message.result)
    else one?.reject(new TaskFailed('the thread gave another answer than was asked for'))
  }
  const start = (): Worker => {
    const started = new Worker(file)
    started.on('message', settle)
    started.on('error', (error) => fail(started, new TaskFailed('the thread failed', { cause: error })))
    started.on('exit', (code) => fail(started, new TaskFailed(`the thread ended with ${code}`)))
    started.unref()
    return started
  }
  const overdue = async (): Promise<void> => {
    const stuck = worker
    if (stuck === null) return
    fail(stuck, new TaskFailed(`no answer within ${limitMs} ms`))
    await stuck.terminate()
  }
  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        worker ??= start()
        last += 1
        const timer = setTimeout(() => void overdue(), limitMs)
        waiting.set(last, { timer, resolve, reject })
        worker.postMessage({ id: last, task })
      }),
    close: async () => {
      await worker?.terminate()
    },
  }
}

interface Delivery {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

const isDelivery = (value: unknown): value is Delivery =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number'
