import { expect, test } from '@playwright/test'
import { type InterfaceLanguage, loadTranslator } from '@undersigned/i18n'
import { encrypted, large, macros, notWord, paragraphs, picture, scripted, type UploadedFile, zipBomb } from '../support/bad-files.ts'
import type { Site } from '../support/browser.ts'
import { type DemoSeat, enterDemo, openDemo } from '../support/browser-demo.ts'

/** A file that cannot become a letter is refused in clear words; nothing is stored, and the server goes on. */
test.use({ actionTimeout: 30_000 })
let site: Site

test.beforeAll(async ({ browser }) => {
  site = await openDemo(browser, { env: { LIMIT_FACTOR: '10' } })
})

test.afterAll(async () => {
  await site.server.stop()
})

const lettersOf = async ({ api }: DemoSeat): Promise<number> => {
  const listed = await api.call('lettersList', {})
  return listed.ok ? listed.value.letters.length : -1
}

async function atTheDoor(language: InterfaceLanguage): Promise<DemoSeat> {
  const seat = await enterDemo(site, 'coordinator')
  const { t } = await loadTranslator(language)
  await seat.page.addInitScript((spoken) => localStorage.setItem('undersigned.language', spoken), language)
  await seat.page.goto('/app/letters/new')
  await seat.page.getByRole('radio', { name: t('newLetter.import') }).check()
  return seat
}

async function bring({ page }: DemoSeat, file: UploadedFile, language: InterfaceLanguage = 'en'): Promise<void> {
  const { t } = await loadTranslator(language)
  await page.getByLabel(t('newLetter.dropTitle')).setInputFiles(file)
  await page.getByRole('button', { name: t('newLetter.doImport') }).click()
}

const inEnglish: readonly (readonly [string, () => UploadedFile, RegExp])[] = [
  ['words with the ending of a Word file', notWord, /is not what its name says/],
  ['a file with a password', encrypted, /asks for a password/],
  ['a file with macros', macros, /carries macros/],
  ['a zip bomb', zipBomb, /would grow beyond all measure.*The limit is × 200/],
  ['10,000 paragraphs', () => paragraphs(10_000), /more paragraphs than a letter can have\. The limit is 5,000/],
  ['21 MB', large, /the limit is 20 MB/i],
]

test('bad files are refused in words that name the limit, and none leaves a letter behind', async () => {
  const seat = await atTheDoor('en')
  const before = await lettersOf(seat)
  for (const [name, file, words] of inEnglish) {
    await test.step(name, async () => {
      await bring(seat, file())
      const notice = seat.page.getByRole('alert')
      await expect(notice).toContainText(words)
      await expect(notice).toContainText('Nothing was stored')
    })
  }
  await bring(seat, picture())
  await expect(seat.page.getByRole('alert')).toContainText('This kind of file cannot be imported')
  expect(await lettersOf(seat)).toBe(before)
  expect((await fetch(`${site.server.url}/healthz`)).ok).toBe(true)
  await bring(seat, { name: 'letter.md', mimeType: 'text/markdown', buffer: Buffer.from('# A letter\n\nDear Minister,\n\nWe ask.\n') })
  await expect(seat.page.getByRole('heading', { name: 'This was found in the file' })).toBeVisible()
  expect(await lettersOf(seat)).toBe(before + 1)
  await seat.page.context().close()
})

test('a refusal speaks the language of whoever brought the file', async () => {
  const seat = await atTheDoor('fr')
  await bring(seat, paragraphs(5_001), 'fr')
  await expect(seat.page.getByRole('alert')).toContainText(/Rien n’a été enregistré.*La limite est de 5\s000/)
  await bring(seat, encrypted(), 'fr')
  await expect(seat.page.getByRole('alert')).toContainText('mot de passe')
  await seat.page.context().close()
})

test('script in a file never runs: it is refused, or what is left is words', async () => {
  const seat = await atTheDoor('en')
  const dialogs: string[] = []
  seat.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const before = await lettersOf(seat)
  await bring(seat, scripted())
  await expect(seat.page.getByRole('alert')).toContainText(/macros or scripts/)
  expect(await lettersOf(seat)).toBe(before)
  expect(dialogs).toEqual([])
  await expect(seat.page).not.toHaveTitle(/taken over/)
  await seat.page.context().close()
})
