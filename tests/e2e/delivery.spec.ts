import { expect as expectAtOnce, test } from '@playwright/test'
import type { Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { pressOn, tabTo } from '../support/browser-keys.ts'

/** From a table of ministers to the copy that goes to oneself, by keys alone. */
test.setTimeout(150_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

test('G151 G152 recipients come from a table, unchecked; every copy is leafed through, and one goes to oneself', async () => {
  const seat = await enterDemo(site, 'coordinator')
  const { page } = seat
  await page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  const letter = await letterTitled(seat, /night/i)
  await page.goto(`/app/letters/${letter}/delivery`)
  await pressOn(page, page.getByRole('button', { name: 'Import recipients' }))
  const form = page.getByRole('dialog')
  const choosing = page.waitForEvent('filechooser')
  await pressOn(page, form.getByLabel('File', { exact: true }))
  const buffer = Buffer.from('name;honorific;country;email\nIgor Laanemets;Mr;EE;igor@ministry.example\n;Ms;FR;\n')
  await (await choosing).setFiles({ name: 'ministers.csv', mimeType: 'text/csv', buffer })
  await tabTo(page, form.getByLabel('Where the file comes from'))
  await page.keyboard.type('https://example.eu/ministers')
  await expectNoBarriers(page, 'delivery › a file of recipients', '.modal')
  await pressOn(page, form.getByRole('button', { name: 'Import', exact: true }))
  await expect(form).toContainText('1 recipient was added')
  await expect(form).toContainText('Line 2: no name')
  await pressOn(page, form.getByRole('button', { name: 'Close' }))
  const copies = page.getByRole('region', { name: 'Copies' })
  const line = copies.getByRole('listitem').filter({ hasText: 'Igor Laanemets' })
  await expect(line).toContainText('not checked yet')
  await expect(line).toContainText('i…@ministry.example')
  await expect(page.getByText('Copies can go out once the letter is sealed.')).toBeVisible()
  await expectNoBarriers(page, 'delivery')
  await pressOn(page, line.getByRole('link', { name: /Look at the copy/ }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mr Igor Laanemets')
  const words = page.getByRole('article')
  await expect(words).toContainText('Dear Mr Igor Laanemets,')
  await expectNoBarriers(page, 'delivery › a copy')
  await pressOn(page, page.getByRole('button', { name: 'Send this copy to me' }))
  await expect(page.getByRole('main').getByText('Kept here instead of being sent: read it in the mailbox.')).toBeVisible()
  await pressOn(page, page.getByRole('link', { name: 'Previous copy' }))
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Mr Igor Laanemets')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto(`/app/letters/${letter}/outbox`)
  await expect(page.getByRole('listitem').filter({ hasText: 'A copy as a test' })).toContainText('kept here')
  await expectNoBarriers(page, 'outbox')
})
