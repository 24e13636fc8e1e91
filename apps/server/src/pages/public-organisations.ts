import type { Language } from '@undersigned/letter'
import { knownOrganisations, type LetterRow, logosIn } from '@undersigned/storage'
import { html } from 'hono/html'
import { namesIn } from '../letters/names-of.ts'
import type { Services } from '../services.ts'
import type { Markup } from './layout.ts'
import type { Speech } from './speech.ts'

interface Shown {
  readonly letter: LetterRow
  readonly language: Language
}

/** How it is known of each organisation on the list that it signed, and its logo where it sent one (rules G72, G104). */
export async function organisationsMarkup({ store }: Pick<Services, 'store'>, { letter, language }: Shown, { t }: Speech): Promise<Markup> {
  if (letter.manifest === null) return html``
  const known = await knownOrganisations(store.db, letter.id, letter.manifest)
  if (known.length === 0) return html``
  const logos = await logosIn(store.db, letter.id)
  return html`<details class="sheet">
    <summary>${t('page.organisations')}</summary>
    <ul class="organisations">
      ${known.map(
        ({ id, name, names, authority }) =>
          html`<li>
            ${logos.has(String(id)) ? html`<img src="/logo/${id}" alt="" width="96" height="48" loading="lazy" />` : ''}
            <strong>${namesIn({ names })[language] ?? name}</strong> ${authority === null ? '' : t(`page.rung.${authority}`)}
          </li>`,
      )}
    </ul>
  </details>`
}
