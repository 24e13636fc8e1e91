import type { UpdateLog } from '../update-log.ts'
import type { OnTrouble, Workshop } from './ports.ts'
import type { Room } from './room.ts'

/**
 * Folds the tails of rooms into snapshots, one room at a time, away from the event loop. Wherever it is interrupted the log holds
 * either the tail or the snapshot that stands for it (S12).
 */
export class Folding {
  private readonly log: UpdateLog
  private readonly workshop: Workshop
  private readonly onTrouble: OnTrouble
  private readonly queue = new Set<Room>()
  /** After a failure a room is left alone until its tail has doubled. */
  private readonly patience = new WeakMap<Room, number>()
  private running: Promise<void> | null = null
  folds = 0

  constructor(log: UpdateLog, workshop: Workshop, onTrouble: OnTrouble) {
    this.log = log
    this.workshop = workshop
    this.onTrouble = onTrouble
  }

  request(room: Room): void {
    if ((room.held?.tail.length ?? 0) < (this.patience.get(room) ?? 0)) return
    this.queue.add(room)
    this.start()
  }

  isQueued(room: Room): boolean {
    return this.queue.has(room)
  }

  /** Resolves when nothing is being folded. */
  async idle(): Promise<void> {
    while (this.running !== null) await this.running
  }

  private start(): void {
    this.running ??= this.run().finally(() => {
      this.running = null
      // Who asked between the last room and this moment would wait for the next who asks.
      if (this.queue.size > 0) this.start()
    })
  }

  private async run(): Promise<void> {
    for (const room of this.queue) {
      await this.fold(room).catch((error: unknown) => this.putOff(room, error))
      this.queue.delete(room)
    }
  }

  private putOff(room: Room, error: unknown): void {
    this.patience.set(room, 2 * (room.held?.tail.length ?? 0))
    this.onTrouble({ what: 'could not fold', room: room.id, error })
  }

  private async fold(room: Room): Promise<void> {
    const { held } = room
    const last = held?.tail.at(-1)
    if (held === null || last === undefined) return
    const state = await this.workshop.fold(held.everything())
    const snapshot = { n: last.n, state }
    await this.log.writeSnapshot(room.id, snapshot)
    held.folded(snapshot)
    this.folds += 1
  }
}
