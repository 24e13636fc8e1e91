import { COMPLETE } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'
import { html } from 'hono/html'
import type { Services } from '../services.ts'
import { type Markup, page } from './layout.ts'
import { speechFor } from './letter-page.ts'

/** What is kept of whom, in what form and until when (D26); it reads without scripts and sets nothing. */
export async function privacyPage({ origin, config }: Pick<Services, 'origin' | 'config'>, language: Language): Promise<Markup> {
  const speech = await speechFor(language)
  const { t, interfaceLanguage } = speech
  const { keep } = config
  const days = (count: number): string => t('page.privacyPage.days', { count })
  const clocks = {
    contact: days(keep.contact),
    unconfirmed: days(keep.unconfirmed),
    withdrawn: days(keep.withdrawn),
    mail: days(keep.mail),
  }
  const parts = sections.map(
    ({ title, texts }) => html`<h2>${t(`page.privacyPage.${title}`)}</h2>
      ${texts.map((text) => html`<p>${t(`page.privacyPage.${text}`, { host: new URL(origin).host, ...clocks })}</p>`)}`,
  )
  const main = html`<section class="sheet">
    <h1>${t('page.privacyPage.title')}</h1>
    <p class="soft">${t('page.privacyPage.lede')}</p>
    ${parts}
  </section>`
  return page({
    ...speech,
    title: t('page.privacyPage.title'),
    isPublic: true,
    main,
    languages: {
      current: interfaceLanguage,
      all: COMPLETE,
      addressOf: (other) => `${origin}/${other}/privacy`,
      label: t('page.privacyLanguages'),
    },
  })
}

const sections = [
  { title: 'readTitle', texts: ['read'] },
  { title: 'signTitle', texts: ['signPublished', 'signAddress', 'signAsked', 'signHistory', 'signErased', 'signClocks'] },
  { title: 'withdrawTitle', texts: ['withdraw'] },
  { title: 'eraseTitle', texts: ['erase'] },
  { title: 'accountTitle', texts: ['accountAddress', 'accountKept', 'accountWritten'] },
  { title: 'nobodyTitle', texts: ['nobody'] },
  { title: 'whoTitle', texts: ['who'] },
] as const
