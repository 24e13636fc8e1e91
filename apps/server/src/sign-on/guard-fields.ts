import type { Translate } from '@undersigned/i18n'
import { type LetterId, letterId } from '@undersigned/letter'
import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { Markup } from '../pages/layout.ts'
import type { Services } from '../services.ts'
import { GUARD } from './guard.ts'
import { formHour } from './guard-hour.ts'
import { newChallenge } from './guard-work.ts'

interface Guarded {
  readonly letter: LetterId
  readonly t: Translate
}

/** What a form needs to be believed; it belongs inside the form, whose page loads `assets.guard` (rule G110). */
export function guardFields({ keys, now }: Pick<Services, 'keys' | 'now'>, { letter, t }: Guarded): Markup {
  return html`<div class="guard" aria-hidden="true">
      <label for="${GUARD.trap}">${t('page.leaveEmpty')}</label>
      <input id="${GUARD.trap}" name="${GUARD.trap}" type="text" tabindex="-1" autocomplete="off" />
    </div>
    <input type="hidden" name="${GUARD.hour}" value="${formHour(keys, letter, now())}" />
    <input type="hidden" name="${GUARD.work}" data-guard="/page/challenge/${letter}" value="" />`
}

/** The guard's fields of a form that was opened ten seconds ago, for tests that send one. */
export const freshGuard = ({ keys, now }: Pick<Services, 'keys' | 'now'>, letter: LetterId): Readonly<Record<string, string>> => ({
  [GUARD.hour]: formHour(keys, letter, now() - 10_000),
})

/** Work for whoever opens a form; it says nothing of whether there is such a letter. */
export function mountChallenges(app: Hono, { keys, now }: Services): void {
  app.get('/page/challenge/:letter{[\\w-]{1,64}}', async (context) => {
    const challenge = await newChallenge({ keys, letter: letterId(context.req.param('letter')), now: now() })
    return context.json(challenge, 200, { 'cache-control': 'no-store' })
  })
}
