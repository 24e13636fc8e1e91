import type { CloseCode } from '../wire/close-codes.ts'
import type { ReadOnlyReason } from '../wire/message.ts'

/** A socket as a room sees it. */
export interface Peer {
  /** Bytes handed over that the network has not taken yet. */
  readonly backlog: number
  /** Takes whole WebSocket frames, one or several, as one write. */
  write(frames: Uint8Array): void
  close(code: CloseCode, reason: string): void
  /** Stops and resumes reading from the socket, so that a flood waits at its source. */
  pause(): void
  resume(): void
}

/** Who sits behind a socket, as the server has established it. */
export interface Visitor {
  readonly person: string
  readonly name: string
  readonly role: string
  /** Null when the visitor may write. */
  readonly readOnly: ReadOnlyReason | null
  /** Whether the client understands our own messages (`saved=1`). */
  readonly speaksOurs: boolean
}

/** Time, as an argument. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs the task once what has already arrived has been read. */
  soon(task: () => void): void
  /** Runs the task after so many milliseconds; the answer cancels it. */
  after(ms: number, task: () => void): () => void
}

/** The work that needs a Y.Doc; done away from the event loop. */
export interface Workshop {
  /** One update that holds all that these hold. Rejects rather than leave anything out. */
  fold(updates: readonly Uint8Array[]): Promise<Uint8Array>
  /** What of the state somebody with this state vector lacks. */
  difference(state: Uint8Array, stateVector: Uint8Array): Promise<Uint8Array>
  /** Whether the update only removes formatting, as Yjs does of its own accord in a reader's document (D12). */
  isCleanUp(updates: readonly Uint8Array[], update: Uint8Array): Promise<boolean>
}

/** Where a room reports what should not have happened. */
export type OnTrouble = (trouble: { readonly what: string; readonly room: string; readonly error: unknown }) => void
