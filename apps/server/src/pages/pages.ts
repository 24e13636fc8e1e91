import { readerLanguageFor } from '@undersigned/i18n'
import { canonicalText, isLanguage } from '@undersigned/letter'
import type { Context, Hono } from 'hono'
import { exportSelf } from '../erasing/export-self.ts'
import { boundedBytes } from '../http/api.ts'
import { peerOf } from '../http/peer.ts'
import { refused } from '../http/problem.ts'
import type { Services } from '../services.ts'
import { mountChallenges } from '../sign-on/guard-fields.ts'
import { mountAssets } from './assets.ts'
import { againPage, confirmedAgain, objected, objectPage } from './change-pages.ts'
import { choicesPage, chosen } from './choices-page.ts'
import { mountDeskPages } from './desk-pages.ts'
import { erased, erasePage } from './erase-page.ts'
import { mountLog } from './log-routes.ts'
import { mountLogos } from './logos.ts'
import { mutedPage, mutePage } from './mute-page.ts'
import { nothingHerePage, notSignedPage } from './nothing-here.ts'
import { privacyPage } from './privacy-page.ts'
import { languageOf, problemPage } from './problem-page.ts'
import { type PublicLetter, publicLetter } from './public-page.ts'
import { mountPublic } from './public-routes.ts'
import { codePage, codeTyped } from './sign-code.ts'
import { confirmed, confirmPage, signPage, takeSignature, withdrawn, withdrawPage } from './sign-pages.ts'
import { whyNotSigned } from './sign-place.ts'
import { proved, provePage } from './sign-prove.ts'
import { publicForm, takePublic } from './sign-public.ts'
import { vouched, vouchPage } from './sign-vouch.ts'
import { type Answered, notFoundPage, type Typed } from './told.ts'

const FORM_BYTES = 16 * 1024

type Asked = { readonly language: string; readonly token: string }

