import { expect as expectAtOnce, type Page } from '@playwright/test'
import { loadTranslator } from '@undersigned/i18n'
import { dialogOf, goTo, linkIn, mailTo, type Seat, type Site, takeSeat } from './browser.ts'

const expect = expectAtOnce.configure({ timeout: 60_000 })

const question = ({ page }: Seat) => page.getByRole('dialog').or(page.getByRole('alertdialog'))

async function answer(seat: Seat, yes: string): Promise<void> {
  await question(seat).getByRole('button', { name: yes, exact: true }).click()
  await expect(question(seat)).toHaveCount(0)
}

export interface Pair {
  readonly first: Seat
  readonly second: Seat
}

/** What takes two: one asks on the overview, the other comes by the mail and confirms. */
export async function decideByTwo(site: Site, { first, second }: Pair, what: 'freeze' | 'seal' | 'publish' | 'amend'): Promise<void> {
  await goTo(first, 'Overview')
  await first.page.getByRole('button', { name: `Ask to ${what}`, exact: true }).click()
  await answer(first, `Ask to ${what}`)
  await expect(first.page.getByRole('region', { name: 'Waiting for a second person' })).toBeVisible()
  await expect(first.page.getByRole('button', { name: 'Confirm', exact: true })).toHaveCount(0)
  await agreeAsSecond(site, second)
}

/** Comes by the mail that asks for a second person, and confirms. */
export async function agreeAsSecond(site: Site, second: Seat): Promise<void> {
  await second.page.goto(linkIn(await mailTo(site, second.email, /second person is needed/)))
  await second.page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await answer(second, 'Confirm')
  await expect(second.page.getByRole('region', { name: 'Waiting for a second person' })).toHaveCount(0)
}

/** What one coordinator decides. */
export async function moveOn(seat: Seat, move: string): Promise<void> {
  await goTo(seat, 'Overview')
  await seat.page.getByRole('button', { name: move, exact: true }).click()
  await answer(seat, move)
}

export const stageOf = ({ page }: Seat) => page.getByRole('region', { name: 'The way of the letter' }).locator('[aria-current="step"]')

/** The four words and the digits as they stand on the overview. */
export async function sealOf(seat: Seat): Promise<{ readonly words: string; readonly hex: string }> {
  await goTo(seat, 'Overview')
  const seal = seat.page.getByRole('region', { name: 'The seal', exact: true })
  const words = await seal.getByText(/^([a-z]+ ){3}[a-z]+$/).innerText()
  const hex = await seal.getByText(/^[0-9a-f ]{12,}$/).innerText()
  return { words, hex }
}

export interface Signer {
  readonly organisation: string
  readonly person: string
  readonly language: string
}

/** Invites an organisation to sign, by mail, in its language. */
export async function inviteToSign(site: Site, coordinator: Seat, { organisation, person, language }: Signer): Promise<Seat> {
  const invited = await takeSeat(site, person)
  await goTo(coordinator, 'Sign-on')
  await coordinator.page.getByRole('button', { name: 'Invite to sign' }).click()
  const form = dialogOf(coordinator)
  await form.getByLabel('E-mail address').fill(invited.email)
  await form.getByLabel('Language').selectOption({ label: language })
  await form.getByLabel('Name, as it is printed').fill(organisation)
  await form.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(form).toHaveCount(0)
  return invited
}

/** Opens the invitation, reads, signs, opens the mail that comes back and presses its button, then has a second person agree: all in the signatory's own language. */
export async function sign(site: Site, { page, email }: Seat, language: 'en' | 'fr', reads: string): Promise<void> {
  const { t } = await loadTranslator(language)
  const about = (subject: string) => new RegExp(subject.replace(/[“«].*/, '').trim())
  await page.goto(linkIn(await mailTo(site, email, /./)))
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(page.getByRole('article')).toContainText(reads)
  await page.getByLabel(t('page.domain')).fill(email.split('@')[1] ?? '')
  await page.getByRole('button', { name: t('page.signButton') }).click()
  await expect(page.getByRole('heading', { name: t('page.signedTitle') })).toBeVisible()
  await page.goto(linkIn(await mailTo(site, email, about(t('mail.confirmSignature.subject')))))
  await page.getByRole('button', { name: t('page.confirmButton') }).click()
  await expect(page.getByRole('heading', { name: t('page.confirmedTitle') })).toBeVisible()
  await mailTo(site, email, about(t('mail.signed.subject')))
  await page.getByRole('link', { name: t('page.toProve') }).click()
  await vouchFor(site, page, { second: `second.${email}`, language })
}

interface Vouching {
  /** Another mailbox of the organisation. */
  readonly second: string
  readonly language: 'en' | 'fr'
}

/** From the page where more can be proved: a second person is asked by mail, and agrees by the button. */
export async function vouchFor(site: Site, page: Page, { second, language }: Vouching): Promise<void> {
  const { t } = await loadTranslator(language)
  await page.getByLabel(t('page.prove.secondMailbox')).fill(second)
  await page.getByRole('button', { name: t('page.prove.secondButton') }).click()
  await expect(page.getByText(t('page.prove.secondAsked'))).toBeVisible()
  await page.goto(linkIn(await mailTo(site, second, /./)))
  await page.getByRole('button', { name: t('page.vouch.agree') }).click()
  await expect(page.getByRole('heading', { name: t('page.vouch.agreedTitle') })).toBeVisible()
}
