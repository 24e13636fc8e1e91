import { expect as expectAtOnce, type Page, test } from '@playwright/test'
import { loadTranslator } from '@undersigned/i18n'
import { linkIn, mailTo, type Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { vouchFor } from '../support/browser-seal.ts'

/** A letter that anybody may sign, on a page that needs no script: by keys, on a narrow screen, by code, and for an organisation. */
test.setTimeout(180_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site
let seat: DemoSeat
let letter = ''
let slug = ''

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
  seat = await enterDemo(site, 'coordinator')
  letter = await letterTitled(seat, /lend/i)
  const body = { signOn: 'public', publicClasses: ['individual', 'organisation', 'expert', 'mep'] } as const
  const set = await seat.api.call('signOnPut', { params: { letter }, body: { ...body, publicClasses: [...body.publicClasses] } })
  expect(set.ok).toBe(true)
  const got = await seat.api.call('letterGet', { params: { letter } })
  slug = got.ok ? got.value.slug : ''
})

test.afterAll(async () => {
  await site.server.stop()
})

/** A form that is sent at once is a program's: whoever fills it needs some seconds. */
const FILLING = 4500

async function withoutScript(width = 1280): Promise<Page> {
  const context = await site.browser.newContext({ baseURL: site.server.url, javaScriptEnabled: false, viewport: { width, height: 800 } })
  return context.newPage()
}

const codeIn = async (email: string): Promise<string> =>
  /code ([0-9A-Z]{4}-[0-9A-Z]{4}) /.exec((await mailTo(site, email, /./)).text)?.[1] ?? ''

test('G99 G100 a person signs by keys alone, without JavaScript, on a screen of 360 pixels, and confirms by the code', async () => {
  const { t } = await loadTranslator('en')
  const page = await withoutScript(360)
  await page.goto(`/en/${slug}`)
  await page.locator('#sign').getByRole('link').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('page.yourSignature') })).toBeVisible()
  expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true)
  const opened = Date.now()
  await page.getByLabel(t('page.name'), { exact: false }).focus()
  for (const typed of ['Ena Okapi', 'Croatia', 'ena@example.org']) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Tab')
  }
  await expect.poll(() => Date.now() - opened, { intervals: [500] }).toBeGreaterThan(FILLING)
  await page.getByRole('button', { name: t('page.signButton') }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('page.signedTitle') })).toBeVisible()
  const code = page.getByRole('textbox', { name: t('page.code.label') })
  await code.fill('AAAA-AAAA')
  await page.keyboard.press('Enter')
  await expect(page.getByText(t('page.code.wrong'))).toBeVisible()
  await code.fill((await codeIn('ena@example.org')).toLowerCase())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t('page.confirmedTitle') })).toBeVisible()
  await page.goto(`/en/${slug}`)
  await expect(page.getByRole('article')).toContainText('Ena Okapi (Croatia)')
  await page.context().close()
})

test('G100 the form has no barriers in any class, says what is missing, and keeps what was typed', async () => {
  const { t } = await loadTranslator('fr')
  const context = await site.browser.newContext({ baseURL: site.server.url, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  for (const kind of ['individual', 'organisation', 'expert', 'mep'] as const) {
    await page.goto(`/fr/${slug}/sign?as=${kind}`)
    await expectNoBarriers(page, `public form, ${kind}`)
  }
  await page.goto(`/fr/${slug}/sign?as=organisation`)
  await page.getByLabel(t('page.organisationName'), { exact: false }).fill('Maison <b>')
  await page.getByLabel(t('page.country'), { exact: false }).fill('Italie')
  await page.getByLabel(t('page.domain'), { exact: false }).fill('maison')
  await page.getByLabel(t('page.email'), { exact: false }).fill('a@example.org')
  await page.getByRole('button', { name: t('page.signButton') }).click()
  await expect(page.getByRole('alert')).toContainText(t('page.wrong.domain'))
  await expect(page.getByLabel(t('page.organisationName'), { exact: false })).toHaveValue('Maison <b>')
  await expectNoBarriers(page, 'public form with something missing')
  await context.close()
})

test('G73 G74 an organisation waits for the desk and for a second person; its contact objects, and it is off the list', async () => {
  const { t } = await loadTranslator('en')
  const page = await withoutScript()
  await page.goto(`/en/${slug}/sign?as=organisation`)
  const opened = Date.now()
  const typed = {
    [t('page.organisationName')]: 'Okapi House',
    [t('page.country')]: 'Belgium',
    [t('page.domain')]: 'okapi.example.org',
    [t('page.email')]: 'office@okapi.example.org',
    [t('page.contact')]: 'board@okapi.example.org',
  }
  for (const [label, words] of Object.entries(typed)) await page.getByLabel(label, { exact: false }).fill(words)
  await expect.poll(() => Date.now() - opened, { intervals: [500] }).toBeGreaterThan(FILLING)
  await page.getByRole('button', { name: t('page.signButton') }).click()
  await page.goto(linkIn(await mailTo(site, 'office@okapi.example.org', /Confirm/)))
  await page.getByRole('button', { name: t('page.confirmButton') }).click()
  await expect(page.getByText(t('page.waits.desk'))).toBeVisible()
  await page.getByRole('link', { name: t('page.toProve') }).click()
  await expect(page.getByText(t('page.rung.A1'))).toBeVisible()
  await vouchFor(site, page, { second: 'director@okapi.example.org', language: 'en' })
  await page.goto(`/en/${slug}`)
  await expect(page.getByRole('article')).not.toContainText('Okapi House')

  const { page: desk } = seat
  await desk.goto(`/app/letters/${letter}/sign-on`)
  const list = desk.getByRole('region', { name: 'Confirmed, and the list' })
  await expect(list.getByRole('row', { name: /Okapi House/ })).toContainText('A3')
  await expectNoBarriers(desk, 'sign-on with what each signature waits for')

  await page.goto(linkIn(await mailTo(site, 'board@okapi.example.org', /Did Okapi House sign/)))
  await page.getByRole('button', { name: t('page.vouch.object') }).click()
  await expect(page.getByRole('heading', { name: t('page.vouch.objectedTitle') })).toBeVisible()
  const state = await seat.api.call('signOnGet', { params: { letter } })
  expect(state.ok && state.value.signatures.find(({ name }) => name === 'Okapi House')).toMatchObject({
    heldFor: 'objected',
    listedAt: null,
  })
  await page.context().close()
})
