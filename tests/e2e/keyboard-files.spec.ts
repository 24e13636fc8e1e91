import { expect as expectAtOnce, test } from '@playwright/test'
import type { Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { enterDemo, openDemo } from '../support/browser-demo.ts'
import { pressOn, tabTo } from '../support/browser-keys.ts'
import { allSaved, letterText } from '../support/browser-write.ts'

/** A letter comes in as a file and goes out as files, and its past is read, without a mouse. */
test.setTimeout(180_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

const written = '# On quiet streets\n\nDear Minister,\n\nWe ask for quiet streets.[^1]\n\nYours sincerely,\n\n[^1]: At night, above all.\n'

test('a letter comes in from a file, leaves in every format, and what it was before is read', async () => {
  const seat = await enterDemo(site, 'coordinator')
  const { page } = seat
  await page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  const { keyboard } = page
  await page.goto('/app/letters/new')
  for (const template of [/^Open letter to ministers/, /^Offener Brief/, /^Joint statement/]) {
    await page.getByRole('radio', { name: template }).click()
    await expect(page.locator('[name=template]:checked')).toHaveAccessibleName(template)
  }
  await page.reload()
  await tabTo(page, page.getByRole('radio', { name: /From a template/ }))
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /From a file/ })).toBeChecked()
  // Asked for before the way there: asked for with the key itself, a busy browser heard the key first, and opened a chooser of its own.
  const choosing = page.waitForEvent('filechooser')
  await pressOn(page, page.getByLabel('Drop the file here, or choose it'))
  await (await choosing).setFiles({ name: 'streets.md', mimeType: 'text/markdown', buffer: Buffer.from(written) })
  await pressOn(page, page.getByRole('button', { name: 'Import' }))
  await page.getByRole('heading', { name: 'This was found in the file' }).waitFor()
  await pressOn(page, page.getByRole('link', { name: 'Go on writing' }))
  const text = letterText(seat)
  await expect(text).toContainText('We ask for quiet streets.')
  await tabTo(page, text)
  await keyboard.press('Control+End')
  await keyboard.type(' Thank you.')
  await allSaved(seat)
  await pressOn(page, page.getByRole('navigation', { name: 'Letter' }).getByRole('link', { name: 'Overview' }))
  for (const [format, extension] of [
    ['PDF', 'pdf'],
    ['Word', 'docx'],
    ['Markdown', 'md'],
    ['HTML', 'html'],
  ]) {
    const arriving = page.waitForEvent('download')
    await pressOn(page, page.getByRole('link', { name: `${format} in English`, exact: true }))
    expect((await arriving).suggestedFilename(), `${format} arrives as a file`).toMatch(new RegExp(`\\.${extension}$`))
  }
  // A spell of writing has ended when nobody has written for half a minute.
  const opener = page.getByRole('button', { name: /^Read the snapshot of/ })
  await pressOn(page, page.getByRole('navigation', { name: 'Letter' }).getByRole('link', { name: 'History' }))
  await expect(async () => {
    await page.reload()
    await expect(opener.first()).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 90_000 })
  await pressOn(page, opener.first())
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Thank you.')
  await expectNoBarriers(page, 'history › a snapshot', '.modal')
  await keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener.first()).toBeFocused()
  await page.context().close()
})
