import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, expect as expectAtOnce, type Page, test } from '@playwright/test'
import { loadTranslator } from '@undersigned/i18n'
import { LANGUAGES, type Language } from '@undersigned/letter'
import type { Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { pressOn, tabTo } from '../support/browser-keys.ts'
import { mailedPath, type Person, post } from '../support/coalition/signing.ts'
import { startServer } from '../support/server.ts'

/** What a visitor meets in every language on the narrowest screen: nothing in the way, nothing cut, and the whole way by keys without a script. */
test.setTimeout(360_000)
test.use({ actionTimeout: 30_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
/** 1,280 pixels at 400 %. */
const NARROW = { width: 320, height: 640 }
/** A form that is sent at once is a program's: whoever fills it needs some seconds. */
const FILLING = 4500

const folder = mkdtempSync(join(tmpdir(), 'undersigned-languages-'))
let site: Site
let slug = ''
let toConfirm = ''
let toWithdraw = ''

test.beforeAll(async ({ browser }) => {
  const program = fileURLToPath(new URL('../support/reading/prepare.ts', import.meta.url))
  const said = execFileSync(process.execPath, [program, folder], { encoding: 'utf8' })
  const crowd: { readonly slug: string; readonly tokens: readonly string[] } = JSON.parse(said.slice(said.lastIndexOf('{')))
  slug = crowd.slug
  site = { browser, server: await startServer({ dataDir: folder, env: { LIMIT_FACTOR: '1000' } }) }
  const [first = '', second = ''] = crowd.tokens
  toConfirm = first
  await post(site, `/en/confirm/${second}`)
  // The crowd's people wait behind those who are listed already.
  const person: Person = { name: '', email: `reader${LISTED + 1}@crowd.example`, language: 'en' }
  toWithdraw = (await mailedPath(site, person, 'signed')).split('/').at(-1) ?? ''
})

test.afterAll(async () => {
  await site.server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const LISTED = 14

/** What is wider than its own box is cut, or lies over something else. */
const whatIsCut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((each) => !each.matches('.sr, input, textarea, pre') && getComputedStyle(each).display !== 'inline')
      .filter(({ clientWidth, scrollWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
      .map(({ tagName, className, textContent }) => `${tagName}.${className}: ${textContent?.slice(0, 40)}`),
  )

const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true
  })

async function expectOpenToAll(page: Page, language: Language): Promise<void> {
  const pages = {
    letter: `/${language}/${slug}`,
    form: `/${language}/${slug}/sign`,
    confirm: `/${language}/confirm/${toConfirm}`,
    withdraw: `/${language}/withdraw/${toWithdraw}`,
  }
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path)
    await unfold(page)
    const place = `${name} in ${language}`
    expect.soft(await page.locator('html').getAttribute('lang'), place).toBe(language)
    await expectNoBarriers(page, place)
    expect.soft(await whatIsCut(page), place).toEqual([])
  }
  await page.goto(`/${language}/${slug}/sign?as=organisation`)
  await unfold(page)
  expect.soft(await whatIsCut(page), `form of an organisation in ${language}`).toEqual([])
}

test('G180 in all 24 languages letter, form, confirmation and withdrawal have no barriers, and nothing is cut at 320 pixels', async ({
  browser,
}) => {
  const halves = [LANGUAGES.slice(0, 12), LANGUAGES.slice(12)]
  await Promise.all(
    halves.map(async (languages) => {
      const context = await browser.newContext({ baseURL: site.server.url, viewport: NARROW })
      const page = await context.newPage()
      for (const language of languages) await expectOpenToAll(page, language)
      await context.close()
    }),
  )
})

interface Reader extends Person {
  readonly page: Page
}

/** In other alphabets, with long words, and in the two languages that browsers know nothing of. */
const READERS = ['bg', 'de', 'el', 'ga', 'hu', 'mt'] as const

async function readerOf(browser: Browser, language: Language): Promise<Reader> {
  const context = await browser.newContext({ baseURL: site.server.url, viewport: NARROW, javaScriptEnabled: false })
  return { page: await context.newPage(), language, name: `Ġorġa Žukauskė ${language}`, email: `keys-${language}@signs.example.org` }
}

/** From the letter to the last field of its form. */
async function fill({ page, language, name, email }: Reader): Promise<void> {
  const { t } = await loadTranslator(language)
  await page.goto(`/${language}/${slug}`)
  await pressOn(page, page.locator('.top a.button'))
  await pressOn(page, page.locator('#sign a'))
  await expect(page.getByRole('heading', { name: t('page.yourSignature') })).toBeVisible()
  for (const [label, words] of [
    [t('page.name'), name],
    [t('page.email'), email],
  ] as const) {
    await tabTo(page, page.getByLabel(label, { exact: false }))
    await page.keyboard.type(words)
  }
  await tabTo(page, page.getByRole('button', { name: t('page.signButton') }))
}

/** By the link in a mail to a page with a button, and by that to a page that says it is done. */
async function followMail({ page, ...person }: Reader, step: 'confirm' | 'withdraw'): Promise<void> {
  const { t } = await loadTranslator(person.language)
  const path = await mailedPath(site, person, step === 'confirm' ? 'confirmSignature' : 'signed')
  expectAtOnce(path).toContain(`/${person.language}/${step}/`)
  await page.goto(path)
  await pressOn(page, page.getByRole('button', { name: t(`page.${step}Button`) }))
  const done = step === 'confirm' ? t('page.confirmedTitle') : t('page.withdrawnTitle')
  await expect(page.getByRole('heading', { name: done })).toBeVisible()
}

test('G181 people sign, confirm and withdraw by keys alone, without JavaScript, at 320 pixels', async ({ browser }) => {
  const readers: Reader[] = []
  for (const language of READERS) readers.push(await readerOf(browser, language))
  for (const reader of readers) await fill(reader)
  const opened = Date.now()
  await expect.poll(() => Date.now() - opened, { intervals: [500] }).toBeGreaterThan(FILLING)
  for (const reader of readers) {
    const { page, language, name } = reader
    const { t } = await loadTranslator(language)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: t('page.signedTitle') })).toBeVisible()
    await followMail(reader, 'confirm')
    await page.goto(`/${language}/${slug}`)
    await expect(page.getByRole('article')).toContainText(name)
    await followMail(reader, 'withdraw')
    await page.goto(`/${language}/${slug}`)
    await expect(page.getByRole('article')).not.toContainText(name)
    await page.context().close()
  }
})

test('G183 an open page counts on, also in a class that had nobody', async ({ browser }) => {
  const { t } = await loadTranslator('ga')
  const context = await browser.newContext({ baseURL: site.server.url, viewport: NARROW })
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`/ga/${slug}`)
  const members = page.locator('[data-count="mep"]')
  await expect(members).toBeHidden()
  const [total, mep] = [t('page.signatories', { count: LISTED + 2 }), t('page.public.countOf.mep', { count: 2 })]
  await page.route('**/count.json', async (route) => {
    const counts: Record<string, string> = await (await route.fetch()).json()
    await route.fulfill({ json: { ...counts, total, mep, expert: '' } })
  })
  await page.clock.runFor(31_000)
  await expect(members).toHaveText(mep)
  await expect(page.locator('.total')).toHaveText(total)
  await expect(page.locator('.top [data-count]')).toHaveText(total)
  await expect(page.locator('[data-count="expert"]')).toBeHidden()
  await context.close()
})
