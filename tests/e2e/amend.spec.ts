import { expect as expectAtOnce, test } from '@playwright/test'
import { linkIn, mailTo, type Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { decideByTwo } from '../support/browser-seal.ts'

/** A letter under which people have signed is changed: they are asked again, by two, and only who answers is listed. */
test.setTimeout(240_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
const signatory = 'office@open-timetables.example.org'
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

test('G40 G43 two amend a signed letter, nothing less than the change can be chosen, and who was asked confirms again without JavaScript', async ({
  browser,
}) => {
  const first = await enterDemo(site, 'coordinator')
  const second = await enterDemo(site, 'representative')
  for (const { page } of [first, second]) await page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  const letter = await letterTitled(first, /lend/i)
  await first.page.goto(`/app/letters/${letter}`)
  await decideByTwo(site, { first, second }, 'amend')
  const open = first.page.getByRole('region', { name: 'The letter is being amended' })
  await expect(open).toContainText('it reads as it was sealed')
  const listed = await first.api.call('recipientsList', { params: { letter } })
  const [recipient] = listed.ok ? listed.value.recipients : []
  await first.api.call('recipientChange', { params: { letter, recipient: recipient?.id ?? '' }, body: { name: 'Ilse Brandt' } })
  await first.page.reload()
  await expect(open.getByRole('listitem')).toContainText('Ilse Brandt')
  await expect(open.getByRole('radio', { name: /Correction/ })).toBeDisabled()
  await expect(open).toContainText('the recipients changed')
  await open.getByLabel('Days to confirm again').fill('10')
  await open.getByRole('button', { name: 'Keep this choice' }).click()
  await expect(open.getByRole('button', { name: 'Keep this choice' })).toBeDisabled()
  await expectNoBarriers(first.page, 'overview while amending')
  await decideByTwo(site, { first, second }, 'freeze')
  await expect(second.page.getByRole('region', { name: 'The letter is being amended' })).toContainText('To be closed as: Substance.')
  await decideByTwo(site, { first, second }, 'seal')
  await expect(second.page.getByRole('region', { name: 'After the change' })).toContainText('not answered yet')

  const { slug } = await first.api.call('letterGet', { params: { letter } }).then((answer) => (answer.ok ? answer.value : { slug: '' }))
  const reader = await browser.newContext({ baseURL: site.server.url, javaScriptEnabled: false })
  const page = await reader.newPage()
  await page.goto(`/en/${slug}`)
  await expect(page.locator('#signatures').getByText('No signature is confirmed yet.')).toBeVisible()
  const mail = await mailTo(site, signatory, /was changed/)
  await page.goto(linkIn(mail))
  await expect(page.locator('ins')).toContainText('Ilse Brandt')
  await page.getByRole('button', { name: 'Confirm the signature under the changed text' }).click()
  await expect(page.getByRole('heading', { name: 'You have signed the changed text' })).toBeVisible()
  await page.goto(`/en/${slug}`)
  await expect(page.locator('#signatures').getByText('1 signature', { exact: true })).toBeVisible()
  await reader.close()
})
