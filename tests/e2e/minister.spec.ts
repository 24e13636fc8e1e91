import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect as expectAtOnce, test } from '@playwright/test'
import { LANGUAGES, localeOf } from '@undersigned/letter'
import type { ContactTraces } from '@undersigned/server/testing'
import { dialogOf, goTo } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { asked, type DemoSeat, signInSeat } from '../support/browser-demo.ts'
import { agreeAsSecond, decideByTwo, moveOn, stageOf } from '../support/browser-seal.ts'
import { cli } from '../support/cli.ts'
import { expectProven } from '../support/coalition/proven.ts'
import { answer, bounce } from '../support/minister/came-back.ts'
import { faultsOf, greetingOf, isCopy, listedAs, readCopy } from '../support/minister/copies.ts'
import { leaks, missing } from '../support/minister/embargo.ts'
import { emailOf, type Minister, ministers, ministryIn } from '../support/minister/ministers.ts'
import { type Office, openOffice } from '../support/minister/office.ts'
import { signers, signOnPage } from '../support/minister/signers.ts'
import { lineIn } from '../support/reading-rooms/letter.ts'

/**
 * A letter to 27 ministers in 24 languages, from the night before its hour to the archive: read and signed by the world, sent over real
 * SMTP by a server that is killed on the way, read back from the mails, answered, and put away without an address left behind.
 */
test.setTimeout(420_000)
test.use({ actionTimeout: 60_000 })
test.describe.configure({ mode: 'serial' })
const expect = expectAtOnce.configure({ timeout: 60_000 })
const [SECOND, MINUTE, DAY] = [1000, 60_000, 24 * 60 * 60_000]
const canReadPdf = spawnSync('pdftotext', ['-v']).error === undefined
if (!canReadPdf) process.stderr.write('SKIPPED: pdftotext is not on this system, the ministers’ PDF files are not read back\n')

let office: Office
let ana: DemoSeat
let marta: DemoSeat

test.beforeAll(async ({ browser }) => {
  office = await openOffice(browser)
  ana = await signInSeat(office.site(), { name: 'Ana Abela', email: 'ana@one.eu' })
  marta = await signInSeat(office.site(), { name: 'Marta Silva', email: 'marta@two.eu' })
})

test.afterAll(() => office.close())

const at = () => ({ params: { letter: office.letter } })
const page = (path: string) => ana.page.goto(`/app/letters/${office.letter}/${path}`)

test('G3 G142 under embargo nobody outside reads a word, and no copy goes; when the hour comes it is there in 24 languages', async () => {
  expect(await leaks(office)).toEqual([])
  await page('delivery')
  await expect(ana.page.getByText('The letter is under embargo.')).toBeVisible()
  await expect(ana.page.getByRole('button', { name: 'Ask to deliver' })).toHaveCount(0)
  office.pass(DAY + MINUTE)
  expect(await leaks(office)).toEqual([])
  await decideByTwo(office.site(), { first: ana, second: marta }, 'publish')
  await expect.poll(() => missing(office)).toEqual([])
  for (const language of LANGUAGES) {
    const html = await (await fetch(`${office.site().server.url}/${language}/${office.slug}`)).text()
    expect([language, html.includes(lineIn(language, 'open')), html.includes(ministryIn[language])]).toEqual([language, true, true])
  }
})

