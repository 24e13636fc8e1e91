import { isPublic } from '@undersigned/signatures'
import { letterBySlug, partnersOf, pictureOf, publicStateOf, standingOf } from '@undersigned/storage'
import type { Context, Hono } from 'hono'
import { embedHeaders } from '../http/headers.ts'
import type { Services } from '../services.ts'
import type { Markup } from './layout.ts'
import { letterPage, namesPage } from './letter-page.ts'
import { nothingHerePage } from './nothing-here.ts'
import { languageOf } from './problem-page.ts'
import { hasIt, headersOf, smallFor } from './public-answer.ts'
import type { Kept, Made } from './public-cache.ts'
import { embedPage, framedBy } from './public-embed.ts'
import { feedOf, jsonFeedOf, rssOf } from './public-feeds.ts'
import { countWords } from './public-list.ts'
import { type PublicPage, publicLetter, publicPage } from './public-page.ts'
import { qrSvg } from './public-share.ts'
import { notFoundPage } from './told.ts'

type Drawn = Omit<Made, 'until'> | null
type Draw = (services: Services, shown: PublicPage, further: string) => Promise<Drawn>

const HTML = 'text/html; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'

const markup = async (made: Promise<Markup>): Promise<Drawn> => ({ body: String(await made), type: HTML })

/** Everything that stands below the address of a public letter and is made of it. */
const drawings: Readonly<Record<string, Draw>> = {
  '': (services, shown) => markup(letterPage(services, shown)),
  '/signatures/:page{[1-9][0-9]{0,4}}': async (services, shown, further) => {
    const page = Number(further)
    return page > shown.list.pages ? null : markup(namesPage(services, shown, page))
  },
  '/count.json': async (_, { list, letter, speech }) => ({ body: JSON.stringify(countWords(list, letter, speech)), type: JSON_TYPE }),
  '/feed.xml': async (services, shown) => ({ body: rssOf(await feedOf(services, shown)), type: 'application/rss+xml; charset=utf-8' }),
  '/feed.json': async (services, shown) => ({
    body: jsonFeedOf(await feedOf(services, shown)),
    type: 'application/feed+json; charset=utf-8',
  }),
  '/qr.svg': async (_, { address }) => ({ body: qrSvg(address), type: 'image/svg+xml' }),
  '/picture.png': async ({ store }, { letter, language }) => {
    const png = await pictureOf(store.db, { letter: letter.id, language })
    return png === null ? null : { body: png, type: 'image/png', headers: { 'cross-origin-resource-policy': 'cross-origin' } }
  },
  '/embed': async ({ store, now }, shown) => ({
    body: String(await embedPage(shown, now())),
    type: HTML,
    headers: embedHeaders(framedBy(await partnersOf(store.db, shown.letter.id))),
  }),
}

const isPage = (below: string): boolean => below === '' || below.startsWith('/signatures/')

export function mountPublic(app: Hono, services: Services): void {
  for (const [below, draw] of Object.entries(drawings)) {
    app.get(`/:language/:slug${below}`, async (context) => {
      const kept = await shownAt(services, placeOf(context), draw)
      return kept === null ? absent(context, services, isPage(below)) : given(context, kept)
    })
  }
}

interface Place {
  readonly path: string
  readonly language: string
  readonly slug: string
  readonly page: string
}

const placeOf = ({ req }: Context): Place => ({
  path: req.path,
  language: req.param('language') ?? '',
  slug: req.param('slug') ?? '',
  page: req.param('page') ?? '',
})

const shownAt = (services: Services, { path, language, slug, page }: Place, draw: Draw) =>
  services.publicPages.answer(path, {
    state: () => stateOf(services, slug),
    make: async () => {
      const found = await publicLetter(services, slug, language)
      if (found === null) return null
      const shown = await publicPage(services, found)
      const drawn = await draw(services, shown, page)
      return drawn === null ? null : { ...drawn, until: nextHour([found.letter.hardDeadline, shown.list.until], services.now()) }
    },
  })

/** What the letter's pages are made of, as one word; null while nobody may read it: before its hour not a byte is looked for (rule G22). */
async function stateOf({ store, now }: Services, slug: string): Promise<string | null> {
  const letter = await letterBySlug(store.db, slug)
  if (letter === null || !isPublic(await standingOf(store.db, letter), now())) return null
  return `${JSON.stringify(letter)} ${await publicStateOf(store.db, letter.id)}`
}

/** The next hour at which the page may say something else by itself. */
const nextHour = (hours: readonly (number | null)[], now: number): number =>
  Math.min(...hours.map((hour) => (hour !== null && hour > now ? hour : Number.POSITIVE_INFINITY)))

/** Who looks for a page to read is told where there is one; a file that a machine asks for is there, or is not (rule G186). */
async function absent(context: Context, services: Services, isForReaders: boolean): Promise<Response> {
  const { language, slug } = placeOf(context)
  const reader = languageOf(context)
  const { status, body } = isForReaders ? await nothingHerePage(services, { slug, language, reader }) : await notFoundPage(reader)
  return context.html(await body, status, { 'cache-control': 'no-store' })
}

function given(context: Context, kept: Kept): Response {
  const headers = headersOf(kept)
  if (hasIt(context.req.header('if-none-match'), kept)) return context.body(null, 304, { ...headers })
  const small = smallFor(kept, context.req.header('accept-encoding'))
  if (small !== null) return context.body(new Uint8Array(small), 200, { ...headers, 'content-encoding': 'gzip' })
  return context.body(new Uint8Array(kept.body), 200, { ...headers })
}
