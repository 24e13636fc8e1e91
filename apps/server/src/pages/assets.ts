import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { wordlist } from '@undersigned/signatures'
import type { Hono } from 'hono'

interface Asset {
  readonly address: string
  readonly body: string
  readonly type: string
}

const asset = (name: string, type: string, body: string): Asset => {
  const [stem, ending] = name.split('.')
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  return { address: `/page/${stem}-${hash}.${ending}`, body, type }
}

const file = (name: string, type: string): Asset => asset(name, type, readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8'))

/** What public pages load, all of it from here, under names that change with their content. */
export const assets = {
  css: file('page.css', 'text/css; charset=utf-8'),
  seal: file('seal.js', 'text/javascript; charset=utf-8'),
  guard: file('guard.js', 'text/javascript; charset=utf-8'),
  count: file('count.js', 'text/javascript; charset=utf-8'),
  publicCss: file('public.css', 'text/css; charset=utf-8'),
  words: asset('words.json', 'application/json', JSON.stringify(wordlist)),
}

export function mountAssets(app: Hono): void {
  for (const { address, body, type } of Object.values(assets)) {
    app.get(address, (context) => context.body(body, 200, { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }))
  }
}
