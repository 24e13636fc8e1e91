import type { Language, SignatoryClass } from '@undersigned/letter'
import { SIGNATORY_CLASSES } from '@undersigned/letter'
import type { LetterRow, ListedName } from '@undersigned/storage'
import { html } from 'hono/html'
import { isListOpen } from '../letters/printed.ts'
import type { Services } from '../services.ts'
import type { Markup } from './layout.ts'
import type { Speech } from './speech.ts'

/** How many names stand on the page of the letter, and on each page of its list (rule G162). */
const NAMES_ON_A_PAGE = 500

/** Who stands under a letter, in the order of one language. */
export interface PublicList {
  readonly rows: readonly ListedName[]
  /** How long it may be shown as it is. */
  readonly until: number
  readonly counts: Readonly<Record<SignatoryClass, number>>
  readonly pages: number
  readonly isOpen: boolean
  /** When the newest of them was listed; null while there is none. */
  readonly newest: number | null
}

type ListParts = Pick<Services, 'store' | 'rolls'>

export async function publicList({ store, rolls }: ListParts, letter: LetterRow, language: Language): Promise<PublicList> {
  const { rows, until } = await rolls.of(letter, language)
  const counts: Record<SignatoryClass, number> = { lead: 0, mep: 0, organisation: 0, expert: 0, individual: 0 }
  let newest: number | null = null
  for (const row of rows) {
    counts[row.class] += 1
    newest = Math.max(newest ?? 0, hourOf(row))
  }
  const pages = Math.max(1, Math.ceil(rows.length / NAMES_ON_A_PAGE))
  return { rows, until, counts, pages, isOpen: await isListOpen(store.db, letter), newest }
}

/** Since when somebody stands on the list. */
export const hourOf = ({ listedAt, confirmedAt, createdAt }: ListedName): number => listedAt ?? confirmedAt ?? createdAt

export const namesOnPage = ({ rows }: PublicList, page: number): readonly ListedName[] =>
  rows.slice((page - 1) * NAMES_ON_A_PAGE, page * NAMES_ON_A_PAGE)

/** How many signed, altogether and in each class that has any; a class that has none yet is there for `count.js` to show. */
export function countMarkup({ rows, counts, newest }: PublicList, letter: LetterRow, { t, formats, base }: Counted): Markup {
  return html`<section class="sheet" aria-labelledby="count" id="signatures">
    <h2 id="count">${t('page.public.countTitle')}</h2>
    <p class="total" data-count="total">${rows.length === 0 ? t('page.noSignatures') : t('page.signatories', { count: rows.length })}</p>
    <ul class="counts" ${rows.length === 0 ? html`hidden` : ''}>
      ${SIGNATORY_CLASSES.map((each) => html`<li data-count="${each}" ${counts[each] === 0 ? html`hidden` : ''}>${t(`page.public.countOf.${each}`, { count: counts[each] })}</li>`)}
    </ul>
    <p class="soft" data-count="at" ${newest === null ? html`hidden` : ''}>${newest === null ? '' : t('page.public.countedAt', { date: formats.deadline(newest, letter.zone) })}</p>
    ${letter.listingPausedAt === null ? '' : html`<p role="status">${t('page.listPaused')}</p>`}
    <p class="soft"><a href="${base}/report">${t('page.report')}</a></p>
  </section>`
}

interface Counted extends Speech {
  /** The address of the letter's page, without a host. */
  readonly base: string
}

/** The counts as `count.js` puts them into the page, in the words of its language; what there is none of is empty. */
export function countWords(
  { rows, counts, newest }: PublicList,
  letter: LetterRow,
  { t, formats }: Speech,
): Readonly<Record<string, string>> {
  const classes = SIGNATORY_CLASSES.map(
    (each) => [each, counts[each] === 0 ? '' : t(`page.public.countOf.${each}`, { count: counts[each] })] as const,
  )
  return {
    total: rows.length === 0 ? t('page.noSignatures') : t('page.signatories', { count: rows.length }),
    ...Object.fromEntries(classes),
    at: newest === null ? '' : t('page.public.countedAt', { date: formats.deadline(newest, letter.zone) }),
  }
}

interface Paged extends Counted {
  readonly page: number
}

/** Ways to the other pages of the list; nothing where there is one page only. */
export function pagesMarkup(list: PublicList, { t, formats, base, page }: Paged): Markup {
  if (list.pages < 2) return html``
  const addressOf = (other: number): string => (other === 1 ? base : `${base}/signatures/${other}`)
  const from = (page - 1) * NAMES_ON_A_PAGE + 1
  const facts = {
    from: formats.number(from),
    to: formats.number(Math.min(page * NAMES_ON_A_PAGE, list.rows.length)),
    all: formats.number(list.rows.length),
  }
  return html`<nav class="sheet pages" aria-label="${t('page.public.listPages')}">
    <p>
      ${t('page.public.listNames', facts)}<br />
      ${t('page.public.listPage', { page: formats.number(page), pages: formats.number(list.pages) })}
    </p>
    <p class="ways">
      ${page > 1 ? html`<a rel="prev" href="${addressOf(page - 1)}">${t('page.public.listPrevious')}</a>` : ''}
      ${page < list.pages ? html`<a rel="next" href="${addressOf(page + 1)}">${t('page.public.listNext')}</a>` : ''}
    </p>
  </nav>`
}
