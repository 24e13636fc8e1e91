import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type EditorPage, openEditorPage } from '../support/editor-page.ts'

/** The drafting editor by keyboard, to a screen reader, and on a small screen. */
let site: EditorPage

test.beforeAll(async () => {
  site = await openEditorPage()
})

test.afterAll(async () => {
  await site.close()
})

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`${site.url}?${query}`)
  await page.locator('[data-ready]').first().waitFor()
}

async function expectNoBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).disableRules(['page-has-heading-one', 'region']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Text of the letter' })
const paragraphs = (page: Page) => page.locator('.u-text > p')

test('axe finds nothing, with the text, menus, notes, search and dialogs open', async ({ page }) => {
  await open(page)
  await expectNoBarriers(page)
  await page.getByRole('button', { name: /Kind of paragraph/ }).click()
  await page.getByRole('menuitemradio', { name: 'Salutation' }).waitFor()
  await expectNoBarriers(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Insert' }).click()
  await page.getByRole('menuitem', { name: 'Refer to a note' }).hover()
  await page.getByRole('menuitem', { name: /See the report/ }).waitFor()
  await expectNoBarriers(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await text(page).focus()
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find' }).fill('private')
  await expectNoBarriers(page)
  await page.keyboard.press('Escape')
  await page.locator('.u-note-ref').first().click()
  await page.getByRole('dialog', { name: 'Note 1' }).waitFor()
  await expectNoBarriers(page)
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Text of note 2' }).click()
  await expectNoBarriers(page)
})

test('a letter is written by keyboard alone: tools, note, link, open place, search, and out again', async ({ page }) => {
  await open(page, 'letter=empty')
  await text(page).focus()
  await page.keyboard.type('# Why')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Because it "matters"')
  await page.keyboard.press('Control+Alt+f')
  await page.getByRole('dialog', { name: 'Note 1' }).waitFor()
  await page.keyboard.type('A source.')
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await page.keyboard.type(', see here')
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await expect(page.getByText('1 word selected')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('textbox', { name: 'Address' }).fill('example.org')
  await page.keyboard.press('Enter')
  await expect(page.locator('.u-text a')).toHaveAttribute('href', 'https://example.org')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- one')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('two')
  await expect(paragraphs(page).last()).toHaveAttribute('data-level', '1')
  await expect(paragraphs(page)).toHaveText(['Why', 'Because it “matters”1, see here', 'one', 'two'])
  await expect(page.getByRole('textbox', { name: 'Text of note 1' })).toHaveText('A source.')

  await page.keyboard.press('Alt+F10')
  await expect(page.getByRole('toolbar', { name: 'Tools for the text' }).getByRole('button').first()).toBeFocused()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(text(page)).not.toBeFocused()
})

test('one replaces all, and one undo takes all of it back', async ({ page }) => {
  await open(page)
  await text(page).focus()
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find' }).fill('their')
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 2')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('OUR')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(page.getByRole('search').getByRole('status')).toHaveText('2 places replaced')
  await expect(page.locator('.u-text')).toContainText('journalists and OUR sources')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(page.locator('.u-text')).toContainText('lawyers and their clients')
  await expect(page.locator('.u-text')).not.toContainText('OUR')
})

test('kinds and notes by menu: the caret is back in the text afterwards', async ({ page }) => {
  await open(page)
  await paragraphs(page).filter({ hasText: 'We ask you' }).click()
  await page.getByRole('button', { name: /Kind of paragraph/ }).click()
  await page.getByRole('menuitemradio', { name: 'Quotation' }).click()
  await expect(text(page)).toBeFocused()
  await expect(paragraphs(page).filter({ hasText: 'We ask you' })).toHaveAttribute('data-kind', 'quotation')
  await page.getByRole('button', { name: 'Insert' }).click()
  await page.getByRole('menuitem', { name: 'Add a note' }).click()
  await page.getByRole('dialog', { name: 'Note 3' }).waitFor()
  await page.keyboard.type('Written at once.')
  await page.keyboard.press('Escape')
  await expect(text(page)).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Text of note 3' })).toHaveText('Written at once.')
})

test('what is open is listed, found and filled', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: '2 places still open' }).click()
  await page.getByRole('menuitem', { name: 'day: xx' }).click()
  await expect(text(page)).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('textbox', { name: 'Words in its place' }).fill('17')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-kind="place-date"]')).toContainText('Brussels, 17 September')
  await expect(page.getByRole('button', { name: '1 place still open' })).toBeVisible()
})

test('whoever only reads changes nothing, and can search', async ({ page }) => {
  await open(page, 'editable=no')
  const before = await paragraphs(page).allTextContents()
  await page.getByRole('textbox', { name: 'Text of the letter, to read only' }).click()
  await page.keyboard.type('x')
  await page.keyboard.press('Enter')
  expect(await paragraphs(page).allTextContents()).toEqual(before)
  await expect(page.getByRole('button', { name: 'Bold' })).toBeDisabled()
  await page.getByRole('button', { name: 'Find and replace' }).click()
  await expect(page.getByRole('textbox', { name: 'Replace with' })).toHaveCount(0)
})

test('nothing sticks out at 360 pixels, in English and French', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const spoken of ['en', 'fr']) {
    await open(page, `interface=${spoken}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
})

test('on paper stands the letter and nothing else', async ({ page }) => {
  await open(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('toolbar')).toBeHidden()
  await expect(page.locator('.u-foot')).toBeHidden()
  await expect(page.getByText('Dear Minister Laanemets')).toBeVisible()
})

test('a key acts on the selection that is on the screen, also before the browser has told of it', async ({ page }) => {
  await open(page)
  await text(page).focus()
  await page.keyboard.press('Control+a')
  await expect.poll(() => page.evaluate(() => getSelection()?.isCollapsed)).toBe(false)
  const before = await paragraphs(page).count()
  await text(page).evaluate((written) => {
    getSelection()?.collapse(written.querySelector('[data-kind="salutation"]'), 0)
    written.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true }))
  })
  await expect(paragraphs(page)).toHaveCount(before + 1)
})
