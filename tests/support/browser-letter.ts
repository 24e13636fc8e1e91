import { expect } from '@playwright/test'
import { dialogOf, goTo, linkIn, mailTo, type Seat, type Site, sayName, signIn, takeSeat } from './browser.ts'

export interface Organisation {
  readonly coalition: string
  readonly organisation: string
  readonly country: string
}

/** The first page of somebody whom nobody invited, up to the question how to begin a letter. */
export async function foundCoalition({ page }: Seat, { coalition, organisation, country }: Organisation): Promise<void> {
  await page.getByRole('link', { name: 'Found a coalition' }).click()
  await page.getByLabel('Name of the coalition').fill(coalition)
  await page.getByLabel('Your organisation').fill(organisation)
  await page.getByLabel('Country').selectOption({ label: country })
  await page.getByRole('button', { name: 'Found the coalition' }).click()
  await page.getByRole('heading', { name: 'New letter', level: 1 }).waitFor()
}

export interface LetterFile {
  readonly name: string
  readonly bytes: Buffer
}

/** Imports a letter and stays on the summary of what was found. */
export async function importLetter({ page }: Seat, { name, bytes }: LetterFile): Promise<void> {
  await page.getByRole('radio', { name: /From a file/ }).check()
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  await page.getByLabel('Drop the file here, or choose it').setInputFiles({ name, mimeType, buffer: bytes })
  await page.getByRole('button', { name: 'Import' }).click()
  await page.getByRole('heading', { name: 'This was found in the file' }).waitFor()
}

/** How many of each part the summary says it found. */
export async function foundParts({ page }: Seat): Promise<Readonly<Record<string, number>>> {
  const rows = await page.getByRole('table').getByRole('row').all()
  const said = await Promise.all(
    rows.slice(1).map(async (row) => [await row.getByRole('rowheader').innerText(), await row.getByRole('cell').first().innerText()]),
  )
  return Object.fromEntries(said.map(([part, count]) => [part, Number(count)]))
}

export interface Invitation {
  readonly name: string
  readonly role: string
  readonly language?: string
  readonly organisation: string
}

/** Invites by mail; the invited opens the mail, signs in with a code and accepts. */
export async function inviteToWrite(site: Site, coordinator: Seat, { name, role, language, organisation }: Invitation): Promise<Seat> {
  const invited = await takeSeat(site, name)
  await goTo(coordinator, 'People')
  await coordinator.page.getByRole('button', { name: 'Invite', exact: true }).click()
  const form = dialogOf(coordinator)
  await form.getByLabel('E-mail address').fill(invited.email)
  await form.getByLabel('Role').selectOption({ label: role })
  if (language !== undefined) await form.getByRole('checkbox', { name: language }).check()
  await form.getByLabel('Organisation').selectOption({ label: 'A new one, which I name below…' })
  await form.getByLabel('Name of the organisation').fill(organisation)
  await form.getByRole('button', { name: 'Send the invitation' }).click()
  await form.waitFor({ state: 'detached' })
  const { page } = invited
  await page.goto(linkIn(await mailTo(site, invited.email, /invites you/)))
  await expect(page.getByRole('heading', { name: 'You are invited' })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).last().click()
  await signIn(site, invited)
  await page.getByRole('button', { name: 'Accept the invitation' }).click()
  await sayName(invited)
  await page.getByRole('navigation', { name: 'Letter' }).waitFor()
  return invited
}
