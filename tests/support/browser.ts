import { type Browser, expect, type Page } from '@playwright/test'
import { createClient } from '@undersigned/api/client'
import type { RunningServer } from './server.ts'

/** A person at a browser of their own: nothing is shared with others but the server. */
export interface Seat {
  readonly name: string
  readonly email: string
  readonly page: Page
}

export interface Site {
  readonly browser: Browser
  readonly server: RunningServer
  /** Where the server's mails arrive when it hands them to a mail server; otherwise they are in its own mailbox. */
  readonly post?: Post
}

export interface Post {
  /** The newest mail to somebody about something that has come so far. */
  newest(to: string, subject: RegExp): Promise<Mail | null>
}

/** Opens a browser for a person; what it complains about fails the test that asks for it. */
export async function takeSeat({ browser, server }: Site, name: string): Promise<Seat> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw new Error(`${name}'s page: ${error.message}`, { cause: error })
  })
  const email = `${name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '.')}@example.org`
  return { name, email, page }
}

export interface Mail {
  readonly subject: string
  readonly text: string
}

/** The newest mail to somebody about something, as soon as it is there. */
export async function mailTo({ server, post }: Site, to: string, subject: RegExp): Promise<Mail> {
  const about = { message: `a mail to ${to} about ${subject}` }
  if (post !== undefined) {
    await expect.poll(() => post.newest(to, subject), { ...about, timeout: 60_000 }).not.toBeNull()
    return (await post.newest(to, subject)) ?? { subject: '', text: '' }
  }
  const api = createClient({ fetch, base: server.url })
  const newest = async (): Promise<string> => {
    const kept = await api.call('mailboxList', {})
    const mails = kept.ok ? kept.value.mails.filter((mail) => mail.to === to && subject.test(mail.subject)) : []
    return mails.sort((a, b) => b.at - a.at)[0]?.id ?? ''
  }
  await expect.poll(newest, about).not.toBe('')
  const mail = await api.call('mailboxGet', { params: { mail: await newest() } })
  if (!mail.ok) throw new Error(`the mail to ${to} cannot be read: ${mail.refusal.problem}`)
  return mail.value
}

export function linkIn({ text }: Mail): string {
  const link = /https?:\/\/\S+/.exec(text)?.[0]
  if (link === undefined) throw new Error(`no link in: ${text}`)
  return link
}

/** Signs in with the mailed code, from wherever the page asks for it. */
export async function signIn(site: Site, { page, email }: Seat): Promise<void> {
  await page.getByLabel('Your e-mail address').fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  const code = page.getByLabel('Code from the mail')
  await code.waitFor()
  const { subject } = await mailTo(site, email, /sign-in code/)
  await code.fill(subject.replace(/\D/g, ''))
}

/** What somebody new is asked once. */
export async function sayName({ page, name }: Seat): Promise<void> {
  await page.getByLabel('First and last name').fill(name)
  await page.getByRole('button', { name: 'Go on' }).click()
}

/** Goes to one of the letter's pages by its tab. */
export async function goTo({ page }: Seat, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Letter' }).getByRole('link', { name: tab, exact: true }).click()
}

export const dialogOf = ({ page }: Seat) => page.getByRole('dialog')
