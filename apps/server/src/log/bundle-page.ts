import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { INTERFACE_LANGUAGES, interfaceLanguageFor, loadCatalogue, loadTranslator } from '@undersigned/i18n'
import { endonymOf } from '@undersigned/letter'
import { html, raw } from 'hono/html'
import { assets } from '../pages/assets.ts'

const SCRIPT = new URL('../../../web/dist/proof/check.js', import.meta.url)

class PageNotBuilt extends Error {
  override readonly name = 'PageNotBuilt'
}

/** What a bundle says of itself, in every language of the interface. */
export async function bundleReadme(): Promise<string> {
  const spoken = await Promise.all(
    INTERFACE_LANGUAGES.map(async (language) => (await loadTranslator(interfaceLanguageFor([language]))).t('proof.readme')),
  )
  return `${spoken.join('\n\n----\n\n')}\n`
}

/** The page inside a bundle: its script, styles and words are in it, and its policy lets it load and send nothing (rule V17). */
export async function bundlePage(): Promise<string> {
  const script = await readFile(SCRIPT, 'utf8').catch((cause: unknown) => {
    throw new PageNotBuilt('the page of the bundle is not built: npm run build', { cause })
  })
  if (script.includes('</script')) throw new PageNotBuilt('the script of the page would end too early')
  const words = JSON.stringify(await wordsByLanguage()).replaceAll('<', '\\u003c')
  const styles = `${assets.css.body}\n${OWN_STYLES}`
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(styles)}; base-uri 'none'; form-action 'none'`
  return String(
    await html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Undersigned</title>
    <style>${raw(styles)}</style>
  </head>
  <body>
    <header>
      <span class="brand">Undersigned</span>
      <div class="languages">
        ${INTERFACE_LANGUAGES.map((language) => html`<button type="button" data-language="${language}" lang="${language}">${endonymOf(language)}</button>`)}
      </div>
    </header>
    <main>
      <section class="sheet">
        <h1 data-word="title"></h1>
        <p data-word="lede"></p>
        <noscript><p>${await spokenAs('proof.noScript')}</p></noscript>
        <label for="file" data-word="choose"></label>
        <input type="file" id="file" accept=".zip,application/zip" />
        <label for="key" data-word="key"></label>
        <input type="text" id="key" autocomplete="off" spellcheck="false" />
      </section>
      <section class="sheet" id="outcome" role="status" data-outcome="waiting"></section>
    </main>
    <script type="application/json" id="words">${raw(words)}</script>
    <script>${raw(script)}</script>
  </body>
</html>
`,
  )
}

const OWN_STYLES = `.languages { display: flex; gap: 0.5rem; }
.languages button { margin: 0; }
.languages [aria-pressed="true"] { text-decoration: underline; }
#outcome:empty { display: none; }
code { overflow-wrap: anywhere; }
dl { grid-template-columns: minmax(0, 1fr); }
dd { margin-block-end: 0.5rem; }
@media (min-width: 40rem) { dl { grid-template-columns: minmax(0, 18rem) minmax(0, 1fr); } }
details p { white-space: pre-line; }
summary { min-height: 1.5rem; cursor: pointer; }
`

const hashOf = (inside: string): string => `'sha256-${createHash('sha256').update(inside).digest('base64')}'`

async function spokenAs(key: 'proof.noScript'): Promise<string> {
  const spoken = await Promise.all(INTERFACE_LANGUAGES.map(async (language) => (await loadTranslator(language)).t(key)))
  return spoken.join(' / ')
}

/** The section of the catalogue that is the page's, flat. */
async function wordsByLanguage(): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const entries = await Promise.all(
    INTERFACE_LANGUAGES.map(async (language) => [language, flat((await loadCatalogue(language)).proof)] as const),
  )
  return Object.fromEntries(entries)
}

function flat(section: unknown, prefix = ''): Readonly<Record<string, string>> {
  if (typeof section !== 'object' || section === null) return {}
  return Object.fromEntries(
    Object.entries(section).flatMap(([name, value]) =>
      typeof value === 'string' ? [[`${prefix}${name}`, value]] : Object.entries(flat(value, `${prefix}${name}.`)),
    ),
  )
}
