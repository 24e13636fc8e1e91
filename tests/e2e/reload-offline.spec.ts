import { expect as expectAtOnce, test } from '@playwright/test'
import type { Site } from '../support/browser.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { letterText, saveLine, writeBehind } from '../support/browser-write.ts'
import { startServer } from '../support/server.ts'

/** The workspace without anybody who answers: everything comes from the device, and the page says so. */
test.describe.configure({ mode: 'serial' })
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 40_000 })
const place = 'Night trains cannot be a secret'
let site: Site
let letter = ''

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
  const coordinator = await enterDemo(site, 'coordinator')
  letter = await letterTitled(coordinator, /night trains/)
  await coordinator.page.context().close()
})

test.afterAll(async () => {
  await site.server.stop()
})

/** The worker has every file of the build, menus and dialogs among them, and answers for this page. */
async function isKept({ page }: DemoSeat): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
}

async function back(): Promise<void> {
  const { dataDir, port } = site.server
  site = { browser: site.browser, server: await startServer({ dataDir, port, env: { SEED_DEMO: '1' } }) }
}

test('S21 reloaded while nobody answers, the letter opens with what was written, and is saved when somebody does', async () => {
  const seat = await enterDemo(site, 'drafter')
  const { page } = seat
  await page.goto('/app/')
  await page
    .getByRole('link', { name: /night trains/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Write' }).click()
  await expect(saveLine(seat)).toHaveText('Saved')
  await isKept(seat)
  await site.server.kill()
  await writeBehind(seat, place, ' Written in a tunnel.')
  await expect(saveLine(seat)).toHaveText('Offline, kept on this device')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(letterText(seat)).toContainText('Written in a tunnel.')
  await expect(saveLine(seat)).toHaveText('Offline, kept on this device')
  await expect(page.getByText(/^No connection\. You see what this device kept on /)).toBeVisible()
  await writeBehind(seat, place, ' And after a reload.')
  await page.getByRole('button', { name: /^Language of the workspace/ }).click()
  await expect(page.getByRole('menuitem')).toHaveText(['English✓', 'français'])
  await page.keyboard.press('Escape')
  await page.goto(`/app/letters/${letter}/versions/fr`)
  await expect(page.getByText('And after a reload.').first()).toBeVisible()
  await page.goto('/app/')
  await expect(page.getByRole('link', { name: /night trains/ }).first()).toBeVisible()
  await page.goto(`/app/letters/${letter}/write`)
  await expect(letterText(seat)).toContainText('And after a reload.')
  await back()
  await expect(saveLine(seat)).toHaveText('Saved')
  await expect(page.getByText(/^No connection/)).toHaveCount(0)
  const other = await enterDemo(site, 'coordinator')
  await other.page.goto(`/app/letters/${letter}/write`)
  await expect(letterText(other)).toContainText('Written in a tunnel. And after a reload.')
  await other.page.context().close()
  await seat.page.context().close()
})

test('S21 who signs out leaves nothing of theirs on the device, and the cache never holds an answer or a public page', async () => {
  const seat = await enterDemo(site, 'drafter')
  const { page } = seat
  await page.goto(`/app/letters/${letter}/write`)
  await expect(saveLine(seat)).toHaveText('Saved')
  await isKept(seat)
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
  expect((await databases()).some((name) => name.endsWith(':answers'))).toBe(true)
  const cached = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(caches_.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(cached.filter((path) => path !== '/app/' && path !== '/app/mark.svg' && !path.startsWith('/app/assets/'))).toEqual([])
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/sign-in/)
  expect((await databases()).filter((name) => name.startsWith('undersigned:'))).toEqual([])
  await site.server.kill()
  await page.goto(`/app/letters/${letter}/write`)
  await expect(page.getByText('And after a reload.')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await back()
  await page.context().close()
})
