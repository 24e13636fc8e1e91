import type { BrowserContextOptions, Page } from '@playwright/test'
import { expect as expectAtOnce } from '@playwright/test'
import { loadFormats, loadTranslator } from '@undersigned/i18n'
import { localeOf } from '@undersigned/letter'
import type { Site } from '../browser.ts'
import { pressOn, tabTo } from '../browser-keys.ts'
import { mailedPath, type Person } from '../coalition/signing.ts'

const expect = expectAtOnce.configure({ timeout: 60_000 })

/** Somebody who signs on the page, in a way of their own. */
export interface Signer extends Person {
  readonly country: string
  readonly way: 'clicks' | 'without scripts' | 'keys at 320 px' | 'keys at 320 px, without scripts'
}

const signer = (language: Signer['language'], country: string, name: string, way: Signer['way']): Signer => ({
  language,
  country,
  name,
  way,
  email: `reader.${language}@signs.example.org`,
})

/** Ten people, ten languages. */
export const signers: readonly Signer[] = [
  signer('ga', 'IE', 'Caoimhe Ní Dhálaigh', 'without scripts'),
  signer('lv', 'LV', 'Ģirts Ņikuļins', 'keys at 320 px'),
  signer('mt', 'MT', 'Ġorġ Ċassar', 'keys at 320 px, without scripts'),
  signer('de', 'DE', 'Käthe Großmann', 'clicks'),
  signer('el', 'GR', 'Ξένια Παπαϊωάννου', 'without scripts'),
  signer('fr', 'FR', 'Noëlle Lefebvre-Châtel', 'keys at 320 px'),
  signer('bg', 'BG', 'Йорданка Щерева', 'without scripts'),
  signer('sv', 'SE', 'Åsa Sjöö', 'clicks'),
  signer('hu', 'HU', 'Győző Őry', 'keys at 320 px, without scripts'),
  signer('it', 'IT', 'Mariù D’Annunzio', 'clicks'),
]

const browserOf = ({ way, language }: Signer): BrowserContextOptions => ({
  javaScriptEnabled: !way.includes('without scripts'),
  viewport: way.startsWith('keys') ? { width: 320, height: 640 } : { width: 1280, height: 900 },
  locale: localeOf(language),
})

export interface Reading {
  readonly site: Site
  readonly slug: string
  /** Lets the seconds go by that people take to fill in a form. */
  readonly fill: () => void
}

/** Reads the letter, signs it on its page and confirms by the mail, all in one's own language. */
export async function signOnPage({ site, slug, fill }: Reading, signer: Signer): Promise<void> {
  const { language, name, country, email, way } = signer
  const { t } = await loadTranslator(language)
  const context = await site.browser.newContext({ baseURL: site.server.url, ...browserOf(signer) })
  const page = await context.newPage()
  const hands = way.startsWith('keys') ? byKeys(page) : byClicks(page)
  await page.goto(`/${language}/${slug}`)
  await expect(page.locator('html')).toHaveAttribute('lang', localeOf(language))
  await hands.press(page.locator('#sign').getByRole('link').first())
  const typed = [
    [t('page.name'), name],
    [t('page.country'), (await loadFormats(language)).country(country)],
    [t('page.email'), email],
  ] as const
  for (const [label, words] of typed) await hands.write(page.getByRole('textbox', { name: beginning(label) }), words)
  await expectInWidth(page)
  fill()
  await hands.press(page.getByRole('button', { name: t('page.signButton'), exact: true }))
  await expect(page.getByRole('heading', { name: t('page.signedTitle') })).toBeVisible()
  await page.goto(await mailedPath(site, signer, 'confirmSignature'))
  await hands.press(page.getByRole('button', { name: t('page.confirmButton'), exact: true }))
  await expect(page.getByRole('heading', { name: t('page.confirmedTitle') })).toBeVisible()
  await expectInWidth(page)
  await context.close()
}

type Target = ReturnType<Page['locator']>

interface Hands {
  press(target: Target): Promise<void>
  write(field: Target, words: string): Promise<void>
}

const byClicks = (page: Page): Hands => ({
  press: (target) => target.click(),
  write: async (field, words) => {
    await field.click()
    await page.keyboard.insertText(words)
  },
})

const byKeys = (page: Page): Hands => ({
  press: (target) => pressOn(page, target),
  write: async (field, words) => {
    await tabTo(page, field)
    await page.keyboard.type(words)
  },
})

const beginning = (label: string): RegExp => new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`)

async function expectInWidth(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true)
}
