import { expect as expectAtOnce, test } from '@playwright/test'
import { LANGUAGES } from '@undersigned/letter'
import type { Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { pressOn } from '../support/browser-keys.ts'

/** A letter in all 24 languages, seen whole. */
test.setTimeout(240_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
const narrow = { viewport: { width: 360, height: 740 }, colorScheme: 'dark', reducedMotion: 'reduce' } as const
const shots = process.env.MAP_SHOTS
let site: Site
let ana: DemoSeat
let letter = ''

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser, { env: { LIMIT_FACTOR: '1000' } })
  ana = await sitDown('coordinator', 'en')
  letter = await letterTitled(ana, /night trains/)
  for (const language of LANGUAGES) {
    if (['en', 'fr', 'de'].includes(language)) continue
    const added = await ana.api.call('versionAdd', { params: { letter }, body: { language } })
    expectAtOnce(added.ok).toBe(true)
  }
})

test.afterAll(async () => {
  await site.server.stop()
})

async function sitDown(
  as: 'coordinator' | 'representative' | 'translator',
  language: 'en' | 'fr',
  options: Parameters<typeof enterDemo>[2] = {},
): Promise<DemoSeat> {
  const seat = await enterDemo(site, as, { reducedMotion: 'reduce', ...options })
  await seat.page.addInitScript((spoken) => localStorage.setItem('undersigned.language', spoken), language)
  return seat
}

