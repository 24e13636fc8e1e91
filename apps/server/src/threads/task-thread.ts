import { Worker } from 'node:worker_threads'

/** What a thread's work ended in, when it did not end in an answer. */
export class TaskFailed extends Error {
  override readonly name: string = 'TaskFailed'
}

/** A task that took longer than it may. */
export class TaskOverdue extends TaskFailed {
  override readonly name = 'TaskOverdue'
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
  /** A task that takes longer, from when its turn came, ends the thread; those that wait get a new one. */
  readonly limitMs: number
  /** Without work for so long, the thread ends and its memory is free. */
  readonly idleMs?: number
}

const IDLE_MS = 5_000

interface Asked<Task, Result> {
  readonly id: number
  readonly task: Task
  resolve(result: Result): void
  reject(error: Error): void
}

export function createTaskThread<Task, Result>(options: Options<Result>): TaskThread<Task, Result> {
  return new Thread<Task, Result>(options)
}

/** One task at a time: what one of them does to the thread is never done to another. */
class Thread<Task, Result> implements TaskThread<Task, Result> {
  private readonly options: Options<Result>
  private readonly waiting: Asked<Task, Result>[] = []
  private current: { readonly asked: Asked<Task, Result>; readonly timer: NodeJS.Timeout } | null = null
  private worker: Worker | null = null
  private idle: NodeJS.Timeout | undefined
  private last = 0

  constructor(options: Options<Result>) {
    this.options = options
  }

  ask(task: Task): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    this.last += 1
    this.waiting.push({ id: this.last, task, resolve, reject })
    this.next()
    return promise
  }

  async close(): Promise<void> {
    const unanswered = [this.taken(), ...this.waiting.splice(0)]
    for (const asked of unanswered) asked?.reject(new TaskFailed('the thread was closed'))
    clearTimeout(this.idle)
    await this.retire()
  }

  private next(): void {
    if (this.current !== null) return
    clearTimeout(this.idle)
    const asked = this.waiting.shift()
    if (asked === undefined) {
      this.idle = setTimeout(() => void this.retire(), this.options.idleMs ?? IDLE_MS).unref()
      return
    }
    this.worker ??= this.start()
    this.current = { asked, timer: setTimeout(() => this.overdue(), this.options.limitMs) }
    this.worker.postMessage({ id: asked.id, task: asked.task })
  }

  private settle(message: unknown): void {
    if (!isDelivery(message) || message.id !== this.current?.asked.id) return
    const asked = this.taken()
    if (message.error !== undefined) asked?.reject(new TaskFailed(message.error))
    else if (this.options.isResult(message.result)) asked?.resolve(message.result)
    else asked?.reject(new TaskFailed('the thread gave another answer than was asked for'))
    this.next()
  }

  private taken(): Asked<Task, Result> | null {
    const asked = this.current?.asked ?? null
    clearTimeout(this.current?.timer)
    this.current = null
    return asked
  }

  private fail(ended: Worker, error: Error): void {
    if (this.worker !== ended) return
    this.worker = null
    this.taken()?.reject(error)
    this.next()
  }

  private overdue(): void {
    const stuck = this.worker
    if (stuck === null) return
    void stuck.terminate()
    this.fail(stuck, new TaskOverdue(`no answer within ${this.options.limitMs} ms`))
  }

  private async retire(): Promise<void> {
    const resting = this.worker
    this.worker = null
    await resting?.terminate()
  }

  private start(): Worker {
    const started = new Worker(this.options.file)
    started.on('message', (message: unknown) => this.settle(message))
    started.on('error', (error) => this.fail(started, new TaskFailed('the thread failed', { cause: error })))
    started.on('exit', (code) => this.fail(started, new TaskFailed(`the thread ended with ${code}`)))
    started.unref()
    return started
  }
}

interface Delivery {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

const isDelivery = (value: unknown): value is Delivery =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number'
