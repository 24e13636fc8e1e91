import { expect as expectAtOnce, test } from '@playwright/test'
import { type Inline, type Language, type UnitId, unitId } from '@undersigned/letter'
import type { Site } from '../support/browser.ts'
import { openDemo } from '../support/browser-demo.ts'
import { expectDrawn } from '../support/reading-rooms/drawn-map.ts'
import { bringWordFile, bringXliff, FROM_XLIFF, takeXliff } from '../support/reading-rooms/files.ts'
import { firstWording, lastWording, lineIn, unitOf, type Wording } from '../support/reading-rooms/letter.ts'
import { foundLetter, type People, type TheLetter, VERSIONS } from '../support/reading-rooms/people.ts'
import { forSome } from '../support/reading-rooms/rooms.ts'
import { finishInFrench, printedIn, reviewInFrench, sealInAll } from '../support/reading-rooms/screens.ts'
import { everyoneWrites, TYPED, withoutTyped } from '../support/reading-rooms/together.ts'
import { acceptAll, atDesk, confirmAll, type Desk, review, unitsNow } from '../support/reading-rooms/translate.ts'
import { cellsIn, mapOf, type Truth, truthOf } from '../support/reading-rooms/truth.ts'
import { startServer } from '../support/server.ts'

/** The whole of the translation work: one letter in 24 languages, from last week's text to the seal. */
test.setTimeout(420_000)
test.use({ actionTimeout: 30_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })

/** Reviewed before the week begins; the others are only translated, and Slovak comes as a file. */
const REVIEWED: readonly Language[] = ['bg', 'de', 'es', 'ga']
const TRANSLATED: readonly Language[] = ['cs', 'da', 'et', 'fi', 'hr', 'hu', 'it', 'lt', 'lv', 'nl', 'pl', 'pt', 'ro', 'sl', 'sv']
const BROUGHT: Language = 'sk'

test('T151 a letter in 24 versions is edited, divided, joined, moved and taken back while people translate it, and sealed in all', async ({
  browser,
}) => {
  let site = await openDemo(browser, { env: { LIMIT_FACTOR: '1000' } })
  const founded = await test.step('a letter and its versions, last week', () => lastWeek(site))
  const { letter } = founded
  site = await test.step('a week passes', () => aWeekLater(site))
  const people: People = { ...founded.people, site }
  const xliff = await test.step('an XLIFF leaves', () => takeXliff(people, letter))
  await test.step('three people write at once', () => everyoneWrites(people, letter))
  await test.step('a Word file made from last week’s text comes in', () => bringWordFile(people, letter))
  await test.step('the XLIFF comes back from a text editor', () => bringXliff(people, letter, xliff))
  await test.step('every cell of the map is right', async () => expectStates(await seeTheMap(people, letter)))
  await test.step('what is left is translated', () => finish(people, letter))
  await test.step('and reviewed', () => reviewRest(people, letter))
  await test.step('all is reviewed, the checks are clean, and nothing is gone', async () => {
    expectClean(await seeTheMap(people, letter), letter)
    await expectAllThere(people, letter)
  })
  await test.step('frozen and sealed by two coordinators', () => sealInAll(people, letter))
  await site.server.stop()
})

async function lastWeek(site: Site): Promise<{ readonly people: People; readonly letter: TheLetter }> {
  const founded = await foundLetter(site)
  const { people, letter } = founded
  const there = VERSIONS.filter((language) => language !== BROUGHT)
  const units = await unitsNow(people, letter)
  await forSome(there, (language) => {
    const wording = withoutTyped(language, firstWording(language, letter.recipient))
    return atDesk(people, letter, { language, units, work: (desk) => confirmAll(desk, wording) })
  })
  await forSome(REVIEWED, (language) => review(people, letter, { language, units }))
  return founded
}

/** The server goes down and comes up again; what the letter said when it went is in its history. */
async function aWeekLater({ browser, server }: Site): Promise<Site> {
  await server.stop()
  const { dataDir, port } = server
  return { browser, server: await startServer({ dataDir, port, env: { LIMIT_FACTOR: '1000' } }) }
}

