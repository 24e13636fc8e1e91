/** Why a room takes nothing from this visitor. */
export type ReadOnlyReason = 'role' | 'frozen' | 'sealed' | 'schema'

/** Why something that was written is not taken. */
export type RefusalReason = ReadOnlyReason | 'too-large'

/** What travels over a socket. The first six are y-websocket's; the rest go only to clients that asked for them (`saved=1`). */
export type Message =
  | { readonly kind: 'sync-request'; readonly stateVector: Uint8Array }
  | { readonly kind: 'sync-answer'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly states: Uint8Array }
  | { readonly kind: 'presence-request' }
  | { readonly kind: 'denied'; readonly reason: string }
  /** Of the frames with updates that came over this socket, the first `frames` are durable (S16). */
  | { readonly kind: 'saved'; readonly frames: number }
  /** The frame with this number (from 1) was not taken, nor will any after it on this socket be. */
  | { readonly kind: 'refused'; readonly frame: number; readonly reason: RefusalReason }
  /** What the visitor may do in this room from now on; null: write. */
  | { readonly kind: 'standing'; readonly readOnly: ReadOnlyReason | null }
  /** Something beside the text has changed (`reviews`, `stage`, …): ask for it again. */
  | { readonly kind: 'notice'; readonly topic: string }

export const WIRE = { sync: 0, presence: 1, auth: 2, presenceRequest: 3, saved: 120, refused: 121, standing: 122, notice: 123 } as const
export const SYNC = { request: 0, answer: 1, update: 2 } as const

const READ_ONLY: readonly ReadOnlyReason[] = ['role', 'frozen', 'sealed', 'schema']

export const isReadOnlyReason = (text: string): text is ReadOnlyReason => READ_ONLY.some((reason) => reason === text)
export const isRefusalReason = (text: string): text is RefusalReason => text === 'too-large' || isReadOnlyReason(text)
