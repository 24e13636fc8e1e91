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

export const unitsOf = ({ page }: Seat): Locator => page.getByRole('listitem', { name: /^Unit (?:\d+|–):/ })

export const unitWith = (seat: Seat, words: string): Locator => unitsOf(seat).filter({ hasText: words })

/** Writes one unit as a translator does: words, then what the original has beside words, then "mark and go on". */
async function translateUnit({ page }: Seat, unit: Locator, words: string): Promise<void> {
  await unit.getByRole('textbox').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(words)
  const notes = new Set(await unit.locator('.unit-source > .u-words sup').allTextContents())
  for (const note of notes) {
    await unit.getByRole('button', { name: 'Insert from the original' }).click()
    await page.getByRole('menuitem', { name: `Note ${note}`, exact: true }).click()
  }
  await unit.getByRole('textbox').press('Control+Enter')
}

export const stateOf = async (unit: Locator): Promise<string> =>
  /, (\w+)[^,]*$/.exec((await unit.getAttribute('aria-label')) ?? '')?.[1] ?? ''

/** The original's words, without the numbers of its notes. */
const sourceOf = (unit: Locator): Promise<string> =>
  unit.locator('.unit-source > .u-words').evaluate((words) => {
    const copy = words.cloneNode(true)
    if (copy instanceof Element) for (const note of copy.querySelectorAll('sup')) note.remove()
    return copy.textContent ?? ''
  })

/** Dismisses every error that the checks see in a unit: these are no real translations. */
async function dismissErrors({ page }: Seat, unit: Locator): Promise<void> {
  const errors = unit.locator('.finding.error')
  for (let left = await errors.count(); left > 0; left -= 1) {
    await errors.first().getByRole('button', { name: 'Dismiss' }).click()
    await page.getByRole('dialog').getByLabel('Why is it right as it is?').fill('No real translation.')
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click()
    await expect(errors).toHaveCount(left - 1)
  }
}

/** Goes through the units that are missing, a draft or outdated, and writes each. */
export async function translateRest(seat: Seat, wordsFor: (source: string, number: number) => string, most = 1_000): Promise<void> {
  const count = await unitsOf(seat).count()
  let written = 0
  for (let at = 0; at < count && written < most; at += 1) {
    const unit = unitsOf(seat).nth(at)
    if (!['missing', 'covered', 'draft', 'outdated'].includes(await stateOf(unit))) continue
    await unit.scrollIntoViewIfNeeded()
    const source = await sourceOf(unit)
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
    await unit.scrollIntoViewIfNeeded()
    await expect(unit.getByRole('button', { name: 'Reviewed' })).toBeVisible()
    await dismissErrors(seat, unit)
    await unit.getByRole('button', { name: 'Reviewed' }).click()
    await expect(unit).toHaveAccessibleName(/, reviewed$/)
  }
}
