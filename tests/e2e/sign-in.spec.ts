import { expect as expectAtOnce, type Page, test } from '@playwright/test'
import { linkIn, mailTo, type Seat, type Site, sayName, signIn, takeSeat } from '../support/browser.ts'
import { pressOn } from '../support/browser-keys.ts'
import { startServer } from '../support/server.ts'

/** Coming in, coming back and going out. */
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 20_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = { browser, server: await startServer() }
})

test.afterAll(async () => {
  await site.server.stop()
})

const atHome = (page: Page) => expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Letters|First, a coalition|No letter yet)$/)

async function comeIn(name: string): Promise<Seat> {
  const seat = await takeSeat(site, name)
  await seat.page.goto('/app')
  await signIn(site, seat)
  await sayName(seat)
  await atHome(seat.page)
  return seat
}

async function askForMail({ page, email }: Seat): Promise<void> {
  await page.goto('/app/sign-in')
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByLabel('Code from the mail').waitFor()
}

test('a code that is pasted with what stands around it lets in at once, once', async () => {
  const seat = await takeSeat(site, 'Paula Paste')
  const { page } = seat
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.server.url })
  await askForMail(seat)
  const { subject } = await mailTo(site, seat.email, /sign-in code/)
  const digits = subject.replace(/\D/g, '')
  await page.evaluate((code) => navigator.clipboard.writeText(` ${code.slice(0, 3)} ${code.slice(3)}\n`), digits)
  await page.getByLabel('Code from the mail').focus()
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('heading', { name: 'What is your name?' })).toBeVisible()
  const other = await takeSeat(site, 'Paula Paste')
  await askForMail(other)
  await other.page.getByLabel('Code from the mail').fill(digits)
  await expect(other.page.getByRole('alert')).toContainText('That code is not right')
  await page.context().close()
  await other.page.context().close()
})

test('the page behind a mailed link changes nothing until its button is pressed, and works once', async () => {
  const seat = await takeSeat(site, 'Lena Link')
  const { page } = seat
  await askForMail(seat)
  const link = linkIn(await mailTo(site, seat.email, /sign-in code/))
  for (let look = 0; look < 3; look += 1) {
    const answer = await fetch(link)
    expect(answer.ok).toBe(true)
    expect(answer.headers.get('set-cookie')).toBeNull()
    await answer.text()
  }
  await page.goto(link)
  await expect(page.getByText('Opening this page has not done anything yet')).toBeVisible()
  expect((await page.context().cookies()).filter(({ name }) => name.includes('session'))).toEqual([])
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'What is your name?' })).toBeVisible()
  const second = await takeSeat(site, 'Somebody Else')
  await second.page.goto(link)
  await second.page.getByRole('button', { name: 'Sign in' }).click()
  await expect(second.page.getByRole('alert')).toContainText('This link has been used or has expired')
  await page.context().close()
  await second.page.context().close()
})

test('a passkey made on this device lets its owner in without a mail, by keys alone', async () => {
  const seat = await comeIn('Kim Key')
  const byName = site.server.url.replace('127.0.0.1', 'localhost')
  const context = await site.browser.newContext({ baseURL: byName })
  const page = await context.newPage()
  const devices = await context.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await askForMail({ ...seat, page })
  const { subject } = await mailTo(site, seat.email, /sign-in code/)
  await page.getByLabel('Code from the mail').fill(subject.replace(/\D/g, ''))
  await atHome(page)
  await page.goto('/app/account')
  await expect(page.getByText('You have none yet.')).toBeVisible()
  await pressOn(page, page.getByRole('button', { name: 'Add a passkey for this device' }))
  await expect(page.getByText(/^Passkey of/)).toBeVisible()
  await pressOn(page, page.getByRole('button', { name: 'Account of Kim Key' }))
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused()
  await page.keyboard.press('Enter')
  await pressOn(page, page.getByRole('button', { name: 'Sign in with a passkey' }))
  await atHome(page)
  await page.goto('/app/account')
  await pressOn(page, page.getByRole('button', { name: /^Remove the passkey of/ }))
  await expect(page.getByText('You have none yet.')).toBeVisible()
  await page.context().close()
  await seat.page.context().close()
})

test('one sees where one is signed in, ends one session, then all, by keys alone', async () => {
  const here = await comeIn('Sara Session')
  const there = await takeSeat(site, 'Sara Session')
  await there.page.goto('/app')
  await signIn(site, there)
  await atHome(there.page)
  const third = await takeSeat(site, 'Sara Session')
  await third.page.goto('/app')
  await signIn(site, third)
  await atHome(third.page)
  await here.page.goto('/app/account')
  const ends = here.page.getByRole('button', { name: /^Sign out there/ })
  await expect(ends).toHaveCount(2)
  await pressOn(here.page, ends.first())
  await expect(ends).toHaveCount(1)
  await pressOn(here.page, here.page.getByRole('button', { name: 'Sign out everywhere' }))
  await pressOn(here.page, here.page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }))
  await expect(here.page).toHaveURL(/\/app\/sign-in$/)
  for (const { page } of [there, third]) {
    await page.goto('/app/account')
    await expect(page).toHaveURL(/\/app\/sign-in\?next=/)
  }
  for (const { page } of [here, there, third]) await page.context().close()
})

test('known and unknown addresses get the same answer, in words and on the wire', async () => {
  const known = await comeIn('Nora Known')
  const answers: string[] = []
  for (const name of ['Nora Known', 'Ulla Unknown']) {
    const seat = await takeSeat(site, name)
    const answered = seat.page.waitForResponse((response) => response.request().method() === 'POST')
    await askForMail(seat)
    const response = await answered
    const words = (await seat.page.getByRole('main').innerText()).replaceAll(seat.email, '…')
    answers.push(JSON.stringify([response.status(), await response.text(), words]))
    await seat.page.context().close()
  }
  expect(answers[0]).toBe(answers[1])
  await known.page.context().close()
})

test('whoever asks too often is told so in words, and that nothing was changed', async () => {
  const seat = await takeSeat(site, 'Rita Rate')
  await askForMail(seat)
  const again = seat.page.getByRole('button', { name: 'Send a new code' })
  const told = seat.page.getByRole('alert')
  for (let time = 0; time < 5; time += 1) {
    const answered = seat.page.waitForResponse((response) => response.request().method() === 'POST')
    await again.click()
    await answered
  }
  await expect(told).toContainText('Too many attempts')
  await expect(told).toContainText('Wait')
  await seat.page.context().close()
})

test('a browser that asks for French is spoken to in French, page and mail', async () => {
  const context = await site.browser.newContext({ baseURL: site.server.url, locale: 'fr-BE' })
  const page = await context.newPage()
  await page.goto('/app')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.getByLabel('Votre adresse électronique').fill('francine@example.org')
  await page.getByRole('button', { name: /code/ }).click()
  const code = page.getByLabel('Code reçu')
  await code.waitFor()
  const { subject, text } = await mailTo(site, 'francine@example.org', /./)
  expect(text).toMatch(/bouton|minutes/)
  await code.fill(subject.replace(/\D/g, ''))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Comment vous appelez-vous ?')
  await page.getByLabel('Prénom et nom').fill('Francine Dupré')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Lettres|D’abord)/)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await context.close()
})
