import { readFileSync } from 'node:fs'
import { digest, letterId } from '@undersigned/letter'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshGuard } from '../sign-on/guard-fields.ts'
import { addressesOf, type MountedRoute, mountedRoutes, type Values } from '../testing/every-address.ts'
import { linkIn, mailTo, pathTo } from '../testing/house.ts'
import { type SigningDay, startSigningDay } from '../testing/signing-day.ts'

let day: SigningDay
let routes: readonly MountedRoute[]
let real: Values
const services = () => day.house.server.services
const tokenIn = (path: string): string => path.split('/').at(-1) ?? ''

/** A public letter, with links of every kind that a mail may hold: to sign, to confirm, to withdraw. */
beforeAll(async () => {
  day = await startSigningDay()
  await day.open()
  const at = { params: { letter: day.letter } }
  await day.sign('Anna Abela')
  await day.ana.ask('signInvitationCreate', {
    ...at,
    body: { email: 'ben@signs.eu', language: 'en', class: 'individual', name: 'Ben Bonnici' },
  })
  await services().store.db.updateTable('letter').set({ signOn: 'public', publicClasses: '["individual"]' }).execute()
  routes = mountedRoutes(services())
  const letter = await day.ana.ask('letterGet', at)
  const sealed = digest(letter.manifest?.digest ?? '')
  const withdraw = tokenIn(await pathTo(day.house.server, 'anna.abela@signs.eu', 'withdraw'))
  const sign = tokenIn(linkIn(await mailTo(day.house.server, 'ben@signs.eu')))
  real = {
    letter: [day.letter],
    slug: [day.slug],
    language: ['en', 'el'],
    digest: [sealed],
    signature: [await day.idOf('Anna Abela')],
    coalition: [letter.coalition.id],
    file: ['en.pdf'],
    page: ['1'],
    token: [withdraw, sign],
    other: [day.letter, day.slug],
  }
}, 120_000)
afterAll(() => day.house.close())

/** What a page has its browser fetch, by tag and by style; a link that somebody must follow is none of it. */
function loadedBy(markup: string): readonly string[] {
  const attributes = [
    ...markup.matchAll(
      /<(?!a[\s>])[a-z][^>]*?\s(?:src|srcset|poster|data|action|formaction|href|xlink:href|manifest|background)="([^"]*)"/gi,
    ),
  ]
  const pictures = [...markup.matchAll(/<meta[^>]*(?:og:image|twitter:image)[^>]*content="([^"]*)"/gi)]
  const styles = [...markup.matchAll(/url\(\s*["']?([^"')]+)/gi), ...markup.matchAll(/@import\s+["']([^"']+)/gi)]
  return [...attributes, ...pictures, ...styles].map(([, address = '']) => address.replaceAll('&amp;', '&'))
}

const isElsewhere = (address: string): boolean => {
  if (address.startsWith('data:')) return false
  const { origin, protocol } = new URL(address, services().origin)
  return protocol !== 'mailto:' && origin !== new URL(services().origin).origin
}

/** A policy that lets a page reach, or be sent to, anybody else; who may frame it is another matter. */
const hostsIn = (policy: string): readonly string[] =>
  policy
    .split(';')
    .filter((rule) => !rule.trim().startsWith('frame-ancestors'))
    .flatMap((rule) => rule.trim().split(/\s+/).slice(1))
    .filter((source) => !/^'(?:none|self|unsafe-inline)'$|^data:$|^blob:$|^sandbox$/.test(source))

/** What is wrong with one answer: a cookie, a policy that lets anything out, something fetched from elsewhere. */
async function faultsOf(path: string, answer: Response): Promise<readonly string[]> {
  const type = answer.headers.get('content-type') ?? ''
  const policy = answer.headers.get('content-security-policy')
  const text = /html|css|svg/.test(type) ? await answer.text() : ''
  return [
    ...answer.headers.getSetCookie().map(() => `${path} sets a cookie`),
    ...hostsIn(policy ?? '').map((host) => `${path} may reach ${host}`),
    ...(type.includes('html') && policy === null ? [`${path} has no policy`] : []),
    ...loadedBy(text)
      .filter(isElsewhere)
      .map((address) => `${path} fetches ${address}`),
  ]
}

test('P45 no address that a stranger can ask for sets a cookie, or has anything fetched from anybody else', async () => {
  const paths = routes.filter(({ method }) => method === 'GET' || method === 'ALL').flatMap((route) => addressesOf(route, real))
  const faults: string[] = []
  let pages = 0
  for (const path of paths) {
    const answer = await day.house.stranger().fetch(path)
    if (answer.headers.get('content-type')?.includes('html')) pages += 1
    faults.push(...(await faultsOf(path, answer)))
  }
  expect(faults).toEqual([])
  expect([pages > 20, paths.length > 60]).toEqual([true, true])
})

test('P45 nor does signing, confirming, taking back, or asking for a code to sign in', async () => {
  const stranger = day.house.stranger()
  const post = (path: string, fields: Record<string, string>): Promise<Response> =>
    stranger.fetch(path, { method: 'POST', body: new URLSearchParams(fields) })
  const form = { class: 'individual', name: 'Cora Camilleri', email: 'cora@signs.eu', country: 'Malta', language: 'en' }
  const [manifest = ''] = real.digest ?? []
  const answers = [
    await post(`/en/${day.slug}/sign`, { ...form, manifest, ...freshGuard(services(), letterId(day.letter)) }),
    await post(await pathTo(day.house.server, 'cora@signs.eu', 'confirm'), {}),
    await post(await pathTo(day.house.server, 'cora@signs.eu', 'withdraw'), {}),
    await stranger.fetch('/api/sign-in/start', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'cora@signs.eu', locale: 'en' }),
    }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toEqual([])
})

test('P45 the workspace begins without anything from elsewhere, too; and the test sees what it looks for', () => {
  const begins = readFileSync(new URL('../../../web/index.html', import.meta.url), 'utf8')
  expect(loadedBy(begins).filter(isElsewhere)).toEqual([])
  const guilty =
    '<img alt="" src="https://tracker.example/a.png"><link rel="stylesheet" href="//fonts.example/x.css"><a href="https://ok.example">'
  expect(loadedBy(guilty).filter(isElsewhere)).toEqual(['https://tracker.example/a.png', '//fonts.example/x.css'])
  expect(hostsIn("default-src 'none'; img-src https://elsewhere.example")).toEqual(['https://elsewhere.example'])
})
