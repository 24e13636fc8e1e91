import { expect as expectAtOnce, type Locator } from '@playwright/test'
import type { Seat } from './browser.ts'

const expect = expectAtOnce.configure({ timeout: 60_000 })

export const letterText = ({ page }: Seat) => page.getByRole('textbox', { name: 'Text of the letter' })
export const saveLine = ({ page }: Seat) => page.getByRole('status', { name: 'State of saving' })

/** Waits until the save line says so of everyone: written to the server's disk. */
export async function allSaved(...seats: readonly Seat[]): Promise<void> {
  for (const seat of seats) await expect(saveLine(seat)).toHaveText('Saved')
}

const paragraphWith = (seat: Seat, words: string): Locator => letterText(seat).locator('p', { hasText: words })

/** Puts the caret behind the last word of the paragraph that holds these words, with one click: a click is never lost. */
export async function goBehind(seat: Seat, words: string): Promise<void> {
  const paragraph = paragraphWith(seat, words)
  await paragraph.scrollIntoViewIfNeeded()
  const box = await paragraph.boundingBox()
  if (box === null) throw new Error(`“${words}” is not on the screen`)
  await paragraph.click({ position: { x: box.width - 3, y: box.height - 6 } })
  await seat.page.keyboard.press('End')
  await expect.poll(() => hasCaret(paragraph)).toBe(true)
}

const hasCaret = (paragraph: Locator): Promise<boolean> =>
  paragraph.evaluate((element) => element.contains(getSelection()?.anchorNode ?? null))

/** Types behind a paragraph's last word. */
export async function writeBehind(seat: Seat, words: string, added: string): Promise<void> {
  await goBehind(seat, words)
  await seat.page.keyboard.type(added, { delay: 5 })
}

/** Selects these words by the search. */
async function find(seat: Seat, words: string): Promise<void> {
  const { page } = seat
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill(words)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Close the search' }).click()
  await expect(letterText(seat)).toBeFocused()
}

/** Puts the caret before these words. */
async function goBefore(seat: Seat, words: string): Promise<void> {
  await find(seat, words)
  await seat.page.keyboard.press('ArrowLeft')
  await expect.poll(() => seat.page.evaluate(() => getSelection()?.isCollapsed)).toBe(true)
}

/** Divides a paragraph before these words of it. */
export async function splitBefore(seat: Seat, words: string): Promise<void> {
  await goBefore(seat, words)
  await seat.page.keyboard.press('Enter')
}

/** Joins the paragraph that begins with these words to the one before it, with a space between. */
export async function joinBefore(seat: Seat, words: string): Promise<void> {
  await goBefore(seat, words)
  await seat.page.keyboard.press('Backspace')
  await seat.page.keyboard.type(' ')
}

/** Types over these words. */
export async function typeOver(seat: Seat, words: string, others: string): Promise<void> {
  await find(seat, words)
  await seat.page.keyboard.type(others)
}

/** What stands in the letter, paragraph by paragraph, without others' carets. */
function wordsOf(seat: Seat): Promise<readonly string[]> {
  return letterText(seat)
    .locator(':scope > p')
    .evaluateAll((paragraphs) =>
      paragraphs.map((paragraph) => {
        const copy = paragraph.cloneNode(true)
        if (!(copy instanceof Element)) return ''
        for (const caret of copy.querySelectorAll('[class*="caret"]')) caret.remove()
        return copy.textContent ?? ''
      }),
    )
}

/** Both screens show one letter, and these words are in it. */
export async function seeTheSame(one: Seat, other: Seat, ...words: readonly string[]): Promise<void> {
  for (const each of words) {
    await expect(letterText(one)).toContainText(each)
    await expect(letterText(other)).toContainText(each)
  }
  await expect.poll(async () => JSON.stringify(await wordsOf(one)) === JSON.stringify(await wordsOf(other))).toBe(true)
}

/** Gives words to every place that is still open, by the list of open places at the foot. */
export async function fillOpenPlaces(seat: Seat, words: string): Promise<void> {
  const { page } = seat
  const open = page.getByRole('button', { name: /places? still open$/ })
  await expect(letterText(seat)).toBeVisible()
  while ((await open.count()) > 0) {
    const before = await open.innerText()
    await open.click()
    await page.getByRole('menuitem').first().click()
    await expect(letterText(seat)).toBeFocused()
    await page.keyboard.press('Control+Enter')
    const form = page.getByRole('dialog', { name: 'Still open' })
    await form.getByLabel('Words in its place').fill(words)
    await form.getByRole('button', { name: 'Fill in' }).click()
    await expect(open.filter({ hasText: before })).toHaveCount(0)
  }
}