async function shoot({ page }: DemoSeat, name: string): Promise<void> {
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

test('T113 the map of 24 languages is walked by keys, and Enter opens the unit', async () => {
  const { page } = ana
  await page.goto(`/app/letters/${letter}/versions`)
  const grid = page.getByRole('grid')
  await expect(grid).toHaveAttribute('aria-colcount', '24')
  const spot = (row: number, column: number) => grid.locator(`[data-spot="${row}/${column}"]`)
  await expect(grid.locator('a[tabindex="0"]')).toHaveCount(1)
  await spot(0, 0).focus()
  await page.keyboard.press('ArrowRight')
  await expect(spot(0, 1)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(spot(1, 1)).toBeFocused()
  await page.keyboard.press('End')
  await expect(spot(1, 22)).toBeFocused()
  await expect(spot(1, 22)).toBeInViewport()
  await page.keyboard.press('Control+Home')
  await expect(spot(0, 0)).toBeFocused()
  await expect(grid.locator('a[tabindex="0"]')).toHaveCount(1)
  await expectNoBarriers(page, 'the map')
  await shoot(ana, 'map-1280')
  const href = await spot(0, 0).getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${href}$`))
  await expect(page.locator(`[id="${href?.split('#')[1]}"]`)).toBeInViewport()
})

test('T112 T114 what blocks sealing is shown alone, follows while people work, and stands in words', async () => {
  const { page, api } = ana
  await page.goto(`/app/letters/${letter}/versions`)
  await page.getByLabel('Show', { exact: true }).selectOption('blocking')
  await expect(page.getByRole('grid')).toBeVisible()
  await page.getByText('The same as a table').click()
  await expect(page.getByRole('row', { name: /French .*\d+ of \d+ reviewed/ })).toBeVisible()
  await api.call('versionRemove', { params: { letter, language: 'sv' } })
  await expect(page.getByRole('grid')).toHaveAttribute('aria-colcount', '23')
  await api.call('versionAdd', { params: { letter }, body: { language: 'sv' } })
  await expect(page.getByRole('grid')).toHaveAttribute('aria-colcount', '24')
})

test('T118 a coordinator assigns units of a language by keys, and the translator finds them as theirs', async () => {
  const { page } = ana
  await page.goto(`/app/letters/${letter}/versions`)
  await pressOn(page, page.getByRole('button', { name: 'Assign French' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('To', { exact: true }).selectOption({ label: 'Élise Moreau' })
  await dialog.getByLabel('What', { exact: true }).selectOption({ label: 'Some of its units' })
  await dialog.getByRole('checkbox').nth(1).check()
  const nextYear = new Date().getFullYear() + 1
  await dialog.getByLabel('Due', { exact: true }).fill(`${nextYear}-01-31T18:00`)
  await expectNoBarriers(page, 'assigning', '[role="dialog"]')
  await shoot(ana, 'assign-1280')
  await pressOn(page, dialog.getByRole('button', { name: 'Assign', exact: true }))
  await expect(page.getByText(new RegExp(`^Élise Moreau: 1 unit, until 31 January ${nextYear}`))).toBeVisible()
  await shoot(ana, 'assigned-1280')
  const elise = await sitDown('translator', 'en')
  await elise.page.goto(`/app/letters/${letter}/versions`)
  await elise.page.getByLabel('Show', { exact: true }).selectOption('mine')
  await expect(elise.page.getByRole('grid')).toHaveAttribute('aria-colcount', '3')
})

test('of 9,600 cells only those near the screen are drawn, wherever one scrolls or walks', async () => {
  const { page } = ana
  const units = Array.from({ length: 400 }, (_, at) => ({ unit: `u${at}`, role: 'body', words: 20, begins: `Paragraph ${at}` }))
  const languages = LANGUAGES.map((language, at) => ({
    language,
    states: 'rstdmc'.repeat(80).slice(at % 6, 400 + (at % 6)),
    errors: [],
    returned: [],
  }))
  const whole = { mark: 'whole', readAt: 1, map: { units, languages } }
  await page.route('**/api/letters/*/map*', (route) => route.fulfill({ json: whole }))
  await page.goto(`/app/letters/${letter}/versions`)
  const grid = page.getByRole('grid')
  await expect(grid).toHaveAttribute('aria-rowcount', '401')
  expectAtOnce(await grid.locator('[data-spot]').count()).toBeLessThan(1200)
  const frames = await page.locator('.map-grid').evaluate(async (box) => {
    const times: number[] = []
    let last = performance.now()
    for (let top = 0; top < box.scrollHeight - box.clientHeight; top += 160) {
      box.scrollTop = top
      await new Promise(requestAnimationFrame)
      times.push(performance.now() - last)
      last = performance.now()
    }
    box.scrollTop = box.scrollHeight
    return times.sort((one, other) => one - other)
  })
  const at = (share: number) => frames[Math.floor(share * (frames.length - 1))]?.toFixed(1)
  test.info().annotations.push({ type: 'frames', description: `median ${at(0.5)} ms, p95 ${at(0.95)} ms of ${frames.length}` })
  if (shots !== undefined) process.stdout.write(`frames: median ${at(0.5)} ms, p95 ${at(0.95)} ms of ${frames.length}\n`)
  await expect(grid.locator('[data-spot="399/0"]')).toBeVisible()
  expectAtOnce(await grid.locator('[data-spot]').count()).toBeLessThan(1200)
  await grid.locator('[data-spot="395/0"]').focus()
  await page.keyboard.press('Control+Home')
  await expect(grid.locator('[data-spot="0/0"]')).toBeFocused()
  await page.keyboard.press('Control+End')
  await expect(grid.locator('[data-spot="399/23"]')).toBeFocused()
  await page.unroute('**/api/letters/*/map*')
})

test('the map is whole at 360 pixels', async () => {
  const seat = await sitDown('translator', 'fr', narrow)
  await seat.page.goto(`/app/letters/${letter}/versions`)
  const grid = seat.page.getByRole('grid')
  await expect(grid).toBeVisible()
  await grid.locator('[data-spot="0/0"]').focus()
  await seat.page.keyboard.press('Control+End')
  await expect(grid.locator('a[tabindex="0"]')).toBeInViewport()
  await expectNoBarriers(seat.page, 'the map at 360 pixels')
  await shoot(seat, 'map-360')
  await seat.page.context().close()
})

test('T116 sealing asks for the languages and lists what blocks each, with the way there', async () => {
  const { page, api } = ana
  const params = { letter }
  const asked = await api.call('requestCreate', { params, body: { action: 'freeze' } })
  const marta = await sitDown('representative', 'en')
  if (asked.ok) await marta.api.call('requestConfirm', { params: { letter, request: asked.value.id } })
  await page.goto(`/app/letters/${letter}`)
  await page.getByRole('button', { name: 'Ask to seal', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(23)
  await expect(dialog.locator('details')).toHaveCount(23)
  await expectNoBarriers(page, 'asking to seal', '[role="dialog"]')
  await shoot(ana, 'seal-1280')
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck()
  await expect(dialog.locator('details')).toHaveCount(0)
  await dialog.getByRole('checkbox', { name: 'français' }).check()
  await dialog.locator('summary').click()
  await expect(dialog.getByRole('link').first()).toHaveAttribute('href', new RegExp(`/app/letters/${letter}/versions/fr#unit-`))
  await dialog.getByRole('button', { name: 'Ask to seal' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  const now = await api.call('letterGet', { params })
  expectAtOnce(now.ok && now.value.versions.filter(({ wanted }) => wanted).map(({ language }) => language)).toEqual(['fr'])
})
