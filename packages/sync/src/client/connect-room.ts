import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CLOSE, isFinal } from '../wire/close-codes.ts'
import type { Message } from '../wire/message.ts'
import { countingSocket } from './counting-socket.ts'
import { deviceName } from './device-name.ts'
import { DeviceStore } from './device-store.ts'
import { openProvider, type Provider } from './provider.ts'
import { atFirst, type Facts, isConfirmed, type Refusal, type SaveState, sameState, saveState } from './save-state.ts'

/** A fresh ticket; or why there is none. Reject when it could not be asked for: that is being offline. */
export type TicketAnswer =
  | { readonly ok: true; readonly ticket: string }
  | { readonly ok: false; readonly refusal: 'removed' | 'foreign' | 'signed-out' }

export interface RoomOptions {
  /** Where the sockets are: `wss://host/sync`. */
  readonly url: string
  readonly room: string
  readonly doc: Y.Doc
  /** Whose device store it is; null keeps nothing on the device. */
  readonly person: string | null
  readonly ticket: () => Promise<TicketAnswer>
  readonly schema: number
  /** Something beside the text has changed on the server. */
  readonly onNotice?: (topic: string) => void
}

export interface RoomConnection {
  readonly awareness: Awareness
  /** Resolves when what the device had is in the document (at once where it keeps nothing). */
  readonly loaded: Promise<void>
  /** Resolves when the server's content is in the document for the first time. */
  readonly synced: Promise<void>
  readonly subscribe: (listener: () => void) => () => void
  /** The same object until something changes. */
  readonly snapshot: () => SaveState
  /** Tries again at once, also after a refusal. */
  retry(): void
  /** What stands here and not on the server; asks the server for its own (S19). */
  unsentContent(): Promise<UnsentContent>
  /** Forgets what the device keeps of this room. */
  wipe(): Promise<void>
  destroy(): void
}

export interface UnsentContent {
  /** The document as the server has it; null when the server no longer tells this person. */
  readonly theirs: Y.Doc | null
  /** What brings theirs to ours. */
  readonly update: Uint8Array
}

const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5000

/** Enters a room: the document follows it, others see one another, and the state says what is safe where (S17). */
export const connectRoom = (options: RoomOptions): RoomConnection => new Connection(options)

class Connection implements RoomConnection {
  readonly awareness: Awareness
  readonly loaded: Promise<void>
  readonly synced: Promise<void>
  private readonly options: RoomOptions
  private readonly provider: Provider
  private readonly listeners = new Set<() => void>()
  private facts: Facts = atFirst
  private state: SaveState = saveState(atFirst)
  private device: DeviceStore | null = null
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | null = null
  private isDestroyed = false
  private isAsking = false

