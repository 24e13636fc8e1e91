import { type Dialog, expect as expectAtOnce, type Page, test } from '@playwright/test'
import type { TwoPersonAction } from '@undersigned/api/client'
import type { Site } from '../support/browser.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { lineOf } from '../support/browser-line.ts'
import { goBehind, letterText, saveLine, writeBehind } from '../support/browser-write.ts'
import { startServer } from '../support/server.ts'

/** Nothing typed is lost: a bad line, a closed window, a server that is away, a letter that moved on. */
test.describe.configure({ mode: 'serial', timeout: 240_000 })
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

async function write(seat: DemoSeat): Promise<void> {
  await seat.page.goto(`/app/letters/${letter}/write`)
  await expect(saveLine(seat)).toHaveText('Saved')
}

const leaveOf = (seat: DemoSeat) => seat.page.context().close()

/** What the browser asks when a window closes; answered with "stay". */
async function askedOnClosing(page: Page): Promise<Dialog> {
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  await dialog.dismiss()
  return dialog
}

/** Loads the page again, whatever it asks. Chromium drops a reload while it still takes back a closing: then it is asked for again. */
async function reloadAnyway(page: Page): Promise<void> {
  const accept = (dialog: Dialog): void => void dialog.accept()
  page.on('dialog', accept)
  await expectAtOnce(() => page.reload({ timeout: 30_000 })).toPass()
  page.off('dialog', accept)
}

test('offline is said, what is typed is kept on the device through a reload, closing asks, and coming back sends it', async () => {
  const seat = await enterDemo(site, 'drafter')
  const other = await enterDemo(site, 'coordinator')
  const line = await lineOf(seat.page)
  await write(seat)
  await write(other)
  await line.cut()
  await expect(saveLine(seat)).toHaveText('Offline. What you write is kept on this device')
  await writeBehind(seat, place, ' Typed in a tunnel.')
  await expect(saveLine(seat)).toHaveText('Offline, kept on this device')
  const asked = await askedOnClosing(seat.page)
  expect(asked.type()).toBe('beforeunload')
  await reloadAnyway(seat.page)
  await expect(letterText(seat)).toContainText('Typed in a tunnel.')
  await expect(saveLine(seat)).toHaveText('Offline, kept on this device')
  await expect(letterText(other)).not.toContainText('Typed in a tunnel.')
  line.mend()
  await expect(saveLine(seat)).toHaveText('Saved')
  await expect(letterText(other)).toContainText('Typed in a tunnel.')
  await seat.page.close({ runBeforeUnload: true })
  await expect.poll(() => seat.page.isClosed()).toBe(true)
  await leaveOf(seat)
  await leaveOf(other)
})

test('two tabs of one person, both offline, both keep and both arrive', async () => {
  const one = await enterDemo(site, 'drafter')
  const two: DemoSeat = { ...one, page: await one.page.context().newPage() }
  const lines = [await lineOf(one.page), await lineOf(two.page)]
  await write(one)
  await write(two)
  await writeBehind(one, place, ' From one tab.')
  await expect(letterText(two)).toContainText('From one tab.')
  await Promise.all(lines.map((line) => line.cut()))
  await writeBehind(one, place, ' One alone.')
  await writeBehind(two, 'We therefore ask you to', ' Two alone.')
  for (const tab of [one, two]) await expect(saveLine(tab)).toHaveText('Offline, kept on this device')
  for (const line of lines) line.mend()
  for (const tab of [one, two]) {
    await expect(saveLine(tab)).toHaveText('Saved')
    await expect(letterText(tab)).toContainText('One alone.')
    await expect(letterText(tab)).toContainText('Two alone.')
  }
  expect((await letterText(one).innerText()).match(/One alone\./g)).toHaveLength(1)
  await leaveOf(one)
})

test('a day offline: the server is away, the window is closed, both come back later', async () => {
  const seat = await enterDemo(site, 'drafter')
  await write(seat)
  const { dataDir, port } = site.server
  await site.server.kill()
  await writeBehind(seat, place, ' Written while nobody answered.')
  await expect(saveLine(seat)).toHaveText('Offline, kept on this device')
  await seat.page.close()
  site = { browser: site.browser, server: await startServer({ dataDir, port, env: { SEED_DEMO: '1' } }) }
  const later: DemoSeat = { ...seat, page: await seat.page.context().newPage() }
  await later.page.goto(`/app/letters/${letter}/write`)
  await expect(letterText(later)).toContainText('Written while nobody answered.')
  await expect(saveLine(later)).toHaveText('Saved')
  const other = await enterDemo(site, 'coordinator')
  await write(other)
  await expect(letterText(other)).toContainText('Written while nobody answered.')
  await leaveOf(seat)
  await leaveOf(other)
})

/** One asks, the other confirms, as their screens would. */
async function byTwo(action: TwoPersonAction): Promise<void> {
  const first = await enterDemo(site, 'coordinator')
  const second = await enterDemo(site, 'representative')
  const params = { letter }
  const asked = await first.api.call('requestCreate', { params, body: { action } })
  if (!asked.ok) throw new Error(`${action}: ${asked.refusal.problem}`)
  const open = await second.api.call('requestsList', { params })
  const request = open.ok ? open.value.requests[0]?.id : undefined
  const confirmed = await second.api.call('requestConfirm', { params: { letter, request: request ?? '' } })
  if (!confirmed.ok) throw new Error(`${action}: ${confirmed.refusal.problem}`)
  await leaveOf(first)
  await leaveOf(second)
}

