import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect as expectAtOnce, type Page, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { linkIn, mailTo } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { enterDemo, letterTitled, openDemo, openSeat } from '../support/browser-demo.ts'
import { cli } from '../support/cli.ts'

/** The bundle in a browser that has nothing but the two files: no server, no network. */
const expect = expectAtOnce.configure({ timeout: 40_000 })
let folder = ''
const at = (name: string): string => join(folder, name)

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'undersigned-bundle-'))
  const { server } = await openDemo(browser)
  const made = await cli(['bundle', 'a-right-to-lend-e-books', at('bundle.zip')], { DATA_DIR: server.dataDir })
  await server.stop()
  rmSync(server.dataDir, { recursive: true, force: true })
  expectAtOnce([made.code, made.stderr.includes('verify')]).toEqual([0, true])
  writeFileSync(at('verify.html'), unzipSync(readFileSync(at('bundle.zip')))['verify.html'] ?? '')
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const outcome = (page: Page) => page.locator('#outcome')
const choose = (page: Page, file: string) => page.locator('#file').setInputFiles(file)

test('V17 the page from the bundle checks it offline, in the reader’s language, by keys alone and without a barrier', async ({
  browser,
}) => {
  for (const [locale, holds, width] of [
    ['en-IE', 'Everything holds', 1280],
    ['fr-BE', 'Tout concorde', 360],
  ] as const) {
    const context = await browser.newContext({ offline: true, locale, viewport: { width, height: 900 } })
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => {
      throw error
    })
    await page.goto(pathToFileURL(at('verify.html')).href)
    await choose(page, at('bundle.zip'))
    await expect(outcome(page)).toHaveAttribute('data-outcome', 'holds')
    await expect(outcome(page)).toContainText(holds)
    await expect(outcome(page).locator('ol li')).toHaveCount(3)
    await expect(outcome(page).locator('details[open]')).toContainText('lend')
    await expectNoBarriers(page, `the page of the bundle, ${locale}`)
    expectAtOnce(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
    await page.getByRole('button', { name: locale === 'fr-BE' ? 'English' : 'Français' }).press('Enter')
    await expect(outcome(page)).toContainText(locale === 'fr-BE' ? 'Everything holds' : 'Tout concorde')
    await context.close()
  }
})

test('V17 it refuses a changed bundle, and one under another key, and says why', async ({ browser }) => {
  const page = await (await browser.newContext({ offline: true, locale: 'en-IE' })).newPage()
  const bytes = readFileSync(at('bundle.zip'))
  writeFileSync(at('changed.zip'), bytes.with(bytes.length - 100, (bytes[bytes.length - 100] ?? 0) ^ 1))
  await page.goto(pathToFileURL(at('verify.html')).href)
  await choose(page, at('changed.zip'))
  await expect(outcome(page)).toContainText('Do not rely on this file')
  await page.locator('#key').fill('undersigned/other+00000000+AQ==')
  await page.locator('#key').press('Enter')
  await choose(page, at('bundle.zip'))
  await expect(outcome(page)).toContainText('another key')
  await page.context().close()
})

test('G125 V20 a signatory erases themselves by the link in their mail, without a barrier, and the letter still proves', async ({
  browser,
}) => {
  const site = await openDemo(browser)
  const email = 'eve.erased@signs.eu'
  try {
    const coordinator = await enterDemo(site, 'coordinator')
    const letter = await letterTitled(coordinator, /lend/i)
    await coordinator.api.call('signInvitationCreate', {
      params: { letter },
      body: { email, language: 'en', class: 'individual', name: 'Eve Erased' },
    })
    const { page } = await openSeat(site, { name: 'Eve', email }, { locale: 'fr-BE', viewport: { width: 360, height: 800 } })
    await page.goto(linkIn(await mailTo(site, email, /Will you sign/)))
    await page.locator('form button[type=submit]').last().press('Enter')
    await page.goto(linkIn(await mailTo(site, email, /Confirm your signature/)))
    await page.locator('form button[type=submit]').press('Enter')
    const withdraw = linkIn(await mailTo(site, email, /You have signed/))
    const before = await cli(['bundle', letter, at('with.zip')], { DATA_DIR: site.server.dataDir })
    expectAtOnce(before.code).toBe(0)
    await page.goto(withdraw.replace('/withdraw/', '/erase/').replace('/en/', '/fr/'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce qui est conservé à votre sujet')
    await expect(page.getByText(email)).toBeVisible()
    await expectNoBarriers(page, 'what is kept of a signatory')
    await page.getByRole('button', { name: 'Effacer mes données' }).press('Enter')
    await expect(page.getByRole('status')).toContainText('Plus rien n’est conservé')
    const after = await cli(['bundle', letter, at('without.zip')], { DATA_DIR: site.server.dataDir })
    expectAtOnce(after.code).toBe(0)
    expectAtOnce([readFileSync(at('with.zip')).includes('Eve Erased'), readFileSync(at('without.zip')).includes('Eve Erased')]).toEqual([
      true,
      false,
    ])
    for (const file of ['with.zip', 'without.zip']) expectAtOnce([file, (await cli(['verify', at(file)])).code]).toEqual([file, 0])
  } finally {
    await site.server.stop()
    rmSync(site.server.dataDir, { recursive: true, force: true })
  }
})
