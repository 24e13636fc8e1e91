import type { Translate } from '@undersigned/i18n'
import { endonymOf, type Language, localeOf } from '@undersigned/letter'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { assets } from './assets.ts'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

export interface Page {
  readonly t: Translate
  /** The language of the interface, which is not always the letter's. */
  readonly interfaceLanguage: Language
  readonly title: string
  readonly main: Markup
  readonly languages?: LanguageLinks
  /** What else stands in the head. */
  readonly head?: Markup
  /** Search engines may list it. */
  readonly isPublic?: boolean
  readonly script?: string | readonly string[]
}

interface LanguageLinks {
  readonly current: Language
  readonly all: readonly Language[]
  /** The address of the same page in another language; absolute, for `hreflang`. */
  readonly addressOf: (language: Language) => string
  /** What the list is of, where it is not of a letter. */
  readonly label?: string
}

/** The frame of every page that the server renders: no script but files of ours, nothing from elsewhere. */
export function page({ t, interfaceLanguage, title, main, languages, head, isPublic = false, script }: Page): Markup {
  const alternates = languages?.all.map(
    (language) => html`<link rel="alternate" hreflang="${language}" href="${languages.addressOf(language)}" />`,
  )
  return html`<!doctype html>
<html lang="${interfaceLanguage}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    ${isPublic ? '' : html`<meta name="robots" content="noindex" />`}
    <title>${title}</title>
    ${alternates ?? ''}
    <link rel="icon" type="image/svg+xml" href="/app/mark.svg" />
    <link rel="stylesheet" href="${assets.css.address}" />
    ${head ?? ''}
    ${[script ?? []].flat().map((address) => html`<script type="module" src="${address}"></script>`)}
  </head>
  <body>
    <a class="skip" href="#main">${t('page.skip')}</a>
    <header>
      <span class="brand">${t('page.brand')}</span>
      ${languages === undefined ? '' : languageNav(t, languages)}
    </header>
    <main id="main">${main}</main>
    <footer><a href="/${interfaceLanguage}/privacy">${t('page.toPrivacy')}</a></footer>
  </body>
</html>`
}

/** So many stand beside each other; more open at a click, so that the letter is not below a screen of links. */
const MOST_BESIDE = 6

function languageNav(t: Translate, { all, current, addressOf, label = t('page.languages') }: LanguageLinks): Markup {
  const links = html`<ul>
      ${all.map(
        (language) =>
          html`<li>
            <a
              lang="${localeOf(language)}"
              hreflang="${language}"
              href="${new URL(addressOf(language)).pathname}"
              ${language === current ? html`aria-current="page"` : ''}
              >${endonymOf(language)}</a
            >
          </li>`,
      )}
    </ul>`
  if (all.length <= MOST_BESIDE) return html`<nav aria-label="${label}">${links}</nav>`
  return html`<nav aria-label="${label}"><details><summary><span lang="${localeOf(current)}">${endonymOf(current)}</span> · ${label}</summary>${links}</details></nav>`
}