test('S20 an open text learns at once that the letter was frozen and unfrozen, in either language', async () => {
  const drafter = await enterDemo(site, 'drafter')
  const translator = await enterDemo(site, 'translator')
  await write(drafter)
  await translator.page.goto(`/app/letters/${letter}/versions/fr`)
  const stages = [drafter, translator].map(({ page }) => page.locator('.letter-bar .chip'))
  // Well before the page would have looked by itself.
  const atOnce = { timeout: 8_000 }
  for (const stage of stages) await expect(stage).toHaveText('Drafting')
  await byTwo('freeze')
  for (const stage of stages) await expect(stage).toHaveText('Frozen', atOnce)
  await expect(letterText(drafter)).toHaveAttribute('contenteditable', 'false')
  await byTwo('unfreeze')
  for (const stage of stages) await expect(stage).not.toHaveText('Frozen', atOnce)
  await expect(letterText(drafter)).toHaveAttribute('contenteditable', 'true')
  await leaveOf(drafter)
  await leaveOf(translator)
})

test('frozen while one was offline: refused and said, kept here, offered as a copy', async () => {
  const seat = await enterDemo(site, 'drafter')
  const { page } = seat
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.server.url })
  const line = await lineOf(page)
  await write(seat)
  await line.cut()
  await writeBehind(seat, place, ' Too late for this.')
  await expect(saveLine(seat)).toHaveText('Offline, kept on this device')
  await byTwo('freeze')
  line.mend()
  await expect(saveLine(seat)).toHaveText('Not saved: The original is frozen')
  await expect(page.getByRole('alert')).toContainText('The original is frozen')
  await expect(page.getByText('Written here, not in the letter')).toBeVisible()
  await expect(page.getByRole('blockquote')).toContainText('Too late for this.')
  await page.getByRole('button', { name: 'Copy my text' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('Too late for this.')
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(page.getByRole('blockquote')).toContainText('Too late for this.')
  const other = await enterDemo(site, 'coordinator')
  await other.page.goto(`/app/letters/${letter}/write`)
  await expect(letterText(other)).toContainText('Written while nobody answered.')
  await expect(letterText(other)).not.toContainText('Too late for this.')
  await page.getByRole('button', { name: 'Throw it away' }).click()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.getByRole('alertdialog').getByRole('button', { name: 'Throw it away' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(letterText(seat)).not.toContainText('Too late for this.')
  await expect(page.getByText('Written here, not in the letter')).toHaveCount(0)
  await byTwo('unfreeze')
  await leaveOf(seat)
  await leaveOf(other)
})

test('whoever is removed while the page is open is told, and the socket is closed; as an observer they read', async () => {
  const seat = await enterDemo(site, 'drafter')
  const { page } = seat
  const line = await lineOf(page)
  await write(seat)
  await goBehind(seat, place)
  const coordinator = await enterDemo(site, 'coordinator')
  const params = { letter }
  const listed = await coordinator.api.call('letterRolesList', { params })
  const grant = listed.ok ? listed.value.roles.find(({ role }) => role === 'drafter') : undefined
  if (grant === undefined) throw new Error('the letter has no drafter')
  await coordinator.api.call('letterRoleRemove', { params: { letter, grant: grant.id } })
  await expect(page.getByRole('alert').first()).toContainText(/You no longer have access|This is not here|Your role does not allow this/)
  await expect.poll(() => line.closed.length).toBeGreaterThan(0)
  const body = { role: 'observer' as const, languages: [], account: grant.account }
  const back = await coordinator.api.call('letterRoleAdd', { params, body })
  expect(back.ok).toBe(true)
  await page.goto(`/app/letters/${letter}/write`)
  await expect(saveLine(seat)).toHaveText('To read only')
  await expect(page.getByText('You are reading')).toBeVisible()
  const before = await letterText(seat).innerText()
  await letterText(seat).click()
  await page.keyboard.type('x')
  expect(await letterText(seat).innerText()).toBe(before)
  await expect(page.getByRole('button', { name: 'Bold' })).toBeDisabled()
  await leaveOf(seat)
  await leaveOf(coordinator)
})

test('a page older than the server only reads, says so, and offers to load again', async () => {
  const seat = await enterDemo(site, 'coordinator')
  const { page } = seat
  await page.addInitScript(() => {
    const Socket = window.WebSocket
    window.WebSocket = class extends Socket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(String(address).replace(/schema=\d+/, 'schema=0'), protocols)
      }
    }
  })
  await page.goto(`/app/letters/${letter}/write`)
  await expect(page.getByText('This page is older than the server')).toBeVisible()
  await expect(letterText(seat)).toHaveAttribute('contenteditable', 'false')
  await expect(page.getByRole('button', { name: 'Load again' })).toBeVisible()
  await leaveOf(seat)
})
