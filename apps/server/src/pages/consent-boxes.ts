import { type Language, localeOf } from '@undersigned/letter'
import { html } from 'hono/html'
import type { Box } from '../letters/consents.ts'
import type { Markup } from './layout.ts'
import type { Speech } from './speech.ts'

/** What a form asks beside the signature: each box empty unless whoever fills it in ticked it just now (rule G171). */
export const boxesMarkup = (boxes: readonly Box[], { t }: Speech): Markup =>
  html`<fieldset class="asked" aria-describedby="asked-hint">
    <legend>${t('page.consent.legend')}</legend>
    <p class="soft hint" id="asked-hint">${t('page.consent.hint')}</p>
    ${boxes.map(
      ({ name, value, text, isTicked }) =>
        html`<p class="choice">
          <input type="checkbox" id="${name}" name="${name}" value="${value}" autocomplete="off" ${isTicked ? html`checked` : ''} />
          <label for="${name}">${text}</label>
        </p>`,
    )}
  </fieldset>`

/** The way to the page where it is taken back (rule G174). */
export const choicesLink = ({ t, interfaceLanguage }: Speech, token: string): Markup =>
  html`<p><a href="/${interfaceLanguage}/choices/${token}">${t('page.consent.change')}</a></p>`

interface Agreed {
  readonly text: string
  readonly language: Language
}

/** What somebody agrees to by confirming, or agreed to, in the words they read; nothing where they did not (rule G173). */
export const agreedMarkup = (agreed: readonly Agreed[], lead: 'willAgree' | 'agreed', { t }: Speech): Markup =>
  agreed.length === 0
    ? html``
    : html`<p>${t(`page.consent.${lead}`)}</p>
        <ul>
          ${agreed.map(({ text, language }) => html`<li lang="${localeOf(language)}">${text}</li>`)}
        </ul>`
