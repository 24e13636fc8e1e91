import type { Logger } from 'pino'

/** Something that is looked at again and again. */
export interface Rounds {
  /** Looks now; while a round is under way, it is that one. */
  round(): Promise<void>
  close(): Promise<void>
}

interface Looking {
  readonly log: Logger
  readonly everyMs: number
  /** What the log says when a whole round fails. */
  readonly trouble: string
  /** One round; asks now and then whether everything is being closed. */
  readonly look: (isClosed: () => boolean) => Promise<void>
}

/** One round at a time, by the clock or when asked; a round that fails is told to the log, and the next comes all the same. */
export function startRounds({ log, everyMs, trouble, look }: Looking): Rounds {
  let running: Promise<void> | null = null
  let closed = false
  const round = (): Promise<void> => {
    running ??= look(() => closed).finally(() => {
      running = null
    })
    return running
  }
  const told = (error: unknown): void => log.error({ error: String(error) }, trouble)
  const timer = setInterval(() => {
    round().catch(told)
  }, everyMs)
  timer.unref()
  return {
    round,
    close: async () => {
      closed = true
      clearInterval(timer)
      await running?.catch(told)
    },
  }
}
