import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Browser, expect as expectAtOnce, type Page, test } from '@playwright/test'
import { confirmUnit, letterReader, writeUnit } from '@undersigned/collab'
import { digestOfUnit, endonymOf, type Inline, type Language } from '@undersigned/letter'
import { recordOf, unitsOf } from '@undersigned/translation'
import type { Site } from '../support/browser.ts'
import { cli } from '../support/cli.ts'
import { type Account, joinAsRepresentative, signInAs } from '../support/coalition/account.ts'
import { expectProven } from '../support/coalition/proven.ts'
import { mailedPath, openForm, type Person, post, signAndConfirm } from '../support/coalition/signing.ts'
import { enterRoom } from '../support/room-guest.ts'
import { startServer } from '../support/server.ts'

/**
 * A coalition's letter in ten languages, from the answers of twelve organisations to the last who never answered: approved, signed by forty,
 * corrected, changed in substance, proved, and proved again when somebody has erased themselves.
 */
test.setTimeout(420_000)
const expect = expectAtOnce.configure({ timeout: 60_000 })
const LANGUAGES = ['en', 'fr', 'de', 'el', 'es', 'et', 'ga', 'it', 'mt', 'pl'] as const
const DAY = 24 * 60 * 60 * 1000
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
let folder = ''
let site: Site
let letter = ''
let slug = ''
let ana: Account
let marta: Account
let rita: Account

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ browser }) => {
  folder = mkdtempSync(join(tmpdir(), 'undersigned-coalition-'))
  const said = execFileSync(process.execPath, [here('../support/coalition/prepare.ts'), folder], { encoding: 'utf8' })
  const prepared: { readonly letter: string; readonly slug: string } = JSON.parse(said.slice(said.lastIndexOf('{')))
  letter = prepared.letter
  slug = prepared.slug
  await serve(browser, 0)
})

