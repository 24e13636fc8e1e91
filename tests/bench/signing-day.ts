// The day a letter is in the news. First views alone: our page of a long letter, some 89 kB with the first 500 of LISTED names, beside a bare Hono
// that gives the same bytes, in turns, in one run (goals: 3,000 views a second, and 0.8 of the bare one). Then people confirm signatures as fast as
// they are answered, while readers go on reading (goal: 500 a second for a minute, none lost, and the count exact). SECONDS=60 unless told.
// Meanwhile VIEWS readers a second come, whatever the server does: who asks again as soon as they were answered would measure, on two cores that
// the crowd shares with the server, how much of them is left for signing. VIEWS=0 lets six of those read instead.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { letterId } from '@undersigned/letter'
import { fillCrowd } from '@undersigned/server/testing'
import { openStore, signatoryCounts, verifyStore } from '@undersigned/storage'
import { hammer, percentile, type Shot, type Tally } from '../support/hammer.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const SECONDS = Number(process.env.SECONDS ?? 60)
const LISTED = Number(process.env.LISTED ?? 2000)
/** So many people stand ready for each second: the faster they are served, the sooner it is over. */
const PER_SECOND = Number(process.env.PER_SECOND ?? 640)
const VIEWS = Number(process.env.VIEWS ?? 300)
/** People who are in the middle of confirming at any moment. */
const SIGNERS = Number(process.env.SIGNERS ?? 64)
const FORMS = Number(process.env.FORMS ?? 3000)
const FORM_IS_READ = 5000
/** Short ones in turns: a machine that is shared is not as fast in one half minute as in the next. */
const ROUNDS = 11
const READERS = 24
const ROUND_SECONDS = Math.max(0.5, Math.min(1.5, SECONDS / 24))

export async function run(): Promise<Readonly<Record<string, unknown>>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'signing-day-'))
  const crowd = await fillCrowd({ dataDir, listed: LISTED, pending: PER_SECOND * SECONDS, isLong: true })
  const server = await startServer({ dataDir, env: { LIMIT_FACTOR: '1000000', LOG_LEVEL: 'error' } })
  const path = `/en/${crowd.slug}`
  try {
    const page = Buffer.from(await (await fetch(`${server.url}${path}`)).arrayBuffer())
    const views = await compareViews(server, { path, page, dataDir })
    const forms = await sendForms(server, path)
    const signing = await signWhileReading(server, { path, tokens: crowd.tokens })
    const shown = await countShown(server, path)
    await server.stop()
    const kept = await keptIn(dataDir, crowd.letter)
    const expected = LISTED + signing.confirmed
    return {
      page: { bytes: page.byteLength, names: LISTED },
      views,
      forms,
      signing: {
        ...signing,
        expected,
        kept: kept.count,
        shown,
        lost: expected - kept.count,
        isExact: kept.count === expected && shown === expected,
        problems: kept.problems,
      },
      goals: { viewsPerSecond: 3000, ratio: 0.8, signaturesPerSecond: 500, lost: 0 },
    }
  } finally {
    await server.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Views {
  readonly path: string
  readonly page: Buffer
  readonly dataDir: string
}

async function compareViews(server: RunningServer, { path, page, dataDir }: Views) {
  const file = join(dataDir, 'page.html')
  writeFileSync(file, page)
  const bare = await startBare(file)
  try {
    const theirBytes = (await (await fetch(`${bare.url}${path}`)).arrayBuffer()).byteLength
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      theirs.push(await viewsPerSecond(bare.url, path))
      ours.push(await viewsPerSecond(server.url, path))
    }
    const ratios = ours.map((own, round) => own / (theirs[round] ?? 0))
    return {
      perSecond: percentile(ours, 0.5),
      bareHono: percentile(theirs, 0.5),
      ratio: Math.round(100 * percentile(ratios, 0.5)) / 100,
      best: { perSecond: Math.max(...ours), bareHono: Math.max(...theirs) },
      bytes: { ours: page.byteLength, theirs: theirBytes },
      rounds: { ours, theirs },
    }
  } finally {
    bare.stop()
  }
}

