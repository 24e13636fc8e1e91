import { Worker } from 'node:worker_threads'
import { StorageLost, TransactionExpired } from '../errors.ts'
import type { Answer, Envelope, Failure, Request, Results, WriterOptions } from './protocol.ts'

interface Pending {
  settle(answer: Answer<unknown>): void
  fail(reason: Error): void
}

/** The thread that owns the writing connection, seen from here: requests go in order, each is answered once. */
export class WriterThread {
  readonly #worker: Worker
  readonly #pending = new Map<number, Pending>()
  #requests = 0
  #transactions = 0
  readonly #gone = Promise.withResolvers<Error>()
  #lost: Error | null = null
  #closing = false

  constructor(options: WriterOptions) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options, execArgv: [] })
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer<unknown>) => this.#settle(answer))
    this.#worker.on('error', (cause) => this.#lose(new StorageLost(`the storage thread failed: ${String(cause)}`, { cause })))
    this.#worker.on('exit', () => this.#lose(new StorageLost('the storage thread is gone')))
  }

  /** Resolves when the thread ends without having been asked to. */
  get lost(): Promise<Error> {
    return this.#gone.promise
  }

  newTransaction(): number {
    this.#transactions += 1
    return this.#transactions
  }

  /** `pieces` move to the other thread instead of being copied. */
  ask<Kind extends Request['kind']>(
    request: Extract<Request, { kind: Kind }>,
    pieces: readonly ArrayBuffer[] = [],
  ): Promise<Results[Kind]> {
    if (this.#lost !== null) return Promise.reject(this.#lost)
    this.#requests += 1
    const envelope = { id: this.#requests, request } satisfies Envelope
    return new Promise((resolve, reject) => {
      const pending = {
        settle(answer: Answer<Results[Kind]>): void {
          if ('failure' in answer) reject(errorOf(answer.failure))
          else resolve(answer.result)
        },
        fail: reject,
      }
      this.#pending.set(envelope.id, pending)
      this.#worker.ref()
      this.#worker.postMessage(envelope, [...pieces])
    })
  }

  /** Everything asked so far is answered first. */
  async close(): Promise<void> {
    if (this.#lost !== null) return
    await this.ask({ kind: 'close', tx: null })
    this.#closing = true
    await this.#worker.terminate()
  }

  #settle(answer: Answer<unknown>): void {
    const pending = this.#pending.get(answer.id)
    this.#pending.delete(answer.id)
    if (this.#pending.size === 0) this.#worker.unref()
    pending?.settle(answer)
  }

  #lose(reason: Error): void {
    this.#lost ??= reason
    for (const pending of this.#pending.values()) pending.fail(this.#lost)
    this.#pending.clear()
    if (!this.#closing) this.#gone.resolve(this.#lost)
  }
}

/** An error of SQLite's with its result code, as the other thread saw it. */
class SqliteFailure extends Error {
  override readonly name = 'SqliteFailure'
  readonly errcode: number

  constructor(message: string, errcode: number) {
    super(message)
    this.errcode = errcode
  }
}

function errorOf({ name, message, errcode }: Failure): Error {
  if (errcode !== null) return new SqliteFailure(message, errcode)
  return name === 'TransactionExpired' ? new TransactionExpired(message) : new Error(`the storage thread: ${message}`)
}
