import { type BrowserContextOptions, expect as expectAtOnce, type Page, test } from '@playwright/test'
import { type Formats, type InterfaceLanguage, loadFormats, loadTranslator, type Translate } from '@undersigned/i18n'
import { linkIn, mailTo, type Site } from '../support/browser.ts'
import { expectNoBarriers as expectNoneAsItStands } from '../support/browser-axe.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'

/** No barrier that a machine can find, on any page, with everything open that opens. */
test.setTimeout(300_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

/** Both at every place: what opens is opened once, and looked at in either. */
const looks = [
  { name: 'light, 1280 pixels wide', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark, 360 pixels wide', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const
const [wide] = looks
const options: BrowserContextOptions = { colorScheme: wide.colorScheme, viewport: wide.viewport, reducedMotion: 'reduce' }
/** The longer words of the two; the other tests look at pages in English. */
const language: InterfaceLanguage = 'fr'

async function expectNoBarriers(page: Page, place: string, within?: string): Promise<void> {
  for (const { name, colorScheme, viewport } of looks.toReversed()) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await expectNoneAsItStands(page, `${place}, ${name}`, within)
  }
}

interface Visit extends DemoSeat {
  readonly t: Translate
  readonly formats: Formats
}

async function enter(as: 'coordinator' | 'translator' = 'coordinator'): Promise<Visit> {
  const seat = await enterDemo(site, as, options)
  await seat.page.addInitScript((spoken) => localStorage.setItem('undersigned.language', spoken), language)
  return { ...seat, t: (await loadTranslator(language)).t, formats: await loadFormats(language) }
}

/** Goes there and waits until the page has everything it will have. */
async function visit({ page, t }: Visit, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('main h1').first().waitFor()
  await expect(page.getByText(t('app.loading'))).toHaveCount(0)
}

interface Opening {
  readonly path: string
  readonly button: string | RegExp
}

/** Opens what a button opens, looks, and closes it again by Escape. */
async function open(seat: Visit, { path, button }: Opening): Promise<void> {
  const { page, t } = seat
  const opener = page.getByRole('main').getByRole('button', { name: button }).first()
  await opener.click()
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  await dialog.waitFor()
  await expect(dialog.getByText(t('app.loading'))).toHaveCount(0)
  await expectNoBarriers(page, `${path} › ${String(button)}`, '.modal')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener, `the focus is back on ${String(button)}`).toBeFocused()
}

/** A name up to what is put into it; names are told with plain spaces. */
const beginning = (words: string): RegExp =>
  new RegExp(
    `^${
      words
        .split('\u0000')[0]
        ?.trim()
        .replace(/[()?.]/g, '\\$&')
        .replace(/\s+/g, '\\s+') ?? ''
    }`,
  )

test('the pages before somebody is signed in', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: site.server.url, ...options })
  const page = await context.newPage()
  const { t } = await loadTranslator(language)
  await page.addInitScript((spoken) => localStorage.setItem('undersigned.language', spoken), language)
  await page.goto('/app/sign-in')
  await page.getByRole('button', { name: t('signIn.demo.coordinator') }).waitFor()
  await expectNoBarriers(page, 'sign-in')
  await page.getByLabel(t('signIn.email')).fill('axe@example.org')
  await page.getByRole('button', { name: t('signIn.send') }).click()
  await page.getByLabel(t('signIn.code')).fill('000000')
  await page.getByText(t('problems.wrong-code.title')).waitFor()
  await expectNoBarriers(page, 'a wrong code')
  const mail = await mailTo(site, 'axe@example.org', /./)
  await page.goto(linkIn(mail))
  await page.getByRole('button', { name: t('signIn.enter') }).waitFor()
  await expectNoBarriers(page, 'the link of a mail')
  await page.goto('/app/mailbox')
  await page.locator('.mail-head').first().click()
  await page.locator('.mail-text').waitFor()
  await expectNoBarriers(page, 'mailbox')
  await page.goto('/app/invitations/nothing-like-a-token')
  await page.locator('.notice').first().waitFor()
  await expectNoBarriers(page, 'an invitation that is no more')
  await context.close()
})

test('the workspace', async () => {
  const seat = await enter()
  const { page, t } = seat
  await visit(seat, '/app/')
  await expectNoBarriers(page, 'letters')
  await page.getByRole('button', { name: beginning(t('app.language', { language: '\u0000' })) }).click()
  await page.getByRole('menuitemradio').first().or(page.getByRole('menuitem').first()).waitFor()
  await expectNoBarriers(page, 'the menu of languages')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: t('shortcut.title') }).waitFor()
  await expectNoBarriers(page, 'the list of shortcuts', '.modal')
  await page.keyboard.press('Escape')
  await visit(seat, '/app/letters/new')
  await expectNoBarriers(page, 'new letter')
  await page.getByRole('radio', { name: new RegExp(t('newLetter.import')) }).check()
  const text = '# A letter\n\nDear Minister,\n\nWe ask.[^1]\n\nYours sincerely,\n\n[^1]: Why not.\n'
  await page.getByLabel(t('newLetter.dropTitle')).setInputFiles({ name: 'letter.md', mimeType: 'text/markdown', buffer: Buffer.from(text) })
  await expectNoBarriers(page, 'new letter from a file')
  await page.getByRole('button', { name: t('newLetter.doImport') }).click()
  await page.getByRole('heading', { name: t('found.title') }).waitFor()
  await expectNoBarriers(page, 'what was found in a file')
  await visit(seat, '/app/coalition')
  await expectNoBarriers(page, 'coalition')
  await open(seat, { path: 'coalition', button: t('coalition.add') })
  await open(seat, { path: 'coalition', button: t('coalition.leave') })
  await open(seat, { path: 'coalition', button: t('coalition.change', { name: 'Jonas Lind' }) })
  await open(seat, { path: 'coalition', button: t('coalition.removeMember', { name: 'Jonas Lind' }) })
  await visit(seat, '/app/account')
  await expectNoBarriers(page, 'account')
  await open(seat, { path: 'account', button: t('account.everywhere') })
  await visit(seat, '/app/nowhere')
  await expectNoBarriers(page, 'no page')
  await page.context().close()
})

