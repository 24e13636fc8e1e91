import type { Clock } from '../rooms/ports.ts'

interface Planned {
  readonly at: number
  readonly task: () => void
}

/** A clock that the test turns by hand. */
export class ManualClock implements Clock {
  private time: number
  private planned: Planned[] = []

  constructor(start = 1_790_000_000_000) {
    this.time = start
  }

  now(): number {
    return this.time
  }

  soon(task: () => void): void {
    this.planned.push({ at: this.time, task })
  }

  after(ms: number, task: () => void): () => void {
    const planned = { at: this.time + ms, task }
    this.planned.push(planned)
    return () => {
      this.planned = this.planned.filter((other) => other !== planned)
    }
  }

  /** Lets so much time pass: every task runs at its moment, and what it awaited is heard before the next. */
  async pass(ms = 0): Promise<void> {
    const end = this.time + ms
    await heard()
    for (;;) {
      const next = this.planned.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0]
      if (next === undefined) break
      this.planned = this.planned.filter((other) => other !== next)
      this.time = Math.max(this.time, next.at)
      next.task()
      await heard()
    }
    this.time = end
  }
}

/** A turn of the event loop, by when every promise that was kept has been heard. */
const heard = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
