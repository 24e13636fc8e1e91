import { expect as expectAtOnce, type Page, test } from '@playwright/test'
import type { Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { enterDemo, openDemo } from '../support/browser-demo.ts'
import { pressOn, tabTo } from '../support/browser-keys.ts'

/** The terms of a coalition, by keys alone. */
test.setTimeout(120_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

test('T100 T101 a concept is added, found and taken out, and a list is looked at before it is written', async () => {
  const { page } = await enterDemo(site, 'coordinator')
  await page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  const { keyboard } = page
  await page.goto('/app/coalition')
  const glossary = page.getByRole('region', { name: 'Glossary' })
  await pressOn(page, glossary.getByRole('button', { name: 'Add a concept' }))
  const form = page.getByRole('dialog')
  await tabTo(page, form.getByLabel('What it means'))
  await keyboard.type('A train with beds')
  await tabTo(page, form.getByLabel('Term', { exact: true }))
  await keyboard.type('night train')
  await pressOn(page, form.getByRole('button', { name: 'Add a term' }))
  await tabTo(page, form.getByLabel('Language', { exact: true }).nth(1))
  await keyboard.type('fran')
  await tabTo(page, form.getByLabel('Term', { exact: true }).nth(1))
  await keyboard.type('train de nuit')
  await expectNoBarriers(page, 'glossary › a concept', '.modal')
  await pressOn(page, form.getByRole('button', { name: 'Save' }))
  await expect(form).toHaveCount(0)
  await expect(glossary.getByRole('listitem')).toContainText('train de nuit')
  await pressOn(page, glossary.getByRole('button', { name: 'Bring a list' }))
  const choosing = page.waitForEvent('filechooser')
  await pressOn(page, form.getByLabel('File'))
  const buffer = Buffer.from('en;fr;de\nnight train;train de nuit;Nachtzug\nsleeper;;Schlafwagen\n')
  await (await choosing).setFiles({ name: 'terms.csv', mimeType: 'text/csv', buffer })
  await pressOn(page, form.getByRole('button', { name: 'Look at it' }))
  await expect(form).toContainText('1 new concept sleeper')
  await expect(form).toContainText('1 concept changes night train')
  await expect(glossary).not.toContainText('Schlafwagen')
  await expectNoBarriers(page, 'glossary › a list', '.modal')
  await pressOn(page, form.getByRole('button', { name: 'Write these into the glossary' }))
  await expect(form).toHaveCount(0)
  await expect(glossary).toContainText('Nachtzug')
  await tabTo(page, glossary.getByLabel('Find a term'))
  await keyboard.type('SCHLAF')
  await expect(glossary.getByRole('listitem')).toHaveCount(1)
  await expectNoBarriers(page, 'glossary')
  await pressOn(page, glossary.getByRole('button', { name: 'Take out “sleeper”' }))
  await pressOn(page, page.getByRole('alertdialog').getByRole('button', { name: 'Take out' }))
  await expect(glossary.getByRole('listitem')).toHaveCount(0)
  await keyboard.press('Escape')
  await takeOutMiddleTerm(page)
  for (const format of ['CSV', 'TBX']) {
    const arriving = page.waitForEvent('download')
    await pressOn(page, glossary.getByRole('link', { name: new RegExp(`^${format}`) }))
    expect((await arriving).suggestedFilename()).toBe(`glossary.${format.toLowerCase()}`)
  }
  await page.context().close()
})

test('T103 a memory of another tool is looked at, taken in and taken along', async () => {
  const { page } = await enterDemo(site, 'coordinator')
  await page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  await page.goto('/app/coalition')
  const memory = page.getByRole('region', { name: 'Translation memory' })
  await pressOn(page, memory.getByRole('button', { name: 'Bring a memory' }))
  const form = page.getByRole('dialog')
  const choosing = page.waitForEvent('filechooser')
  await pressOn(page, form.getByLabel('File'))
  const seg = (language: string, text: string) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`
  const file = `<tmx version="1.4"><header srclang="en"/><body><tu>${seg('en', 'Night trains')}${seg('sl', 'Nočni vlaki')}</tu></body></tmx>`
  await (await choosing).setFiles({ name: 'memory.tmx', mimeType: 'application/xml', buffer: Buffer.from(file) })
  await pressOn(page, form.getByRole('button', { name: 'Look at it' }))
  await expect(form).toContainText('1 entry in languages of ours.')
  await expectNoBarriers(page, 'memory › a file', '.modal')
  await pressOn(page, form.getByRole('button', { name: 'Take these into the memory' }))
  await expect(form).toHaveCount(0)
  await expect(memory).toContainText('English to Slovenian')
  const arriving = page.waitForEvent('download')
  await pressOn(page, memory.getByRole('link', { name: 'Take it along as TMX' }))
  expect((await arriving).suggestedFilename()).toBe('memory.tmx')
  await page.context().close()
})

/** T173 by keys: of three terms the middle one goes, and one writes on in what is now in its place. */
async function takeOutMiddleTerm(page: Page): Promise<void> {
  await pressOn(page, page.getByRole('region', { name: 'Glossary' }).getByRole('button', { name: 'Change “night train”' }))
  const form = page.getByRole('dialog')
  const terms = form.getByLabel('Term', { exact: true })
  await expect(terms).toHaveCount(3)
  const last = await terms.nth(2).inputValue()
  await pressOn(page, form.getByRole('button', { name: 'Remove this term' }).nth(1))
  await expect(terms).toHaveCount(2)
  await expect(terms.nth(1)).toBeFocused()
  await expect(terms.nth(1)).toHaveValue(last)
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
}
