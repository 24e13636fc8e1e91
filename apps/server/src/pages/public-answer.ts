import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { isLoopback } from '../config.ts'
import { clientAddress } from '../http/client-address.ts'
import { pageHeaders, secureTransport } from '../http/headers.ts'
import { isKnownHost } from '../http/origin.ts'
import type { Services } from '../services.ts'
import type { Kept } from './public-cache.ts'

/**
 * A browser asks each time whether it has the newest; a shared cache in front of us may give a second's old page while it asks, so that
 * nobody who takes their name back finds it there half a minute later (rule G161).
 */
const caching = {
  'cache-control': 'public, max-age=0, must-revalidate',
  'cdn-cache-control': 'public, max-age=1, stale-while-revalidate=30',
  vary: 'accept-encoding',
}

const made = new WeakMap<Kept, Readonly<Record<string, string>>>()

/** The same for everyone who asks, so they are put together once. */
export function headersOf(kept: Kept): Readonly<Record<string, string>> {
  const known = made.get(kept)
  if (known !== undefined) return known
  const { etag, type, headers } = kept
  const all = { ...pageHeaders, ...caching, ...headers, 'content-type': type, etag }
  made.set(kept, all)
  return all
}

/** Whether what a reader has is what we have. */
export const hasIt = (known: string | undefined, { etag }: Kept): boolean =>
  known?.split(',').some((each) => each.trim() === etag || each.trim() === '*') ?? false

/** The smaller one for whoever can read it, once there is one. */
export const smallFor = ({ small }: Kept, accepted: string | undefined): Buffer | null => (/\bgzip\b/.test(accepted ?? '') ? small : null)

/** So many views of kept pages count as one page that was rendered, which costs a hundred times as much. */
const VIEWS_PER_COUNT = 32

export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/** Gives kept pages on the shortest way, behind the same guards; whatever else is asked goes on to the app. */
export function publicFront({ publicPages, limits, config, origin }: Services, listener: Listener): Listener {
  const home = { publicUrl: config.publicUrl, boundToLoopback: isLoopback(config.host) }
  const further = origin.startsWith('https:') ? secureTransport : {}
  const hosts = new Map<string, boolean>()
  const isKnown = (host: string): boolean => {
    const known = hosts.get(host) ?? isKnownHost(host, home)
    if (hosts.size < 100) hosts.set(host, known)
    return known
  }
  const covered = new Map<string, number>()
  /** Whether a view goes with one that was counted; a kept page costs a fraction of a rendered one. */
  const isCovered = (address: string): boolean => {
    const left = covered.get(address) ?? 0
    if (left > 0) covered.set(address, left - 1)
    return left > 0
  }
  const count = async (address: string): Promise<boolean> => {
    if ((await limits.take('pagePerClient', address)) !== null) return false
    if (covered.size > 10_000) covered.clear()
    covered.set(address, VIEWS_PER_COUNT - 1)
    return true
  }
  return (request, response) => {
    const kept = request.method === 'GET' ? publicPages.ready(pathOf(request.url ?? '')) : null
    if (kept === null || !isKnown(request.headers.host ?? '')) return listener(request, response)
    const forwarded = request.headers['x-forwarded-for']
    const address = clientAddress(request.socket.remoteAddress ?? '', typeof forwarded === 'string' ? forwarded : null, config.trustProxy)
    if (isCovered(address)) return send(request, response, kept, further)
    return count(address).then((may) => (may ? send(request, response, kept, further) : listener(request, response)))
  }
}

const pathOf = (url: string): string => {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}

function send(request: IncomingMessage, response: ServerResponse, kept: Kept, further: Readonly<Record<string, string>>): void {
  if (hasIt(request.headers['if-none-match'], kept)) {
    response.writeHead(304, { ...headersOf(kept), ...further }).end()
    return
  }
  const body = smallFor(kept, String(request.headers['accept-encoding'] ?? '')) ?? kept.body
  response.writeHead(200, headersWith(kept, body, further)).end(body)
}

const sent = new WeakMap<Uint8Array, OutgoingHttpHeaders>()

/** With what belongs to one body of it; put together once, not for each view. */
function headersWith(kept: Kept, body: Uint8Array, further: Readonly<Record<string, string>>): OutgoingHttpHeaders {
  const known = sent.get(body)
  if (known !== undefined) return known
  const encoding = body === kept.body ? {} : { 'content-encoding': 'gzip' }
  const all = { 'content-length': body.byteLength, ...encoding, ...headersOf(kept), ...further }
  sent.set(body, all)
  return all
}