test('a letter that is written', async () => {
  const seat = await enter()
  const { page, t, formats } = seat
  const letter = await letterTitled(seat, /night trains/)
  const base = `/app/letters/${letter}`
  await visit(seat, base)
  await expectNoBarriers(page, 'overview')
  await open(seat, { path: 'overview', button: t('letter.rename') })
  await open(seat, { path: 'overview', button: t('stageLine.asks.freeze') })
  await open(seat, { path: 'overview', button: t('overview.changeDates') })
  await visit(seat, `${base}/versions`)
  await expectNoBarriers(page, 'languages')
  await open(seat, { path: 'languages', button: t('versions.add') })
  await open(seat, { path: 'languages', button: t('versions.removeOne', { language: formats.languageName('de') }) })
  await visit(seat, `${base}/recipients`)
  await expectNoBarriers(page, 'recipients')
  await open(seat, { path: 'recipients', button: t('recipients.add') })
  await open(seat, { path: 'recipients', button: beginning(t('recipients.edit', { name: '\u0000' })) })
  await visit(seat, `${base}/people`)
  await expectNoBarriers(page, 'people')
  await open(seat, { path: 'people', button: t('people.invite') })
  await open(seat, { path: 'people', button: t('people.addMember') })
  await open(seat, { path: 'people', button: t('people.change', { name: 'Jonas Lind' }) })
  await open(seat, { path: 'people', button: t('people.removeOne', { name: 'Jonas Lind', role: t('role.drafter') }) })
  await visit(seat, `${base}/sign-on`)
  await expectNoBarriers(page, 'sign-on of a letter not sealed')
  await open(seat, { path: 'sign-on', button: t('desk.nameOne') })
  await visit(seat, `${base}/history`)
  await expectNoBarriers(page, 'history')
  await page.context().close()
})

test('writing and translating', async () => {
  const seat = await enter()
  const { page, t } = seat
  const letter = await letterTitled(seat, /night trains/)
  await visit(seat, `/app/letters/${letter}/write`)
  await expect(page.getByRole('status', { name: t('saveLine.label') })).toHaveText(t('saveLine.saved'))
  await expectNoBarriers(page, 'write')
  await page.getByRole('button', { name: beginning(t('editor.kind.label')) }).click()
  await page.getByRole('menuitemradio').first().waitFor()
  await expectNoBarriers(page, 'write › kinds')
  await page.keyboard.press('Escape')
  await page.getByText('Operators have had to share').dblclick()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await expectNoBarriers(page, 'write › link')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+f')
  await expectNoBarriers(page, 'write › search')
  const translator = await enter('translator')
  await visit(translator, `/app/letters/${letter}/versions/fr`)
  await translator.page
    .getByRole('listitem', { name: /^\D+1\D/ })
    .first()
    .waitFor()
  await expectNoBarriers(translator.page, 'a version beside the original')
  await page.context().close()
  await translator.page.context().close()
})

test('a letter that is signed, and its public pages', async () => {
  const seat = await enter()
  const { page, t, formats } = seat
  const letter = await letterTitled(seat, /lend e-books/)
  await visit(seat, `/app/letters/${letter}`)
  await expectNoBarriers(page, 'overview of a sealed letter')
  await visit(seat, `/app/letters/${letter}/sign-on`)
  await expectNoBarriers(page, 'sign-on')
  await open(seat, { path: 'sign-on', button: t('desk.invite') })
  await visit(seat, `/app/letters/${letter}/follow-up`)
  await page.getByRole('button', { name: t('followUp.begin') }).click()
  await page.getByRole('button', { name: t('followUp.discard') }).waitFor()
  await expectNoBarriers(page, 'follow-up')
  await open(seat, { path: 'follow-up', button: `${t('followUp.write')} ${formats.languageName('fr')}` })
  const read = await seat.api.call('letterGet', { params: { letter } })
  if (!read.ok) throw new Error('the letter cannot be read')
  await page.goto(`/${language}/${read.value.slug}`)
  await expectNoBarriers(page, 'public page')
  const body = { email: `${language}@axe.invalid`, language: language, class: 'individual' as const, name: 'Axe' }
  await seat.api.call('signInvitationCreate', { params: { letter }, body })
  await page.goto(linkIn(await mailTo(site, body.email, /./)))
  await expectNoBarriers(page, 'public page › sign')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: t('page.signButton') }).click()
  await page.getByRole('heading', { name: t('page.signedTitle') }).waitFor()
  await expectNoBarriers(page, 'public page › signed')
  await page.goto(linkIn(await mailTo(site, body.email, beginning(t('mail.confirmSignature.subject', { letter: '\u0000' })))))
  await expectNoBarriers(page, 'public page › confirm')
  await page.getByRole('button', { name: t('page.confirmButton') }).click()
  await page.getByRole('link', { name: t('page.consent.change') }).click()
  await expectNoBarriers(page, 'public page › choices')
  await page.goto(linkIn(await mailTo(site, body.email, beginning(t('mail.signed.subject', { letter: '\u0000' })))))
  await expectNoBarriers(page, 'public page › withdraw')
  await page.goto(`/${language}/nowhere`)
  await expectNoBarriers(page, 'no public page')
  await page.goto(`/${language}/sign/nothing-like-a-token`)
  await expectNoBarriers(page, 'a link that is none')
  await page.context().close()
})
