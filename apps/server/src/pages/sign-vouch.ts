import { html } from 'hono/html'
import { answerVouching, type Vouching, vouchingBy } from '../letters/authority.ts'
import { refusedBy } from '../letters/refusals.ts'
import { titleIn } from '../letters/title-in.ts'
import type { Services } from '../services.ts'
import { page } from './layout.ts'
import { addressToRead } from './public-page.ts'
import { speechFor } from './speech.ts'
import { type Answered, refusal, type Typed } from './told.ts'

interface Asked {
  readonly language: string
  readonly token: string
}

/** Whether a signature for one's organisation is right: two buttons, and looking changes nothing (rules G72, G73). */
export async function vouchPage(services: Services, { language, token }: Asked): Promise<Answered> {
  const found = await vouchingBy(services.store.db, token)
  if (found === null) return refusal(language, refusedBy('link-unknown'))
  const { fact, row, letter } = found
  if (fact.state === 'objected') return told(language, 'objected', row.name)
  const speech = await speechFor(language)
  const { t, formats } = speech
  const address = await addressToRead(services, letter, language)
  const title = await titleIn(services.store.db, letter, speech.interfaceLanguage)
  const values = { letter: title, name: row.name, date: formats.date(row.confirmedAt ?? row.createdAt, letter.zone) }
  const button = (answer: 'agree' | 'object') =>
    html`<form method="post" action="/${language}/vouch/${token}">
      <input type="hidden" name="answer" value="${answer}" />
      <button type="submit" ${answer === 'object' ? html`class="second"` : ''}>${t(`page.vouch.${answer}`)}</button>
    </form>`
  const main = html`<section class="sheet">
    <h1>${t('page.vouch.title')}</h1>
    <p>${t('page.vouch.lede', values)}</p>
    ${address === null ? '' : html`<p><a href="${address}">${t('page.vouch.toLetter')}</a></p>`}
    ${fact.state === 'stands' ? html`<p role="status">${t('page.vouch.agreed', values)}</p>` : ''}
    <p>${t('page.vouch.explains')}</p>
    ${fact.state === 'stands' ? '' : button('agree')} ${button('object')}
  </section>`
  return { status: 200, body: page({ ...speech, title: t('page.vouch.title'), main }) }
}

export async function vouched(services: Services, { language, token }: Asked, typed: Typed): Promise<Answered> {
  const answer = typed.answer === 'agree' ? 'agree' : typed.answer === 'object' ? 'object' : null
  if (answer === null) return vouchPage(services, { language, token })
  const found: Vouching | null = await answerVouching(services, { token, answer })
  if (found === null) return refusal(language, refusedBy('link-unknown'))
  return told(language, answer === 'agree' ? 'agreed' : 'objected', found.row.name)
}

async function told(language: string, text: 'agreed' | 'objected', name: string): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
    <h1>${t(`page.vouch.${text}Title`)}</h1>
    <p role="status">${t(`page.vouch.${text}`, { name })}</p>
  </section>`
  return { status: 200, body: page({ ...speech, title: t(`page.vouch.${text}Title`), main }) }
}
