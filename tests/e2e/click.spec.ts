import { expect, type Page, test } from '@playwright/test'
import { type EditorPage, openEditorPage } from '../support/editor-page.ts'

/** A press of the pointer counts, whatever others do at that very moment. */
let site: EditorPage

test.beforeAll(async () => {
  site = await openEditorPage()
})

test.afterAll(async () => {
  await site.close()
})

const paragraph = (page: Page, id: string) => page.locator(`[data-desk="0"] .u-text > p[data-id="${id}"]`)

/** Between the press and the browser's word that the selection has moved, something of another person's arrives. */
async function meanwhile(page: Page, what: 'showCaret' | 'write', ...given: readonly unknown[]): Promise<void> {
  await page.evaluate(
    ({ name, values }) => {
      const act: unknown = Reflect.get(window, name)
      if (typeof act !== 'function') throw new Error(`the page has no ${name}`)
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => act(...values)
      document.addEventListener('mousedown', () => port2.postMessage(null), { once: true })
    },
    { name: what, values: given },
  )
}

for (const { what, given } of [
  { what: 'showCaret', given: [1, 12] },
  { what: 'write', given: [1, 12, 'Meanwhile. '] },
] as const) {
  test(`L22 a click is not lost when another's work arrives with it: ${what}`, async ({ page }) => {
    await page.goto(`${site.url}?people=2`)
    await page.locator('[data-desk="1"][data-ready]').waitFor()
    for (const [at, id] of ['p7', 'p13', 'p12', 'p7', 'p14'].entries()) {
      const chosen = paragraph(page, id)
      await chosen.scrollIntoViewIfNeeded()
      const box = await chosen.boundingBox()
      if (box === null) throw new Error('the paragraph is not on the screen')
      await meanwhile(page, what, ...given.slice(0, 1), given[1] + at, ...given.slice(2))
      await page.mouse.click(box.x + 40, box.y + box.height / 2)
      await page.keyboard.type(`<${at}>`)
      await expect(chosen).toContainText(`<${at}>`)
    }
  })
}
