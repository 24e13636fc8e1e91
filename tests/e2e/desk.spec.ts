import { expect as expectAtOnce, type Locator, type Page, test } from '@playwright/test'
import type { DemoPerson } from '@undersigned/api/client'
import type { Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { unitsOf, unitWith } from '../support/browser-translate.ts'
import { allSaved } from '../support/browser-write.ts'
import { makeLongLetter } from '../support/long-letter.ts'

/** The translator's desk: checks and their answers, keys, a third column, company, and a letter too long to be on the page whole. */
test.setTimeout(240_000)
test.use({ actionTimeout: 30_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

async function sitDown(as: DemoPerson): Promise<DemoSeat> {
  const seat = await enterDemo(site, as, { reducedMotion: 'reduce' })
  await seat.page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  return seat
}

async function openFrench(seat: DemoSeat): Promise<void> {
  await seat.page.goto(`/app/letters/${await letterTitled(seat, /night trains/)}/versions/fr`)
  await expect(unitsOf(seat).first()).toBeVisible()
  await allSaved(seat)
}

const textOf = (unit: Locator): Locator => unit.getByRole('textbox')
const errorsOf = (unit: Locator): Locator => unit.locator('.finding.error')

test('T120 an open error is shown with its reason, blocks “reviewed” by button and by key, and is dismissed with a reason or corrected', async () => {
  const [translator, coordinator] = [await sitDown('translator'), await sitDown('coordinator')]
  await openFrench(translator)
  await openFrench(coordinator)
  const words = 'We, the undersigned organisations'
  const [theirs, ours] = [unitWith(translator, words), unitWith(coordinator, words)]
  await expect(theirs.getByText('substantive change')).toBeVisible()
  await expect(theirs.getByText('Changed in 1 of 2 sentences:')).toBeVisible()
  await expect(errorsOf(theirs)).toContainText('The original says 198, the translation 160.')
  await theirs.getByRole('button', { name: 'Still right' }).click()
  await expect(ours).toHaveAccessibleName(/, translated$/)
  await expect(ours.getByText(/^Before this unit can be marked as reviewed/)).toBeVisible()
  await ours.getByRole('button', { name: 'Reviewed' }).click({ force: true })
  await textOf(ours).press('Control+Shift+Enter')
  await expect(ours).toHaveAccessibleName(/, translated$/)
  await errorsOf(ours).getByRole('button', { name: 'Dismiss' }).click()
  const dialog = coordinator.page.getByRole('dialog')
  await dialog.getByLabel('Why is it right as it is?').fill('The figure of last year, as agreed.')
  await dialog.getByRole('button', { name: 'Dismiss' }).click()
  await expect(theirs.getByText('Dismissed by Ana Kovač: The figure of last year, as agreed.')).toBeVisible()
  await textOf(ours).press('Control+Shift+Enter')
  await expect(theirs).toHaveAccessibleName(/, reviewed$/)
  await expect(ours).not.toContainText('Before this unit')
  await expect(coordinator.page.locator('.unit:focus-within')).not.toContainText(words)
})

test('T121 what the translation lacks of the original is put at the caret by one key, and every key is in the list', async () => {
  const translator = await sitDown('translator')
  const { keyboard } = translator.page
  await openFrench(translator)
  const law = unitWith(translator, 'Operators have had to share')
  const notes = law.locator('.unit-target .u-note-ref')
  await textOf(law).click()
  await keyboard.press('Control+a')
  await keyboard.type('Depuis juin 2023, les exploitants partagent leurs horaires.')
  await expect(notes).toHaveCount(0)
  await expect(errorsOf(law)).toContainText('Note 2')
  await keyboard.press('Alt+i')
  await expect(notes).toHaveText('2')
  await keyboard.press('Alt+i')
  await expect(notes).toHaveCount(1)
  await expect(errorsOf(law)).toHaveCount(0)
  await keyboard.press('Escape')
  await translator.page.locator('body').press('?')
  const list = translator.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  for (const line of ['Mark as reviewed and go on', 'Insert the next note, link or open place of the original that is missing'])
    await expect(list.getByText(line)).toBeVisible()
  await expectNoBarriers(translator.page, 'the list of keys', '[role="dialog"]')
})

test('another version stands beside as a third column, for this person on this device, and the page has no barrier', async () => {
  const translator = await sitDown('translator')
  await openFrench(translator)
  await translator.page.getByLabel('Show also').selectOption({ label: 'Deutsch (German)' })
  const greeting = unitWith(translator, 'Dear Commissioner, dear Chair').locator('.unit-also')
  await expect(greeting).toHaveText(/Sehr geehrter/)
  await expect(greeting).toHaveAttribute('lang', 'de')
  await translator.page.reload()
  await expect(greeting).toHaveText(/Sehr geehrter/)
  await expectNoBarriers(translator.page, 'three columns')
  await translator.page.setViewportSize({ width: 360, height: 760 })
  await expectNoBarriers(translator.page, 'three columns, 360 pixels wide')
  await translator.page.getByLabel('Show also').selectOption({ label: 'no other version' })
  await expect(greeting).toHaveCount(0)
})

test('T123 who is in a unit is seen at it: the drafter on the original’s side, the co-translator on the other', async () => {
  const [translator, coordinator, drafter] = [await sitDown('translator'), await sitDown('coordinator'), await sitDown('drafter')]
  await openFrench(translator)
  await openFrench(coordinator)
  await drafter.page.goto(`/app/letters/${await letterTitled(drafter, /night trains/)}/write`)
  await drafter.page.getByText('A traveller from Tallinn').click()
  await textOf(unitWith(coordinator, 'What we ask for')).click()
  await expect(unitWith(translator, 'A traveller from Tallinn').locator('.unit-source .unit-here')).toHaveText(drafter.name)
  await expect(unitWith(translator, 'What we ask for').locator('.unit-target .unit-here')).toHaveText(coordinator.name)
})

const LONG = 300

/** A letter of many paragraphs, with a French version nobody has begun. */
async function openLong(seat: DemoSeat): Promise<void> {
  const listed = await seat.api.call('coalitionsList', {})
  const coalition = listed.ok ? (listed.value.coalitions[0]?.id ?? '') : ''
  const paragraphs = Array.from(
    { length: LONG },
    (_, at) => `Paragraph number ${at + 1} speaks of trains at night. Its second sentence says where they go.`,
  )
  const buffer = Buffer.from(`# A long letter\n\n${paragraphs.join('\n\n')}\n`)
  const answer = await seat.page.context().request.post(`${site.server.url}/api/letters/import`, {
    headers: { origin: site.server.url },
    multipart: {
      coalition,
      language: 'en',
      file: { name: 'long.md', mimeType: 'text/markdown', buffer },
    },
  })
  const { letter } = await answer.json()
  await seat.api.call('versionAdd', { params: { letter: letter.id }, body: { language: 'fr' } })
  await seat.page.goto(`/app/letters/${letter.id}/versions/fr`)
  await expect(unitsOf(seat).first()).toBeVisible()
}

const paragraph = (seat: DemoSeat, number: number): Locator => unitWith(seat, `Paragraph number ${number} speaks`)
const mountedIn = (page: Page): Promise<number> => page.locator('.unit:not(.far)').count()

test('T124 of a long letter only what is near the screen is mounted; every unit keeps its words, its place in the list and its way in by key', async () => {
  const seat = await sitDown('coordinator')
  const { page } = seat
  await openLong(seat)
  await expect(unitsOf(seat)).toHaveCount(LONG + 1)
  await expect.poll(() => mountedIn(page)).toBeLessThan(60)
  const far = paragraph(seat, 250)
  await expect(far).toHaveClass(/far/)
  const first = textOf(paragraph(seat, 1))
  await first.click()
  await page.keyboard.type('Un')
  for (let line = 2; line <= 40; line += 1) {
    await page.keyboard.press('Control+Enter')
    await page.keyboard.type(`Mot ${line}`)
  }
  await expect(textOf(paragraph(seat, 40))).toHaveText('Mot 40')
  await expect(textOf(paragraph(seat, 40))).toBeFocused()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(paragraph(seat, LONG)).not.toHaveClass(/far/)
  await page.keyboard.type(' encore')
  await expect(textOf(paragraph(seat, 40))).toHaveText('Mot 40 encore')
  await textOf(far).focus()
  await page.keyboard.type('Loin')
  await expect(textOf(far)).toHaveText('Loin')
  await expect.poll(() => mountedIn(page)).toBeLessThan(60)
})

test('T171 a unit that was gone to stays on the screen, whole, while the rows around it become whole', async () => {
  const seat = await sitDown('coordinator')
  const cookies = await seat.page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const { letter } = await makeLongLetter({ url: site.server.url, cookie }, LONG)
  await seat.page.goto(`/app/letters/${letter}/versions/fr`)
  await expect(unitsOf(seat)).toHaveCount(LONG + 1)
  await termsToldIn(seat, paragraph(seat, 2))
  for (const number of [40, 160, 290, 100, 20]) {
    const unit = paragraph(seat, number)
    await unit.scrollIntoViewIfNeeded()
    await expect(unit).not.toHaveClass(/far/)
    await expect.poll(() => seat.page.locator('.unit.far').evaluateAll(nearestTo, number)).toBeGreaterThan(1)
    await expect(unit).toBeInViewport({ ratio: 0.5 })
  }
})

/** T174: by pointer at the word itself, by key in a list beside the words. */
async function termsToldIn({ page }: DemoSeat, unit: Locator): Promise<void> {
  const terms = unit.getByRole('button', { name: '1 term of the glossary' })
  await terms.press('Enter')
  await expect(unit.getByRole('listitem')).toHaveText(/night train.*train de nuit/)
  await terms.press('Enter')
  await expect(unit.getByRole('listitem')).toHaveCount(0)
  const place = await unit.locator('.unit-source > .u-words').evaluate((words) => {
    const text = words.firstChild
    const range = document.createRange()
    const at = text?.textContent?.indexOf('night train') ?? -1
    if (text === null || at < 0) throw new Error('no term')
    range.setStart(text, at)
    range.setEnd(text, at + 'night train'.length)
    const { left, top, width, height } = range.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })
  await page.mouse.move(place.x, place.y)
  await expect(page.locator('.term-hover')).toHaveText(/night train.*train de nuit/)
  await page.keyboard.press('Escape')
  await expect(page.locator('.term-hover')).toHaveCount(0)
}

/** How many rows on from the one with this number the next row is that has only its words. */
const nearestTo = (far: readonly Element[], number: number): number =>
  Math.min(...far.map((row) => Math.abs(Number(row.querySelector('.unit-number')?.textContent) - number - 1)))

test('a long letter scrolls without a long pause', async () => {
  const seat = await sitDown('coordinator')
  await openLong(seat)
  const measured = await seat.page.evaluate(
    () =>
      new Promise<{ frames: number; slow: number; p95: number; mounted: number }>((resolve) => {
        const gaps: number[] = []
        let [last, mounted] = [performance.now(), 0]
        const step = (now: number) => {
          gaps.push(now - last)
          last = now
          window.scrollBy(0, 60)
          mounted = Math.max(mounted, document.querySelectorAll('.unit:not(.far)').length)
          if (gaps.length < 240) requestAnimationFrame(step)
          else {
            const sorted = gaps.toSorted((a, b) => a - b)
            resolve({
              frames: gaps.length,
              slow: gaps.filter((gap) => gap > 50).length,
              p95: sorted[Math.floor(gaps.length * 0.95)] ?? 0,
              mounted,
            })
          }
        }
        requestAnimationFrame(step)
      }),
  )
  test.info().annotations.push({ type: 'scrolling', description: JSON.stringify(measured) })
  expect(measured.mounted).toBeLessThan(80)
})
