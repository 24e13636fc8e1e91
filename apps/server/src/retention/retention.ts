import type { Logger } from 'pino'
import { startRounds } from '../rounds.ts'
import { forgetAllDue, type RetentionParts } from './clocks.ts'

/** Forgets by the clock what nobody needs any more. */
export interface Retention {
  round(): Promise<void>
  close(): Promise<void>
}

const HOURLY = 60 * 60 * 1000

/** Once at the start and then every hour, also where nobody comes any more (rule P31). */
export function startRetention({ log, ...parts }: RetentionParts & { readonly log: Logger }): Retention {
  const trouble = 'what is past its time could not be forgotten'
  const look = async (isClosed: () => boolean): Promise<void> => {
    const gone = Object.entries(await forgetAllDue(parts, isClosed)).filter(([clock, n]) => n > 0 && clock !== 'visit')
    if (gone.length > 0) log.info(Object.fromEntries(gone), 'forgotten by the clock')
  }
  const rounds = startRounds({ log, everyMs: HOURLY, trouble, look })
  rounds.round().catch((error: unknown) => log.error({ error: String(error) }, trouble))
  return rounds
}
