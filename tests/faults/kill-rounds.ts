import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RoomId } from '@undersigned/sync'
import * as Y from 'yjs'
import { enter, french, type Guest, original, type RoomServer, startRooms } from './room-server.ts'

export interface KillReport {
  readonly rounds: number
  /** Updates that somebody else had received when the server was killed. */
  readonly received: number
  /** Updates of a writer that the server had confirmed. */
  readonly acknowledged: number
  /** Updates written in all, confirmed or not. */
  readonly written: number
  readonly folds: number
  /** Rounds after which something was missing. */
  readonly lost: readonly string[]
}

export interface KillOptions {
  readonly onRound?: (round: number) => void
  /** Against a server that confirms before it writes. */
  readonly isHasty?: boolean
}

const ROOMS: readonly RoomId[] = [original, french]
const WRITERS = 3
const LONGEST_MS = 400

/** Lets people type, kills the server with -9 at a random moment, starts it anew, and looks for what had been seen or confirmed. */
export async function killRounds(rounds: number, { onRound, isHasty = false }: KillOptions = {}): Promise<KillReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'undersigned-kill-'))
  // Folded very often, so that many kills fall into a fold.
  const start = (): Promise<RoomServer> => startRooms({ dataDir, isHasty, limits: { foldUpdates: 25 } })
  const total = { received: 0, acknowledged: 0, written: 0, folds: 0 }
  const lost: string[] = []
  let server = await start()
  for (let round = 1; round <= rounds; round += 1) {
    const witnesses = ROOMS.flatMap((room) =>
      Array.from({ length: WRITERS }, (_, at) => new Witness(enter({ port: server.port, person: `w${at}`, room }), room)),
    )
    await Promise.all(witnesses.map((witness) => witness.ready()))
    for (const witness of witnesses) witness.type()
    await pause(Math.random() * LONGEST_MS)
    if (round % 10 === 0) total.folds += foldsFrom(await server.order({ do: 'figures' }))
    await server.kill()
    for (const witness of witnesses) witness.leave()
    server = await start()
    for (const room of ROOMS) lost.push(...(await missing(server.port, room, witnesses)).map((what) => `round ${round}: ${what}`))
    for (const { received, acknowledged, written } of witnesses) {
      total.received += received
      total.acknowledged += acknowledged
      total.written += written
    }
    onRound?.(round)
  }
  await server.kill()
  rmSync(dataDir, { recursive: true, force: true })
  return { rounds, ...total, lost }
}

/** One writer, and all that the server has promised to it: what it received, and its own that was confirmed. */
class Witness {
  readonly room: RoomId
  received = 0
  acknowledged = 0
  written = 0
  private readonly guest: Guest
  private promised: Uint8Array[] = []
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(guest: Guest, room: RoomId) {
    this.guest = guest
    this.room = room
    guest.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'typing') return
      this.promised.push(update)
      this.received += 1
    })
    guest.connection.subscribe(() => this.confirmed())
  }

  ready(): Promise<void> {
    return this.guest.connection.synced
  }

  type(): void {
    this.timer = setTimeout(() => {
      this.guest.doc.transact(() => this.edit(this.guest.doc.getText('body')), 'typing')
      this.written += 1
      this.type()
    }, Math.random() * 6)
  }

  leave(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.guest.connection.destroy()
  }

  /** Whether a document lacks something that was promised, deletions included. */
  isMissedBy(doc: Y.Doc): boolean {
    const more = new Y.Doc()
    Y.applyUpdate(more, Y.encodeStateAsUpdate(doc))
    for (const update of this.promised) Y.applyUpdate(more, update)
    const isWhole = more.store.pendingStructs === null && more.store.pendingDs === null
    return !isWhole || !Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(more))
  }

  private edit(body: Y.Text): void {
    const at = Math.floor(Math.random() * (body.length + 1))
    if (Math.random() < 0.3 && body.length - at > 3) body.delete(at, 1 + Math.floor(Math.random() * 3))
    else body.insert(at, `${this.written} `)
  }

  private confirmed(): void {
    const { kind } = this.guest.connection.snapshot()
    if (kind !== 'saved') return
    this.acknowledged = this.written
    this.promised = [Y.encodeStateAsUpdate(this.guest.doc)]
  }
}

async function missing(port: number, room: RoomId, witnesses: readonly Witness[]): Promise<string[]> {
  const fresh = enter({ port, person: 'fresh', room })
  await fresh.connection.synced
  const found = witnesses
    .filter((witness) => witness.room === room)
    .flatMap((witness, at) => (witness.isMissedBy(fresh.doc) ? [`writer ${at} of ${room}`] : []))
  fresh.connection.destroy()
  return found
}

function foldsFrom(line: string): number {
  const figures: unknown = JSON.parse(line)
  return typeof figures === 'object' && figures !== null && 'folds' in figures ? Number(figures.folds) : 0
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
