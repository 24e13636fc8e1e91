import { endonymOf, localeOf } from '@undersigned/letter'
import { isPublic } from '@undersigned/signatures'
import { letterBySlug, standingOf } from '@undersigned/storage'
import { html } from 'hono/html'
import { titleIn } from '../letters/title-in.ts'
import type { Services } from '../services.ts'
import { page } from './layout.ts'
import type { PublicLetter } from './public-page.ts'
import type { NotSigned } from './sign-place.ts'
import { speechFor } from './speech.ts'
import { type Answered, notFoundPage } from './told.ts'

interface Sought {
  readonly slug: string
  /** As it stands in the address; it need not be one of ours. */
  readonly language: string
  /** What the page speaks. */
  readonly reader: string
}

/**
 * What is told where a letter has no page: of one that may be read, where it can be; of every other just what is told of one that
 * nobody wrote, byte for byte (rules G3, G186).
 */
export async function nothingHerePage({ store, now }: Pick<Services, 'store' | 'now'>, sought: Sought): Promise<Answered> {
  const { slug, language, reader } = sought
  const letter = await letterBySlug(store.db, slug)
  const standing = letter === null ? null : await standingOf(store.db, letter)
  if (letter === null || standing === null || !isPublic(standing, now())) return notFoundPage(reader)
  const versions = [letter.language, ...standing.languages.filter((each) => each !== letter.language)]
  const own = versions.find((each) => each === language)
  const title = await titleIn(store.db, letter, own ?? letter.language)
  const speech = await speechFor(reader)
  const { t } = speech
  if (own !== undefined) {
    const main = html`<section class="sheet">
      <h1>${t('page.notFoundTitle')}</h1>
      <p lang="${localeOf(own)}">${title}</p>
      <p><a href="/${own}/${slug}">${t('page.toLetter')}</a></p>
    </section>`
    return { status: 404, body: page({ ...speech, title: t('page.notFoundTitle'), main }) }
  }
  const main = html`<section class="sheet">
    <h1>${t('page.notInLanguage')}</h1>
    <p lang="${localeOf(letter.language)}">${title}</p>
    <h2>${t('page.languages')}</h2>
    <ul>
      ${versions.map((each) => html`<li><a lang="${localeOf(each)}" hreflang="${each}" href="/${each}/${slug}">${endonymOf(each)}</a></li>`)}
    </ul>
  </section>`
  return { status: 404, body: page({ ...speech, title: t('page.notInLanguage'), main }) }
}

/** What the address of a form says of a letter that can be read but is not signed there (rule G187). */
export async function notSignedPage({ store }: Services, { letter, language }: PublicLetter, why: NotSigned): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const said: Readonly<Record<NotSigned, string>> = {
    over: t('problems.hard-deadline-passed.text'),
    invitation: t('page.byInvitation'),
    rests: t('page.signingRests'),
  }
  const main = html`<section class="sheet">
    <h1>${t('page.notSignedHere')}</h1>
    <p>${await titleIn(store.db, letter, language)}</p>
    <p>${said[why]}</p>
    <p><a href="/${language}/${letter.slug}">${t('page.toLetter')}</a></p>
  </section>`
  return { status: why === 'over' ? 410 : 404, body: page({ ...speech, title: t('page.notSignedHere'), main }) }
}
