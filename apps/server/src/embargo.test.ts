import { addresses } from '@undersigned/api'
import { digest, letterId, plainText } from '@undersigned/letter'
import { fourWords, shortHex } from '@undersigned/signatures'
import { keepCosignature } from '@undersigned/storage'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { libraries, librariesInFrench } from './demo/libraries.ts'
import { addressesOf, type MountedRoute, mountedRoutes, type Values } from './testing/every-address.ts'
import type { Guest } from './testing/house.ts'
import { type SigningDay, startSigningDay } from './testing/signing-day.ts'

const HOUR = 60 * 60 * 1000
const started = Date.now()
const clock = Date.now
let later = 0

let day: SigningDay
let outsider: Guest
let routes: readonly MountedRoute[]
let real: Values
let secrets: readonly string[]

beforeAll(async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + later)
  day = await startSigningDay({ embargoUntil: started + HOUR })
  const at = { params: { letter: day.letter } }
  await day.ana.ask('stageMove', { ...at, body: { to: 'sign-on' } })
  await day.sign('Anna Abela')
  // Opened to everybody before its hour, as no screen lets anyone do it.
  await day.house.server.services.store.db.updateTable('letter').set({ signOn: 'public' }).execute()
  outsider = await day.house.person('outsider@three.eu')
  routes = mountedRoutes(day.house.server.services)
  const letter = await day.ana.ask('letterGet', at)
  const sealed = digest(letter.manifest?.digest ?? '')
  real = {
    letter: [day.letter],
    slug: [day.slug],
    language: ['en', 'fr', 'xx'],
    digest: [sealed],
    signature: [await day.idOf('Anna Abela')],
    coalition: [letter.coalition.id],
    account: [(await day.ana.ask('meGet', {})).id],
    file: ['en.pdf', 'fr.docx', 'en.md', 'fr.html', 'fr.xlf'],
    unit: ['lbi2'],
    page: ['1', '2'],
    token: ['x'.repeat(43)],
    other: [day.letter, day.slug, sealed],
  }
  secrets = [
    ...wordsOfLetter,
    'Anna Abela',
    sealed,
    shortHex(sealed),
    fourWords(sealed).join(' '),
    ...libraries.recipients.map(({ name }) => name),
  ]
}, 60_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await day.house.close()
})

/** The title and every sentence of both languages. */
const wordsOfLetter = [
  ...libraries.text.paragraphs.map(({ content }) => plainText(content)),
  ...Object.values(librariesInFrench),
  'A right to lend',
]
  .map((words) => String(words).slice(0, 40))
  .filter((words) => words.length > 10)

/** The same addresses of a letter that nobody ever wrote. */
const madeUp = (): Values => ({
  ...real,
  letter: [day.letter.replace(/./g, 'q')],
  slug: ['a-letter-that-nobody-wrote'],
  digest: ['0'.repeat(64)],
  signature: ['q'.repeat(22)],
  coalition: ['q'.repeat(22)],
  account: ['q'.repeat(22)],
  other: [day.letter.replace(/./g, 'q'), 'a-letter-that-nobody-wrote', '0'.repeat(64)],
})

/** What this machine's own user may read of their mail is not for strangers (D27); and a stranger who signs out is one no longer. */
const apart = new Set(['/api/mailbox', '/api/mailbox/:mail', '/api/sign-out', '/api/me/sign-out-everywhere', '/api/me/sessions/:session'])

interface Told {
  readonly status: number
  readonly type: string
  readonly text: string
}

async function asked(guest: Guest, path: string, init: RequestInit): Promise<Told> {
  const answer = await guest.fetch(path, init)
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  const body = Buffer.from(await answer.arrayBuffer())
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: `${headers}\n\n${body.toString('utf8')}` }
}

/** How a route may be asked: plainly, as a browser asks again, and with a body that names the letter. */
function waysOf({ method, path }: MountedRoute): readonly RequestInit[] {
  const [sealed = ''] = real.digest ?? []
  const again = { headers: { 'accept-language': 'fr', 'if-none-match': `"${sealed}"`, range: 'bytes=0-', accept: 'application/json' } }
  const isApi = path.startsWith('/api/')
  if (method === 'GET') return isApi ? [again] : [{}, again, { method: 'HEAD' }]
  if (method === 'ALL') return [{}, { method: 'POST' }, { method: 'OPTIONS' }]
  const body = { letter: day.letter, slug: day.slug, manifest: sealed, room: `letter/${day.letter}/original` }
  return isApi
    ? [{ method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }]
    : [{ method, body: new URLSearchParams(body) }]
}

