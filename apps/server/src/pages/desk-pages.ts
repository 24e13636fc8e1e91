import { REPORT_KINDS } from '@undersigned/api'
import { loadTranslator, readerLanguageFor, type Translate } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'
import { isPublic } from '@undersigned/signatures'
import { type LetterRow, letterBySlug, standingOf } from '@undersigned/storage'
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import { boundedBytes } from '../http/api.ts'
import { peerOf } from '../http/peer.ts'
import { refused } from '../http/problem.ts'
import { answerDesk, questionBy } from '../letters/desk-answer.ts'
import { reasonOf } from '../letters/desk-mail.ts'
import { keepReport, reportKindOf } from '../letters/desk-report.ts'
import { titleIn } from '../letters/title-in.ts'
import type { Services } from '../services.ts'
import { checkVisitor } from '../sign-on/guard.ts'
import { guardFields } from '../sign-on/guard-fields.ts'
import { assets } from './assets.ts'
import { type Markup, page } from './layout.ts'
import { languageOf, problemPage } from './problem-page.ts'
import { typedLine } from './typed-line.ts'

const FORM_BYTES = 16 * 1024
const NAME = 300
const WORDS = 2000

/** Where readers report a signature, and where whoever signed answers the desk; both without a script (rules G120, G123). */
export function mountDeskPages(app: Hono, services: Services): void {
  app.get('/:language/:slug/report', async (context) => {
    const letter = await readableLetter(services, context.req.param('slug'))
    return letter === null ? problemPage(context, refused('not-found')) : shown(context, await reportForm(services, context, letter))
  })
  app.post('/:language/:slug/report', (context) => takeReport(services, context))
  app.get('/:language/desk-answer/:token{[\\w-]{40,}}', (context) => askAgain(services, context))
  app.post('/:language/desk-answer/:token{[\\w-]{40,}}', (context) => takeAnswer(services, context))
}

/** One that anybody may read; null otherwise, and nothing tells why. */
async function readableLetter({ store, now }: Services, slug: string): Promise<LetterRow | null> {
  const letter = await letterBySlug(store.db, slug)
  return letter !== null && isPublic(await standingOf(store.db, letter), now()) ? letter : null
}

interface Speech {
  readonly t: Translate
  readonly interfaceLanguage: Language
}

async function speechOf(context: Context): Promise<Speech> {
  const interfaceLanguage = readerLanguageFor([languageOf(context)])
  return { t: (await loadTranslator(interfaceLanguage)).t, interfaceLanguage }
}

const shown = async (context: Context, body: Markup): Promise<Response> => context.html(await body, 200, { 'cache-control': 'no-store' })

async function reportForm(services: Services, context: Context, letter: LetterRow): Promise<Markup> {
  const speech = await speechOf(context)
  const { t, interfaceLanguage } = speech
  const title = await titleIn(services.store.db, letter, interfaceLanguage)
  const main = html`<section class="sheet">
    <h1>${t('page.reportTitle')}</h1>
    <p>${t('page.reportLede', { letter: title })}</p>
    <form method="post" action="/${interfaceLanguage}/${letter.slug}/report">
      <label for="name">${t('page.reportName')}</label>
      <input id="name" name="name" required maxlength="${NAME}" value="${(context.req.query('name') ?? '').slice(0, NAME)}" />
      <fieldset>
        <legend>${t('page.reportKind')}</legend>
        ${REPORT_KINDS.map(
          (kind, at) =>
            html`<p class="choice">
              <input type="radio" id="kind-${kind}" name="kind" value="${kind}" ${at === 0 ? html`checked` : ''} />
              <label for="kind-${kind}">${t(`page.reportKinds.${kind}`)}</label>
            </p>`,
        )}
      </fieldset>
      <label for="words">${t('page.reportWords')}</label>
      <textarea id="words" name="words" rows="5" required maxlength="${WORDS}"></textarea>
      <label for="email">${t('page.reportEmail')} <span class="soft">(${t('page.optional')})</span></label>
      <input id="email" name="email" type="email" maxlength="254" autocomplete="email" />
      ${guardFields(services, { letter: letter.id, t })}
      <button type="submit">${t('page.reportButton')}</button>
    </form>
  </section>`
  return page({ ...speech, title: `${t('page.reportTitle')}: ${title}`, script: assets.guard.address, main })
}

