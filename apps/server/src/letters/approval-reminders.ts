import type { LetterId } from '@undersigned/letter'
import { reminderDue, stagesSkipped } from '@undersigned/signatures'
import { type LetterRow, letterOf, lettersToRemind, type Store, stageMovesOf, type Transacting } from '@undersigned/storage'
import type { Logger } from 'pino'
import { startRounds } from '../rounds.ts'
import type { Services } from '../services.ts'
import { type Asked, askedOf, partiesTo } from './approval.ts'
import { mailReminders } from './approval-mails.ts'

interface Parts {
  readonly store: Store
  readonly outbox: Pick<Services['outbox'], 'enqueue' | 'wake'>
  readonly origin: string
  readonly now: () => number
  readonly log: Logger
}

/** Reminds organisations that have not answered, 72, 24 and 3 hours before the announced deadline (rule G83). */
export interface ApprovalReminders {
  /** Looks at every letter whose deadline is to come. */
  round(): Promise<void>
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>
}

const POLL = 60_000

/** What was sent is known by the keys of the mails in the outbox alone: a process that ends in the middle leaves the rest to the next. */
export function startApprovalReminders({ log, ...parts }: Parts): ApprovalReminders {
  const lookAtAll = async (isClosed: () => boolean): Promise<void> => {
    for (const letter of await lettersToRemind(parts.store.db, parts.now())) {
      if (isClosed()) return
      await remind(parts, letter).catch((error: unknown) => {
        log.error({ letter, error: String(error) }, 'organisations could not be reminded of a letter')
      })
    }
  }
  return startRounds({ log, everyMs: POLL, trouble: 'the letters with a deadline could not be read', look: lookAtAll })
}

async function remind(parts: Omit<Parts, 'log'>, id: LetterId): Promise<void> {
  const { store, outbox, now } = parts
  await store.transaction(async (tx) => {
    const letter = await letterOf(tx, id)
    const asked = letter === null ? null : await askedOf(tx, letter)
    if (letter === null || asked === null || asked.deadline === null || (await wasPassedOver(tx, letter, asked))) return
    const hours = reminderDue({ askedAt: asked.askedAt, deadline: asked.deadline, now: now() })
    if (hours === null) return
    await mailReminders(parts, tx, { letter, asked, parties: await partiesTo(tx, letter, asked), hours })
  })
  outbox.wake()
}

/** Whom nobody asked is not reminded (rule G198). */
const wasPassedOver = async (tx: Transacting, { id, stage }: LetterRow, { about }: Pick<Asked, 'about'>): Promise<boolean> =>
  about === 'manifest' && stagesSkipped(await stageMovesOf(tx, id), stage).includes('approval')
