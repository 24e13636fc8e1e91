import { expect as expectAtOnce, type Page, test } from '@playwright/test'
import { exportDocument } from '@undersigned/documents'
import { type LetterDocument, type Paragraph, paragraphId } from '@undersigned/letter'
import type { Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { type DemoSeat, enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { allSaved, letterText, writeBehind } from '../support/browser-write.ts'

/** Words come into a version as files: a translation that somebody made elsewhere, and an XLIFF that left from here. */
test.setTimeout(240_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser)
})

test.afterAll(async () => {
  await site.server.stop()
})

const said = (id: string, kind: 'body' | 'subject' | 'salutation' | 'closing' | 'boilerplate', text: string): Paragraph => ({
  kind,
  id: paragraphId(id),
  content: [{ type: 'text', text, marks: {} }],
})
const listed = (id: string, text: string): Paragraph => ({
  kind: 'list-item',
  list: 'bulleted',
  level: 0,
  id: paragraphId(id),
  content: [{ type: 'text', text, marks: {} }],
})

/** Two points of the list are one here, the first is missing, and the last paragraph stands before the list. */
const french: LetterDocument = {
  recipients: [],
  signatories: [],
  listInFormation: true,
  text: {
    language: 'fr',
    notes: [],
    paragraphs: [
      said('a', 'subject', 'Un seul horaire pour les trains de nuit d’Europe'),
      said('b', 'salutation', 'Monsieur le Commissaire, Madame la Présidente,'),
      said(
        'c',
        'body',
        'Nous, organisations soussignées, parlons au nom de celles et ceux qui prendraient le train ce soir s’ils pouvaient le trouver. Chaque semaine, 198 trains de nuit franchissent les frontières de l’Union, et il n’existe aucun endroit où les voir tous.',
      ),
      said(
        'd',
        'body',
        'Un voyageur de Tallinn à Lisbonne a aujourd’hui besoin de cinq sites, de quatre comptes et d’un tableau imprimé. Chaque exploitant publie ce qu’il doit, quand il le veut et sous une forme qu’il est seul à lire.',
      ),
      said(
        'e',
        'body',
        'Depuis juin 2023, les exploitants doivent partager leurs données horaires en temps réel. L’obligation est claire. Il manque une forme commune, et quelqu’un qui veille à son respect.',
      ),
      said(
        'h',
        'body',
        'Les trains de nuit ne peuvent rester un secret réservé à ceux qui savent où chercher. Nous serions heureux de vous montrer ce qui est déjà possible.',
      ),
      said('f', 'body', 'Nous vous demandons donc de :'),
      listed(
        'g',
        'Rendre les données librement réutilisables, pour les associations de voyageurs comme pour les entreprises. Publier tous les six mois quels exploitants s’y conforment, et lesquels ne le font pas.',
      ),
      said('i', 'closing', 'Veuillez agréer l’expression de nos salutations distinguées,'),
      said(
        'j',
        'boilerplate',
        'Rail Passengers Together est une association de voyageurs présente dans onze pays. Elle n’accepte pas d’argent des exploitants.',
      ),
    ],
  },
}

async function openBring(seat: DemoSeat, language = 'en'): Promise<string> {
  const letter = await letterTitled(seat, /night trains/)
  await seat.page.addInitScript((spoken) => localStorage.setItem('undersigned.language', spoken), language)
  await seat.page.goto(`/app/letters/${letter}/versions/fr/bring`)
  await expect(seat.page.locator('input[type=file]')).toBeVisible()
  return letter
}

async function choose(page: Page, name: string, content: Uint8Array | string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
}

const row = (page: Page, source: string) => page.locator('.bring-line').filter({ hasText: source })
const unit = (page: Page, source: string) => page.getByRole('listitem', { name: /^Unit \d+:/ }).filter({ hasText: source })

