import type { Language, LetterId, UnitId } from '@undersigned/letter'
import { headsOf, letterOf, recipientsOf } from '@undersigned/storage'
import { roomId } from '@undersigned/sync'
import type { Dismissal } from '@undersigned/translation'
import { TaskFailed } from '../threads/task-thread.ts'
import type { CheckAnswer } from './check-task.ts'
import { LetterUnknown, originalAt, type Parts, wholeOf } from './read-letter.ts'
import type { Result } from './tasks.ts'
import { tellTerms, termsNamed } from './terms.ts'

export interface UnitAsked {
  readonly language: Language
  readonly unit: UnitId
  readonly dismissals: readonly Dismissal[]
}

/** What the checks say of one unit of a version as it is stored now, away from the event loop. */
export async function readChecks(parts: Parts, letter: LetterId, asked: UnitAsked): Promise<CheckAnswer | null> {
  const { store, thread } = parts
  const row = await letterOf(store.db, letter)
  if (row === null) throw new LetterUnknown(letter)
  const recipients = await recipientsOf(store.db, letter)
  const { language } = asked
  const [room, own] = [roomId({ letter, part: 'original' }), roomId({ letter, part: language })]
  const heads = await headsOf(store.db, [room, own])
  const original = await originalAt(parts, { letter: row, recipients, room, n: heads.get(room) ?? 0 })
  const question = { ...asked, original: original.key, glossary: await termsNamed(parts, row) }
  const known = await thread.ask({ kind: 'check', question: { ...question, version: `${own}@${heads.get(own) ?? 0}`, whole: null } })
  if (known.kind !== 'unknown') return answerIn(known)
  if (!known.terms) await tellTerms(parts, row.coalitionId, question.glossary)
  const { n, whole } = await wholeOf(store, { letter: row, original, recipients, language, room: own })
  return answerIn(await thread.ask({ kind: 'check', question: { ...question, version: `${own}@${n}`, whole } }))
}

function answerIn(result: Result): CheckAnswer | null {
  if (result.kind !== 'check') throw new TaskFailed('another answer than was asked for')
  return result.answer
}