  constructor(options: RoomOptions) {
    this.options = options
    this.provider = openProvider({
      ...options,
      Socket: countingSocket(WebSocket, {
        opened: () => this.learn({ framesSent: 0, framesSaved: 0, hasAnswered: false }),
        sent: (framesSent, isAnswer) => this.learn({ framesSent, hasAnswered: this.facts.hasAnswered || isAnswer }),
      }),
      onMessage: (message) => this.hear(message),
    })
    this.awareness = this.provider.awareness
    this.synced = new Promise((resolve) => this.provider.once('sync', () => resolve()))
    this.provider.on('status', ({ status }) => {
      if (status === 'connected') this.learn({ connection: 'open' })
    })
    this.provider.on('sync', (isSynced) => {
      if (isSynced) this.failures = 0
    })
    this.provider.on('connection-close', (event) => this.lost(event?.code ?? null))
    options.doc.on('update', this.noticed)
    globalThis.addEventListener?.('online', this.hurry)
    this.loaded = this.openDevice()
    void this.loaded.then(() => this.connect())
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly snapshot = (): SaveState => this.state

  retry(): void {
    this.learn({ refusal: null })
    this.provider.disconnect()
    this.hurry()
  }

  async unsentContent(): Promise<UnsentContent> {
    const theirs = await this.theirs()
    const stateVector = theirs === null ? undefined : Y.encodeStateVector(theirs)
    return { theirs, update: Y.encodeStateAsUpdate(this.options.doc, stateVector) }
  }

  async wipe(): Promise<void> {
    const { device } = this
    this.device = null
    this.learn({ keptOnDevice: false })
    await device?.wipe()
  }

  destroy(): void {
    this.isDestroyed = true
    if (this.timer !== null) clearTimeout(this.timer)
    globalThis.removeEventListener?.('online', this.hurry)
    this.options.doc.off('update', this.noticed)
    this.device?.close()
    this.provider.destroy()
    this.awareness.destroy()
  }

  private async openDevice(): Promise<void> {
    const { person, room, doc } = this.options
    if (person === null || typeof indexedDB === 'undefined') return
    try {
      const device = await DeviceStore.open({ name: deviceName(person, room), doc, isOwn: this.isOwn, onChange: () => this.look() })
      if (this.isDestroyed) device.close()
      else this.device = device
      this.learn({ keptOnDevice: device.isKept, unsent: this.facts.unsent || device.hasUnsent })
    } catch (error) {
      // A browser that keeps nothing (private windows) is no reason not to write: the state says that nothing is kept.
      if (!(error instanceof DOMException)) throw error
    }
  }

  /** Whether a change was made here rather than brought by the server or the device. */
  private readonly isOwn = (origin: unknown): boolean => origin !== this.provider && !(origin instanceof DeviceStore)

  private readonly noticed = (_update: Uint8Array, origin: unknown): void => {
    this.learn(this.isOwn(origin) ? { unsent: true } : {})
  }

  private look(): void {
    this.learn({})
  }

  private async connect(): Promise<void> {
    if (this.isDestroyed || this.isAsking || this.facts.refusal !== null) return
    this.isAsking = true
    const answer = await this.options.ticket().catch(() => null)
    this.isAsking = false
    if (this.isDestroyed) return
    if (answer === null) this.lost(null)
    else if (answer.ok) this.provider.connectWith(answer.ticket)
    else this.learn({ connection: 'lost', refusal: answer.refusal })
  }

  private lost(code: number | null): void {
    this.provider.rest()
    const isRefused = code !== null && isFinal(code) && code !== CLOSE.expired
    const refusal = isRefused ? refusalOf(code) : null
    this.learn({ connection: 'lost', hasAnswered: false, refusal })
    if (refusal === null) this.later()
  }

  private later(): void {
    if (this.isDestroyed || this.timer !== null) return
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.failures) * (0.5 + Math.random() / 2)
    this.failures += 1
    this.timer = setTimeout(() => {
      this.timer = null
      void this.connect()
    }, wait)
  }

  private readonly hurry = (): void => {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
    if (this.facts.connection !== 'open') void this.connect()
  }

  private hear(message: Message): void {
    if (message.kind === 'saved') this.learn({ framesSaved: message.frames })
    if (message.kind === 'refused') this.learn({ refusal: message.reason, unsent: true })
    if (message.kind === 'standing') this.learn({ readOnly: message.readOnly })
    if (message.kind === 'notice') this.options.onNotice?.(message.topic)
  }

  /** Takes note of what has changed and tells whoever listens, if that changes the state. */
  private learn(news: Partial<Facts>): void {
    const facts = { ...this.facts, keptOnDevice: this.device?.isKept ?? false, ...news }
    const isNowConfirmed = facts.unsent && isConfirmed(facts) && news.unsent !== true
    this.facts = isNowConfirmed ? { ...facts, unsent: false } : facts
    if (isNowConfirmed) void this.device?.confirm()
    const state = saveState(this.facts)
    if (sameState(state, this.state)) return
    this.state = state
    for (const listener of this.listeners) listener()
  }

  /** The server's own document, fetched into a fresh one over a connection of its own. */
  private async theirs(): Promise<Y.Doc | null> {
    const answer = await this.options.ticket().catch(() => null)
    if (answer === null || !answer.ok) return null
    const doc = new Y.Doc()
    const provider = openProvider({ ...this.options, doc, Socket: WebSocket, onMessage: () => undefined })
    provider.awareness.setLocalState(null)
    const isThere = new Promise<boolean>((resolve) => {
      provider.once('sync', () => resolve(true))
      provider.once('connection-close', () => resolve(false))
    })
    provider.connectWith(answer.ticket)
    const wasThere = await isThere
    provider.destroy()
    provider.awareness.destroy()
    return wasThere ? doc : null
  }
}

function refusalOf(code: number): Refusal {
  switch (code) {
    case CLOSE.removed:
      return 'removed'
    case CLOSE.foreign:
      return 'foreign'
    case CLOSE.tooMany:
      return 'too-many'
    case CLOSE.tooLarge:
      return 'too-large'
    case CLOSE.frozen:
      return 'frozen'
    case CLOSE.readOnly:
      return 'role'
    case CLOSE.staleSchema:
      return 'schema'
    default:
      return 'malformed'
  }
}
