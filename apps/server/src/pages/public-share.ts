import { type Language, localeOf } from '@undersigned/letter'
import type { LetterRow } from '@undersigned/storage'
import { html } from 'hono/html'
import { encodeQR } from 'qr'
import type { Markup } from './layout.ts'
import type { Speech } from './speech.ts'

interface Shared extends Speech {
  readonly title: string
  /** The page's whole address. */
  readonly address: string
  readonly maySign: boolean
  /** The sites that may show the letter's box. */
  readonly partners: readonly string[]
}

/** What a reader passes on: a text, a code for paper, the box for another site, and feeds. Nothing of it asks anybody else (rule G164). */
export function shareMarkup(shared: Shared): Markup {
  const { t, title, address, maySign, partners } = shared
  const path = new URL(address).pathname
  const text = t(maySign ? 'page.public.shareOpen' : 'page.public.shareClosed', { letter: title, address })
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text)}`
  return html`<section class="sheet" aria-labelledby="share">
    <h2 id="share">${t('page.public.shareTitle')}</h2>
    <label for="share-text">${t('page.public.shareLabel')}</label>
    <textarea id="share-text" rows="4" readonly>${text}</textarea>
    <p><a href="${mail}">${t('page.public.shareByMail')}</a></p>
    <h3>${t('page.public.qrTitle')}</h3>
    <p class="soft">${t('page.public.qrHint')}</p>
    <p><img class="qr" src="${path}/qr.svg" width="180" height="180" alt="${t('page.public.qrTitle')}" loading="lazy" /></p>
    <p><a href="${path}/qr.svg" download>${t('page.public.qrFile')}</a></p>
    ${partners.length === 0 ? '' : embedMarkup(shared)}
    <h3>${t('page.public.feedFollow')}</h3>
    <p class="ways"><a href="${path}/feed.xml" type="application/rss+xml">${t('page.public.feedRss')}</a> <a href="${path}/feed.json" type="application/feed+json">${t('page.public.feedJson')}</a></p>
  </section>`
}

function embedMarkup({ t, title, address }: Shared): Markup {
  const code = `<iframe src="${address}/embed" title="${title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="100%" height="240" loading="lazy" style="border:0"></iframe>`
  return html`<h3>${t('page.public.embedTitle')}</h3>
    <p class="soft">${t('page.public.embedExplains')}</p>
    <label for="embed-code">${t('page.public.embedLabel')}</label>
    <textarea id="embed-code" rows="4" readonly spellcheck="false" translate="no">${code}</textarea>`
}

/** The address as a QR code: dark on light in every colour scheme, because cameras read nothing else. */
export function qrSvg(address: string): string {
  const rows = encodeQR(address, 'raw', { ecc: 'medium', border: 4 })
  const dots = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rows.length} ${rows.length}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${dots}"/></svg>\n`
}

interface Headed extends Speech {
  readonly letter: LetterRow
  readonly title: string
  readonly address: string
  readonly coalition: string
  readonly languages: number
  /** Where the page stands in the language of the original. */
  readonly original: string
  /** The address of the picture; null until it is drawn. */
  readonly picture: string | null
}

/** As other sites name a language: with the country where most speak it. */
function territoryOf(spoken: Language): string {
  const { language, region } = new Intl.Locale(localeOf(spoken)).maximize()
  return `${language}_${region}`
}

/** What search engines and other sites read of a letter's page. */
export function headMarkup({ t, title, address, coalition, languages, original, picture, interfaceLanguage }: Headed): Markup {
  const description = t('page.public.description', { coalition, count: languages })
  return html`<link rel="canonical" href="${address}" />
    <link rel="alternate" hreflang="x-default" href="${original}" />
    <link rel="alternate" type="application/rss+xml" title="${t('page.public.feedTitle', { letter: title })}" href="${address}/feed.xml" />
    <link rel="alternate" type="application/feed+json" title="${t('page.public.feedTitle', { letter: title })}" href="${address}/feed.json" />
    <meta name="description" content="${description}" />
    <meta property="og:type" content="article" />
    <meta property="og:site_name" content="${t('page.brand')}" />
    <meta property="og:locale" content="${territoryOf(interfaceLanguage)}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${address}" />
    ${
      picture === null
        ? ''
        : html`<meta property="og:image" content="${picture}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="1200" />
    <meta property="og:image:height" content="630" />
    <meta property="og:image:alt" content="${t('page.public.pictureAlt', { letter: title, coalition })}" />
    <meta name="twitter:card" content="summary_large_image" />`
    }`
}
