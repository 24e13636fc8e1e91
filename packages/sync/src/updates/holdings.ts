import * as encoding from 'lib0/encoding'
import type { UpdateHeader } from './header.ts'
import { IdSet } from './id-set.ts'

/** What a room has, by clocks alone: enough to tell whether an update brings anything, without building a document. */
export class Holdings {
  private readonly items = new IdSet()
  private readonly deletions = new IdSet()

  add(header: UpdateHeader): void {
    for (const range of header.items) this.items.add(range)
    for (const range of header.deletions) this.deletions.add(range)
  }

  lacksItems(header: UpdateHeader): boolean {
    return header.items.some((range) => !this.items.covers(range))
  }

  lacksDeletions(header: UpdateHeader): boolean {
    return header.deletions.some((range) => !this.deletions.covers(range))
  }

  lacks(header: UpdateHeader): boolean {
    return this.lacksItems(header) || this.lacksDeletions(header)
  }

  /** As Yjs writes it; where items are missing in between, it stops before the gap. */
  stateVector(): Uint8Array {
    const clocks = [...this.items.fromTheStart()].sort(([one], [other]) => other - one)
    return encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clocks.length)
      for (const [client, clock] of clocks) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, clock)
      }
    })
  }
}