test('G100 ten people sign in ten languages: by clicks, without scripts, by keys alone on a screen of 320 pixels', async () => {
  await moveOn(ana, 'Open for signature')
  await goTo(ana, 'Sign-on')
  await ana.page.getByRole('region', { name: 'Who may sign' }).getByRole('button', { name: 'Change' }).click()
  await dialogOf(ana).getByRole('checkbox', { name: 'Anybody may sign on the letter’s page' }).check()
  await dialogOf(ana).getByRole('button', { name: 'Save' }).click()
  await expect(dialogOf(ana)).toHaveCount(0)
  const reading = { site: office.site(), slug: office.slug, fill: () => office.pass(10 * SECOND) }
  const lanes = [signers.filter((_, index) => index % 2 === 0), signers.filter((_, index) => index % 2 === 1)]
  const inTurn = async (lane: typeof signers): Promise<void> => {
    for (const signer of lane) await signOnPage(reading, signer)
  }
  await Promise.all(lanes.map(inTurn))
  const reader = await (await office.site().browser.newContext({ javaScriptEnabled: false, locale: 'mt' })).newPage()
  await reader.goto(`${office.site().server.url}/mt/${office.slug}`)
  for (const signer of signers) await expect(reader.getByRole('article')).toContainText(listedAs(signer, 'mt'))
  expect((await asked(ana, 'letterGet', at())).signatories.confirmed).toBe(signers.length)
  await reader.context().close()
})

const copies = () => office.sink.mails.filter(isCopy)
const HAS_COME_BEFORE_THE_KILL = 12

test('G140 G146 G151 27 copies are leafed through, let go by two, and go out once each although the server is killed in between', async () => {
  await page('delivery')
  await expect(ana.page.getByText('27 copies · 24 languages')).toBeVisible()
  await expectNoBarriers(ana.page, 'delivery of 27 copies')
  await ana.page
    .getByRole('link', { name: /^Look at the copy/ })
    .first()
    .click()
  for (const [index, minister] of ministers.entries()) {
    await expectShown(minister, index + 1)
    if (index < ministers.length - 1) await ana.page.getByRole('link', { name: 'Next copy' }).click()
  }
  await ana.page.getByRole('link', { name: 'All copies' }).click()
  await ana.page.getByRole('button', { name: 'Ask to deliver' }).click()
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'Ask to deliver' }).click()
  await expect(ana.page.getByRole('alertdialog')).toHaveCount(0)
  const killed = new Promise<void>((resolve) => {
    office.whenTaken(async () => {
      if (copies().length === HAS_COME_BEFORE_THE_KILL) await office.site().server.kill().then(resolve)
    })
  })
  await agreeAsSecond(office.site(), marta)
  await killed
  expect(copies()).toHaveLength(HAS_COME_BEFORE_THE_KILL)
  // While nobody runs: what is looked for in the end is found now.
  expect(tracesOf(addresses).rows.length).toBeGreaterThan(addresses.length)
  office.pass(5 * MINUTE)
  await office.restart()
  await expect.poll(() => copies().length).toBe(ministers.length)
  const state = async () => (await asked(ana, 'deliveryGet', at())).counts
  await expect.poll(state).toMatchObject({ all: 27, sent: 26, queued: 1 })
})

async function expectShown(minister: Minister, position: number): Promise<void> {
  const { page } = ana
  await expect(page.getByRole('heading', { level: 1 })).toContainText(minister.name)
  await expect(page.getByText(`Copy ${position} of 27 ·`)).toBeVisible()
  const words = page.locator('article.mail-words')
  await expect(words).toHaveAttribute('lang', localeOf(minister.language))
  for (const line of await greetingOf(minister)) await expect(words).toContainText(line)
}

test('G146 the one copy that may or may not have gone is told as such, and settled by hand from the mail server’s log', async () => {
  await page('delivery')
  const standing = ana.page.getByRole('region', { name: 'Where the copies stand' })
  await expect(standing).toContainText('1 copy may have gone, or not')
  await expect(standing).not.toContainText('nothing left to send')
  await standing.getByRole('link', { name: 'Outbox' }).click()
  const unclear = ana.page.getByRole('listitem').filter({ hasText: 'It may have arrived, so it is not sent again by itself.' })
  await expect(unclear).toHaveCount(1)
  await expectNoBarriers(ana.page, 'outbox with a copy that may have gone')
  await unclear.getByRole('button', { name: 'It was sent' }).click()
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'It was sent' }).click()
  await expect(unclear).toHaveCount(0)
  expect((await asked(ana, 'deliveryGet', at())).counts).toMatchObject({ all: 27, sent: 27, queued: 0 })
})

