import type { SaveState } from '@undersigned/sync/client'

export type Refusal = Extract<SaveState, { readonly kind: 'refused' }>['reason']
export type RefusalWords = 'frozen' | 'sealed' | 'reader' | 'removed' | 'stale' | 'signedOut' | 'tooLarge' | 'broken'

/** Under which words each refusal of a room is told. */
export const wordsOfRefusal: Readonly<Record<Refusal, RefusalWords>> = {
  frozen: 'frozen',
  sealed: 'sealed',
  role: 'reader',
  schema: 'stale',
  removed: 'removed',
  foreign: 'removed',
  'signed-out': 'signedOut',
  'too-large': 'tooLarge',
  'too-many': 'broken',
  malformed: 'broken',
}