test.afterAll(async () => {
  await site.server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const at = () => ({ params: { letter } })

/** Starts the server with its clock so many days ahead, and has the two who lead the letter sign in. */
async function serve(browser: Browser, daysAhead: number): Promise<void> {
  const clock = pathToFileURL(here('../support/coalition/clock-ahead.ts')).href
  const env = {
    LIMIT_FACTOR: '1000',
    CLOCK_AHEAD: String(daysAhead * DAY),
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${clock}`,
  }
  site = { browser, server: await startServer({ dataDir: folder, env }) }
  ana = await signInAs(site, 'ana@one.eu')
  marta = await signInAs(site, 'marta@two.eu')
}

/** Ana asks, Marta agrees. */
async function byTwo(action: 'freeze' | 'seal' | 'publish' | 'amend'): Promise<void> {
  const { id } = await ana.ask('requestCreate', { ...at(), body: { action } })
  await marta.ask('requestConfirm', { params: { letter, request: id } })
}

const stands = async () => (await ana.ask('approvalGet', at())).organisations
const standOf = async (name: string) => (await stands()).find(({ organisation }) => organisation.name === name)

test('G75 G77 G78 twelve organisations answer the seal, each by its own policy', async () => {
  test.slow()
  const organisations: { readonly name: string; readonly people: readonly Account[] }[] = []
  for (let index = 1; index <= 11; index += 1) {
    const name = `Organisation ${String(index).padStart(2, '0')}`
    const join = (who: string) => joinAsRepresentative(site, { by: ana, letter, email: `${who}@org${index}.eu`, organisation: name })
    // Of the last five it takes two.
    organisations.push({ name, people: index > 6 ? [await join('office'), await join('chair')] : [await join('office')] })
  }
  const { coalition } = await ana.ask('letterGet', at())
  const { policies } = await ana.ask('policiesList', { params: { coalition: coalition.id } })
  for (const [index, { name, people }] of organisations.entries()) {
    const policy = policies.find(({ organisation }) => organisation.name === name)
    const ids = await Promise.all(people.map(async ({ ask }) => (await ask('meGet', {})).id))
    const isInAdvance = index < 2
    await people[0]?.ask('policyPut', {
      params: { coalition: coalition.id, organisation: policy?.organisation.id ?? '' },
      body: {
        approvers: people.length === 2 ? ids.map((person) => ({ person, function: 'Board' })) : [],
        quorum: people.length,
        leadDays: 0,
        inAdvance: isInAdvance ? [{ kind: 'coalition' }] : [],
      },
    })
  }
  await byTwo('freeze')
  await byTwo('seal')
  await ana.ask('stageMove', { ...at(), body: { to: 'approval' } })
  const { question } = await ana.ask('approvalGet', at())
  const answer = async ({ ask }: Account, name: string, body: { verdict: 'approve' | 'condition' | 'refuse'; words?: string }) => {
    const organisation = (await standOf(name))?.organisation.id ?? ''
    await ask('answerGive', {
      ...at(),
      body: { object: question?.object ?? '', organisation, language: 'en', unit: null, words: '', ...body },
    })
  }
  expect((await stands()).filter(({ inAdvance, state }) => inAdvance && state === 'approved')).toHaveLength(2)
  for (const { name, people } of organisations.slice(2)) {
    const [first, second] = people
    if (first !== undefined) await answer(first, name, { verdict: 'approve' })
    if (second === undefined) continue
    expect(await standOf(name)).toMatchObject({ given: 1, of: 2 })
    expect((await standOf(name))?.state).not.toBe('approved')
    await answer(second, name, { verdict: 'refuse', words: 'Our board has not met yet.' })
    expect((await standOf(name))?.state).toBe('refused')
    await answer(second, name, { verdict: 'approve' })
  }
  await answer(marta, 'Two', { verdict: 'condition', words: 'Yes, if the annex is left out.' })
  expect((await standOf('Two'))?.state).not.toBe('approved')
  await answer(marta, 'Two', { verdict: 'approve' })
  expect((await stands()).map(({ state }) => state)).toEqual(Array.from({ length: 12 }, () => 'approved'))
})

/** Four of each language; the last one bears the name of a minister. */
const people: readonly Person[] = Array.from({ length: 40 }, (_, index) => ({
  name: index === 39 ? 'Zofia Novakova' : `Person ${String(index).padStart(2, '0')}`,
  email: `person${index}@signs.example.org`,
  language: LANGUAGES[index % 10] ?? 'en',
}))
const impostor = people[39] ?? { name: '', email: '', language: 'en' }
const listed = async (): Promise<number> => (await ana.ask('letterGet', at())).signatories.confirmed

/** Count, page and bundle say the same number; a browser without scripts sees it. */
async function expectListed(count: number, page: Page): Promise<void> {
  expect(await listed()).toBe(count)
  await page.goto(`${site.server.url}/en/${slug}`)
  await expect(page.locator('#signatures')).toContainText(`${count} signatures`)
  const names = await page.getByRole('article').innerText()
  expect(new Set(names.match(/Person \d\d/g)).size).toBe(count)
}

async function reader(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false, locale: 'en-IE' })).newPage()
}

test('G100 G110 G115 forty sign in ten languages, two take it back, and one under a minister’s name is asked and refused', async ({
  browser,
}) => {
  const { coalition } = await ana.ask('letterGet', at())
  await ana.ask('notedNamesAdd', { params: { coalition: coalition.id }, body: { text: 'Žofia Nováková; minister' } })
  await byTwo('publish')
  await ana.ask('stageMove', { ...at(), body: { to: 'sign-on' } })
  await ana.ask('signOnPut', { ...at(), body: { signOn: 'public', publicClasses: ['individual'] } })
  const forms = await Promise.all(people.map((person) => openForm(site, slug, person)))
  // Nobody reads and signs within four seconds.
  const opened = Date.now()
  await expect.poll(() => Date.now() - opened, { intervals: [250] }).toBeGreaterThan(4500)
  for (const form of forms) await signAndConfirm(site, slug, form)
  const page = await reader(browser)
  await expectListed(39, page)
  for (const person of people.slice(0, 2)) await post(site, await mailedPath(site, person, 'signed'))
  await expectListed(37, page)

  const held = (await ana.ask('deskGet', at())).items.find(({ signature }) => signature?.display.name === impostor.name)
  expect(held).toMatchObject({ kind: 'held', why: ['public-note'] })
  await ana.ask('deskDecide', { ...at(), body: { key: held?.key ?? '', verdict: 'ask', reason: 'who-are-you', note: '' } })
  await post(site, await mailedPath(site, impostor, 'deskAsked'), { answer: 'Never mind.' })
  const answered = (await ana.ask('deskGet', at())).items.find(({ key }) => key === held?.key)
  expect(answered?.asked).toMatchObject({ answer: 'Never mind.' })
  await ana.ask('deskDecide', { ...at(), body: { key: held?.key ?? '', verdict: 'refuse', reason: 'impersonation', note: '' } })
  await expectListed(37, page)
  await page.context().close()
})

/** One unit in another wording, in the original or in a version, as somebody in the room types it. */
async function reword(language: Language): Promise<void> {
  const ticket = (room: string) => async () => {
    const made = await ana.ask('ticketCreate', { body: { room } })
    return { ok: true as const, ticket: made.ticket }
  }
  const enter = (part: string) =>
    enterRoom({ url: site.server.url, room: `letter/${letter}/${part}`, ticket: ticket(`letter/${letter}/${part}`) })
  const original = await enter('original')
  const unitNow = () => unitsOf(letterReader('en')(original.doc), []).find(({ id }) => id === 'lbp3')
  if (language === 'en') {
    const body = original.doc.getText('body')
    const from = body.toString().indexOf('screen')
    expect(from).toBeGreaterThan(0)
    const offset = offsetIn(body.toDelta(), 'screen')
    body.insert(offset, 'glowing ')
    await original.saved()
    original.leave()
    return
  }
  const unit = unitNow()
  if (unit === undefined) throw new Error('the unit that was corrected')
  const version = await enter(language)
  const content: readonly Inline[] = [
    { type: 'text', text: `${endonymOf(language)}: Ce qui vaut sur papier doit valoir à l’écran lumineux.`, marks: {} },
  ]
  version.doc.transact(() => {
    writeUnit(version.doc, unit.id, content)
    confirmUnit(version.doc, unit.id, {
      ...recordOf(unit),
      targetDigest: digestOfUnit(content),
      origin: 'human',
      by: 'somebody',
      at: Date.now(),
    })
  })
  await version.saved()
  for (const guest of [original, version]) guest.leave()
  const body = { verdict: 'reviewed', reason: '', sourceDigest: unit.digest, targetDigest: digestOfUnit(content) } as const
  await rita.ask('reviewPut', { params: { letter, language, unit: unit.id }, body })
}

/** Where the words begin in a text that holds markers, too. */
function offsetIn(delta: readonly { readonly insert?: unknown }[], words: string): number {
  let offset = 0
  for (const { insert } of delta) {
    if (typeof insert === 'string' && insert.includes(words)) return offset + insert.indexOf(words)
    offset += typeof insert === 'string' ? insert.length : 1
  }
  throw new Error(`no ${words}`)
}

async function amend(
  body: { readonly change: 'correction' | 'substance'; readonly days: number },
  change: () => Promise<void>,
): Promise<void> {
  await byTwo('amend')
  await change()
  await byTwo('freeze')
  await ana.ask('amendmentPut', { ...at(), body })
  await byTwo('seal')
  await ana.ask('stageMove', { ...at(), body: { to: 'sign-on' } })
}

const outcome = async () => (await ana.ask('amendmentGet', at())).outcome

test('G41 G44 G132 a correction in ten languages carries every signature, and who objects is taken off', async ({ browser }) => {
  const { link } = await ana.ask('invitationCreate', { ...at(), body: { by: 'link', role: 'reviewer' } })
  rita = await signInAs(site, 'rita@one.eu')
  await rita.ask('invitationAccept', { params: { token: link?.split('/').at(-1) ?? '' }, body: {} })
  await amend({ change: 'correction', days: 14 }, async () => {
    for (const language of LANGUAGES) await reword(language)
  })
  expect(await outcome()).toMatchObject({ change: 'correction', carried: 37 })
  const objecting = people[9] ?? impostor
  const path = await mailedPath(site, objecting, 'corrected')
  expect(path).toMatch(/^\/pl\/object\//)
  await post(site, path)
  const page = await reader(browser)
  await expectListed(36, page)
  await page.context().close()
})

/** Who answers when they are asked again; six never do. */
const faithful = people
  .slice(2, 39)
  .filter((_, index) => index !== 7)
  .slice(6)

test('G43 G45 after a change of substance who confirms again is listed, and who never answers lapses', async ({ browser }) => {
  test.slow()
  await amend({ change: 'substance', days: 10 }, async () => {
    const [recipient] = (await ana.ask('recipientsList', at())).recipients
    await ana.ask('recipientChange', { params: { letter, recipient: recipient?.id ?? '' }, body: { name: 'Ilse Brandt' } })
  })
  expect(await listed()).toBe(0)
  expect(faithful).toHaveLength(30)
  for (const person of faithful) await post(site, await mailedPath(site, person, 'askedAgain'))
  const page = await reader(browser)
  await expectListed(30, page)
  expect(await outcome()).toMatchObject({ change: 'substance', confirmed: 30, asked: 6, lapsed: 0 })
  for (const days of [8, 11]) {
    await site.server.stop()
    await serve(browser, days)
    await expect.poll(async () => (await outcome())?.lapsed, { message: `${days} days later` }).toBe(days === 11 ? 6 : 0)
  }
  await expectListed(30, page)
  expect(await outcome()).toMatchObject({ asked: 0, confirmed: 30, lapsed: 6 })
  await page.context().close()
})

test('V17 V20 the bundle proves it offline, and still does when a signatory has erased themselves', async ({ browser }) => {
  const leaving = faithful[5] ?? impostor
  expect(await expectProven(site, slug, 'before')).toContain(leaving.name)
  const given = await mailedPath(site, leaving, 'signed')
  const html = await (await fetch(new URL(given, site.server.url))).text()
  const erase = /href="(\/[a-z]{2}\/erase\/[^"]+)"/.exec(html)?.[1] ?? ''
  await post(site, erase)
  const page = await reader(browser)
  await expectListed(29, page)
  await page.context().close()
  expect(await expectProven(site, slug, 'after')).not.toContain(leaving.name)
  expect((await cli(['verify', join(folder, 'before.zip')])).code).toBe(0)
})
