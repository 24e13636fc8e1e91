import type { Formats, Translate } from '@undersigned/i18n'
import type { LetterRow } from '@undersigned/storage'
import { html } from 'hono/html'
import { publicClasses } from '../letters/signing-public.ts'
import type { Markup } from './layout.ts'

interface Place {
  readonly t: Translate
  readonly formats: Formats
  readonly now: () => number
  /** The address of the letter's page, without a host. */
  readonly base: string
}

/** Whether signatures are taken now, and from whom. */
const takesSignatures = ({ stage, hardDeadline }: LetterRow, now: number): boolean =>
  stage === 'sign-on' && (hardDeadline === null || now < hardDeadline)

/** Whether anybody may sign a letter on its page now (rule G100). */
export const isSignedHere = (letter: LetterRow, now: number): boolean =>
  letter.signOn === 'public' && takesSignatures(letter, now) && publicClasses(letter).length > 0

/** Why a letter is not signed on its page: no more, by invitation alone, or just not now. */
export type NotSigned = 'over' | 'invitation' | 'rests'

export function whyNotSigned(letter: LetterRow, now: number): NotSigned | null {
  if (isSignedHere(letter, now)) return null
  const { stage, hardDeadline, signOn } = letter
  if (stage === 'closed' || stage === 'archived' || (hardDeadline !== null && now >= hardDeadline)) return 'over'
  return signOn === 'public' && publicClasses(letter).length > 0 ? 'rests' : 'invitation'
}

/** Where a letter's page says how to sign it. The page is kept for everyone, so nothing here is of one visitor. */
export function signPlace(letter: LetterRow, { t, formats, now, base }: Place): Markup {
  if (!takesSignatures(letter, now())) return html``
  return html`<section class="sheet" id="sign" aria-labelledby="sign-title">
    <h2 id="sign-title">${t('page.signTitle')}</h2>
    ${
      isSignedHere(letter, now())
        ? html`<p><a class="button" href="${base}/sign">${t('page.public.toSign')}</a></p>`
        : html`<p class="soft">${t('page.byInvitation')}</p>`
    }
    ${letter.hardDeadline === null ? '' : html`<p class="soft">${t('page.closesAt', { date: formats.deadline(letter.hardDeadline, letter.zone) })}</p>`}
  </section>`
}
