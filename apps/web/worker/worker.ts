/**
 * Keeps the workspace itself on the device, so that a reload without a connection opens the page and not the browser's own error.
 * It answers for the page and for the files of its build, nothing else: `/api`, `/sync` and the public pages never pass through a cache.
 */
declare const self: ServiceWorkerGlobalScope
/** Both are put in front of this file by the build. */
declare const BUILD: string
declare const FILES: readonly string[]

const SHELL = '/app/'
const OURS = 'undersigned-app:'
const HERE = OURS + BUILD
/** So long a slow line may take for the page before the kept one is shown. */
const PATIENCE_MS = 5000

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (FILES.includes(pathname) || pathname.startsWith(`${SHELL}assets/`)) event.respondWith(file(request))
})

async function fill(): Promise<void> {
  const cache = await caches.open(HERE)
  await cache.addAll([new Request(SHELL, { cache: 'reload' }), ...FILES])
}

/** This build stays, and the one before it for pages that are still open; older ones go. */
async function tidy(): Promise<void> {
  await self.registration.navigationPreload.enable()
  const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== HERE)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

/** Whatever the server says, if it says it in time; else the page that was kept. */
async function page(event: FetchEvent): Promise<Response> {
  const asked = fromServer(event)
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))
  const answer = await Promise.race([asked, late])
  if (answer !== null) return answer
  return (await caches.match(SHELL, { cacheName: HERE })) ?? (await asked) ?? Response.error()
}

/** Null when nobody answers, or only something in between that says so. */
async function fromServer(event: FetchEvent): Promise<Response | null> {
  try {
    const preloaded: unknown = await event.preloadResponse
    const answer = preloaded instanceof Response ? preloaded : await fetch(event.request)
    return answer.status < 500 ? answer : null
  } catch (error) {
    // No line is a TypeError, a preload that was broken off a DOMException.
    if (error instanceof TypeError || error instanceof DOMException) return null
    throw error
  }
}

/** The name of a file says what is in it. */
const file = async (request: Request): Promise<Response> => (await caches.match(request, { ignoreVary: true })) ?? fetch(request)

export {}