/** The fields of a form that was sent, each as it was typed; or why none were read. */
async function typedIn(services: Services, context: Context): Promise<Readonly<Record<string, string>> | Response> {
  const limited = await services.limits.take('formPerNetwork', peerOf(context, services.config).address)
  if (limited !== null) return problemPage(context, limited)
  const bytes = await boundedBytes(context.req.raw, FORM_BYTES)
  if (bytes === null) return problemPage(context, refused('too-large', { megabytes: 1 }))
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)))
}

async function takeReport(services: Services, context: Context): Promise<Response> {
  const typed = await typedIn(services, context)
  if (typed instanceof Response) return typed
  const letter = await readableLetter(services, context.req.param('slug') ?? '')
  if (letter === null) return problemPage(context, refused('not-found'))
  const email = typedLine(typed.email, 254).toLowerCase()
  const reported = {
    name: typedLine(typed.name, NAME),
    kind: reportKindOf(typed.kind ?? ''),
    words: lines(typed.words),
    email: isAddress(email) ? email : '',
  }
  if (reported.name === '' || reported.words === '') return problemPage(context, refused('malformed'))
  const { address } = peerOf(context, services.config)
  const checked = await checkVisitor(services, {
    letter: letter.id,
    address,
    typed,
    mailbox: reported.email === '' ? null : reported.email,
  })
  if (!checked.ok) return problemPage(context, checked)
  await keepReport(services, { letter, reported, locale: languageOf(context) })
  return saying(context, 'reportedTitle', 'reported')
}

const lines = (typed: string | undefined): string =>
  (typed ?? '')
    .replace(/\r\n/gu, '\n')
    .replace(/[^\n\P{Cc}]|[\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .trim()
    .slice(0, WORDS)
    .toWellFormed()

const isAddress = (text: string): boolean => /^[^\s@<>",;:()]+@[^\s@<>",;:()]+\.[^\s@<>",;:()]+$/u.test(text)

/** Mail scanners open links, so this page only asks; its button answers. */
async function askAgain(services: Services, context: Context): Promise<Response> {
  const token = context.req.param('token') ?? ''
  const found = await questionBy(services.store.db, token)
  if (found === null) return problemPage(context, refused('link-used-or-expired'))
  const { question, letter } = found
  if (question.answeredAt !== null) return saying(context, 'deskAnsweredTitle', 'deskAnsweredBefore')
  const speech = await speechOf(context)
  const { t, interfaceLanguage } = speech
  const title = t(question.verdict === 'refuse' ? 'page.deskAnswerRefusedTitle' : 'page.deskAnswerTitle')
  const main = html`<section class="sheet">
    <h1>${title}</h1>
    <p>${t('page.deskAnswerLede', { letter: await titleIn(services.store.db, letter, interfaceLanguage) })}</p>
    <p>${t(`mail.deskReason.${reasonOf(question)}`)}</p>
    ${question.note === '' ? '' : html`<blockquote class="said">${question.note}</blockquote>`}
    <form method="post" action="/${interfaceLanguage}/desk-answer/${token}">
      <label for="answer">${t('page.deskAnswerWords')}</label>
      <textarea id="answer" name="answer" rows="6" required maxlength="${WORDS}"></textarea>
      <button type="submit">${t('page.deskAnswerButton')}</button>
    </form>
  </section>`
  return shown(context, page({ ...speech, title, main }))
}

async function takeAnswer(services: Services, context: Context): Promise<Response> {
  const typed = await typedIn(services, context)
  if (typed instanceof Response) return typed
  const answer = lines(typed.answer)
  if (answer === '') return problemPage(context, refused('malformed'))
  const outcome = await answerDesk(services, { token: context.req.param('token') ?? '', answer })
  if (outcome.ok) return saying(context, 'deskAnsweredTitle', 'deskAnswered')
  return outcome.refusal === 'answered'
    ? saying(context, 'deskAnsweredTitle', 'deskAnsweredBefore')
    : problemPage(context, refused('link-used-or-expired'))
}

type Title = 'reportedTitle' | 'deskAnsweredTitle'
type Text = 'reported' | 'deskAnswered' | 'deskAnsweredBefore'

async function saying(context: Context, title: Title, text: Text): Promise<Response> {
  const speech = await speechOf(context)
  const { t } = speech
  const main = html`<section class="sheet">
    <h1>${t(`page.${title}`)}</h1>
    <p role="status">${t(`page.${text}`)}</p>
  </section>`
  return shown(context, page({ ...speech, title: t(`page.${title}`), main }))
}