test('G140 G148 G151 each minister has one mail, one PDF and one Word file in their own language, with nobody else in it', async () => {
  const read = await Promise.all(copies().map((mail) => readCopy(mail, canReadPdf)))
  expect(read.map(({ envelope }) => envelope.to).sort()).toEqual(ministers.map(emailOf).sort())
  const expected = { slug: office.slug, publicKey: office.publicKey, signers }
  const faults = read.map((copy) => {
    const minister = ministers.find((each) => emailOf(each) === copy.envelope.to)
    return minister === undefined ? [`to nobody of ours: ${copy.envelope.to}`] : faultsOf(copy, minister, expected)
  })
  expect((await Promise.all(faults)).flat()).toEqual([])
  expect(new Set(ministers.map(({ language }) => language)).size).toBe(LANGUAGES.length)
})

test('G147 G150 a mail server’s report and a minister’s answer are filed with their recipients, and seen', async () => {
  const mailTo = (country: string) => {
    const minister = ministers.find((each) => each.country === country)
    const mail = copies().find(({ to }) => minister !== undefined && to === emailOf(minister))
    if (minister === undefined || mail === undefined) throw new Error(`no mail to ${country}`)
    return { minister, mail }
  }
  const [gone, answering] = [mailTo('PT'), mailTo('MT')]
  await bounce(office.inbound(), { returnPath: gone.mail.from, recipient: emailOf(gone.minister) })
  const replyTo = /^Reply-To: (?:<)?([^<>\s]+)/m.exec(answering.mail.raw)?.[1] ?? ''
  const text = 'Grazzi tal-ittra tagħkom. Se niftħu s-swali bil-lejl.'
  await answer(office.inbound(), { from: emailOf(answering.minister), replyTo, subject: 'Re: is-swali tal-qari', text })
  await page('delivery')
  const lineOf = ({ name }: Minister) => ana.page.getByRole('region', { name: 'Copies' }).getByRole('listitem').filter({ hasText: name })
  await expect(lineOf(gone.minister)).toContainText('came back')
  await expect(lineOf(gone.minister)).toContainText('550 5.1.1 <[address]>')
  await expect(lineOf(answering.minister)).toContainText('answered')
  const answers = ana.page.getByRole('region', { name: 'Answers' })
  await answers.getByText('Re: is-swali tal-qari').click()
  await expect(answers.getByText(text)).toBeVisible()
  await expect(ana.page.getByText('Answered: 1 of 27')).toBeVisible()
})

test('G153 P13 V17 the letter is archived: no address is left in any row, and the bundle proves it by itself', async () => {
  await moveOn(ana, 'Close the list')
  await moveOn(ana, 'Archive')
  await expect(stageOf(ana)).toContainText('Archived')
  await page('delivery')
  await expect(ana.page.getByText('no copy goes out any more, and the addresses of its recipients are forgotten')).toBeVisible()
  const answers = ana.page.getByRole('region', { name: 'Answers' })
  await expect(answers).toContainText('Re: is-swali tal-qari')
  await expect(answers).not.toContainText('@')
  await office.site().server.stop()
  const left = tracesOf(addresses)
  expect(left.rows.filter((row) => !row.startsWith('suppression: '))).toEqual([])
  // By a code alone is it known that one mailbox is dead, and that no longer than two years.
  expect(left.rows).toHaveLength(1)
  office.pass(731 * DAY)
  expect((await cli(['retention', '--run'], office.env)).code).toBe(0)
  expect(tracesOf(addresses)).toEqual({ rows: [], files: [] })
  const bundle = await expectProven(office.site(), office.slug, 'archived')
  for (const { name } of signers) expect(bundle).toContain(Buffer.from(name).toString('latin1'))
})

const addresses = [...ministers.map(emailOf), ...signers.map(({ email }) => email)]

/** Asked of a program that opens what is sealed, too. */
function tracesOf(sought: readonly string[]): ContactTraces {
  const program = fileURLToPath(new URL('../support/minister/traces.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, [program, office.site().server.dataDir, ...sought], { encoding: 'utf8' }))
}