async function viewsPerSecond(url: string, path: string): Promise<number> {
  const until = performance.now() + ROUND_SECONDS * 1000
  const from = performance.now()
  const tally = await hammer({ url, readers: READERS, next: () => (performance.now() < until ? { method: 'GET', path } : null) })
  if (tally.statuses.size !== 1 || !tally.statuses.has(200))
    throw new Error(`views were answered with ${[...tally.statuses.keys()].join(', ')}`)
  return Math.round((1000 * tally.answered) / (performance.now() - from))
}

async function startBare(file: string): Promise<{ readonly url: string; readonly stop: () => void }> {
  const child = spawn(process.execPath, [new URL('../support/bare-hono.ts', import.meta.url).pathname, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  child.stdout.on('data', (said) => {
    const found = /is at (\S+)/.exec(String(said))
    if (found?.[1]) resolve(found[1])
  })
  child.once('exit', () => reject(new Error('the bare server ended')))
  return { url: await promise, stop: () => child.kill() }
}

/** People who fill in the form, each with a mailbox of their own; what they sign waits for the mail that they were sent. */
async function sendForms(server: RunningServer, path: string) {
  const form = await (await fetch(`${server.url}${path}/sign`)).text()
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
  // A form that comes back at once is a program's.
  await delay(FORM_IS_READ)
  let at = 0
  const headers = { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' }
  const next = (): Shot | null => {
    at += 1
    if (at > FORMS) return null
    const typed = { name: `Maria Reader ${at}`, email: `maria${at}@mail${at % 97}.example.org`, country: 'DE' }
    return { method: 'POST', path: `${path}/sign`, headers, body: String(new URLSearchParams({ ...Object.fromEntries(hidden), ...typed })) }
  }
  const from = performance.now()
  const sent = await hammer({ url: server.url, readers: SIGNERS, next })
  const seconds = (performance.now() - from) / 1000
  return {
    taken: sent.statuses.get(200) ?? 0,
    refused: [...sent.statuses].filter(([status]) => status !== 200),
    perSecond: Math.round((sent.statuses.get(200) ?? 0) / seconds),
    ms: latencies(sent),
  }
}

interface Day {
  readonly path: string
  readonly tokens: readonly string[]
}

/** Whoever is answered asks again, those who sign and those who read: the rates are what the server gives. */
async function signWhileReading(server: RunningServer, { path, tokens }: Day) {
  const from = performance.now()
  let at = 0
  let isOver = false
  const headers = { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' }
  const sign = (): Shot | null => {
    const token = tokens[at]
    at += 1
    return token === undefined ? null : { method: 'POST', path: `/en/confirm/${token}`, headers }
  }
  const signing = hammer({ url: server.url, readers: SIGNERS, next: sign }).finally(() => {
    isOver = true
  })
  const look = (): Shot | null => (isOver ? null : { method: 'GET', path })
  const reading = hammer({ url: server.url, readers: 6, next: VIEWS > 0 ? () => coming().then(look) : look })
  const [signed, read] = await Promise.all([signing, reading])
  const seconds = (performance.now() - from) / 1000
  return {
    seconds: Math.round(seconds),
    confirmed: signed.statuses.get(200) ?? 0,
    refused: [...signed.statuses].filter(([status]) => status !== 200),
    perSecond: Math.round((signed.statuses.get(200) ?? 0) / seconds),
    ms: latencies(signed),
    viewsMeanwhile: { perSecond: Math.round(read.answered / seconds), ms: latencies(read) },
  }
}

let nextComes = 0

/** Readers who come one after the other, so many a second. */
async function coming(): Promise<void> {
  nextComes = Math.max(nextComes + 1000 / VIEWS, performance.now())
  await delay(Math.max(0, nextComes - performance.now()))
}

const latencies = ({ took }: Tally) => ({
  p50: Math.round(percentile(took, 0.5)),
  p95: Math.round(percentile(took, 0.95)),
  p99: Math.round(percentile(took, 0.99)),
})

async function countShown({ url }: RunningServer, path: string): Promise<number> {
  const words: unknown = await (await fetch(`${url}${path}/count.json`)).json()
  const total = typeof words === 'object' && words !== null && 'total' in words ? String(words.total) : ''
  return Number(total.replace(/\D/g, ''))
}

/** What is in the database once the server is gone, and whether its log holds together. */
async function keptIn(dataDir: string, letter: string) {
  const store = await openStore({ dataDir })
  try {
    return { count: (await signatoryCounts(store.db, letterId(letter))).confirmed, problems: (await verifyStore(store)).problems.length }
  } finally {
    await store.close()
  }
}
