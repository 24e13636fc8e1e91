import type { Formats, Translate } from '@undersigned/i18n'
import type { LetterRow } from '@undersigned/storage'
import { html } from 'hono/html'
import type { Markup } from './layout.ts'

interface Place {
  readonly t: Translate
  readonly formats: Formats
  readonly now: () => number
  /** The address of the letter's page, without a host. */
  readonly base: string
}

/** Whether signatures are taken now, and from whom. */
export const takesSignatures = ({ stage, hardDeadline }: LetterRow, now: number): boolean =>
  stage === 'sign-on' && (hardDeadline === null || now < hardDeadline)

/** Where a letter's page says how to sign it. The page is kept for everyone, so nothing here is of one visitor. */
export function signPlace(letter: LetterRow, { t, formats, now, base }: Place): Markup {
  if (!takesSignatures(letter, now())) return html``
  return html`<section class="sheet" id="sign" aria-labelledby="sign-title">
    <h2 id="sign-title">${t('page.signTitle')}</h2>
    ${
      letter.signOn === 'public'
        ? html`<p><a class="button" href="${base}/sign">${t('page.public.toSign')}</a></p>`
        : html`<p class="soft">${t('page.byInvitation')}</p>`
    }
    ${letter.hardDeadline === null ? '' : html`<p class="soft">${t('page.closesAt', { date: formats.deadline(letter.hardDeadline, letter.zone) })}</p>`}
  </section>`
}
