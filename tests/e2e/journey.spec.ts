import { expect as expectAtOnce, test } from '@playwright/test'
import { importDocument } from '@undersigned/documents'
import { plainText } from '@undersigned/letter'
import { goTo, type Seat, type Site, sayName, signIn, takeSeat } from '../support/browser.ts'
import { foundCoalition, foundParts, importLetter, inviteToWrite } from '../support/browser-letter.ts'
import { takeAlong, textOfPdf } from '../support/browser-paper.ts'
import { decideByTwo, inviteToSign, moveOn, sealOf, sign, stageOf } from '../support/browser-seal.ts'
import { addLanguage, openVersion, reviewAll, translateRest, unitWith } from '../support/browser-translate.ts'
import { allSaved, fillOpenPlaces, goBehind, letterText, saveLine, seeTheSame, splitBefore, writeBehind } from '../support/browser-write.ts'
import { type Journey, journeys } from '../support/journey.ts'
import { startServer } from '../support/server.ts'

/** The whole way of a letter, by the people it takes, through their screens alone. */
test.use({ actionTimeout: 30_000, viewport: { width: 1280, height: 900 } })
const expect = expectAtOnce.configure({ timeout: 60_000 })

interface People {
  readonly site: Site
  readonly coordinator: Seat
  readonly drafter: Seat
  readonly translator: Seat
  /** Coordinates for another organisation. */
  readonly second: Seat
}

for (const journey of journeys) {
  test(`the whole way of ${journey.title}`, async ({ browser }) => {
    test.setTimeout(900_000)
    const file = await journey.file()
    if (file === null) console.warn(`SKIPPED: ${journey.title} is not beside the project (D30)`)
    test.skip(file === null, `${journey.title} is not beside the project`)
    if (file === null) return
    let site: Site = { browser, server: await startServer() }
    const coordinator = await takeSeat(site, 'Ana Duarte')
    await test.step('a coordinator signs in, founds a coalition and imports the letter', async () => {
      await coordinator.page.goto('/app')
      await signIn(site, coordinator)
      await sayName(coordinator)
      await foundCoalition(coordinator, { coalition: 'Readable Archives', organisation: 'Quiet Lines', country: 'Portugal' })
      await importLetter(coordinator, file)
      expect(await foundParts(coordinator)).toMatchObject(journey.found)
      await coordinator.page.getByRole('link', { name: 'To the overview' }).click()
    })
    const people = await test.step('invites those who write it with her', async () => {
      const by = (name: string, role: string, organisation: string, language?: string) =>
        inviteToWrite(site, coordinator, { name, role, organisation, ...(language && { language }) })
      const drafter = await by('Béla Kovács', 'Drafter', 'Open Shelves')
      const translator = await by('Camille Roux', 'Translator', 'Lignes calmes', 'français')
      const second = await by('Dora Weiss', 'Coordinator', 'Readers & Writers')
      return { site, coordinator, drafter, translator, second }
    })
    await test.step('two draft at once', () => draftTogether(people, journey))
    await test.step('a version is written beside it while it moves', () => translateBeside(people, journey))
    if (journey.isKilled) site = await test.step('the server is killed under their hands', () => killAndGoOn(people, journey))
    await test.step('the version catches up and is reviewed', () => catchUp(people, journey))
    const seal = await test.step('frozen and sealed by two', () => sealByTwo({ ...people, site }))
    await test.step('signed by two organisations, each in its language', () => collectSignatures({ ...people, site }, journey))
    await test.step('published by two, on paper and on its pages', () => publish({ ...people, site }, journey, seal))
    await site.server.stop()
  })
}

/** Words of no language, with the original's figures and lines, so that the checks have little to say. */
const translated = (source: string, number: number): string => {
  const figures = source.match(/\d+/g) ?? []
  return [phrase(number), ...figures].join(' ')
}

const phrase = (number: number): string =>
  `Phrase ${String.fromCharCode(97 + (number % 26), 97 + (Math.floor(number / 26) % 26))} en français`
const third = phrase(3)

async function draftTogether({ coordinator, drafter }: People, { first, second }: Journey): Promise<void> {
  await goTo(coordinator, 'Write')
  await goTo(drafter, 'Write')
  await allSaved(coordinator, drafter)
  await Promise.all([writeBehind(coordinator, first, ' We count on you.'), writeBehind(drafter, second, ' Every one of them.')])
  await seeTheSame(coordinator, drafter, `${first} We count on you.`, `${second} Every one of them.`)
  await allSaved(coordinator, drafter)
}

