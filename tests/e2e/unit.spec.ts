import { expect as expectAtOnce, type Locator, test } from '@playwright/test'
import type { DemoPerson } from '@undersigned/api/client'
import type { Site } from '../support/browser.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { stateOf, unitsOf, unitWith } from '../support/browser-translate.ts'
import { allSaved, letterText, splitBefore, writeBehind } from '../support/browser-write.ts'

/** The units of a version as a translator meets them: quick hands, an original that moves, and a reviewer. */
test.setTimeout(180_000)
test.use({ actionTimeout: 30_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

/** Sits down at an English screen. */
async function sitDown(as: DemoPerson): Promise<DemoSeat> {
  const seat = await enterDemo(site, as)
  await seat.page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  return seat
}

/** Opens the French version of the letter that is being written. */
async function openFrench(seat: DemoSeat): Promise<void> {
  await seat.page.goto(`/app/letters/${await letterTitled(seat, /night trains/)}/versions/fr`)
  await expect(unitsOf(seat).first()).toBeVisible()
  await allSaved(seat)
}

const textOf = (unit: Locator): Locator => unit.getByRole('textbox')

test('what is typed right after a press or the Tab key into a unit is in it from the first letter', async () => {
  const translator = await sitDown('translator')
  const { keyboard } = translator.page
  await openFrench(translator)
  const heading = unitWith(translator, 'What we ask for')
  await textOf(heading).click()
  await keyboard.type('Objet de notre lettre')
  await expect(textOf(heading)).toHaveText('Objet de notre lettre')
  const twice = unitWith(translator, 'publish every six months')
  await textOf(twice).focus()
  await keyboard.type('Publier deux fois par an')
  await expect(textOf(twice)).toHaveText('Publier deux fois par an')
  const closing = unitWith(translator, 'Yours sincerely')
  const before = unitWith(translator, 'Night trains cannot be a secret').getByRole('textbox')
  await before.focus()
  await keyboard.type('Les trains')
  while (!(await closing.evaluate((unit) => unit.contains(document.activeElement)))) await keyboard.press('Tab')
  await keyboard.type('Veuillez agréer')
  await expect(textOf(closing)).toHaveText('Veuillez agréer')
  await expect(before).toHaveText('Les trains')
})

test('after “mark and go on” the next letter is in the next unit', async () => {
  const translator = await sitDown('translator')
  const { keyboard } = translator.page
  await openFrench(translator)
  const [ask, format] = [unitWith(translator, 'We therefore ask you to:'), unitWith(translator, 'one open format')]
  await textOf(ask).click()
  await keyboard.type('Nous vous demandons donc de :')
  await keyboard.press('Control+Enter')
  await keyboard.type('Nommer un seul format')
  await expect(textOf(format)).toHaveText('Nommer un seul format')
  await expect(textOf(ask)).toHaveText('Nous vous demandons donc de\u00A0:')
  await expect.poll(() => stateOf(ask)).toBe('translated')
  await keyboard.press('Alt+j')
  await keyboard.type('Rendre')
  await expect(textOf(unitWith(translator, 'make the data free'))).toHaveText('Rendre')
})

test('notes in a unit have the numbers of the original, also when the original gains one before them', async () => {
  const [drafter, translator] = [await sitDown('drafter'), await sitDown('translator')]
  await openFrench(translator)
  const law = unitWith(translator, 'Operators have had to share')
  const numbers = (side: string) => law.locator(`${side} sup`)
  await expect(numbers('.unit-source')).toHaveText('2')
  await expect(numbers('.unit-target')).toHaveText('2')
  await drafter.page.goto(`/app/letters/${await letterTitled(drafter, /night trains/)}/write`)
  await writeBehind(drafter, 'speak for people who would take the train', ' See')
  await drafter.page.keyboard.press('Control+Alt+f')
  await drafter.page.getByRole('dialog', { name: 'Note 2' }).waitFor()
  await expect(numbers('.unit-source')).toHaveText('3')
  await expect(numbers('.unit-target')).toHaveText('3')
})

test('a cut and a join of the original are offered and accepted by one key, and nothing is lost', async () => {
  const [drafter, translator] = [await sitDown('drafter'), await sitDown('translator')]
  await openFrench(translator)
  await drafter.page.goto(`/app/letters/${await letterTitled(drafter, /night trains/)}/write`)
  await letterText(drafter).focus()
  await splitBefore(drafter, 'Each operator publishes')
  const unitOf = (words: string | RegExp) =>
    unitsOf(translator).filter({ has: translator.page.locator('.unit-source > .u-words', { hasText: words }) })
  const [first, second] = [unitOf('A traveller from Tallinn'), unitOf(/^Each operator publishes/)]
  await expect(second.getByText(/^The paragraph was divided/)).toContainText('Chaque exploitant publie ce qu’il doit')
  await textOf(second).focus()
  await translator.page.keyboard.press('Alt+Enter')
  await expect(textOf(first)).toHaveText(/un tableau imprimé\.$/)
  await expect(textOf(second)).toHaveText(/^Chaque exploitant publie/)
  await expect(textOf(second)).toBeFocused()
  for (const half of [first, second]) await expect(half).toHaveAccessibleName(/, translated$/)
  await drafter.page.keyboard.press('Backspace')
  await expect(first.getByText(/^The paragraphs were joined/)).toContainText('Chaque exploitant publie')
  await first.getByRole('button', { name: 'Accept' }).click()
  await expect(textOf(first)).toHaveText(/un tableau imprimé\. Chaque exploitant publie/)
  await expect(translator.page.getByText('Chaque exploitant publie')).toHaveCount(1)
  await allSaved(translator)
})

test('T175 who types in a unit while it is joined away goes on typing, is told so, and nothing of it is lost', async () => {
  const [drafter, translator] = [await sitDown('drafter'), await sitDown('translator')]
  const { keyboard } = translator.page
  await openFrench(translator)
  await drafter.page.goto(`/app/letters/${await letterTitled(drafter, /night trains/)}/write`)
  await letterText(drafter).focus()
  await splitBefore(drafter, 'The duty is clear')
  const half = unitsOf(translator).filter({ has: translator.page.locator('.unit-source > .u-words', { hasText: /^The duty is clear/ }) })
  await textOf(half).click()
  await keyboard.type('L’obligation est')
  await drafter.page.keyboard.press('Backspace')
  await expect(half.getByRole('status')).toContainText('no longer in the original')
  await expect(textOf(half)).toBeFocused()
  await keyboard.type(' claire')
  await expect(textOf(half)).toHaveText('L’obligation est claire')
  await keyboard.press('Tab')
  await textOf(unitWith(translator, 'Operators have had to share')).click()
  await expect(half).toHaveCount(0)
  await expect(translator.page.getByRole('region', { name: /no longer in the original/ })).toContainText('L’obligation est claire')
  await allSaved(translator)
  await drafter.page.keyboard.press('Control+z')
  await expect(textOf(half)).toHaveText('L’obligation est claire')
})

test('a verdict stands on the translator’s screen as soon as it is given', async () => {
  const [coordinator, translator] = [await sitDown('coordinator'), await sitDown('translator')]
  await openFrench(translator)
  await openFrench(coordinator)
  const words = 'What the law already says'
  await unitWith(coordinator, words).getByRole('button', { name: 'Reviewed' }).click()
  await expect(unitWith(translator, words).getByText('Reviewed by Ana Kovač')).toBeVisible()
  await expect(unitWith(translator, words)).toHaveAccessibleName(/, reviewed$/)
  const other = 'Dear Commissioner, dear Chair'
  await unitWith(coordinator, other).getByRole('button', { name: 'Send back' }).click()
  await coordinator.page.getByRole('dialog').getByLabel('What should change?').fill('The Chair comes first.')
  await coordinator.page.getByRole('dialog').getByRole('button', { name: 'Send back' }).click()
  await expect(unitWith(translator, other).getByText(/The Chair comes first\./)).toBeVisible()
})
