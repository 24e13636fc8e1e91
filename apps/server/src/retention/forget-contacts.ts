import { appendEvent, eraseContacts, type LetterRow, type Transacting } from '@undersigned/storage'
import { forgetSenders } from '../delivery/forget.ts'
import type { Services } from '../services.ts'

type Parts = Pick<Services, 'keys' | 'now' | 'newSalt'>

/** What the privacy notice promised to everyone who signed: their address goes when the letter is put away, or was closed long enough (rules P13, P31). */
export async function forgetContacts(parts: Parts, tx: Transacting, letter: LetterRow['id']): Promise<void> {
  const at = parts.now()
  const erased = await eraseContacts(tx, letter, at)
  await appendEvent(tx, { letterId: letter, kind: 'contacts-erased', payload: { ...erased }, salt: parts.newSalt(), actor: null, at })
  await forgetSenders(parts, tx, letter)
}
