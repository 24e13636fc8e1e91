import { Worker } from 'node:worker_threads'

/** What a thread's work ended in, when it did not end in an answer. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed'
}

/** A thread that does one kind of work, so that the event loop never does. It starts with its first task and ends when none has come for a while. */
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
  /** Without work for so long, the thread ends and its memory is free. */
  readonly idleMs?: number
}

const IDLE_MS = 5_000

interface Waiting<Result> {
  readonly timer: NodeJS.Timeout
  resolve(result: Result): void
  reject(error: Error): void
}

export function createTaskThread<Task, Result>({ file, isResult, limitMs, idleMs = IDLE_MS }: Options<Result>): TaskThread<Task, Result> {
  const waiting = new Map<number, Waiting<Result>>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last = 0
  const retire = async (): Promise<void> => {
    const resting = worker
    worker = null
    await resting?.terminate()
  }
  const rest = (): void => {
    if (waiting.size === 0) idle = setTimeout(() => void retire(), idleMs).unref()
  }
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
    clearTimeout(idle)
    const one = waiting.get(message.id)
    waiting.delete(message.id)
    clearTimeout(one?.timer)
    if (message.error !== undefined) one?.reject(new TaskFailed(message.error))
    else if (isResult(message.result)) one?.resolve(message.result)
    else one?.reject(new TaskFailed('the thread gave another answer than was asked for'))
    rest()
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
        clearTimeout(idle)
        worker ??= start()
        last += 1
        const timer = setTimeout(() => void overdue(), limitMs)
        waiting.set(last, { timer, resolve, reject })
        worker.postMessage({ id: last, task })
      }),
    close: () => {
      clearTimeout(idle)
      return retire()
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