test('T137 T138 T133 a Word translation made from an earlier text is set beside it, mended by keys, applied and taken back', async () => {
  const [drafter, translator] = [await enterDemo(site, 'drafter'), await enterDemo(site, 'translator')]
  const { page } = translator
  const letter = await openBring(translator)
  await drafter.page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  await drafter.page.goto(`/app/letters/${letter}/write`)
  await writeBehind(drafter, 'a printed table', ' None of them is enough.')
  await allSaved(drafter)
  const snapshots = async () => {
    const kept = await drafter.api.call('snapshotsList', { params: { letter }, query: { language: 'en' } })
    return kept.ok ? kept.value.snapshots.length : 0
  }
  // A spell of writing has ended when nobody has written for half a minute.
  await expect.poll(snapshots, { timeout: 90_000 }).toBeGreaterThan(0)
  await writeBehind(drafter, 'It takes no money', ' Nor from anybody else.')
  await allSaved(drafter)

  await page.reload()
  await choose(page, 'lettre.docx', exportDocument(french, 'docx'))
  const from = page.getByLabel('Made from')
  await from.selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByRole('heading', { name: 'What lettre.docx says' })).toBeVisible()
  await expect(row(page, 'A traveller from Tallinn')).toContainText('Un voyageur de Tallinn')
  await expect(row(page, 'Night trains cannot be a secret')).toContainText('un secret réservé')
  await expect(row(page, 'name one open format')).toContainText('Nothing in the file for this unit.')
  await expect(row(page, 'It takes no money')).toContainText('The original has moved on')
  await expectNoBarriers(page, 'a translation beside its source')

  await page.getByRole('button', { name: /^Next to look at/ }).click()
  await expect(page.locator('.bring-line:focus')).toHaveAccessibleName(/to look at$/)
  const both = page.getByRole('group').filter({ hasText: 'un secret réservé' })
  await both.focus()
  await page.keyboard.press('c')
  await both.getByRole('button', { name: /^Cut behind/ }).press('Enter')
  const secret = page.getByRole('group').filter({ hasText: 'un secret réservé' })
  await expect(secret).toBeFocused()
  await expect(secret).not.toContainText('Nous serions heureux')
  await expect(row(page, 'Night trains cannot be a secret')).toContainText('Nous serions heureux')
  const half = page.getByRole('group').filter({ hasText: 'Rendre les données' })
  await expect(row(page, 'publish every six months')).toContainText('Publier tous les six mois')
  await half.focus()
  await half.getByLabel('Belongs to').selectOption({ label: 'Unit 12' })
  await expect(row(page, 'publish every six months')).toContainText('Rendre les données')
  await expect(half).toBeFocused()
  await half.getByLabel('Belongs to').selectOption({ label: 'Unit 11' })
  await expect(row(page, 'make the data free')).toContainText('Rendre les données')
  await expect(half).toBeFocused()
  await page.keyboard.press('j')
  await expect(row(page, 'make the data free')).toContainText('Publier tous les six mois')
  await row(page, 'make the data free').getByRole('group').nth(1).focus()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(row(page, 'publish every six months')).toContainText('Publier tous les six mois')
  await page.keyboard.press('Delete')
  const loose = page.getByRole('region', { name: 'In no row' })
  await expect(loose).toContainText('Publier tous les six mois')
  await loose.getByRole('combobox', { name: 'Belongs to' }).first().waitFor()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(row(page, 'publish every six months')).toContainText('Publier tous les six mois')

  await page.getByRole('button', { name: 'Take all' }).click()
  await page.getByRole('button', { name: /^Write \d+ units$/ }).click()
  await expect(page.getByText(/^\d+ units were written\.$/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByRole('button', { name: /^Write \d+ units$/ })).toBeVisible()
  await page.getByRole('button', { name: /^Write \d+ units$/ }).click()
  await allSaved(translator)
  await page.getByRole('link', { name: 'Open the version' }).last().click()
  await expect(unit(page, 'publish every six months')).toHaveAccessibleName(/, translated$/)
  await expect(unit(page, 'publish every six months')).toContainText('Publier tous les six mois')
  await expect(unit(page, 'It takes no money')).toHaveAccessibleName(/, outdated$/)
  await expect(unit(page, 'name one open format')).toHaveAccessibleName(/, missing$/)
  await expect(letterText(drafter)).toContainText('Nor from anybody else.')
})

