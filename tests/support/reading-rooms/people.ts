import { replaceLetterText } from '@undersigned/collab'
import { LANGUAGES, type Language, type RecipientId, recipientId } from '@undersigned/letter'
import type { Site } from '../browser.ts'
import { asked, type DemoSeat, enterDemo, signInSeat } from '../browser-demo.ts'
import { letterIn, lineIn } from './letter.ts'
import { enterRoom } from './rooms.ts'

/** Everyone who works on the letter, each in a browser of their own. */
export interface People {
  readonly site: Site
  readonly ana: DemoSeat
  readonly marta: DemoSeat
  readonly jonas: DemoSeat
  readonly elise: DemoSeat
  readonly nikos: DemoSeat
}

export interface TheLetter {
  readonly id: string
  readonly recipient: RecipientId
}

export const VERSIONS: readonly Language[] = LANGUAGES.filter((language) => language !== 'en')

/** A letter with two coordinators, a drafter, a translator for most languages and one for Greek; its versions are still empty. */
export async function foundLetter(site: Site): Promise<{ readonly people: People; readonly letter: TheLetter }> {
  const [ana, marta, jonas, elise] = [
    await enterDemo(site, 'coordinator'),
    await enterDemo(site, 'representative'),
    await enterDemo(site, 'drafter'),
    await enterDemo(site, 'translator'),
  ]
  for (const { page } of [ana, marta, jonas, elise]) await page.addInitScript(() => localStorage.setItem('undersigned.language', 'en'))
  const { coalitions } = await asked(ana, 'coalitionsList', {})
  const coalition = coalitions[0]?.id ?? ''
  const { members } = await asked(ana, 'coalitionGet', { params: { coalition } })
  const accountOf = ({ name }: DemoSeat): string => members.find((member) => member.name === name)?.account ?? ''
  const { id } = await asked(ana, 'letterCreate', { body: { coalition, title: lineIn('en', 'subject'), language: 'en', template: null } })
  const params = { letter: id }
  await asked(ana, 'letterRoleAdd', { params, body: { account: accountOf(marta), role: 'coordinator', languages: [] } })
  await asked(ana, 'letterRoleAdd', { params, body: { account: accountOf(jonas), role: 'drafter', languages: [] } })
  const languages = VERSIONS.filter((language) => language !== 'el')
  await asked(ana, 'letterRoleAdd', { params, body: { account: accountOf(elise), role: 'translator', languages } })
  const nikos = await inviteTranslator(site, ana, id)
  const function_ = { function: lineIn('en', 'function'), institution: lineIn('en', 'institution') }
  const recipient = await asked(ana, 'recipientAdd', { params, body: { honorific: 'Ms', name: 'Ilse Brandt', ...function_ } })
  for (const language of VERSIONS) await asked(ana, 'versionAdd', { params, body: { language } })
  const original = await enterRoom(site, jonas, `letter/${id}/original`)
  replaceLetterText(original.doc, letterIn('en'))
  await original.saved()
  original.leave()
  return { people: { site, ana, marta, jonas, elise, nikos }, letter: { id, recipient: recipientId(recipient.id) } }
}

/** Somebody new, who signs in with the code from a mail and follows the link they were given. */
async function inviteTranslator(site: Site, coordinator: DemoSeat, letter: string): Promise<DemoSeat> {
  const nikos = await signInSeat(site, { name: 'Nikos Vlachos', email: 'nikos@example.org' })
  const invited = { by: 'link', role: 'translator', languages: ['el'] } as const
  const { link } = await asked(coordinator, 'invitationCreate', { params: { letter }, body: { ...invited, languages: ['el'] } })
  await asked(nikos, 'invitationAccept', { params: { token: link?.split('/').at(-1) ?? '' }, body: {} })
  return nikos
}
