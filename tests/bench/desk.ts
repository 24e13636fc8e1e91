// A letter of 300 units on the translator's desk in a real Chromium, scrolled from top to bottom and back at reading and at leafing pace (goal:
// 60 frames a second where the machine can do them at all). Beside it, in the same run: a plain page of the same words, scrolled the same way.
import { existsSync } from 'node:fs'
import { createClient } from '@undersigned/api/client'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { makeLongLetter } from '../support/long-letter.ts'
import { type RunningServer, startServer } from '../support/server.ts'

const PARAGRAPHS = 300
/** Pixels a second: a wheel that is turned steadily, and a scroll bar that is dragged. */
const PACES = { reading: 1_200, leafing: 4_000 } as const
const SECONDS = 5
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))

export async function run(): Promise<Readonly<Record<string, unknown>>> {
  const server = await startServer({ env: { SEED_DEMO: '1' } })
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu']
  const browser = await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) })
  try {
    const { page, units } = await openDesk(browser, server)
    const pairs = await pairsOn(page)
    const desk = await bothPaces(page)
    const plain = await bothPaces(await openPlain(browser, pairs))
    return { units, goalFps: 60, desk, plain }
  } finally {
    await browser.close()
    await server.stop()
  }
}

async function openDesk(browser: Browser, server: RunningServer): Promise<{ readonly page: Page; readonly units: number }> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 900 }, locale: 'en-IE' })
  const cookie = await enter(context, server)
  const { letter, units } = await makeLongLetter({ url: server.url, cookie }, PARAGRAPHS)
  const page = await context.newPage()
  await page.goto(`/app/letters/${letter}/versions/fr`)
  await page
    .locator('.unit')
    .nth(PARAGRAPHS - 1)
    .waitFor({ state: 'attached' })
  await page.locator('.finding').first().waitFor({ state: 'attached' })
  return { page, units }
}

async function enter(context: BrowserContext, { url }: RunningServer): Promise<string> {
  const api = createClient({
    base: url,
    fetch: async (address, { method, headers, body }) => {
      const answer = await context.request.fetch(address, { method, headers: { ...headers, origin: url }, ...(body && { data: body }) })
      return { ok: answer.ok(), status: answer.status(), json: () => answer.json() }
    },
  })
  const entered = await api.call('demoEnter', { body: { as: 'coordinator' } })
  if (!entered.ok) throw new Error(`nobody lets a coordinator in: ${entered.refusal.problem}`)
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

type Pairs = readonly (readonly string[])[]

const pairsOn = (desk: Page): Promise<Pairs> =>
  desk
    .locator('.unit')
    .evaluateAll((units) =>
      units.map((unit) => ['.unit-source .u-words', '.unit-target .u-field'].map((side) => unit.querySelector(side)?.textContent ?? '')),
    )

/** The same words in the same widths and type, and nothing else: what scrolling costs on this machine whatever stands there. */
async function openPlain(browser: Browser, pairs: Pairs): Promise<Page> {
  const rows = pairs.map((pair) => `<div>${pair.map((text) => `<p>${text}</p>`).join('')}</div>`).join('\n')
  const style =
    'main{max-width:72rem;margin:auto}div{display:grid;grid-template-columns:1fr 1fr;gap:2rem;margin:4rem 0}p{font:1.1rem/1.55 serif;margin:0}'
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.setContent(`<!doctype html><title>plain</title><style>${style}</style><main>${rows}</main>`)
  return page
}

async function bothPaces(page: Page): Promise<Readonly<Record<keyof typeof PACES, Figures>>> {
  await page.bringToFront()
  const cdp = await page.context().newCDPSession(page)
  const reading = await scrolled(page, cdp, PACES.reading)
  const leafing = await scrolled(page, cdp, PACES.leafing)
  await page.close()
  return { reading, leafing }
}

interface Figures {
  readonly framesPerSecond: number
  readonly frameMs: { readonly median: number; readonly p95: number; readonly most: number }
  readonly longestTaskMs: number
  readonly mostMounted: number
  /** Milliseconds of the main thread in each second: what the page costs whatever else runs on this machine. */
  readonly busyMsPerSecond: number
}

async function scrolled(page: Page, cdp: CDPSession, pace: number): Promise<Figures> {
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(null))))
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const before = await busySeconds(cdp)
  const seen = await page.evaluate(scrollThrough, { pace, seconds: SECONDS })
  const busy = (await busySeconds(cdp)) - before
  const sorted = seen.gaps.toSorted((one, other) => one - other)
  const at = (part: number): number => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
  return {
    framesPerSecond: round(seen.gaps.length / SECONDS),
    frameMs: { median: at(0.5), p95: at(0.95), most: at(1) },
    longestTaskMs: round(seen.longest),
    mostMounted: seen.mounted,
    busyMsPerSecond: Math.round((busy * 1_000) / SECONDS),
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

async function busySeconds(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

interface Seen {
  readonly gaps: readonly number[]
  readonly longest: number
  readonly mounted: number
}

/** Runs in the page: where it is scrolled to follows the clock, not the frames, so that a slow page gains nothing by it; at the end it turns back. */
function scrollThrough({ pace, seconds }: { readonly pace: number; readonly seconds: number }): Promise<Seen> {
  return new Promise((resolve) => {
    const gaps: number[] = []
    let [longest, mounted, last, place, down] = [0, 0, 0, 0, 1]
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration)
    })
    tasks.observe({ type: 'longtask' })
    const end = performance.now() + seconds * 1_000
    const step = (now: number): void => {
      if (last > 0) {
        gaps.push(now - last)
        place += (down * pace * (now - last)) / 1_000
        if (place > document.documentElement.scrollHeight - window.innerHeight || place < 0) down = -down
        window.scrollTo({ top: place, behavior: 'instant' })
      }
      last = now
      if (gaps.length % 10 === 0) mounted = Math.max(mounted, document.querySelectorAll('.unit:not(.far)').length)
      if (now < end) requestAnimationFrame(step)
      else setTimeout(() => resolve({ gaps, longest, mounted }), 100)
    }
    requestAnimationFrame(step)
  })
}
