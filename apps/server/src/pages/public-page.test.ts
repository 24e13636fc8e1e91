import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { letterId } from '@undersigned/letter'
import { setPartners } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Crowd, fillCrowd } from '../testing/crowd.ts'
import { type House, openHouse } from '../testing/house.ts'
import { createPublicCache } from './public-cache.ts'
import { daysOfSigning } from './public-curve.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'public-'))
let crowd: Crowd
let house: House

beforeAll(async () => {
  crowd = await fillCrowd({ dataDir, listed: 620, pending: 4 })
  house = await openHouse({ DATA_DIR: dataDir })
}, 90_000)
afterAll(async () => {
  await house.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const get = (below = '', headers: Record<string, string> = {}, language = 'en'): Promise<Response> =>
  house.stranger().fetch(`/${language}/${crowd.slug}${below}`, { headers })
const read = async (below = '', language = 'en'): Promise<string> => (await get(below, {}, language)).text()
const namesIn = (html: string): number => (html.match(/<li>[^<]*\d+[^<]*<\/li>/g) ?? []).length
const confirmOne = async (at: number): Promise<void> => {
  const answer = await house.stranger().fetch(`/en/confirm/${crowd.tokens[at]}`, { method: 'POST', body: new URLSearchParams() })
  expect(answer.status).toBe(200)
}

test('G161 a page is kept until something it is made of changes, has a name of its own for what it says, and is behind nobody who asks alone', async () => {
  const first = await get()
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toContain('must-revalidate')
  expect(first.headers.get('cdn-cache-control')).toContain('stale-while-revalidate')
  expect((await get('', { 'if-none-match': etag })).status).toBe(304)
  await confirmOne(0)
  const after = await get('', { 'if-none-match': etag })
  expect([after.status, after.headers.get('etag') === etag]).toEqual([200, false])
  expect(await after.text()).toContain('621 signatures')
})

test('G161 those who come while a page is rendered wait for it, unless it changed since', async () => {
  let state = 'one'
  const cache = createPublicCache(() => 1_000_000)
  const ways: PromiseWithResolvers<void>[] = []
  const make = vi.fn(async () => {
    const [said, way] = [state, Promise.withResolvers<void>()]
    ways.push(way)
    await way.promise
    return { body: `it is ${said}`, type: 'text/plain', until: null }
  })
  const ask = () => cache.answer('/x', { state: async () => state, make })
  const some = Array.from({ length: 50 }, ask)
  await vi.waitFor(() => expect(make).toHaveBeenCalledTimes(1))
  state = 'two'
  const others = Array.from({ length: 20 }, ask)
  await vi.waitFor(() => expect(make).toHaveBeenCalledTimes(2))
  for (const way of ways) way.resolve()
  const said = (all: typeof some) => Promise.all(all).then((kept) => new Set(kept.map((each) => String(each?.body))))
  expect([await said(some), await said(others)]).toEqual([new Set(['it is one']), new Set(['it is two'])])
  expect(make).toHaveBeenCalledTimes(2)
})

test('G161 what many ask for is rendered once, looked at again after a moment, and given up as soon as nobody may read it', async () => {
  let now = 1_000_000
  let state: string | null = 'one'
  const cache = createPublicCache(() => now)
  const make = vi.fn(async () => ({ body: `it is ${state}`, type: 'text/plain', until: null }))
  const making = { state: async () => state, make }
  const answers = await Promise.all(Array.from({ length: 300 }, () => cache.answer('/x', making)))
  expect(new Set(answers.map((kept) => String(kept?.body)))).toEqual(new Set(['it is one']))
  expect(cache.ready('/x')).not.toBeNull()
  now += 60
  expect(cache.ready('/x')).toBeNull()
  state = null
  expect(await cache.answer('/x', making)).toBeNull()
  now += 1000
  expect(cache.ready('/x')).toBeNull()
})

test('G161 a page that is asked for again is given smaller, also to one reader alone who can read that', async () => {
  const encoding = async () => (await get('', { 'accept-encoding': 'gzip' }, 'fr')).headers.get('content-encoding')
  await vi.waitFor(async () => expect(await encoding()).toBe('gzip'), { timeout: 10_000 })
  const whole = await get('', { 'accept-encoding': 'identity' }, 'fr')
  expect(whole.headers.get('content-encoding')).toBeNull()
  expect(await (await get('', { 'accept-encoding': 'gzip' }, 'fr')).text()).toBe(await whole.text())
})

test('G126 a page that was being rendered while somebody on it erased themselves is kept for nobody, and given to nobody who asks afterwards', async () => {
  let state = 'before'
  const cache = createPublicCache(() => 1_000_000)
  const rendering: (() => void)[] = []
  const make = async () => {
    const body = `as it was ${state}`
    await new Promise<void>((resolve) => rendering.push(resolve))
    return { body, type: 'text/plain', until: null }
  }
  const ask = () => cache.answer('/x', { state: async () => state, make })
  const begun = async (count: number) => {
    await vi.waitFor(() => expect(rendering).toHaveLength(count))
    return rendering.splice(0)
  }
  const first = Array.from({ length: 300 }, ask)
  const old = await begun(1)
  state = 'after'
  cache.forget()
  const later = Array.from({ length: 300 }, ask)
  const [anew] = await begun(1)
  for (const end of old) end()
  await Promise.all(first)
  expect(cache.ready('/x')).toBeNull()
  anew?.()
  expect(new Set((await Promise.all(later)).map((kept) => String(kept?.body)))).toEqual(new Set(['as it was after']))
  expect(String(cache.ready('/x')?.body)).toBe('as it was after')
})

test('G162 a list goes on after five hundred names, page by page, and nobody is left out or named twice', async () => {
  const [letter, second] = [await read(), await read('/signatures/2')]
  expect([namesIn(letter), namesIn(second)]).toEqual([500, 121])
  expect(letter).toContain(`href="/en/${crowd.slug}/signatures/2"`)
  expect(second).toContain(`hreflang="x-default" href="${house.server.origin}/en/${crowd.slug}/signatures/2"`)
  expect(letter).toContain('Names 1 to 500 of 621')
  expect(second).toContain(`<link rel="canonical" href="${house.server.origin}/en/${crowd.slug}/signatures/2"`)
  expect((await get('/signatures/3')).status).toBe(404)
  expect((await get('/signatures/0')).status).toBe(404)
})

test('G163 map and curve are drawn here, and say the same as tables', async () => {
  const html = await read()
  expect(html.match(/<g class="shade-\d"/g)).toHaveLength(27)
  const table = /id="map".*?<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? ''
  const sum = [...table.matchAll(/<td class="n">([\d,]+)/g)].reduce((all, [, count = '']) => all + Number(count.replace(',', '')), 0)
  expect(sum).toBe(621)
  const curve = (/id="curve".*?<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? '').trim()
  expect(curve).toMatch(/<td class="n">621<\/td><\/tr>$/)
})

test('G163 a day of the curve is a day where the letter is at home', () => {
  const late = Date.UTC(2026, 9, 17, 22, 30)
  expect(daysOfSigning([late], 'UTC')[0]?.at).toBe(Date.UTC(2026, 9, 17, 12))
  expect(daysOfSigning([late], 'Europe/Brussels')[0]?.at).toBe(Date.UTC(2026, 9, 18, 12))
  expect(daysOfSigning([late, late + 3 * 86_400_000], 'UTC').map(({ total }) => total)).toEqual([1, 1, 1, 2])
})

test('G164 a page names itself, its siblings and its original to search engines and other sites, asks nobody else, and sets nothing', async () => {
  const answer = await get()
  const html = await answer.text()
  const address = (language: string): string => `${house.server.origin}/${language}/${crowd.slug}`
  expect(html).toContain(`<link rel="canonical" href="${address('en')}"`)
  expect(html).toContain(`hreflang="fr" href="${address('fr')}"`)
  expect(html).toContain(`hreflang="x-default" href="${address('en')}"`)
  expect(answer.headers.get('set-cookie')).toBeNull()
  const foreign = [...html.matchAll(/(?:src|action)="(https?:[^"]+)"/g)].filter(([, link = '']) => !link.startsWith(house.server.origin))
  expect(foreign).toEqual([])
  const scripts = await Promise.all(
    [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map(async ([, path = '']) => (await house.stranger().fetch(path)).arrayBuffer()),
  )
  expect(scripts.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThan(45 * 1024)
  expect(await read('/qr.svg')).toMatch(/^<svg.*<path d="M/)
})

test('G165 the picture is drawn beside the work, is named by the page once it is there, and stays while it shows the same', async () => {
  await read()
  await house.server.services.pictures.settled()
  const html = await read()
  const path = /og:image" content="[^"]*(\/picture\.png\?\w+)"/.exec(html)?.[1] ?? ''
  const picture = await get(path)
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png'])
  await house.server.services.pictures.settled()
  expect(await read()).toContain(path)
}, 60_000)

test('G166 the box of a letter is shown in frames of its partners alone, and the page itself in none', async () => {
  expect((await get('/embed')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  await setPartners(house.server.services.store.db, {
    letter: letterId(crowd.letter),
    sites: ['https://partner.example'],
    by: 'ana',
    at: 5,
  })
  const box = await get('/embed')
  expect(box.headers.get('content-security-policy')).toContain('frame-ancestors https://partner.example')
  expect(await box.text()).toContain('621 signatures')
  expect((await get()).headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(await read()).toContain('&lt;iframe')
})

test('G167 the feeds tell of days and organisations, and never of a person', async () => {
  const feed = JSON.parse(await read('/feed.json'))
  expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', home_page_url: `${house.server.origin}/en/${crowd.slug}` })
  const texts = feed.items.map((item: { content_text: string }) => item.content_text).join('\n')
  expect(texts).toContain('The Readers’ Association')
  const { db } = house.server.services.store
  const people = await db
    .selectFrom('signatory')
    .where('class', '=', 'individual')
    .where('listedAt', 'is not', null)
    .select('name')
    .execute()
  for (const { name } of people) expect(texts.includes(`: ${name}`) || texts.includes(`, ${name}`)).toBe(false)
  const rss = await read('/feed.xml', 'fr')
  expect(rss).toContain('<language>fr</language>')
  expect(rss).toContain('La lettre est publiée')
})

test('G161 many readers are answered on the short way, smaller where they can read that, and behind the same guards', async () => {
  const ask = (headers: Record<string, string>): Promise<{ status: number; encoding: string; policy: string }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(house.server.origin)
      request({ hostname, port, path: `/en/${crowd.slug}`, headers }, (answer) => {
        answer.resume()
        const { 'content-encoding': encoding = '', 'content-security-policy': policy = '' } = answer.headers
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, encoding, policy: String(policy) }))
      })
        .once('error', reject)
        .end()
    })
  const crowdOfReaders = async (): Promise<ReadonlySet<string>> =>
    new Set(
      (await Promise.all(Array.from({ length: 400 }, () => ask({ 'accept-encoding': 'gzip' })))).map(
        ({ status, encoding }) => `${status} ${encoding}`,
      ),
    )
  await vi.waitFor(async () => expect(await crowdOfReaders()).toContain('200 gzip'), { timeout: 20_000 })
  expect((await ask({ host: 'elsewhere.example' })).status).toBe(403)
  expect((await ask({})).policy).toContain("default-src 'none'")
}, 60_000)
