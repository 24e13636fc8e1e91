import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { isLoopback } from '../config.ts'
import { mountOneClick } from '../digest/one-click.ts'
import { handlers } from '../handlers/index.ts'
import { mountCosignatures } from '../log/cosignatures.ts'
import { mountDeliveries } from '../machine/deliveries.ts'
import { mountPages } from '../pages/pages.ts'
import { problemPage } from '../pages/problem-page.ts'
import type { Services } from '../services.ts'
import { boundedBytes, mountApi } from './api.ts'
import { createFigures } from './figures.ts'
import { dataHeaders, pageHeaders, secureTransport, workspaceHeaders } from './headers.ts'
import { isFromHome, isKnownHost } from './origin.ts'
import { peerOf } from './peer.ts'
import { problemResponse, type Refused, refused } from './problem.ts'

const AUTH_BODY_BYTES = 64 * 1024
/** What browsers need of better-auth themselves; everything else of it is reached through routes of ours. */
const passkeyPaths = new Set(
  [
    'generate-register-options',
    'verify-registration',
    'generate-authenticate-options',
    'verify-authentication',
    'list-user-passkeys',
    'delete-passkey',
    'update-passkey',
  ].map((name) => `/api/auth/passkey/${name}`),
)

/** Everything this server answers over HTTP. */
export function createApp(services: Services, webDir: string): Hono {
  const app = new Hono()
  // Before the guards: what a service or a mail program brings comes from no page of ours.
  mountDeliveries(app, services)
  mountOneClick(app, services)
  mountCosignatures(app, services)
  const home = { publicUrl: services.config.publicUrl, boundToLoopback: isLoopback(services.config.host) }
  app.use(async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (!isKnownHost(host, home)) return problemResponse(refused('foreign-origin'))
    const origin = context.req.header('origin') ?? null
    if (!isFromHome({ method: context.req.method, origin, host }, home)) return problemFor(context, refused('foreign-origin'))
    await next()
    if (services.origin.startsWith('https:')) setHeaders(context, secureTransport)
    return undefined
  })
  app.onError((error, context) => {
    const asked = { path: withoutTokens(context.req.path), method: context.req.method }
    if (isGone(context)) services.log.debug(asked, 'whoever asked hung up')
    else services.log.error({ error: error.stack ?? error.message, ...asked }, 'a request failed')
    return problemFor(context, refused('server-error'))
  })
  app.get('/healthz', (context) => context.json({ ok: true }, 200, { ...dataHeaders, 'cache-control': 'no-store' }))
  const figures = createFigures(services.rooms)
  app.get('/metrics', async (context) => {
    if (!peerOf(context, services.config).isLocal) return answerNotFound()
    return context.text(await figures.metrics(), 200, { ...dataHeaders, 'content-type': figures.contentType })
  })
  mountPasskeys(app, services)
  mountApi(app, services, handlers)
  app.all('/api/*', answerNotFound)
  mountWorkspace(app, webDir)
  app.use(async (context, next) => {
    const { address } = peerOf(context, services.config)
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD'
    const limited = isReading ? await services.limits.take('pagePerClient', address) : null
    if (limited === null) await next()
    else context.res = await problemPage(context, limited)
    // What is shown in frames of others, or fetched by them, says so itself.
    if (!context.res.headers.has('content-security-policy')) setHeaders(context, pageHeaders)
  })
  mountPages(app, services)
  return app
}

/** The tokens of mailed links stand in paths, and a log is read by more people than a mail. */
export const withoutTokens = (path: string): string => path.replace(/[\w-]{40,}/g, ':token')

const isForMachines = (path: string): boolean => /^\/(api|metrics|healthz)(\/|$)/.test(path)

const problemFor = (context: Context, problem: Refused): Response | Promise<Response> =>
  isForMachines(context.req.path) ? problemResponse(problem) : problemPage(context, problem)

/** The connection ended before the whole of the request had come: nothing here is broken. */
function isGone({ env }: Context): boolean {
  const { incoming }: Partial<HttpBindings> = env
  return incoming !== undefined && incoming.errored !== null && !incoming.complete
}

const answerNotFound = (): Response => problemResponse(refused('not-found'))

function mountPasskeys(app: Hono, services: Services): void {
  app.on(['GET', 'POST'], '/api/auth/*', async (context) => {
    if (!passkeyPaths.has(context.req.path)) return problemResponse(refused('not-found'))
    const { address } = peerOf(context, services.config)
    const limited = (await services.limits.take('writePerClient', address)) ?? (await services.limits.take('codePerNetwork', address))
    if (limited !== null) return problemResponse(limited)
    const { raw } = context.req
    if (raw.method === 'GET') return services.auth.handler(raw)
    const body = await boundedBytes(raw, AUTH_BODY_BYTES)
    if (body === null) return problemResponse(refused('too-large', { megabytes: 1 }))
    return services.auth.handler(new Request(raw.url, { method: raw.method, headers: raw.headers, body }))
  })
}

/** The built workspace: hashed files for ever, its one page never. */
function mountWorkspace(app: Hono, webDir: string): void {
  const rewriteRequestPath = (path: string): string => path.replace(/^\/app\/?/, '/')
  app.use('/app/*', async (context, next) => {
    await next()
    const isHashed = context.req.path.startsWith('/app/assets/') && context.res.status === 200
    setHeaders(context, { ...workspaceHeaders, 'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache' })
  })
  app.get('/app/assets/*', serveStatic({ root: webDir, rewriteRequestPath, precompressed: true }))
  app.get('/app/assets/*', (context) => context.notFound())
  app.get('/app/worker.js', serveStatic({ root: webDir, rewriteRequestPath }))
  app.get('/app/mark.svg', serveStatic({ root: webDir, rewriteRequestPath }))
  app.get('/app', (context) => context.redirect('/app/'))
  app.get('/app/*', serveStatic({ root: webDir, path: 'index.html' }))
}

function setHeaders(context: Context, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) context.header(name, value)
}
