import type { Language } from '@undersigned/letter'
import { knownOrganisations, type LetterRow, logosIn } from '@undersigned/storage'
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { boundedBytes } from '../http/api.ts'
import { peerOf } from '../http/peer.ts'
import { refused } from '../http/problem.ts'
import { keepLogo, MOST_LOGO_BYTES, shownLogo } from '../letters/logo.ts'
import { namesIn } from '../letters/names-of.ts'
import type { Services } from '../services.ts'
import type { Markup } from './layout.ts'
import { languageOf, problemPage } from './problem-page.ts'
import { provePage } from './sign-prove.ts'
import type { Speech } from './speech.ts'
import { notFoundPage } from './told.ts'

interface Shown {
  readonly letter: LetterRow
  readonly language: Language
}

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

/** How it is known of each organisation on the list that it signed, and its logo where it sent one (rules G72, G104). */
export async function organisationsMarkup({ store }: Pick<Services, 'store'>, { letter, language }: Shown, { t }: Speech): Promise<Markup> {
  if (letter.manifest === null) return html``
  const known = await knownOrganisations(store.db, letter.id, letter.manifest)
  if (known.length === 0) return html``
  const logos = await logosIn(store.db, letter.id)
  return html`<details class="sheet">
    <summary>${t('page.organisations')}</summary>
    <ul class="organisations">
      ${known.map(
        ({ id, name, names, authority }) =>
          html`<li>
            ${logos.has(String(id)) ? html`<img src="/logo/${id}" alt="" width="96" height="48" loading="lazy" />` : ''}
            <strong>${namesIn({ names })[language] ?? name}</strong> ${authority === null ? '' : t(`page.rung.${authority}`)}
          </li>`,
      )}
    </ul>
  </details>`
}
