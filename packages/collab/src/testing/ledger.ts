import * as Y from 'yjs'
import { type Act, CARRYING, type Event } from './steps.ts'

const FIRST_BMP = 0x4e00
const FIRST_ASTRAL = 0x20000
const MANY = 20_000

/** Every character typed in a session is a code point of its own, every other one beyond the first plane, so that each can be followed. */
export class Ink {
  private drops = 0

  next(): string {
    this.drops += 1
    const point = this.drops % 2 === 0 ? FIRST_BMP + this.drops / 2 : FIRST_ASTRAL + (this.drops - 1) / 2
    return String.fromCodePoint(point)
  }

  /** A few unique characters, sometimes with emoji and combining marks among them, which are not followed (D3). */
  words(length: number, spice: number): string {
    const noise = ['', '', '', '\u0301', '👩‍👧', '😀']
    return Array.from({ length }, (_, at) => this.next() + (noise[(spice + at) % noise.length] ?? '')).join('')
  }
}

const isInk = (char: string): boolean => {
  const point = char.codePointAt(0) ?? 0
  return (point >= FIRST_BMP && point < FIRST_BMP + MANY) || (point >= FIRST_ASTRAL && point < FIRST_ASTRAL + MANY)
}

/** How often each followed character stands in a text. */
function inkIn(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const char of text) if (isInk(char)) counts.set(char, (counts.get(char) ?? 0) + 1)
  return counts
}

/** What happened to every character by a person's hand. */
export class Ledger {
  readonly typed = new Set<string>()
  readonly erased = new Set<string>()
  /** How often a character was written again by an act that carries text. */
  readonly carried = new Map<string, number>()
  /** Characters that were written again by an act that should not have. */
  readonly rewritten = new Map<string, string>()

  begin(text: string): void {
    for (const char of inkIn(text).keys()) this.typed.add(char)
  }

  /** Books what one act of one person does to their own copy. */
  book(doc: Y.Doc, act: Act | Event, read: () => string, perform: () => void): void {
    const before = inkIn(read())
    const inserted: string[] = []
    const listen = (transaction: Y.Transaction) => {
      if (transaction.origin !== 'network') inserted.push(...insertedBy(transaction))
    }
    doc.on('afterTransaction', listen)
    perform()
    doc.off('afterTransaction', listen)
    for (const char of inserted) this.bookInsert(char, act)
    const after = inkIn(read())
    for (const [char, count] of before) {
      const left = after.get(char) ?? 0
      if (left === 0 || (left < count && act !== 'undo' && act !== 'redo')) this.erased.add(char)
    }
  }

  private bookInsert(char: string, act: Act | Event): void {
    if (!this.typed.has(char)) this.typed.add(char)
    else if (CARRYING.has(act)) this.carried.set(char, (this.carried.get(char) ?? 0) + 1)
    else this.rewritten.set(char, act)
  }

  /** Characters that are gone though nobody took them away. */
  lost(text: string): string[] {
    const counts = inkIn(text)
    return [...this.typed].filter((char) => !counts.has(char) && !this.erased.has(char))
  }

  /** Characters that stand more than once though no two people carried them (D1). */
  doubled(text: string): string[] {
    return [...inkIn(text)].filter(([char, count]) => count > 1 && (this.carried.get(char) ?? 0) < 2).map(([char]) => char)
  }
}

function insertedBy(transaction: Y.Transaction): string[] {
  const { doc, beforeState, afterState } = transaction
  const chars: string[] = []
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0
    if (end <= start) continue
    for (const struct of doc.store.clients.get(client) ?? []) {
      if (struct.id.clock + struct.length <= start || !(struct instanceof Y.Item)) continue
      if (!struct.deleted && struct.content instanceof Y.ContentString) {
        chars.push(...Array.from(struct.content.str.slice(Math.max(0, start - struct.id.clock))).filter(isInk))
      }
    }
  }
  return chars
}
