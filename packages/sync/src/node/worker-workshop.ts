import { Worker } from 'node:worker_threads'
import type { Workshop } from '../rooms/ports.ts'
import { isDone, type Task } from './task.ts'

interface Pending {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
  readonly timer: NodeJS.Timeout
}

const LONGEST_MS = 30_000

/** The workshop in a thread of its own. A task that takes too long, or the thread's death, rejects; the next task starts a new thread. */
export class WorkerWorkshop implements Workshop {
  private worker: Worker | null = null
  private readonly pending = new Map<number, Pending>()
  private last = 0
  private readonly longestMs: number

  constructor(longestMs = LONGEST_MS) {
    this.longestMs = longestMs
  }

  async fold(updates: readonly Uint8Array[]): Promise<Uint8Array> {
    return bytesFrom(await this.run({ kind: 'fold', updates }))
  }

  async difference(state: Uint8Array, stateVector: Uint8Array): Promise<Uint8Array> {
    return bytesFrom(await this.run({ kind: 'difference', state, stateVector }))
  }

  async isCleanUp(updates: readonly Uint8Array[], update: Uint8Array): Promise<boolean> {
    return (await this.run({ kind: 'is-clean-up', updates, update })) === true
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
  }

  private run(task: Task): Promise<unknown> {
    this.last += 1
    const id = this.last
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.abandon(new Error(`${task.kind} took too long`)), this.longestMs)
      this.pending.set(id, { resolve, reject, timer })
      this.started().postMessage({ id, task })
    })
  }

  private started(): Worker {
    if (this.worker !== null) return this.worker
    const worker = new Worker(new URL('./work-thread.ts', import.meta.url))
    worker.unref()
    worker.on('message', (message: unknown) => this.settle(message))
    worker.on('error', (error) => this.ended(worker, error))
    worker.on('exit', () => this.ended(worker, new Error('the workshop has closed')))
    this.worker = worker
    return worker
  }

  private async abandon(error: Error): Promise<void> {
    const { worker } = this
    this.worker = null
    this.rejectAll(error)
    await worker?.terminate()
  }

  /** A thread that was given up ends later than its successor begins, whose tasks are none of its business. */
  private ended(worker: Worker, error: unknown): void {
    if (this.worker !== worker) return
    this.worker = null
    this.rejectAll(error)
  }

  private settle(message: unknown): void {
    if (!isDone(message)) throw new TypeError('the workshop answered something else')
    const pending = this.pending.get(message.id)
    if (pending === undefined) return
    this.pending.delete(message.id)
    clearTimeout(pending.timer)
    if (message.ok) pending.resolve(message.value)
    else pending.reject(new Error(message.reason))
  }

  private rejectAll(error: unknown): void {
    for (const { reject, timer } of this.pending.values()) {
      clearTimeout(timer)
      reject(error)
    }
    this.pending.clear()
  }
}

function bytesFrom(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('the workshop answered no bytes')
  return value
}
