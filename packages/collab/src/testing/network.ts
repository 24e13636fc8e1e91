import * as Y from 'yjs'

interface Letter {
  readonly from: number
  readonly update: Uint8Array
}

/** People's lines to each other: every update waits until it is delivered by hand; what one person sends arrives in its order. */
export class Network {
  private readonly docs: readonly Y.Doc[]
  private readonly inboxes: Letter[][]
  private readonly away = new Set<number>()

  constructor(docs: readonly Y.Doc[]) {
    this.docs = docs
    this.inboxes = docs.map(() => [])
    docs.forEach((doc, from) => {
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'network') return
        this.inboxes.forEach((inbox, to) => {
          if (to !== from) inbox.push({ from, update })
        })
      })
    })
  }

  /** Delivers up to `count` waiting updates to one person: the oldest of all, or the oldest of whoever sent the latest. */
  deliver(to: number, count: number, from: 'oldest' | 'latest sender'): void {
    for (let left = count; left > 0; left--) {
      const inbox = this.inboxes[to] ?? []
      const open = inbox.filter((letter) => !this.away.has(letter.from))
      const sender = from === 'oldest' ? open[0]?.from : open.at(-1)?.from
      const letter = open.find((each) => each.from === sender)
      if (!letter || this.away.has(to)) return
      inbox.splice(inbox.indexOf(letter), 1)
      this.hand(to, letter.update)
    }
  }

  leave(who: number): void {
    this.away.add(who)
  }

  comeBack(who: number): void {
    this.away.delete(who)
  }

  /** Delivers everything, and what is written because of it; false if that never ends. */
  settle(): boolean {
    this.away.clear()
    for (let round = 0; round < 100; round++) {
      if (this.inboxes.every((inbox) => inbox.length === 0)) return true
      this.inboxes.forEach((inbox, to) => {
        for (const { update } of inbox.splice(0)) this.hand(to, update)
      })
    }
    return false
  }

  private hand(to: number, update: Uint8Array): void {
    const doc = this.docs[to]
    if (doc) Y.applyUpdate(doc, update, 'network')
  }
}
