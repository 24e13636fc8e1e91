import { expect as expectAtOnce, type Page, test } from '@playwright/test'
import { linkIn, mailTo, type Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { pressOn, tabTo } from '../support/browser-keys.ts'

/** The sign-on desk, kept by keys alone: an impersonation, a likely double, a pause, and a pasted list. */
test.setTimeout(120_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site
let seat: DemoSeat
let letter = ''
let slug = ''

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser, { env: { LIMIT_FACTOR: '1000' } })
  seat = await enterDemo(site, 'coordinator')
  await seat.page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  letter = await letterTitled(seat, /lend/i)
  const found = await seat.api.call('letterGet', { params: { letter } })
  if (!found.ok) throw new Error('the letter that is being signed')
  slug = found.value.slug
  const { coalition } = found.value
  const publicClasses = ['organisation', 'individual'] as const
  await seat.api.call('signOnPut', { params: { letter }, body: { signOn: 'public', publicClasses: [...publicClasses] } })
  await seat.api.call('notedNamesAdd', { params: { coalition: coalition.id }, body: { text: 'Žofia Nováková; minister' } })
})

test.afterAll(async () => {
  await site.server.stop()
})

/** Signs on the public page as a person at a browser, and confirms by the button behind the mailed link. */
async function signs(kind: 'individual' | 'organisation', fields: Readonly<Record<string, string>>): Promise<Page> {
  const context = await site.browser.newContext({ baseURL: site.server.url })
  const page = await context.newPage()
  await page.goto(`/en/${slug}/sign?as=${kind}`)
  for (const [name, value] of Object.entries(fields)) await page.locator(`#${name}`).fill(value)
  const work = page.locator('[name="form-work"]')
  await expect(work, 'the browser did the work that the form asks for').not.toHaveValue('')
  // Nobody reads and signs within four seconds.
  await page.waitForFunction(() => {
    const field = document.querySelector('[name="form-hour"]')
    const at = field instanceof HTMLInputElement ? Number.parseInt(field.value, 36) : Number.NaN
    return Date.now() - at > 4200
  })
  await page.getByRole('button', { name: /^Sign/ }).click()
  await page.goto(linkIn(await mailTo(site, fields.email ?? '', /Confirm your signature/)))
  await page.getByRole('button', { name: /Confirm/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return page
}

const queue = () => seat.page.getByRole('region', { name: /to decide/i })
const openItem = () => queue().locator('[aria-expanded="true"]')

async function goToDesk(): Promise<void> {
  await seat.page.goto(`/app/letters/${letter}/sign-on`)
  await pressOn(seat.page, seat.page.getByRole('link', { name: /Sign-on desk/ }))
  await expect(seat.page.getByRole('heading', { name: 'Sign-on desk', level: 1 })).toBeVisible()
}

/** Goes through the queue by `j` until this is open. */
async function goToItem(words: RegExp): Promise<void> {
  for (let step = 0; step < 20; step += 1) {
    if (words.test((await openItem().textContent()) ?? '')) return
    await seat.page.keyboard.press('j')
  }
  throw new Error(`${words} is not on the desk`)
}

test('G110 G113 G115 G117 G123 an impersonation is held, refused by keys with a reason, answered by mail, and accepted', async () => {
  const { page } = seat
  await signs('individual', { name: 'Zofia Novakova', email: 'zofia@signs.example.org' })
  await goToDesk()
  await expectNoBarriers(page, 'sign-on desk')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Different ones: keep both')
  await page.keyboard.press('Escape')
  await goToItem(/Zofia Novakova/)
  await expect(queue()).toContainText('person of public note')
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Refuse Zofia Novakova?' })
  await expect(dialog.getByRole('radio', { name: 'Somebody else signed under this name' })).toBeFocused()
  await expectNoBarriers(page, 'refusing at the desk', '[role="dialog"]')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Her office says she did not sign.')
  await pressOn(page, dialog.getByRole('button', { name: 'Refuse' }))
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Decided' })).toContainText('Zofia Novakova: refused')
  const refused = await mailTo(site, 'zofia@signs.example.org', /is not listed/)
  expect(refused.text).toContain('Her office says she did not sign.')

  const noScript = await site.browser.newContext({ baseURL: site.server.url, javaScriptEnabled: false })
  const answer = await noScript.newPage()
  await answer.goto(linkIn(refused))
  await answer.getByLabel('Your answer').fill('It is me: call the ministry.')
  await answer.getByRole('button', { name: 'Send the answer' }).click()
  await expect(answer.getByRole('heading', { name: 'Thank you' })).toBeVisible()

  await page.goto(linkIn(refused))
  await expectNoBarriers(page, 'answering the desk')
  await page.goto(`/en/${slug}/report`)
  await expectNoBarriers(page, 'reporting a signature')
  await goToDesk()
  await goToItem(/Zofia Novakova/)
  await expect(queue()).toContainText('It is me: call the ministry.')
  await page.keyboard.press('a')
  await expect(page.getByRole('dialog', { name: 'Accept Zofia Novakova?' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Decided' })).toContainText('Zofia Novakova: accepted')
  await mailTo(site, 'zofia@signs.example.org', /was looked at/)
})

test('G119 two that may be one are found to be different by one key, and that is taken back by another', async () => {
  const { page } = seat
  const organisation = { country: 'Belgium', domain: 'shelves.example.org' }
  await signs('organisation', { ...organisation, name: 'Open Shelves', email: 'a@shelves.example.org' })
  await signs('organisation', { ...organisation, name: 'Open Shelves Europe', email: 'b@shelves.example.org' })
  await goToDesk()
  await goToItem(/Open Shelves Europe · Open Shelves/)
  await expect(queue()).toContainText('same domain')
  await page.keyboard.press('d')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const decided = page.getByRole('region', { name: 'Decided' })
  await expect(decided).toContainText('Open Shelves Europe and Open Shelves: different. Umbrella and member: both may sign')
  await expect(queue()).not.toContainText('Open Shelves Europe · Open Shelves')
  await page.keyboard.press('u')
  await pressOn(page, page.getByRole('alertdialog').getByRole('button', { name: 'Take back' }))
  await expect(queue()).toContainText('Open Shelves Europe · Open Shelves')
})

test('G118 G120 listing is paused and resumed by one button, which readers are told; they report a signature without a script', async () => {
  const { page } = seat
  await goToDesk()
  await pressOn(page, page.getByRole('button', { name: 'Pause listing, keep accepting' }))
  await expect(page.getByText('Listing is paused', { exact: true })).toBeVisible()
  await page.goto(`/app/letters/${letter}`)
  await expect(page.getByText(/nobody new is listed until it resumes/)).toBeVisible()
  const noScript = await site.browser.newContext({ baseURL: site.server.url, javaScriptEnabled: false })
  const reader = await noScript.newPage()
  await reader.goto(`/en/${slug}`)
  await expect(reader.getByText('The list is being looked through at the moment.')).toBeVisible()
  await reader.getByRole('link', { name: 'Report a signature' }).click()
  const opened = Date.now()
  await reader.getByLabel('The name as it stands on the list').fill('Zofia Novakova')
  await reader.getByLabel('What do you know about it?').fill('I read it in the news.')
  await expect.poll(() => Date.now() - opened).toBeGreaterThan(4500)
  await reader.getByRole('button', { name: 'Send the report' }).click()
  await expect(reader.getByRole('heading', { name: 'Thank you' })).toBeVisible()
  await goToDesk()
  await goToItem(/Zofia Novakova.*reported/)
  await expect(queue()).toContainText('I read it in the news.')
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Decided' })).toContainText('Zofia Novakova: left as it is')
  await pressOn(page, page.getByRole('button', { name: 'Resume listing' }))
  await expect(page.getByRole('button', { name: 'Pause listing, keep accepting' })).toBeVisible()
})

test('G121 a list is pasted by keys: each line has its fate, one is changed, and what was shown is taken', async () => {
  const { page } = seat
  await page.goto(`/app/letters/${letter}/sign-on/paste`)
  await tabTo(page, page.getByLabel('Rows', { exact: true }))
  await page.keyboard.insertText('Name\tE-mail\nNova\tnova@nova-club.example.org\n=1+1\tx@formula.example.org\nSola\t')
  await pressOn(page, page.getByRole('button', { name: 'Look through' }))
  const lines = page.getByRole('region', { name: '3 lines' })
  await expect(lines).toContainText('A cell begins like a formula.')
  await expectNoBarriers(page, 'a pasted list')
  const fate = lines.getByRole('combobox', { name: 'What becomes of =1+1' })
  await tabTo(page, fate)
  await page.keyboard.press('i')
  await expect(fate).toHaveValue('invite')
  await pressOn(page, page.getByRole('button', { name: 'Send 2 invitations' }))
  await expect(page.getByText('0 names were taken, 2 invitations are on their way.').first()).toBeVisible()
  await mailTo(site, 'nova@nova-club.example.org', /Will you sign/)
})
