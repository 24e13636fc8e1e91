// A reader who asks again as soon as they were answered, on a socket that stays open; many of them are a crowd. Cheap, so that the server is measured.
import { connect, type Socket } from 'node:net'

export interface Shot {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Tally {
  answered: number
  bytes: number
  /** By status. */
  readonly statuses: Map<number, number>
  /** How long each took, ms. */
  readonly took: number[]
}

interface Crowd {
  readonly url: string
  readonly readers: number
  /** What a reader asks next, at once or when it is time to; null: they go home. */
  readonly next: () => Shot | null | Promise<Shot | null>
  /** Told of each answer. */
  readonly heard?: (status: number, shot: Shot) => void
}

/** Sends the crowd; resolves when all went home. */
export async function hammer({ url, readers, next, heard }: Crowd): Promise<Tally> {
  const tally: Tally = { answered: 0, bytes: 0, statuses: new Map(), took: [] }
  await Promise.all(Array.from({ length: readers }, () => new Reader(new URL(url), { next, heard, tally }).done))
  return tally
}

interface Asking {
  readonly next: () => Shot | null | Promise<Shot | null>
  readonly heard: Crowd['heard']
  readonly tally: Tally
}

class Reader {
  readonly done: Promise<void>
  private readonly socket: Socket
  private readonly host: string
  private readonly asking: Asking
  private head = ''
  private missing = -1
  private shot: Shot | null = null
  private asked = 0
  private status = 0

  constructor({ hostname, port, host }: URL, asking: Asking) {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.done = promise
    this.host = host
    this.asking = asking
    this.socket = connect(Number(port), hostname, () => this.ask())
    this.socket.setNoDelay(true)
    this.socket.on('data', (piece) => this.hear(piece))
    this.socket.on('error', reject)
    this.socket.on('close', () => resolve())
  }

  private ask(): void {
    const next = this.asking.next()
    if (next instanceof Promise) void next.then((shot) => this.send(shot))
    else this.send(next)
  }

  private send(shot: Shot | null): void {
    this.shot = shot
    if (shot === null) {
      this.socket.end()
      return
    }
    const { method, path, headers = {}, body = '' } = shot
    const lines = Object.entries({
      host: this.host,
      ...headers,
      ...(method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
    })
    this.head = ''
    this.missing = -1
    this.asked = performance.now()
    this.socket.write(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
  }

  private hear(piece: Buffer): void {
    this.asking.tally.bytes += piece.byteLength
    if (this.missing >= 0) this.missing -= piece.byteLength
    else this.hearHead(piece)
    if (this.missing !== 0) return
    const { tally, heard } = this.asking
    tally.answered += 1
    tally.statuses.set(this.status, (tally.statuses.get(this.status) ?? 0) + 1)
    tally.took.push(performance.now() - this.asked)
    if (this.shot !== null) heard?.(this.status, this.shot)
    this.ask()
  }

  private hearHead(piece: Buffer): void {
    this.head += piece.toString('latin1')
    const end = this.head.indexOf('\r\n\r\n')
    if (end < 0) return
    const lines = this.head.slice(0, end)
    this.status = Number(lines.slice(9, 12))
    const length = /\r\ncontent-length: (\d+)/i.exec(lines)
    if (length === null && this.status !== 304 && this.status !== 204) throw new Error(`an answer without its length: ${lines}`)
    this.missing = Number(length?.[1] ?? 0) - (this.head.length - end - 4)
  }
}

/** The value that so large a part of them does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