test('T138 a piece is dragged to another row and back; the way here is on the version’s page', async () => {
  const seat = await enterDemo(site, 'translator')
  const { page } = seat
  const letter = await openBring(seat)
  await page.goto(`/app/letters/${letter}/versions/fr`)
  await page.getByRole('link', { name: 'Files in and out' }).click()
  await expect(page).toHaveURL(/\/versions\/fr\/bring$/)
  await choose(page, 'lettre.docx', exportDocument(french, 'docx'))
  await page.getByRole('button', { name: 'Read the file' }).click()
  const piece = page.getByRole('group').filter({ hasText: 'Depuis juin 2023' })
  const [here, there] = [row(page, 'Since June 2023'), row(page, 'A traveller from Tallinn')]
  await expect(here).toContainText('Depuis juin 2023')
  // A page that scrolls between the press and the move drags nothing.
  await page.setViewportSize({ width: 1280, height: 2400 })
  const grip = { sourcePosition: { x: 10, y: 10 } }
  await piece.dragTo(there, grip)
  await expect(there).toContainText('Depuis juin 2023')
  await expect(there).toContainText('Un voyageur de Tallinn')
  await expect(here).toContainText('Nothing in the file for this unit.')
  await piece.dragTo(here, grip)
  await expect(here).toContainText('Depuis juin 2023')
  await expect(there).not.toContainText('Depuis juin 2023')
})

test('T139 T136 T133 T176 an XLIFF leaves, is edited as a text, and comes back unit by unit, with what it offers', async ({ browser }) => {
  const own = await openDemo(browser)
  const seat = await enterDemo(own, 'translator')
  const { page } = seat
  const letter = await openBring(seat)
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Take along as XLIFF' }).click()
  expect((await arriving).suggestedFilename()).toMatch(/\.fr\.xlf$/)
  const address = `/api/letters/${letter}/versions/fr/files/version.xlf`
  const left = await (await page.request.get(address)).text()
  const edited = left.replace(/Ce que dit déjà le droit/, 'Ce que le droit dit déjà').replace('id="nti1"', 'id="nowhere"')
  const matches =
    '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#s1" type="tm" similarity="91" origin="Last year">' +
    '<source>What we asked for</source><target>Ce que nous demandons</target></mtc:match></mtc:matches>'
  const offering = edited.replace(/<segment[^>]*>\s*<source>What we ask for</, (segment) => `${matches}${segment}`)
  expect(offering).not.toBe(edited)
  await choose(page, 'back.xlf', offering)
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByText('the letter has no such unit')).toBeVisible()
  const line = row(page, 'What the law already says')
  await expect(line).toContainText('differs')
  await expect(line.getByRole('checkbox')).not.toBeChecked()
  await expectNoBarriers(page, 'what an XLIFF would change')
  await expect(line).toContainText('In the file: translated.')
  const offered = row(page, 'What we ask for')
  await expect(offered).toContainText('91% alike')
  await expect(offered).toContainText('Last year')
  await offered.getByRole('button', { name: 'Use this as a draft' }).click()
  await expect(offered.getByRole('checkbox')).toBeChecked()
  await expect(offered).toContainText('as a draft')
  await line.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Write 2 units', exact: true }).click()
  await expect(page.getByText('2 units were written.').first()).toBeVisible()
  await allSaved(seat)
  await page.getByRole('link', { name: 'Open the version' }).first().click()
  await expect(unit(page, 'What the law already says')).toContainText('Ce que le droit dit déjà')
  await expect(unit(page, 'What we ask for')).toContainText('Ce que nous demandons')
  await expect(unit(page, 'What we ask for')).toHaveAccessibleName(/, draft$/)
  await page.context().close()
  await own.server.stop()
})

test('files in and out at 360 pixels, in French and in the dark, without a barrier', async () => {
  const options = { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } }
  const seat = await enterDemo(site, 'translator', options)
  const { page } = seat
  await openBring(seat, 'fr')
  await choose(page, 'lettre.docx', exportDocument(french, 'docx'))
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await page.getByRole('group').first().focus()
  await expectNoBarriers(page, 'a translation beside its source, narrow')
})
