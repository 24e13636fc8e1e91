import { Worker } from 'node:worker_threads'
import { type Engine, PaperFailed } from './engine.ts'
import type { PaperInput } from './payload.ts'
import type { PaperAnswer, PaperRequest } from './worker.ts'

/** Prints letters, one after the other, off the event loop (rule L55). */
export interface Paper {
  pdf(input: PaperInput): Promise<Uint8Array>
  /** Which compiler prints; starts it when it has not printed yet. */
  engine(): Promise<Engine['name']>
  close(): Promise<void>
}

export interface PaperOptions {
  /** A letter that takes longer is given up and its worker stopped; 10 seconds unless said otherwise. */
  readonly timeoutMs?: number
  /** Starting a compiler may take longer than printing with it. */
  readonly startMs?: number
  readonly engine?: Engine['name']
}

interface Job {
  readonly input: PaperInput
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (reason: PaperFailed) => void
}

/** A printing desk with one worker, started when first needed and anew after a letter that it could not finish. */
export function createPaper(options: PaperOptions = {}): Paper {
  return new Desk(options)
}

class Desk implements Paper {
  private readonly options: PaperOptions
  private readonly waiting: Job[] = []
  private current: { readonly job: Job; readonly id: number; readonly timer: NodeJS.Timeout } | null = null
  private press: Promise<{ readonly worker: Worker; readonly engine: Engine['name'] }> | null = null
  private live: Worker | null = null
  private nextId = 1
  private isStarting = false
  private isClosed = false

  constructor(options: PaperOptions) {
    this.options = options
  }

  pdf(input: PaperInput): Promise<Uint8Array> {
    if (this.isClosed) return Promise.reject(new PaperFailed('closed', 'the desk is closed'))
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    this.waiting.push({ input, resolve, reject })
    void this.next()
    return promise
  }

  async engine(): Promise<Engine['name']> {
    const { worker, engine } = await this.started()
    if (this.current === null) worker.unref()
    return engine
  }

  async close(): Promise<void> {
    this.isClosed = true
    const press = this.press
    this.fail(new PaperFailed('closed', 'the desk is closed'))
    for (const { reject } of this.waiting.splice(0)) reject(new PaperFailed('closed', 'the desk is closed'))
    if (press) await press.then(({ worker }) => worker.terminate(), ignoreFailedStart)
  }

  private async next(): Promise<void> {
    if (this.current !== null || this.isStarting || this.waiting.length === 0) return
    this.isStarting = true
    try {
      const { worker } = await this.started()
      const job = this.waiting.shift()
      if (job) this.print(worker, job)
    } catch (cause) {
      this.waiting.shift()?.reject(cause instanceof PaperFailed ? cause : new PaperFailed('no-engine', String(cause), { cause }))
    } finally {
      this.isStarting = false
    }
    if (this.current === null) void this.next()
  }

  private print(worker: Worker, job: Job): void {
    const id = this.nextId++
    const limit = this.options.timeoutMs ?? 10_000
    const timer = setTimeout(() => this.stop(worker, new PaperFailed('timeout', `not printed within ${limit} ms`)), limit)
    this.current = { job, id, timer }
    worker.ref()
    const request: PaperRequest = { id, input: job.input }
    worker.postMessage(request)
  }

  /** The worker cannot be trusted any more: its letter fails, the next one gets a new worker. */
  private stop(worker: Worker, reason: PaperFailed): void {
    if (this.live !== worker) return
    this.live = null
    this.press = null
    void worker.terminate()
    this.fail(reason)
    void this.next()
  }

  private fail(reason: PaperFailed): void {
    if (this.current === null) return
    clearTimeout(this.current.timer)
    this.current.job.reject(reason)
    this.current = null
  }

  private hear(answer: PaperAnswer): void {
    if (answer.type === 'ready' || this.current?.id !== answer.id) return
    const { job, timer } = this.current
    clearTimeout(timer)
    this.current = null
    if (answer.type === 'done') job.resolve(answer.pdf)
    else job.reject(new PaperFailed('refused', answer.detail))
    if (this.waiting.length === 0) this.live?.unref()
    void this.next()
  }

  private started(): Promise<{ readonly worker: Worker; readonly engine: Engine['name'] }> {
    this.press ??= this.start()
    return this.press
  }

  private start(): Promise<{ readonly worker: Worker; readonly engine: Engine['name'] }> {
    const { promise, resolve, reject } = Promise.withResolvers<{ readonly worker: Worker; readonly engine: Engine['name'] }>()
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: this.options.engine ?? null })
    this.live = worker
    const limit = this.options.startMs ?? 30_000
    const giveUp = (detail: string, cause?: unknown): void => {
      clearTimeout(timer)
      reject(new PaperFailed('no-engine', detail, { cause }))
      this.stop(worker, new PaperFailed('refused', detail, { cause }))
    }
    const timer = setTimeout(() => giveUp(`no compiler within ${limit} ms`), limit)
    worker.on('message', (answer: PaperAnswer) => {
      if (answer.type === 'ready') {
        clearTimeout(timer)
        resolve({ worker, engine: answer.engine })
      } else this.hear(answer)
    })
    worker.on('error', (cause) => giveUp(cause instanceof Error ? cause.message : String(cause), cause))
    return promise
  }
}

/** A worker that never started has already said why to whoever waited for it. */
const ignoreFailedStart = (): void => undefined
