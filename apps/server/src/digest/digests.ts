import type { LetterId } from '@undersigned/letter'
import { writableStages } from '@undersigned/signatures'
import { digestMarks } from '@undersigned/storage'
import type { Logger } from 'pino'
import { startRounds } from '../rounds.ts'
import { lookAt, type Parts } from './look.ts'

/** Tells translators by mail what needs them, in batches (rule T141). */
export interface Digests {
  /** Looks at every letter that changed, or whose time has come. */
  round(): Promise<void>
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
}

const POLL = 60_000

interface Seen {
  readonly mark: string
  readonly again: number | null
}

/** What was seen is only kept to save looking: what somebody was told is in the database. */
export function startDigests({ log, ...parts }: Parts & { readonly log: Logger }): Digests {
  const seen = new Map<LetterId, Seen>()
  const lookAgain = async (letter: LetterId): Promise<number | null> => {
    try {
      return await lookAt(parts, letter)
    } catch (error) {
      log.error({ letter, error: String(error) }, 'what is new in a letter could not be told')
      return parts.now() + POLL
    }
  }
  const lookAtAll = async (isClosed: () => boolean): Promise<void> => {
    const marks = await digestMarks(parts.store.db, writableStages.version)
    for (const letter of seen.keys()) if (!marks.has(letter)) seen.delete(letter)
    for (const [letter, mark] of marks) {
      if (isClosed()) return
      const known = seen.get(letter)
      const isTime = known !== undefined && known.again !== null && known.again <= parts.now()
      if (known?.mark !== mark || isTime) seen.set(letter, { mark, again: await lookAgain(letter) })
    }
  }
  return startRounds({ log, everyMs: POLL, trouble: 'the letters with news could not be read', look: lookAtAll })
}