/** Where the letter's own answer is another than that of a letter which is not there, or tells a word of it. */
async function leaksOf(route: MountedRoute, guest: Guest): Promise<readonly string[]> {
  const [own, others] = [addressesOf(route, real), addressesOf(route, madeUp())]
  expect([route.path, others.length]).toEqual([route.path, own.length])
  const leaks = own.flatMap((path, at) =>
    waysOf(route).map(async (init): Promise<readonly string[]> => {
      const [told, other] = await Promise.all([asked(guest, path, init), asked(guest, others[at] ?? '', init)])
      const words = secrets.filter((secret) => told.text.includes(secret))
      if (words.length === 0 && told.status === other.status && told.type === other.type) return []
      return [`${init.method ?? 'GET'} ${path}: ${told.status} ${told.type} for ${other.status} ${other.type} ${words.join(', ')}`]
    }),
  )
  return (await Promise.all(leaks)).flat()
}

test('G3 G128 before its hour no route of all tells anybody outside a word of a letter under embargo, nor that there is one', async () => {
  expect(wordsOfLetter.length).toBeGreaterThan(10)
  const found: string[] = []
  for (const route of routes.filter(({ path }) => !apart.has(path)))
    for (const guest of [day.house.stranger(), outsider]) found.push(...(await leaksOf(route, guest)))
  expect(found).toEqual([])
}, 120_000)

test('G128 every address of the contract is among the routes that were asked', () => {
  const mounted = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  expect(Object.values(addresses).filter(([method, path]) => !mounted.has(`${method} ${path}`))).toEqual([])
})

test('G128 no room says a byte to whoever comes without a ticket, or with one of their own making', async () => {
  const rooms = ['original', 'fr', 'de', 'review'].map((part) => `letter/${day.letter}/${part}`)
  const tickets = [
    '',
    '?ticket=',
    `?ticket=${Buffer.from(JSON.stringify({ room: rooms[0], role: 'coordinator' })).toString('base64url')}.x`,
  ]
  for (const room of rooms)
    for (const ticket of tickets) expect([room, ticket, await saidIn(`/sync/${room}${ticket}`)]).toEqual([room, ticket, ''])
})

/** Everything that a socket is told before it is closed. */
function saidIn(path: string): Promise<string> {
  const socket = new WebSocket(new URL(path, day.house.server.origin.replace('http', 'ws')))
  const said: Buffer[] = []
  return new Promise((resolve) => {
    socket.on('message', (message: Buffer) => said.push(message))
    socket.on('error', () => undefined)
    socket.on('close', () =>
      resolve(
        Buffer.concat(said)
          .toString('utf8')
          .replace(/[^\p{L} ]/gu, ''),
      ),
    )
  })
}

test('G3 before its hour two cannot publish it', async () => {
  await expect(day.byTwo('publish')).rejects.toThrow('under-embargo')
})

test('G3 G128 after its hour it is published, and each of its own addresses is there: none was asked in vain before', async () => {
  later = HOUR
  await day.byTwo('publish')
  for (const [language, words] of [
    ['en', 'A right to lend'],
    ['fr', 'Un droit de prêter'],
  ] as const) {
    expect(await (await day.publicPage(language)).text()).toContain(words)
  }
  const { store, pictures, now } = day.house.server.services
  await pictures.settled()
  const signature = '\u2014 watch.example AAAA'
  await keepCosignature(store.db, { letterId: letterId(day.letter), key: 'watch.example+0+A', size: 1, signature, at: now() })
  const ofLetter = routes.filter(({ method, path }) => method === 'GET' && !path.startsWith('/api/') && /:(slug|letter)\b/.test(path))
  expect(ofLetter.length).toBeGreaterThan(5)
  for (const route of ofLetter) {
    const answers = await Promise.all(addressesOf(route, real).map((path) => day.house.stranger().fetch(path, { redirect: 'manual' })))
    expect([route.path, answers.some(({ status }) => status !== 404)]).toEqual([route.path, true])
  }
}, 60_000)
