import { html } from 'hono/html'
import { refused } from '../http/problem.ts'
import { refusedBy } from '../letters/refusals.ts'
import { confirmByCode } from '../letters/signing-public.ts'
import type { Services } from '../services.ts'
import { type Markup, page } from './layout.ts'
import { type Speech, speechFor } from './speech.ts'
import { type Answered, refusal, type Typed, toldConfirmed } from './told.ts'

interface Handled {
  readonly language: string
  readonly handle: string
}

/** Where the code from the mail is typed, and what to do when no mail came (rule G99). */
export const codeMarkup = ({ t }: Speech, { language, handle }: Handled, isWrong = false): Markup =>
  html`<section class="sheet" aria-labelledby="code-title">
    <h2 id="code-title">${t('page.code.title')}</h2>
    <form method="post" action="/${language}/code/${handle}">
      <label for="code">${t('page.code.label')}</label>
      <p class="soft hint" id="code-hint">${t('page.code.hint')}</p>
      ${isWrong ? html`<p class="wrong" id="code-wrong" role="alert">${t('page.code.wrong')}</p>` : ''}
      <input
        id="code"
        name="code"
        required
        maxlength="20"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="code-hint${isWrong ? ' code-wrong' : ''}"
        ${isWrong ? html`aria-invalid="true"` : ''}
      />
      <button type="submit">${t('page.code.button')}</button>
    </form>
    <p class="soft">${t('page.signedNoMail')}</p>
  </section>`

export async function codePage(_: Services, { language, token }: { language: string; token: string }, isWrong = false): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<h1 class="sr">${t('page.code.title')}</h1>
    ${codeMarkup(speech, { language, handle: token }, isWrong)}`
  return { status: isWrong ? 409 : 200, body: page({ ...speech, title: t('page.code.title'), main }) }
}

/** Confirms by the code; whether there was nothing to confirm or the code was wrong is not told apart. */
export async function codeTyped(services: Services, asked: { language: string; token: string }, typed: Typed): Promise<Answered> {
  const { language, token: handle } = asked
  const limited = await services.limits.take('codePerAddress', handle.slice(0, 40))
  if (limited !== null) return refusal(language, refused('too-many-requests', limited.facts))
  const outcome = await confirmByCode(services, { handle, code: (typed.code ?? '').slice(0, 20), locale: language })
  if (outcome.ok) return toldConfirmed(services, outcome.value, language)
  return outcome.refusal === 'code-wrong' ? codePage(services, asked, true) : refusal(language, refusedBy(outcome.refusal))
}
