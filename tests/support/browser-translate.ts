import { expect as expectAtOnce, type Locator } from '@playwright/test'
import { dialogOf, goTo, type Seat } from './browser.ts'

const expect = expectAtOnce.configure({ timeout: 60_000 })

export async function addLanguage(seat: Seat, language: string): Promise<void> {
  await goTo(seat, 'Languages')
  await seat.page.getByRole('button', { name: 'Add a language' }).click()
  await dialogOf(seat).getByLabel('Language').selectOption({ label: language })
  await dialogOf(seat).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialogOf(seat)).toHaveCount(0)
}

export async function openVersion(seat: Seat, language: string): Promise<void> {
  await goTo(seat, 'Languages')
  await seat.page.getByRole('main').getByRole('link', { name: language, exact: true }).click()
  await expect(unitsOf(seat).first()).toBeVisible()
}

export const unitsOf = ({ page }: Seat): Locator => page.getByRole('listitem', { name: /^Unit \d+:/ })

export const unitWith = (seat: Seat, words: string): Locator => unitsOf(seat).filter({ hasText: words })

/** Writes one unit as a translator does: words, then what the original has beside words, then "mark and go on". */
async function translateUnit({ page }: Seat, unit: Locator, words: string): Promise<void> {
  await unit.getByRole('textbox').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(words)
  const notes = new Set(await unit.locator('.unit-source sup').allTextContents())
  for (const note of notes) {
    await unit.getByRole('button', { name: 'Insert from the original' }).click()
    await page.getByRole('menuitem', { name: `Note ${note}`, exact: true }).click()
  }
  await unit.getByRole('textbox').press('Control+Enter')
}

export const stateOf = async (unit: Locator): Promise<string> => /, (\w+)$/.exec((await unit.getAttribute('aria-label')) ?? '')?.[1] ?? ''

/** Goes through the units that are missing, a draft or outdated, and writes each. */
export async function translateRest(seat: Seat, wordsFor: (source: string, number: number) => string, most = 1_000): Promise<void> {
  const count = await unitsOf(seat).count()
  let written = 0
  for (let at = 0; at < count && written < most; at += 1) {
    const unit = unitsOf(seat).nth(at)
    if (!['missing', 'draft', 'outdated'].includes(await stateOf(unit))) continue
    const source = await unit.locator('.unit-source').innerText()
    await translateUnit(seat, unit, wordsFor(source, at + 1))
    await expect(unit).toHaveAccessibleName(/, translated$/)
    written += 1
  }
}

/** Reads every translated unit and marks it reviewed. */
export async function reviewAll(seat: Seat): Promise<void> {
  const units = unitsOf(seat)
  const count = await units.count()
  for (let at = 0; at < count; at += 1) {
    const unit = units.nth(at)
    await expect(unit).toHaveAccessibleName(/, (translated|reviewed)$/)
    if ((await stateOf(unit)) === 'reviewed') continue
    await unit.getByRole('button', { name: 'Reviewed' }).click()
    await expect(unit).toHaveAccessibleName(/, reviewed$/)
  }
}
