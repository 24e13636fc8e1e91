import type { Translate } from '@undersigned/i18n'
import { html } from 'hono/html'
import type { Markup } from './layout.ts'

/** The way to what is kept of somebody, from every page that a mailed link leads to (rule G125). */
export const yoursMarkup = (t: Translate, { language, token }: { readonly language: string; readonly token: string }): Markup =>
  html`<p class="soft"><a href="/${language}/erase/${token}">${t('page.yours.link')}</a></p>`