/** Half of the version is there when the original is edited, divided and moved: every translation stays beside its paragraph. */
async function translateBeside({ coordinator, translator }: People, { first, divided, moved }: Journey): Promise<void> {
  await addLanguage(coordinator, 'français')
  await translator.page.reload()
  await openVersion(translator, 'français')
  await translateRest(translator, translated)
  const beside = await unitWith(translator, moved).getByRole('textbox').innerText()
  await goTo(coordinator, 'Write')
  await writeBehind(coordinator, `${first} We count on you.`, ' Truly.')
  await splitBefore(coordinator, divided)
  await goBehind(coordinator, moved)
  await coordinator.page.keyboard.press('Alt+ArrowUp')
  await allSaved(coordinator)
  const changed = unitWith(translator, 'We count on you. Truly.')
  await expect(changed).toHaveAccessibleName(/, outdated$/)
  // Rows that come into sight above it grow: whoever looks for it scrolls on until it stands still.
  await expect(async () => {
    await changed.scrollIntoViewIfNeeded()
    await expect(changed.locator('ins')).toContainText('Truly.', { timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  await expect(unitWith(translator, divided).last()).toHaveAccessibleName(/, (missing|covered by ¶ \d+)$/)
  await expect(unitWith(translator, moved)).toHaveAccessibleName(/, translated$/)
  await expect(unitWith(translator, moved).getByRole('textbox')).toHaveText(beside)
}

/** kill -9 while both type: what was seen as saved, and what was typed since, stands in both browsers once the server is back. */
async function killAndGoOn({ site, coordinator, drafter, translator }: People, { second, moved }: Journey): Promise<Site> {
  await goBehind(coordinator, moved)
  await goBehind(drafter, second)
  const typing = [
    coordinator.page.keyboard.type(' Before the kill, and after.', { delay: 40 }),
    drafter.page.keyboard.type(' Before it, too, and after.', { delay: 40 }),
  ]
  await expect(letterText(drafter)).toContainText('Before the')
  await expect(letterText(coordinator)).toContainText('Before it')
  await site.server.kill()
  await Promise.all(typing)
  await expect(saveLine(coordinator)).toHaveText('Offline, kept on this device')
  const { dataDir, port } = site.server
  const server = await startServer({ dataDir, port })
  await allSaved(coordinator, drafter, translator)
  await seeTheSame(coordinator, drafter, `${moved} Before the kill, and after.`, 'Every one of them. Before it, too, and after.')
  await allSaved(coordinator, drafter)
  return { ...site, server }
}

async function catchUp({ coordinator, translator }: People, { filled }: Journey): Promise<void> {
  await fillOpenPlaces(coordinator, filled)
  await allSaved(coordinator)
  await expect(unitWith(translator, filled).first()).toBeVisible()
  await translateRest(translator, translated)
  await expect(translator.page.getByText('Nothing is waiting for you here.').first()).toBeVisible()
  await allSaved(translator)
  await openVersion(coordinator, 'français')
  await reviewAll(coordinator)
}

async function sealByTwo({ site, coordinator, second, drafter }: People): Promise<{ readonly words: string; readonly hex: string }> {
  await decideByTwo(site, { first: coordinator, second }, 'freeze')
  await expect(saveLine(drafter)).toHaveText('To read only')
  await expect(stageOf(second)).toHaveText('Frozen')
  await coordinator.page.reload()
  await decideByTwo(site, { first: coordinator, second }, 'seal')
  await expect(stageOf(second)).toHaveText('Sealed')
  await coordinator.page.reload()
  const seal = await sealOf(coordinator)
  expect(await sealOf(second)).toEqual(seal)
  return seal
}

async function collectSignatures({ site, coordinator }: People, { moved }: Journey): Promise<void> {
  await moveOn(coordinator, 'Open for signature')
  const lea = await inviteToSign(site, coordinator, { organisation: 'Les Lectrices du soir', person: 'Léa Martin', language: 'français' })
  const tom = await inviteToSign(site, coordinator, { organisation: 'Archive Workers’ Union', person: 'Tom Byrne', language: 'English' })
  await sign(site, lea, 'fr', third)
  await sign(site, tom, 'en', moved)
}

const signatories = ['Archive Workers’ Union', 'Les Lectrices du soir']

async function publish(people: People, { named, moved }: Journey, seal: { readonly words: string; readonly hex: string }): Promise<void> {
  const { site, coordinator, second } = people
  await decideByTwo(site, { first: second, second: coordinator }, 'publish')
  for (const [language, words] of [
    ['English', moved],
    ['French', third],
  ] as const) {
    const pdf = await textOfPdf(await takeAlong(coordinator, 'PDF', language))
    for (const each of [words, ...signatories, seal.words, seal.hex]) expect(pdf).toContain(each)
    expect(pdf).not.toContain(named)
    const docx = importDocument(await takeAlong(coordinator, 'Word', language), 'docx')
    expect(docx.text.paragraphs.map(({ content }) => plainText(content)).join('\n')).toContain(words)
    expect(docx.signatories.map(({ name }) => name)).toEqual(signatories)
  }
  await readInPublic(people, [moved, third], seal)
}

/** Anyone, in either language, without JavaScript; with it, the seal is recomputed. */
async function readInPublic(
  { site, coordinator }: People,
  texts: readonly [string, string],
  seal: { readonly words: string },
): Promise<void> {
  await goTo(coordinator, 'Overview')
  const address = await coordinator.page.getByRole('link', { name: 'Open the public page in French' }).getAttribute('href')
  const slug = address?.split('/').at(-1)
  for (const javaScriptEnabled of [false, true]) {
    const reader = await site.browser.newContext({ baseURL: site.server.url, javaScriptEnabled })
    const page = await reader.newPage()
    await page.goto(`/en/${slug}`)
    await expect(page.getByRole('article')).toContainText(texts[0])
    await page.getByRole('navigation').getByRole('link', { name: 'français' }).click()
    await expect(page.getByRole('article')).toContainText(texts[1])
    for (const name of signatories) await expect(page.getByRole('article')).toContainText(name)
    await expect(page.getByText(seal.words)).toBeVisible()
    if (javaScriptEnabled) {
      await page.getByRole('button', { name: 'Recalculer le sceau dans ce navigateur' }).click()
      await expect(page.getByText('donne les mêmes quatre mots')).toBeVisible()
    }
    await reader.close()
  }
}
