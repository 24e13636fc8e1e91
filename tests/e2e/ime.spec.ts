import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { type EditorPage, openEditorPage } from '../support/editor-page.ts'

/** Input methods through the browser's own protocol, while another person types in the same paragraph (rules L17, L45). */
let site: EditorPage

test.beforeAll(async () => {
  site = await openEditorPage()
})

test.afterAll(async () => {
  await site.close()
})

interface Desk {
  readonly page: Page
  readonly cdp: CDPSession
}

const BEFORE = 'A message that is scanned before it is sent is not a private message.'

async function openDesk(page: Page, client: number): Promise<Desk> {
  await page.goto(`${site.url}?channel=ime&client=${client}`)
  await page.locator('[data-ready]').waitFor()
  return { page, cdp: await page.context().newCDPSession(page) }
}

const paragraph = (page: Page) => page.locator('.u-text > p', { hasText: 'private message.' })

/** Puts the caret at one end of the paragraph that both write in. */
async function goTo(page: Page, end: 'Home' | 'End'): Promise<void> {
  await paragraph(page).click()
  await page.keyboard.press(end)
}

const compose = (cdp: CDPSession, text: string) =>
  cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
const commit = (cdp: CDPSession, text: string) => cdp.send('Input.insertText', { text })

async function twoDesks(page: Page): Promise<{ readonly anna: Desk; readonly bela: Desk }> {
  const anna = await openDesk(page, 0)
  const bela = await openDesk(await page.context().newPage(), 1)
  return { anna, bela }
}

test('L45 Japanese is composed while another types before it: both texts survive', async ({ page }) => {
  const { anna, bela } = await twoDesks(page)
  await goTo(anna.page, 'End')
  await goTo(bela.page, 'Home')
  await compose(anna.cdp, 'に')
  await bela.page.keyboard.type('Once more: ')
  await compose(anna.cdp, 'にほ')
  await compose(anna.cdp, 'にほんご')
  await bela.page.keyboard.type('really, ')
  await compose(anna.cdp, '日本語')
  await commit(anna.cdp, '日本語')
  const whole = `Once more: really, ${BEFORE}日本語`
  await expect.poll(() => says(anna.page)).toBe(whole)
  await expect.poll(() => says(bela.page)).toBe(whole)
  await expect(paragraph(anna.page)).toHaveText(`Once more: really, Béla${BEFORE}日本語`)
})

test('L45 a dead key makes its letter while another types in the same paragraph', async ({ page }) => {
  const { anna, bela } = await twoDesks(page)
  await goTo(anna.page, 'End')
  await goTo(bela.page, 'Home')
  await anna.page.keyboard.type(' Caf')
  await compose(anna.cdp, '´')
  await bela.page.keyboard.type('Yes. ')
  await commit(anna.cdp, 'é')
  await anna.page.keyboard.type(' "noir"')
  const whole = `Yes. ${BEFORE} Café “noir”`
  await expect.poll(() => says(anna.page)).toBe(whole)
  await expect.poll(() => says(bela.page)).toBe(whole)
})

test('L45 nothing is made of signs that are still being composed', async ({ page }) => {
  const { anna } = await twoDesks(page)
  await goTo(anna.page, 'End')
  await anna.page.keyboard.press('Enter')
  await compose(anna.cdp, '- ')
  await compose(anna.cdp, '- "a')
  await expect(anna.page.locator('.u-text > p', { hasText: '- "a' })).toHaveAttribute('data-kind', 'body')
  await commit(anna.cdp, '- "a')
  await expect(anna.page.locator('.u-text > p', { hasText: '- "a' })).toHaveAttribute('data-kind', 'body')
})

/** The paragraph as the shared document has it. */
async function says(page: Page): Promise<string> {
  const lines = await page.evaluate(() => {
    const read: unknown = Reflect.get(window, 'textOf')
    return typeof read === 'function' ? read(0) : []
  })
  return Array.isArray(lines) ? String(lines.find((line) => String(line).includes('private message.'))) : ''
}
