import { createServer, type Server } from 'node:http'
import { expect as expectAtOnce, type Page, test } from '@playwright/test'
import type { Site } from '../support/browser.ts'
import { expectNoBarriers } from '../support/browser-axe.ts'
import { enterDemo, letterTitled, openDemo } from '../support/browser-demo.ts'
import { unitsOf } from '../support/browser-translate.ts'

test.setTimeout(120_000)
test.use({ actionTimeout: 20_000 })
const expect = expectAtOnce.configure({ timeout: 30_000 })

let site: Site
let service: Server

/** A LibreTranslate that says everything in brackets. */
function translating(): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { q }: { q: string[] } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ translatedText: q.map((text) => `« ${text} »`) }))
    })
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function hostOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the service is not listening')
  return `http://127.0.0.1:${address.port}`
}

test.beforeAll(async ({ browser }) => {
  service = await translating()
  site = await openDemo(browser, { env: { LIBRETRANSLATE_URL: hostOf(service) } })
})

test.afterAll(async () => {
  await site.server.stop()
  service.closeAllConnections()
  service.close()
})

/** What the coalition remembers, as the server would say it: the server's own part is tested where it lives. */
const rememberOne = (page: Page, source: string): Promise<unknown> =>
  page.route('**/api/letters/*/versions/*/memory/*', (route) => {
    const content = (text: string) => [{ type: 'text', text, marks: {} }]
    const match = {
      ...{ id: 'one', fit: 'fuzzy', percent: 84, letter: { id: 'x', title: 'An older letter' }, by: { id: 'r', name: 'Rita' } },
      source: content(`${source} In 1999.`),
      target: content('Une ancienne traduction, de 1999.'),
      at: Date.now() - 86_400_000,
    }
    return route.fulfill({ json: { matches: [match] } })
  })

test('T95 T96 T98 a translator is helped by memory and machine, takes what they want by key, and takes it back', async () => {
  const seat = await enterDemo(site, 'coordinator')
  const { page } = seat
  await page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  await page.goto('/app/coalition')
  const machines = page.getByRole('region', { name: 'Machine translation' })
  await machines.getByRole('button', { name: 'Add a key for LibreTranslate' }).click()
  await expectNoBarriers(page, 'the dialog for a key', '[role=dialog]')
  await page.getByRole('dialog').getByRole('button', { name: 'Keep the key' }).click()
  const letter = await letterTitled(seat, /night|train/i)
  const switches = machines.getByRole('combobox')
  await expect(switches.first()).toBeVisible()
  for (const each of await switches.all()) await each.selectOption({ label: 'LibreTranslate' })
  const inUse = async () => {
    const machine = await seat.api.call('machineLetterGet', { params: { letter } })
    return machine.ok ? machine.value.use?.service : null
  }
  await expect.poll(inUse).toBe('libretranslate')
  await expect(machines.getByText('Key added by')).toBeVisible()
  await expectNoBarriers(page, 'machine translation in the settings')

  await rememberOne(page, 'We ask')
  const { versions } = await versionsOf(seat, letter)
  await page.goto(`/app/letters/${letter}/versions/${versions[0]}`)
  const unit = unitsOf(seat).nth(1)
  const field = unit.getByRole('textbox')
  const before = (await field.textContent()) ?? ''
  await field.click()
  const help = unit.getByRole('region', { name: 'Help with this unit' })
  await expect(help.getByText('84 % alike')).toBeVisible()
  await expect(help.getByText('An older letter')).toBeVisible()
  await page.keyboard.press('Alt+1')
  await expect(field).toHaveText('Une ancienne traduction, de 1999.')
  await expect(unit.getByText('Draft from the memory')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(field).toHaveText(before)

  await help.getByRole('button', { name: 'Ask LibreTranslate' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText(new URL(hostOf(service)).host)
  await expectNoBarriers(page, 'what leaves the server', '[role=alertdialog]')
  await question.getByRole('button', { name: 'Send' }).click()
  await help.getByRole('button', { name: 'Use as a draft' }).click()
  await expect(field).toContainText('«')
  await expect(unit.getByText('Draft by LibreTranslate')).toBeVisible()
  await expectNoBarriers(page, 'help at 1280 pixels')
  await unit.screenshot({ path: test.info().outputPath('help-1280.png') })
  await page.setViewportSize({ width: 360, height: 780 })
  await expectNoBarriers(page, 'help at 360 pixels', '.unit-help')
  await unit.screenshot({ path: test.info().outputPath('help-360.png') })
})

async function versionsOf({ api }: Awaited<ReturnType<typeof enterDemo>>, letter: string): Promise<{ versions: string[] }> {
  const listed = await api.call('versionsList', { params: { letter } })
  return { versions: listed.ok ? listed.value.versions.map(({ language }) => language) : [] }
}
