import { type LetterRow, letterOf, lettersWithSuccessions, standingOf, successionsOf } from '@undersigned/storage'
import type { Logger } from 'pino'
import { lookAt, type Parts } from './look.ts'

/** Tells signatories what became of their signature when the text changed, reminds them, and lets lapse what nobody confirmed (rules G44, G45). */
export interface Changes {
  /** Says that there may be somebody to tell. */
  wake(): void
  /** Looks at every letter in which somebody is to be told or to answer. */
  round(): Promise<void>
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
}

const POLL = 60_000

export function startChanges({ log, ...parts }: Parts & { readonly log: Logger }): Changes {
  let running: Promise<void> | null = null
  let again = false
  let closed = false
  const lookAtLetter = async (id: LetterRow['id']): Promise<void> => {
    const { db } = parts.store
    const letter = await letterOf(db, id)
    if (letter === null) return
    const [standing, rows] = await Promise.all([standingOf(db, letter), successionsOf(db, id)])
    const look = lookAt(parts, { letter, standing })
    for (const row of rows) if (!closed) await look(row)
  }
  const lookAtAll = async (): Promise<void> => {
    do {
      again = false
      for (const letter of await lettersWithSuccessions(parts.store.db)) {
        await lookAtLetter(letter).catch((error: unknown) => {
          log.error({ letter, error: String(error) }, 'signatories could not be told of a change')
        })
      }
    } while (again && !closed)
    parts.outbox.wake()
  }
  const round = (): Promise<void> => {
    again = true
    running ??= lookAtAll().finally(() => {
      running = null
    })
    return running
  }
  const told = (error: unknown): void => log.error({ error: String(error) }, 'the letters with changes could not be read')
  const wake = (): void => {
    if (!closed) round().catch(told)
  }
  const timer = setInterval(wake, POLL)
  timer.unref()
  // What came due while no server ran is not left waiting for the first tick.
  wake()
  return {
    wake,
    round,
    close: async () => {
      closed = true
      clearInterval(timer)
      await running?.catch(told)
    },
  }
}
