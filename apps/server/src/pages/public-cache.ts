import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

/** What a public address answers with. */
export interface Made {
  readonly body: string | Uint8Array
  readonly type: string
  /** In place of what every page says of frames. */
  readonly headers?: Readonly<Record<string, string>>
  /** From when on it would be another one, whatever is written down by then; null if never. */
  readonly until: number | null
}

export interface Kept {
  readonly body: Buffer
  readonly etag: string
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
  /** The same, smaller; null until it was made. */
  readonly small: Buffer | null
}

/** How an address is looked at: what it is made of, in one word, and how it is made. */
interface Making {
  /** Null: there is nothing that may be read here. */
  readonly state: () => Promise<string | null>
  readonly make: () => Promise<Made | null>
}

/** Public pages as they were rendered last, each until it changes (rule G161). */
export interface PublicCache {
  /** What may be given without asking anybody; null if somebody has to look. */
  ready(path: string): Kept | null
  /** Looks, and renders anew if it has to. */
  answer(path: string, making: Making): Promise<Kept | null>
  /** Keeps nothing of what it has: somebody who was on a page erased themselves (rule G126). */
  forget(): void
}

/** More often asked for than this in a second, and nobody looks for each of them. */
const BUSY = 100
/** So long a look holds while many ask, in ms. */
const HOLDS = 50
/** While many ask, rendering takes a tenth of the time at most, and waits no longer than this. */
const SHARE = 10
const LONGEST = 3000
/** What no event tells of (a name that was changed elsewhere) is seen after this long. */
const AT_MOST = 30_000
const MOST_BYTES = 48 * 1024 * 1024
const WORTH_IT = 1024

interface Entry extends Kept {
  small: Buffer | null
  readonly state: string
  readonly until: number
  readonly madeAt: number
  readonly took: number
  lookedAt: number
}

interface Asked {
  second: number
  times: number
  /** In the second before. */
  before: number
  looking: Promise<Kept | null> | null
}

interface Rendering {
  readonly state: string
  readonly forgotten: number
  readonly made: Promise<Entry | null>
}

export function createPublicCache(now: () => number): PublicCache {
  const entries = new Map<string, Entry>()
  const asking = new Map<string, Asked>()
  const rendering = new Map<string, Rendering>()
  let bytes = 0
  let forgotten = 0

  const drop = (path: string): void => {
    bytes -= sizeOf(entries.get(path))
    entries.delete(path)
  }
  const keep = (path: string, entry: Entry): Entry => {
    drop(path)
    entries.set(path, entry)
    bytes += sizeOf(entry)
    for (const [oldest] of entries) {
      if (bytes <= MOST_BYTES) break
      drop(oldest)
    }
    return entry
  }
  const makeSmall = (path: string, entry: Entry): void =>
    squeeze(entry, (grown) => {
      if (entries.get(path) === entry) bytes += grown
    })
  const askedOf = (path: string): Asked => {
    const second = Math.floor(now() / 1000)
    const known = asking.get(path) ?? { second, times: 0, before: 0, looking: null }
    if (known.second !== second) Object.assign(known, { second, times: 0, before: known.second === second - 1 ? known.times : 0 })
    known.times += 1
    asking.set(path, known)
    if (asking.size > 5000) for (const [other, { second: then }] of asking) if (then < second - 1) asking.delete(other)
    return known
  }
  const render = async (path: string, state: string, { make }: Making): Promise<Entry | null> => {
    const [from, before] = [performance.now(), forgotten]
    const made = await make()
    if (made === null) {
      drop(path)
      return null
    }
    const at = now()
    const entry = {
      ...asKept(made),
      state,
      until: Math.min(made.until ?? Number.POSITIVE_INFINITY, at + AT_MOST),
      madeAt: at,
      took: performance.now() - from,
      lookedAt: at,
    }
    // Somebody may have erased themselves since it was begun: it is for those alone who had asked before.
    return forgotten === before ? keep(path, entry) : entry
  }
  /** Whoever finds the page made of the same as one that is being rendered waits for that one. */
  const renderOnce = (path: string, state: string, making: Making): Promise<Entry | null> => {
    const begun = rendering.get(path)
    if (begun?.state === state && begun.forgotten === forgotten) return begun.made
    const made = render(path, state, making).finally(() => {
      if (rendering.get(path)?.made === made) rendering.delete(path)
    })
    rendering.set(path, { state, forgotten, made })
    return made
  }
  const look = async (path: string, making: Making, isBusy: () => boolean): Promise<Kept | null> => {
    const state = await making.state()
    const entry = entries.get(path)
    if (state === null) {
      drop(path)
      return null
    }
    const at = now()
    if (entry !== undefined && at < entry.until) {
      const mayWait = isBusy() && at - entry.madeAt < Math.min(LONGEST, entry.took * SHARE)
      if (entry.state === state || mayWait) {
        entry.lookedAt = at
        makeSmall(path, entry)
        return entry
      }
    }
    return renderOnce(path, state, making)
  }

  return {
    ready: (path) => {
      const entry = entries.get(path)
      if (entry === undefined) return null
      const asked = askedOf(path)
      if (!isManyAsking(asked) || now() >= entry.until) return null
      if (asked.looking === null && now() - entry.lookedAt >= HOLDS) return null
      makeSmall(path, entry)
      return entry
    },
    answer: (path, making) => {
      const asked = askedOf(path)
      const isBusy = (): boolean => isManyAsking(asked)
      // Whoever comes while somebody looks gets what that look finds: it began before they came only where many ask.
      if (asked.looking !== null && isBusy()) return asked.looking
      const looking = look(path, making, isBusy).finally(() => {
        if (asked.looking === looking) asked.looking = null
      })
      asked.looking = looking
      return looking
    },
    forget: () => {
      entries.clear()
      bytes = 0
      forgotten += 1
      for (const asked of asking.values()) asked.looking = null
    },
  }
}

/** Who is in the middle of a rush is not asked to look anew with each second. */
const isManyAsking = ({ times, before }: Asked): boolean => times > BUSY || before > BUSY

const sizeOf = (entry: Kept | undefined): number => (entry === undefined ? 0 : entry.body.byteLength + (entry.small?.byteLength ?? 0))

function asKept({ body, type, headers = {} }: Made): Kept {
  const bytes = Buffer.from(body)
  return { body: bytes, etag: `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`, type, headers, small: null }
}

const smaller = promisify(gzip)
const squeezing = new WeakSet<Kept>()

/** Makes the smaller one beside the work, once a page is asked for again; until then the whole one is given. */
function squeeze(entry: Entry, grew: (bytes: number) => void): void {
  if (entry.small !== null || entry.body.byteLength < WORTH_IT || /^image\/png/.test(entry.type) || squeezing.has(entry)) return
  squeezing.add(entry)
  smaller(entry.body)
    .then((small) => {
      entry.small = small
      grew(small.byteLength)
    })
    .catch(() => squeezing.delete(entry))
}
