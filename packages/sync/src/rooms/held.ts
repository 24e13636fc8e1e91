import type { LoggedUpdate, RoomContent, Snapshot, Stop } from '../update-log.ts'
import { readHeader, type UpdateHeader } from '../updates/header.ts'
import { Holdings } from '../updates/holdings.ts'

/** What an open room keeps in memory: the bytes of its snapshot and of what follows, and their clocks. Never a document. */
export class Held {
  readonly holdings = new Holdings()
  stopped: Stop | null
  snapshot: Snapshot | null
  tail: LoggedUpdate[]
  n: number
  tailBytes = 0

  constructor(content: RoomContent) {
    this.stopped = content.stopped
    this.snapshot = content.snapshot
    this.tail = [...content.tail]
    this.n = content.n
    if (content.snapshot !== null) this.holdings.add(readHeader(content.snapshot.state))
    for (const { update } of content.tail) this.holdings.add(readHeader(update))
    this.tailBytes = bytesOf(this.tail)
  }

  get bytes(): number {
    return (this.snapshot?.state.length ?? 0) + this.tailBytes
  }

  record(entry: LoggedUpdate, header: UpdateHeader): void {
    this.tail.push(entry)
    this.tailBytes += entry.update.length
    this.n = entry.n
    this.holdings.add(header)
  }

  /** Takes a snapshot that is in the log, and drops what it stands for. */
  folded(snapshot: Snapshot): void {
    this.snapshot = snapshot
    this.tail = this.tail.filter(({ n }) => n > snapshot.n)
    this.tailBytes = bytesOf(this.tail)
  }

  /** All updates there are, oldest first. */
  everything(): Uint8Array[] {
    return this.since(-1)
  }

  /** What brings somebody who has heard everything up to a number to where the room is now. */
  since(n: number): Uint8Array[] {
    const updates = this.tail.filter((entry) => entry.n > n).map(({ update }) => update)
    return this.snapshot !== null && this.snapshot.n > n ? [this.snapshot.state, ...updates] : updates
  }
}

const bytesOf = (tail: readonly LoggedUpdate[]): number => tail.reduce((sum, { update }) => sum + update.length, 0)
