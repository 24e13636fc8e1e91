import { loadTranslator } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'
import { linkIn, mailTo, type Site } from '../browser.ts'

/** Somebody who signs on the public page: without an account, without a script. */
export interface Person {
  readonly name: string
  readonly email: string
  readonly language: Language
}

interface Form {
  readonly person: Person
  readonly fields: Readonly<Record<string, string>>
}

/** Sends a form as a browser does that runs no script. */
export async function post({ server }: Site, path: string, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await fetch(new URL(path, server.url), {
    method: 'POST',
    headers: { origin: server.url },
    body: new URLSearchParams(fields),
  })
  const html = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${/<h1[^>]*>([^<]*)/.exec(html)?.[1]}`)
  return html
}

/** Opens the form in the person's language; its hidden fields are those of this hour. */
export async function openForm({ server }: Site, slug: string, person: Person): Promise<Form> {
  const html = await (await fetch(`${server.url}/${person.language}/${slug}/sign`)).text()
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
  const moreHidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" data-[^>]*value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  )
  return { person, fields: Object.fromEntries([...hidden, ...moreHidden]) }
}

/** Signs, and confirms by the button behind the link that was mailed in the person's language. */
export async function signAndConfirm(site: Site, slug: string, { person, fields }: Form): Promise<string> {
  const { name, email, language } = person
  await post(site, `/${language}/${slug}/sign`, { ...fields, class: 'individual', name, country: 'BE', email })
  return post(site, await mailedPath(site, person, 'confirmSignature'))
}

type SignatoryMail = 'confirmSignature' | 'signed' | 'deskAsked' | 'corrected' | 'askedAgain'

/** The path of the first link in a mail of this kind, which is in the person's language. */
export async function mailedPath(site: Site, { email, language }: Person, kind: SignatoryMail): Promise<string> {
  const { t } = await loadTranslator(language)
  const [before = '', after = ''] = t(`mail.${kind}.subject`, { letter: '\0', name: '\0' }).split('\0')
  const subject = new RegExp(`^${escaped(before)}.*${escaped(after)}$`, 's')
  return new URL(linkIn(await mailTo(site, email, subject))).pathname
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
