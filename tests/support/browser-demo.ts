import { type Browser, type BrowserContextOptions, expect } from '@playwright/test'
import {
  type ApiClient,
  createClient,
  type DemoPerson,
  type LooseInput,
  type RouteInput,
  type RouteName,
  type RouteResponse,
} from '@undersigned/api/client'
import { mailTo, type Seat, type Site } from './browser.ts'
import { ownDemoData } from './demo-data.ts'
import { type ServerOptions, startServer } from './server.ts'

/** A server with the demonstration in it: one letter being written, one being signed. */
export async function openDemo(browser: Browser, options: ServerOptions = {}): Promise<Site> {
  return { browser, server: await startServer({ dataDir: ownDemoData(), ...options, env: { SEED_DEMO: '1', ...options.env } }) }
}

export interface DemoSeat extends Seat {
  readonly api: ApiClient
}

/** Opens a browser for one of the demonstration's people, signed in; what it complains about fails the test. */
export async function enterDemo(site: Site, as: DemoPerson, options: BrowserContextOptions = {}): Promise<DemoSeat> {
  const seat = await openSeat(site, { name: as, email: '' }, options)
  const entered = await seat.api.call('demoEnter', { body: { as } })
  if (!entered.ok) throw new Error(`nobody lets a ${as} in: ${entered.refusal.problem}`)
  return { ...seat, name: entered.value.name, email: entered.value.email }
}

/** Opens a browser for somebody who is not signed in yet, and who asks the server with its cookies. */
export async function openSeat(
  { server, browser }: Site,
  { name, email }: Pick<Seat, 'name' | 'email'>,
  options: BrowserContextOptions = {},
): Promise<DemoSeat> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 900 }, ...options })
  const api = createClient({
    fetch: async (address, { method, headers, body }) => {
      const answer = await context.request.fetch(address, {
        method,
        headers: { ...headers, origin: server.url },
        ...(body && { data: body }),
      })
      return { ok: answer.ok(), status: answer.status(), json: () => answer.json() }
    },
    base: server.url,
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw new Error(`${name}'s page: ${error.message}`, { cause: error })
  })
  return { name, email, page, api }
}

/** Opens a browser for somebody with an account, signed in with the code from their mail, under this name, in English. */
export async function signInSeat(site: Site, { name, email }: Pick<Seat, 'name' | 'email'>): Promise<DemoSeat> {
  const seat = await openSeat(site, { name, email })
  await seat.page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  await asked(seat, 'signInStart', { body: { email, locale: 'en' } })
  const { subject } = await mailTo(site, email, /sign-in code/)
  await asked(seat, 'signInCode', { body: { email, code: subject.replace(/\D/g, '') } })
  await asked(seat, 'mePatch', { body: { name } })
  return seat
}

/** Calls a route that is expected to work. */
export async function asked<Name extends RouteName>(
  { api, name: who }: DemoSeat,
  name: Name,
  input: RouteInput<Name> & LooseInput,
): Promise<RouteResponse<Name>> {
  const answer = await api.call(name, input)
  if (!answer.ok) throw new Error(`${who}: ${name}: ${JSON.stringify(answer.refusal)}`)
  return answer.value
}

/** The demonstration's letter with this in its title. */
export async function letterTitled({ api }: DemoSeat, title: RegExp): Promise<string> {
  const listed = await api.call('lettersList', {})
  const found = listed.ok ? listed.value.letters.find((letter) => title.test(letter.title)) : undefined
  expect(found, `a letter called ${title}`).toBeDefined()
  return found?.id ?? ''
}
