import { localeOf } from '@undersigned/letter'
import { boxOf, digestOfWording } from '@undersigned/signatures'
import { html } from 'hono/html'
import { type Choice, type Chooser, choose, chooserBy, type Said } from '../letters/choices.ts'
import { refusedBy } from '../letters/refusals.ts'
import { titleIn } from '../letters/title-in.ts'
import type { Services } from '../services.ts'
import { type Markup, page } from './layout.ts'
import { type Speech, speechFor } from './speech.ts'
import { type Answered, refusal, type Typed } from './told.ts'

interface Asked {
  readonly language: string
  readonly token: string
}

/** What somebody agreed to beside signing; mail scanners open links, so only its buttons change it (rule G174). */
export async function choicesPage(services: Services, asked: Asked): Promise<Answered> {
  const chooser = await chooserBy(services, asked)
  return chooser === null ? refusal(asked.language, refusedBy('link-unknown')) : shown(services, chooser, asked)
}

export async function chosen(services: Services, asked: Asked, typed: Typed): Promise<Answered> {
  const said = saidIn(typed)
  const chooser = said === null ? await chooserBy(services, asked) : await choose(services, asked, said)
  return chooser === null ? refusal(asked.language, refusedBy('link-unknown')) : shown(services, chooser, asked)
}

function saidIn({ does, box = '', wording = '' }: Typed): Said | null {
  if (does === 'stop-all') return { kind: 'stop-all' }
  if (does === 'withdraw') return { kind: 'withdraw', box }
  return does === 'agree' ? { kind: 'agree', box, wording } : null
}

async function shown({ store }: Services, { letter, choices, hasStopped }: Chooser, { language, token }: Asked): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const action = `/${language}/choices/${token}`
  const title = t('page.consent.title')
  const main = html`<section class="sheet">
      <h1>${title}</h1>
      <p>${t('page.consent.lede', { letter: await titleIn(store.db, letter, speech.interfaceLanguage) })}</p>
      ${hasStopped ? html`<p role="status">${t('page.consent.stopped')}</p>` : ''}
    </section>
    ${choices.map((choice) => choiceMarkup(choice, { speech, action, zone: letter.zone }))}
    ${
      hasStopped
        ? ''
        : html`<section class="sheet">
            <form method="post" action="${action}">
              <button type="submit" name="does" value="stop-all">${t('page.consent.stopAll')}</button>
            </form>
          </section>`
    }`
  return { status: 200, body: page({ ...speech, title, main }) }
}

interface Around {
  readonly speech: Speech
  readonly action: string
  readonly zone: string
}

function choiceMarkup({ last, offer, ...wish }: Choice, { speech, action, zone }: Around): Markup {
  const { t, formats } = speech
  const isGiven = last !== null && last.withdrawnAt === null
  const { text = '', language = speech.interfaceLanguage } = isGiven ? last : (offer ?? last ?? {})
  const stands = isGiven
    ? t('page.consent.since', { date: formats.deadline(last.at, zone) })
    : last?.withdrawnAt != null
      ? t('page.consent.ended', { date: formats.deadline(last.withdrawnAt, zone) })
      : t('page.consent.never')
  const box = boxOf(wish)
  return html`<section class="sheet" aria-labelledby="${box}">
    <p id="${box}" lang="${localeOf(language)}">${text}</p>
    <p class="soft">${stands}</p>
    ${
      isGiven || offer !== null
        ? html`<form method="post" action="${action}">
            <input type="hidden" name="box" value="${box}" />
            ${isGiven || offer === null ? '' : html`<input type="hidden" name="wording" value="${digestOfWording(offer)}" />`}
            <button type="submit" name="does" value="${isGiven ? 'withdraw' : 'agree'}" aria-describedby="${box}">
              ${t(isGiven ? 'page.consent.withdraw' : 'page.consent.agree')}
            </button>
          </form>`
        : ''
    }
  </section>`
}