/** The map, from the server and on the screen, beside what the documents say. */
async function seeTheMap(people: People, letter: TheLetter): Promise<Truth> {
  const truth = await truthOf(people, letter)
  await expect.poll(() => mapOf(people, letter)).toEqual(cellsIn(truth))
  await expectDrawn(people, letter, truth)
  return truth
}

/** What must have become of the units, in the order of the letter: the visitor's words have moved up before what was joined. */
function expectStates({ versions }: Truth): void {
  const states = (language: Language) => versions.get(language)?.states ?? ''
  const others = (language: Language) => [...(versions.get(language)?.lost ?? [])].map(({ id }) => id)
  const wanted = [
    ...REVIEWED.map((language) => [language, 'rrsscrrsrsrrrr'] as const),
    ...TRANSLATED.map((language) => [language, 'ttsscttststttt'] as const),
  ]
  for (const [language, cells] of wanted) expectAtOnce([language, states(language)]).toEqual([language, cells])
  for (const language of VERSIONS) expectAtOnce([language, others(language)]).toEqual([language, [unitOf('back')]])
}

/** Other translators follow through the same rooms as the screens do; French is finished by hand. */
async function finish(people: People, letter: TheLetter): Promise<void> {
  await finishInFrench(people, letter)
  const others = VERSIONS.filter((language) => language !== 'fr')
  const units = await unitsNow(people, letter)
  const work = (desk: Desk): void => {
    acceptAll(desk)
    confirmAll(desk, sealedWording(desk.language, letter, halfIn(units)))
  }
  await forSome(others, (language) => atDesk(people, letter, { language, units, work }))
}

const halfIn = (units: Truth['units']): UnitId => units.find(({ from }) => from === unitOf('cost'))?.id ?? unitId('')

/** With what came back from the text editor. */
function sealedWording(language: Language, { recipient }: TheLetter, half: UnitId): Wording {
  const wording = lastWording(language, { recipient, half })
  if (language !== 'mt') return wording
  const brought = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]
  return new Map([...wording, [unitOf('open'), brought(FROM_XLIFF.open)], [unitOf('cost'), brought(FROM_XLIFF.cost)]])
}

/** French on a screen, the others through the same routes at the same time. */
async function reviewRest(people: People, letter: TheLetter): Promise<void> {
  const { units, versions } = await truthOf(people, letter)
  const others = [...versions].filter(([language]) => language !== 'fr')
  const reviewing = forSome(others, ([language, { rows }]) => {
    const open = new Set(rows.filter(({ state }) => state !== 'reviewed').map(({ unit }) => unit.id))
    return review(people, letter, { language, units, which: (unit) => open.has(unit) })
  })
  await Promise.all([reviewInFrench(people, letter), reviewing])
}

function expectClean({ units, versions }: Truth, letter: TheLetter): void {
  for (const [language, { states, findings, lost, words }] of versions) {
    expectAtOnce([language, states]).toEqual([language, 'r'.repeat(units.length)])
    expectAtOnce([language, findings.flat()]).toEqual([language, []])
    expectAtOnce([language, lost]).toEqual([language, []])
    const wanted = sealedWording(language, letter, halfIn(units))
    for (const { id } of units) expectAtOnce([language, id, words.units.get(id)]).toEqual([language, id, wanted.get(id)])
  }
}

/** Nothing that anyone wrote is gone: typed on a screen, in Word or in a text editor. */
async function expectAllThere(people: People, letter: TheLetter): Promise<void> {
  const written: readonly (readonly [Language, string])[] = [
    ...TYPED,
    ['mt', FROM_XLIFF.open],
    ['mt', FROM_XLIFF.cost],
    ...(['subject', 'open', 'tried', 'back', 'visitor', 'gives'] as const).map((line) => ['sk', lineIn('sk', line)] as const),
  ]
  const printed = new Map<Language, string>()
  for (const language of new Set(written.map(([each]) => each))) printed.set(language, await printedIn(people, letter, language))
  for (const [language, words] of written) expectAtOnce(printed.get(language)).toContain(words)
}
