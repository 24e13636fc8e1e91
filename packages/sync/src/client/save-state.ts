import type { ReadOnlyReason, RefusalReason } from '../wire/message.ts'

/** Why the server does not take this client, or what it wrote, and will not on another try. */
export type Refusal = RefusalReason | 'removed' | 'foreign' | 'signed-out' | 'too-many' | 'malformed'

interface Always {
  /** The device has really stored all that stands in the document. */
  readonly keptOnDevice: boolean
  /** Something was written here that the server has not confirmed. */
  readonly unsent: boolean
  /** Why this person may not write in this room now; null when they may, or it is not known yet. */
  readonly readOnly: ReadOnlyReason | null
}

/** The one honest line about what is safe where (S17). */
export type SaveState =
  | (Always & { readonly kind: 'connecting' | 'saving' | 'saved' | 'offline' })
  | (Always & { readonly kind: 'refused'; readonly reason: Refusal })

/** What a connection knows of itself. */
export interface Facts {
  readonly connection: 'never' | 'open' | 'lost'
  /** This connection has answered what the server asked for: all that was written while apart has been sent. */
  readonly hasAnswered: boolean
  readonly framesSent: number
  readonly framesSaved: number
  readonly refusal: Refusal | null
  readonly readOnly: ReadOnlyReason | null
  readonly unsent: boolean
  readonly keptOnDevice: boolean
}

export const atFirst: Facts = {
  connection: 'never',
  hasAnswered: false,
  framesSent: 0,
  framesSaved: 0,
  refusal: null,
  readOnly: null,
  unsent: false,
  keptOnDevice: false,
}

/** Whether the server has confirmed everything: all that was sent, with nothing left to send. */
export const isConfirmed = ({ connection, hasAnswered, framesSent, framesSaved, refusal }: Facts): boolean =>
  connection === 'open' && hasAnswered && framesSaved >= framesSent && refusal === null

export function saveState(facts: Facts): SaveState {
  const { keptOnDevice, unsent, readOnly, refusal } = facts
  const always = { keptOnDevice, unsent, readOnly }
  if (refusal !== null) return { kind: 'refused', reason: refusal, ...always }
  return { kind: kindOf(facts), ...always }
}

function kindOf(facts: Facts): 'connecting' | 'saving' | 'saved' | 'offline' {
  if (facts.connection === 'lost') return 'offline'
  if (isConfirmed(facts) && !facts.unsent) return 'saved'
  if (facts.connection === 'never' || !facts.hasAnswered) return facts.unsent && facts.connection === 'open' ? 'saving' : 'connecting'
  return 'saving'
}

export const sameState = (one: SaveState, other: SaveState): boolean =>
  one.kind === other.kind &&
  one.keptOnDevice === other.keptOnDevice &&
  one.unsent === other.unsent &&
  one.readOnly === other.readOnly &&
  (one.kind !== 'refused' || (other.kind === 'refused' && one.reason === other.reason))
