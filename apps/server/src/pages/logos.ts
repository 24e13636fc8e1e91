import type { Context, Hono } from 'hono'
import { boundedBytes } from '../http/api.ts'
import { peerOf } from '../http/peer.ts'
import { refused } from '../http/problem.ts'
import { keepLogo, MOST_LOGO_BYTES, shownLogo } from '../letters/logo.ts'
import type { Services } from '../services.ts'
import { languageOf, problemPage } from './problem-page.ts'
import { provePage } from './sign-prove.ts'
import { notFoundPage } from './told.ts'

/** What stands around a file in a form. */
const AROUND = 4 * 1024

/** Sends a logo to an organisation's signature, and shows it beside the list (rule G104). */
export function mountLogos(app: Hono, services: Services): void {
  app.get('/logo/:signature', async (context) => {
    const logo = await shownLogo(services, context.req.param('signature'))
    if (logo === null) return page(context, notFoundPage(languageOf(context)))
    return context.body(new Uint8Array(logo.bytes), 200, { 'content-type': logo.type, 'cache-control': 'public, max-age=300' })
  })
  app.post('/:language/prove/:token/logo', async (context) => {
    const limited = await services.limits.take('formPerNetwork', peerOf(context, services.config).address)
    if (limited !== null) return problemPage(context, limited)
    const bytes = await boundedBytes(context.req.raw, MOST_LOGO_BYTES + AROUND)
    if (bytes === null) return problemPage(context, refused('too-large', { megabytes: 1 }))
    const token = context.req.param('token')
    const isKept = await keepLogo(services, token, await fileIn(bytes, context.req.header('content-type') ?? ''))
    const said = isKept ? ({ done: 'moreSaved' } as const) : ({ refused: 'not-a-logo' } as const)
    return page(context, provePage(services, { language: languageOf(context), token }, said))
  })
}

const page = async (context: Context, answered: ReturnType<typeof notFoundPage>): Promise<Response> => {
  const { status, body } = await answered
  return context.html(await body, status, { 'cache-control': 'no-store' })
}

/** The file of the form; nothing where it is not a form with one. */
async function fileIn(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!type.startsWith('multipart/form-data')) return new Uint8Array()
  try {
    const file = (await new Response(bytes, { headers: { 'content-type': type } }).formData()).get('logo')
    return file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  } catch (error) {
    if (error instanceof TypeError) return new Uint8Array()
    throw error
  }
}
