import type { ConsentRow } from '@undersigned/storage'
import { html } from 'hono/html'
import type { Refused } from '../http/problem.ts'
import { choicesToken } from '../letters/choices.ts'
import type { Confirmed } from '../letters/signing.ts'
import { waitingWords } from '../letters/waiting-words.ts'
import type { Services } from '../services.ts'
import { agreedMarkup, choicesLink } from './consent-boxes.ts'
import { type Markup, page } from './layout.ts'
import { addressToRead } from './public-page.ts'
import { type Speech, speechFor } from './speech.ts'
import { yoursMarkup } from './yours.ts'

/** A page with its status: what is refused is still a page. */
export interface Answered {
  readonly status: 200 | 403 | 404 | 409 | 410 | 422 | 429
  readonly body: Markup
}

/** What somebody sends who signs: every field as typed. */
export type Typed = Readonly<Record<string, string>>

/** Thanks, the receipt, and what an organisation's signature still waits for. */
export async function toldConfirmed(services: Services, given: Confirmed, language: string): Promise<Answered> {
  const { receipt, letter, listing, proveToken, row, agreed } = given
  const toLetter = await addressToRead(services, letter, language)
  return told(language, 'confirmedTitle', listing.listed ? 'confirmed' : 'confirmedWaits', {
    toLetter,
    receipt,
    agreed: { to: agreed, token: choicesToken(services.keys, row.id) },
    waits: { listing, letter, proveToken },
  })
}

type Title = 'confirmedTitle' | 'withdrawnTitle'
type Told = 'confirmed' | 'confirmedWaits' | 'withdrawn'

interface Beside {
  readonly toLetter?: string | null
  readonly receipt?: string
  readonly waits?: Pick<Confirmed, 'listing' | 'letter' | 'proveToken'>
  readonly agreed?: { readonly to: readonly ConsentRow[]; readonly token: string }
  /** Of the link that led here. */
  readonly token?: string
}

export async function told(
  language: string,
  title: Title,
  text: Told,
  { toLetter = null, receipt = '', token = '', waits, agreed }: Beside = {},
): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
    <h1>${t(`page.${title}`)}</h1>
    <p>${t(`page.${text}`)}</p>
    ${waits === undefined ? '' : waitsMarkup(speech, waits)}
    ${agreed === undefined ? '' : agreedMarkup(agreed.to, 'agreed', speech)}
    ${agreed === undefined || agreed.to.length === 0 ? '' : choicesLink(speech, agreed.token)}
    ${toLetter === null ? '' : html`<p><a href="${toLetter}">${t('page.toLetter')}</a></p>`}
    ${token === '' ? '' : yoursMarkup(t, { language, token })}
  </section>${receipt === '' ? '' : receiptMarkup(speech, receipt)}`
  return { status: 200, body: page({ ...speech, title: t(`page.${title}`), main }) }
}

export const receiptMarkup = ({ t }: Speech, receipt: string): Markup => html`<section class="sheet" aria-labelledby="receipt">
  <h2 id="receipt">${t('page.receiptTitle')}</h2>
  <p>${t('page.receipt')}</p>
  <pre class="receipt" tabindex="0" translate="no">${receipt}</pre>
</section>`

export async function refusal(language: string, { refusal: problem, facts = {} }: Refused): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet" role="alert">
    <h1>${t(`problems.${problem}.title`, facts)}</h1>
    <p>${t(`problems.${problem}.text`, facts)}</p>
  </section>`
  return { status: problem === 'link-used-or-expired' ? 403 : 409, body: page({ ...speech, title: t('page.refusedTitle'), main }) }
}

/** One page for everything that is not there, not yet there, or not for everyone. */
export async function notFoundPage(language: string): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
    <h1>${t('page.notFoundTitle')}</h1>
    <p>${t('page.notFound')}</p>
    <p><a href="/">${t('page.home')}</a></p>
  </section>`
  return { status: 404, body: page({ ...speech, title: t('page.notFoundTitle'), main }) }
}

/** What a signature still waits for, and the page where more can be proved (rules G73, G91). */
const waitsMarkup = ({ t, formats, interfaceLanguage }: Speech, { listing, letter, proveToken }: NonNullable<Beside['waits']>): Markup =>
  listing.listed
    ? html``
    : html`<ul>
          ${waitingWords(listing, { zone: letter.zone, t, formats }).map((each) => html`<li>${each}</li>`)}
        </ul>
        ${proveToken === null ? '' : html`<p><a class="button" href="/${interfaceLanguage}/prove/${proveToken}">${t('page.toProve')}</a></p>`}`
