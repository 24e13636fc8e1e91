import { type LetterRow, repliesOf, setReplyContent, type Transacting } from '@undersigned/storage'
import type { Services } from '../services.ts'

/** Who wrote an answer goes with the letter's other addresses; what they wrote in their office stays (rule G153). */
export async function forgetSenders({ keys }: Pick<Services, 'keys'>, tx: Transacting, letter: LetterRow['id']): Promise<void> {
  for (const { id, keyId, content } of await repliesOf(tx, letter)) {
    const value: unknown = JSON.parse(keys.open({ keyId, ciphertext: content }))
    const sealed = keys.seal(JSON.stringify({ ...(typeof value === 'object' ? value : {}), from: '' }))
    await setReplyContent(tx, id, { keyId: sealed.keyId, content: sealed.ciphertext })
  }
}
