import { localeOf } from '@undersigned/letter'
import { html } from 'hono/html'
import { assets } from './assets.ts'
import type { Markup } from './layout.ts'
import type { PublicPage } from './public-page.ts'
import { isSignedHere } from './sign-place.ts'

/** The box that partners show on their sites: title, count and the way to the letter. No script, nothing kept (rule G166). */
export function embedPage({ letter, language, list, title, coalition, address, speech }: PublicPage, now: number): Markup {
  const { t, interfaceLanguage } = speech
  const maySign = isSignedHere(letter, now)
  return html`<!doctype html>
<html lang="${interfaceLanguage}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>${title}</title>
    <link rel="canonical" href="${address}" />
    <link rel="stylesheet" href="${assets.css.address}" />
    <link rel="stylesheet" href="${assets.publicCss.address}" />
  </head>
  <body class="embed">
    <main class="sheet">
      <h1 lang="${localeOf(language)}">${title}</h1>
      <p class="soft">${t('page.public.byCoalition', { coalition })}</p>
      <p class="total">${list.rows.length === 0 ? t('page.noSignatures') : t('page.signatories', { count: list.rows.length })}</p>
      <p><a class="button" target="_blank" rel="noopener" href="${address}">${maySign ? t('page.public.embedReadAndSign') : t('page.public.embedRead')}</a></p>
    </main>
  </body>
</html>`
}

/** Who may show a page in a frame; the origins were checked when they were entered. */
export const framedBy = (sites: readonly string[]): string => (sites.length === 0 ? "'none'" : sites.join(' '))
