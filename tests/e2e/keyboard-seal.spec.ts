import { expect as expectAtOnce, type Locator, type Page, test } from '@playwright/test'
import { mailTo, type Site } from '../support/browser.ts'
import { type DemoSeat, enterDemo, openDemo } from '../support/browser-demo.ts'
import { pressOn, tabTo } from '../support/browser-keys.ts'
import { stageOf } from '../support/browser-seal.ts'

/** From a finished text to a public page under which people sign, without a mouse. */
test.setTimeout(240_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

async function sitDown(as: 'coordinator' | 'representative'): Promise<DemoSeat> {
  const seat = await enterDemo(site, as)
  await seat.page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  return seat
}

const main = (page: Page): Locator => page.getByRole('main')

async function goByKeys({ page }: DemoSeat, tab: string): Promise<void> {
  await pressOn(page, page.getByRole('navigation', { name: 'Letter' }).getByRole('link', { name: tab, exact: true }))
}

/** Opens what a button opens, gives each field its words, and sends it. */
async function fill(page: Page, opener: string, fields: Readonly<Record<string, string>>, send: string): Promise<void> {
  await pressOn(page, main(page).getByRole('button', { name: opener, exact: true }))
  const form = page.getByRole('dialog')
  await form.waitFor()
  for (const [label, words] of Object.entries(fields)) {
    await tabTo(page, form.getByLabel(label, { exact: true }))
    await page.keyboard.type(words)
  }
  await pressOn(page, form.getByRole('button', { name: send, exact: true }))
  await expect(form).toHaveCount(0)
}

async function answer(page: Page, opener: string, yes = opener): Promise<void> {
  await pressOn(page, main(page).getByRole('button', { name: opener, exact: true }))
  const question = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  await question.waitFor()
  await pressOn(page, question.getByRole('button', { name: yes, exact: true }))
  await expect(question).toHaveCount(0)
}

/** One asks, the other confirms. */
async function byTwo(first: DemoSeat, second: DemoSeat, what: 'freeze' | 'seal' | 'publish'): Promise<void> {
  await answer(first.page, `Ask to ${what}`)
  await expect(first.page.getByRole('region', { name: 'Waiting for a second person' })).toBeVisible()
  await second.page.reload()
  await answer(second.page, 'Confirm')
  await first.page.reload()
  await expect(first.page.getByRole('region', { name: 'The way of the letter' })).toBeVisible()
}

const written = '# On quiet streets\n\nDear Minister,\n\nWe ask for quiet streets.\n\nYours sincerely,\n'

async function importedLetter({ page, api }: DemoSeat): Promise<string> {
  const coalitions = await api.call('coalitionsList', {})
  const coalition = coalitions.ok ? (coalitions.value.coalitions[0]?.id ?? '') : ''
  const answered = await page.request.post('/api/letters/import', {
    headers: { origin: site.server.url },
    multipart: { coalition, language: 'en', file: { name: 'streets.md', mimeType: 'text/markdown', buffer: Buffer.from(written) } },
  })
  expect(answered.ok(), await answered.text()).toBe(true)
  const listed = await api.call('lettersList', {})
  return listed.ok ? (listed.value.letters.find(({ title }) => title.includes('quiet streets'))?.id ?? '') : ''
}

test('recipients and languages are set, two seal, an organisation approves, the letter is published and people are invited to sign', async () => {
  const coordinator = await sitDown('coordinator')
  const representative = await sitDown('representative')
  const letter = await importedLetter(coordinator)
  const { page } = coordinator
  await page.goto(`/app/letters/${letter}`)
  await goByKeys(coordinator, 'Recipients')
  await fill(page, 'Add a recipient', { Name: 'Greta Stille', Function: 'Minister of Transport' }, 'Add a recipient')
  await expect(main(page)).toContainText('Greta Stille')
  await goByKeys(coordinator, 'Languages')
  await fill(page, 'Add a language', { Language: 'fran' }, 'Add')
  await answer(page, 'Take out French', 'Take out')
  await goByKeys(coordinator, 'People')
  await fill(page, 'Add a member of the coalition', { Person: representative.name, Role: 'Representative' }, 'Add')
  await goByKeys(coordinator, 'Overview')
  await representative.page.goto(`/app/letters/${letter}`)
  await byTwo(coordinator, representative, 'freeze')
  await byTwo(coordinator, representative, 'seal')
  await expect(stageOf(coordinator)).toHaveText(/Sealed/)
  await answer(page, 'Ask organisations to approve')
  await representative.page.reload()
  await goByKeys(representative, 'Approvals')
  await approve(representative)
  await answer(page, 'Open for signature')
  await representative.page.goto(`/app/letters/${letter}`)
  await byTwo(coordinator, representative, 'publish')
  await goByKeys(coordinator, 'Sign-on')
  await fill(
    page,
    'Invite to sign',
    { 'E-mail address': 'silke@example.org', 'Name, as it is printed': 'Silke Stille' },
    'Send the invitation',
  )
  await mailTo(site, 'silke@example.org', /quiet streets/i)
  await page.context().close()
  await representative.page.context().close()
})

async function approve({ page }: DemoSeat): Promise<void> {
  await pressOn(page, main(page).getByRole('button', { name: /^Answer for/ }))
  const form = page.getByRole('dialog')
  await form.waitFor()
  await tabTo(page, form.getByRole('radio', { name: /^Yes\b/ }).first())
  await page.keyboard.press('Space')
  await pressOn(page, form.getByRole('button', { name: 'Give this answer' }))
  await expect(form).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Organisations' })).toContainText('approved')
}
