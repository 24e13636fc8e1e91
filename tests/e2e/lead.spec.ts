import { expect as expectAtOnce, test } from '@playwright/test'
import type { Site } from '../support/browser.ts'
import { enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { allSaved, letterText } from '../support/browser-write.ts'

/** Another language leads: a coordinator reads what that makes of every unit, and whoever is writing sees it happen. */
test.setTimeout(120_000)
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

test('T36 T37 the French version leads, the drafter goes on in French, and English is a version', async () => {
  const [coordinator, drafter] = [await enterDemo(site, 'coordinator'), await enterDemo(site, 'drafter')]
  for (const { page } of [coordinator, drafter]) await page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  const letter = await letterTitled(coordinator, /night trains/)
  await drafter.page.goto(`/app/letters/${letter}/write`)
  await allSaved(drafter)
  await expect(letterText(drafter)).toContainText('Yours sincerely')

  const { page } = coordinator
  await page.goto(`/app/letters/${letter}/versions`)
  await page.getByRole('button', { name: 'Let French lead' }).click()
  const dialog = page.getByRole('dialog', { name: 'Let French lead' })
  await expect(dialog.getByText('Both texts as they are now are kept in the history.')).toBeVisible()
  const pairs = dialog.getByRole('region', { name: 'Unit by unit: what will lead, and what becomes the version' })
  await expect(pairs.getByText('stays in English').first()).toBeVisible()
  await dialog.getByRole('button', { name: 'Let French lead' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('link', { name: 'English', exact: true })).toBeVisible()

  await expect(letterText(drafter)).toContainText('Madame la Présidente,')
  await allSaved(drafter)
  await letterText(drafter).getByText('Madame la Présidente,').click()
  await drafter.page.keyboard.press('End')
  await drafter.page.keyboard.type(' Bonjour.')
  await allSaved(drafter)
  await page.getByRole('link', { name: 'English', exact: true }).click()
  await expect(page.getByText('Bonjour.').first()).toBeVisible()
  await page.goto(`/app/letters/${letter}/history`)
  await expect(page.getByText('French leads now, English became a version')).toBeVisible()
})
