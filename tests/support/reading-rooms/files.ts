import { readFile } from 'node:fs/promises'
import { expect as expectAtOnce, type Locator, type Page } from '@playwright/test'
import { exportDocument } from '@undersigned/documents'
import type { Language } from '@undersigned/letter'
import { allSaved } from '../browser-write.ts'
import { type Line, letterIn, lineIn, unitOf } from './letter.ts'
import type { People, TheLetter } from './people.ts'

const expect = expectAtOnce.configure({ timeout: 60_000 })

/** What comes back from a text editor in Maltese: other words than ours for two units. */
export const FROM_XLIFF = {
  open: 'Iftħu kamra tal-qari f’kull belt sa nofsillejl.',
  cost: 'Sala tal-qari ma tiswiex ħafna.',
} as const

/** Takes the Maltese version along. */
export async function takeXliff({ elise }: People, letter: TheLetter): Promise<string> {
  const { page } = elise
  await openBring(page, letter, 'mt')
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Take along as XLIFF' }).click()
  const download = await arriving
  return readFile(await download.path(), 'utf8')
}

/** Somebody corrects two sentences in a text editor and brings the file back; the original has moved on meanwhile. */
export async function bringXliff({ elise }: People, letter: TheLetter, left: string): Promise<void> {
  const { page } = elise
  const edited = left.replaceAll(lineIn('mt', 'open'), FROM_XLIFF.open).replaceAll(lineIn('mt', 'cost'), FROM_XLIFF.cost)
  expect(edited).not.toBe(left)
  await openBring(page, letter, 'mt')
  await choose(page, 'malti.xlf', Buffer.from(edited))
  await page.getByRole('button', { name: 'Read the file' }).click()
  for (const unit of ['open', 'cost'] as const) {
    const brought = page.locator('.bring-line').filter({ hasText: lineIn('en', unit) })
    await expect(brought).toContainText('differs')
    await brought.getByRole('checkbox').check()
  }
  await page.getByRole('button', { name: 'Write 2 units', exact: true }).click()
  await expect(page.getByText('2 units were written.').first()).toBeVisible()
  await allSaved(elise)
}

/** A Slovak translation of the letter as it was last week, made in Word, fills the version. */
export async function bringWordFile({ elise }: People, letter: TheLetter): Promise<void> {
  const { page } = elise
  const document = { text: letterIn('sk'), recipients: [], signatories: [], listInFormation: true }
  await openBring(page, letter, 'sk')
  await choose(page, 'list.docx', Buffer.from(exportDocument(document, 'docx')))
  const texts = page.getByLabel('Made from').locator('option')
  await expect(texts.nth(1)).toBeAttached()
  await page.getByLabel('Made from').selectOption({ index: (await texts.count()) - 1 })
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByRole('heading', { name: 'What list.docx says' })).toBeVisible()
  await expect(line(page, 'cost')).toContainText(lineIn('sk', 'gives'))
  await expect(line(page, 'back')).toContainText(lineIn('sk', 'back'))
  await page.getByRole('button', { name: 'Take all' }).click()
  await page.getByRole('button', { name: /^Write \d+ units$/ }).click()
  await expect(page.getByText(/^\d+ units were written\.$/).first()).toBeVisible()
  await allSaved(elise)
}

async function openBring(page: Page, { id }: TheLetter, language: Language): Promise<void> {
  await page.goto(`/app/letters/${id}/versions/${language}/bring`)
  await expect(page.locator('input[type=file]')).toBeVisible()
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}

const line = (page: Page, unit: Line): Locator => page.locator(`[id="bring-${unitOf(unit)}"]`)