/** Every page that is read without the workspace: letters, and what mails link to. */
export function mountPages(app: Hono, services: Services): void {
  mountAssets(app)
  mountChallenges(app, services)
  mountDeskPages(app, services)
  mountLog(app, services)
  app.get('/', (context) => context.redirect('/app/'))
  mountStep(app, services, {
    path: 'sign',
    show: (asked) => signPage(services, asked),
    take: (asked, typed) => takeSignature(services, asked, typed),
  })
  mountStep(app, services, { path: 'confirm', show: (asked) => confirmPage(services, asked), take: (asked) => confirmed(services, asked) })
  mountStep(app, services, {
    path: 'withdraw',
    show: (asked) => withdrawPage(services, asked),
    take: (asked) => withdrawn(services, asked),
  })
  mountStep(app, services, {
    path: 'code',
    show: (asked) => codePage(services, asked),
    take: (asked, typed) => codeTyped(services, asked, typed),
  })
  mountStep(app, services, {
    path: 'vouch',
    show: (asked) => vouchPage(services, asked),
    take: (asked, typed) => vouched(services, asked, typed),
  })
  mountStep(app, services, {
    path: 'prove',
    show: (asked) => provePage(services, asked),
    take: (asked, typed) => proved(services, asked, typed),
  })
  mountStep(app, services, { path: 'object', show: (asked) => objectPage(services, asked), take: (asked) => objected(services, asked) })
  mountStep(app, services, { path: 'again', show: (asked) => againPage(services, asked), take: (asked) => confirmedAgain(services, asked) })
  mountStep(app, services, {
    path: 'erase',
    show: (asked) => erasePage(services, asked),
    take: (asked, typed) => erased(services, asked, typed),
  })
  app.get('/:language/my-data/:token', async (context) => {
    const data = await exportSelf(services, context.req.param('token'))
    if (data === null) return answer(context, await notFoundPage(languageOf(context)))
    return context.body(data, 200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  })
  mountStep(app, services, {
    path: 'mute',
    show: (asked) => mutePage(services, asked),
    take: (asked, typed) => mutedPage(services, asked, typed),
  })
  mountStep(app, services, {
    path: 'choices',
    show: (asked) => choicesPage(services, asked),
    take: (asked, typed) => chosen(services, asked, typed),
  })
  app.get('/privacy', (context) => context.redirect(`/${readerLanguageFor(context.req.header('accept-language') ?? '')}/privacy`))
  app.get('/:language/privacy', async (context) => {
    const language = context.req.param('language')
    return isLanguage(language)
      ? context.html(await privacyPage(services, language))
      : answer(context, await notFoundPage(languageOf(context)))
  })
  mountLogos(app, services)
  mountSigning(app, services)
  mountPublic(app, services)
  app.get('/:language/:slug/manifest.json', async (context) => {
    const found = await publicLetter(services, context.req.param('slug'), context.req.param('language'))
    return found === null ? answer(context, await notFoundPage(languageOf(context))) : json(context, found.sealed.manifest.canonical)
  })
  app.get('/:language/:slug/text.json', async (context) => {
    const found = await publicLetter(services, context.req.param('slug'), context.req.param('language'))
    return found === null ? answer(context, await notFoundPage(languageOf(context))) : json(context, canonicalText(found.sealed.text))
  })
  app.notFound(async (context) => {
    const straight = context.req.method === 'GET' ? withoutSlash(new URL(context.req.url)) : null
    return straight === null ? answer(context, await notFoundPage(languageOf(context))) : context.redirect(straight, 301)
  })
}

interface Step {
  readonly path: 'sign' | 'confirm' | 'withdraw' | 'mute' | 'object' | 'again' | 'vouch' | 'prove' | 'code' | 'erase' | 'choices'
  readonly show: (asked: Asked) => Promise<Answered>
  readonly take: (asked: Asked, typed: Typed) => Promise<Answered>
}

/** A page that changes nothing, and its button that does. */
function mountStep(app: Hono, services: Services, { path, show, take }: Step): void {
  const address = `/:language/${path}/:token` as const
  const asked = (context: Context): Asked => ({ language: languageOf(context), token: context.req.param('token') ?? '' })
  app.get(address, async (context) => answer(context, await show(asked(context))))
  app.post(address, async (context) => {
    const typed = await typedIn(context, services)
    return typed instanceof Response ? typed : answer(context, await take(asked(context), typed))
  })
}

/** The form under a letter that anybody may sign; of every other letter that can be read it is said why there is none (rule G187). */
function mountSigning(app: Hono, services: Services): void {
  const signed = async (context: Context, step: (shown: PublicLetter) => Promise<Answered>): Promise<Answered> => {
    const { slug = '', language = '' } = context.req.param()
    const shown = await publicLetter(services, slug, language)
    if (shown === null) return nothingHerePage(services, { slug, language, reader: languageOf(context) })
    const why = whyNotSigned(shown.letter, services.now())
    return why === null ? step(shown) : notSignedPage(services, shown, why)
  }
  app.get('/:language/:slug/sign', async (context) => {
    const typed = { class: context.req.query('as') ?? '' }
    return answer(context, await signed(context, (shown) => publicForm(services, shown, { typed })))
  })
  app.post('/:language/:slug/sign', async (context) => {
    const typed = await typedIn(context, services)
    if (typed instanceof Response) return typed
    const { address } = peerOf(context, services.config)
    return answer(context, await signed(context, (shown) => takePublic(services, shown, { typed, address })))
  })
}

/** The fields of a form, if it is small enough and not one of too many. */
async function typedIn(context: Context, services: Services): Promise<Typed | Response> {
  const limited = await services.limits.take('formPerNetwork', peerOf(context, services.config).address)
  if (limited !== null) return problemPage(context, limited)
  const bytes = await boundedBytes(context.req.raw, FORM_BYTES)
  if (bytes === null) return problemPage(context, refused('too-large', { megabytes: 1 }))
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)))
}

/** The same address without a slash at its end, where there is one; whether anything is there is not looked for. */
const withoutSlash = ({ pathname, search }: URL): string | null =>
  /^\/[^/\\].*[^/]\/$/.test(pathname) ? `${pathname.slice(0, -1)}${search}` : null

async function answer(context: Context, { status, body }: Answered): Promise<Response> {
  return context.html(await body, status, { 'cache-control': 'no-store' })
}

const json = (context: Context, body: string): Response => context.body(body, 200, { 'content-type': 'application/json; charset=utf-8' })
