import { hashOfToken } from '@undersigned/signatures'
import { setMuted } from '@undersigned/storage'
import type { Hono } from 'hono'
import { boundedBytes } from '../http/api.ts'
import { peerOf } from '../http/peer.ts'
import { problemResponse, refused } from '../http/problem.ts'
import { unsubscribe } from '../letters/choices.ts'
import type { Services } from '../services.ts'

/** What a mail program posts to the address in a mail's header when its reader presses "unsubscribe" (RFC 8058). */
const SAYS = 'List-Unsubscribe=One-Click'
const MOST_BYTES = 1024

/**
 * The addresses of the pages where mails are stopped, for mail programs: they come from no page of ours, so the secret in the address is
 * all that lets them in, and all they can do is stop the mails of that letter for that person (rules T172, G174). Whoever comes from a
 * page goes on to it.
 */
export function mountOneClick(app: Hono, services: Services): void {
  mountAt(app, services, { page: 'mute', stop: (token) => setMuted(services.store.db, hashOfToken(token), true) })
  mountAt(app, services, { page: 'choices', stop: (token) => unsubscribe(services, token) })
}

interface Stopping {
  readonly page: 'mute' | 'choices'
  readonly stop: (token: string) => Promise<void>
}

function mountAt(app: Hono, services: Services, { page, stop }: Stopping): void {
  app.post(`/:language/${page}/:token`, async (context, next) => {
    if (context.req.header('origin') !== undefined) return next()
    const limited = await services.limits.take('writePerClient', peerOf(context, services.config).address)
    if (limited !== null) return problemResponse(limited)
    const bytes = await boundedBytes(context.req.raw, MOST_BYTES)
    const said = bytes === null ? '' : new TextDecoder().decode(bytes)
    const isOneClick = said.trim() === SAYS || /name="?List-Unsubscribe"?\s+One-Click\s/.test(said)
    if (!isOneClick) return problemResponse(refused('foreign-origin'))
    await stop(context.req.param('token') ?? '')
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  })
}
