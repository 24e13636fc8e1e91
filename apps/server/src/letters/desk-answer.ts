import { accept, type Outcome, refuse } from '@undersigned/letter'
import { hashOfToken } from '@undersigned/signatures'
import {
  answerDeskQuestion,
  appendEvent,
  type Db,
  type DeskDecisionRow,
  deskQuestionBy,
  type LetterRow,
  letterOf,
} from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import type { Services } from '../services.ts'

/** A question of the desk, or its refusal, with the letter it is about. */
export interface Questioned {
  readonly question: DeskDecisionRow
  readonly letter: LetterRow
}

/** What a link from the desk leads to; null once it was taken back, or for no link of ours. */
export async function questionBy(db: Db, token: string): Promise<Questioned | null> {
  const question = await deskQuestionBy(db, hashOfToken(token))
  const letter = question === null || question.undoneAt !== null ? null : await letterOf(db, question.letterId)
  return question === null || letter === null ? null : { question, letter }
}

/** Keeps the answer of whoever signed, once; the signature is on the desk again with it (rule G123). */
export async function answerDesk(
  { store, keys, now, newSalt }: Services,
  { token, answer }: { readonly token: string; readonly answer: string },
): Promise<Outcome<null, 'link-unknown' | 'answered'>> {
  return store.transaction(async (tx): Promise<Outcome<null, 'link-unknown' | 'answered'>> => {
    const found = await questionBy(tx, token)
    if (found === null) return refuse('link-unknown')
    const { question, letter } = found
    if (question.answeredAt !== null) return refuse('answered')
    const { keyId, ciphertext } = keys.seal(answer)
    const at = now()
    await answerDeskQuestion(tx, question.id, { answer: ciphertext, answerKeyId: keyId, answeredAt: at })
    await appendEvent(tx, {
      letterId: letter.id,
      kind: 'desk-answered',
      payload: {},
      salt: newSalt(),
      actor: `signatory:${question.signature ?? ''}`,
      at,
    })
    return accept(null)
  })
}

/** What was answered, opened; null as long as nothing was. */
export const answerIn = ({ keys }: { readonly keys: Pick<Keys, 'open'> }, { answer, answerKeyId }: DeskDecisionRow): string | null =>
  answer === null || answerKeyId === null ? null : keys.open({ keyId: answerKeyId, ciphertext: answer })
