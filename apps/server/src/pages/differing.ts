import type { Language } from '@undersigned/letter'
import { wordDifference } from '@undersigned/translation'
import { html } from 'hono/html'
import type { Corrected } from '../letters/corrected.ts'
import type { Differing } from '../letters/letter-difference.ts'
import type { Markup } from './layout.ts'
import type { Speech } from './speech.ts'

/** One change: for the eye by stroke and colour, for the ear by the elements' own meaning and words. */
export function differingMarkup({ part, before, after }: Differing, language: Language, { t }: Pick<Speech, 't'>): Markup {
  return html`<h3>${t(`page.changedPart.${part}`)}</h3>
    <p class="changed" lang="${language}">
      ${wordDifference(before, after, language).map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
      )}
    </p>`
}

/** That the text was corrected after it was sealed, and what by that, beside the letter (rule G131). */
export function correctedMarkup({ at, language, differing }: Corrected, zone: string, { t, formats }: Speech): Markup {
  return html`<section class="sheet" data-corrected>
    <p><strong>${t('page.correctedOn', { date: formats.date(at, zone) })}</strong> ${t('page.correctedCarried')}</p>
    ${
      differing.length === 0
        ? html`<p class="soft">${t('page.changedNothing')}</p>`
        : html`<details>
            <summary>${t('page.changed')}</summary>
            ${differing.map((each) => differingMarkup(each, language, { t }))}
          </details>`
    }
  </section>`
}
