import { countryCode } from '@undersigned/documents/page'
import { digest, endonymOf, isLanguage, LANGUAGES, type Language, type SignatoryDisplay } from '@undersigned/letter'
import { agreedTo, fourWords } from '@undersigned/signatures'
import { coalitionOf } from '@undersigned/storage'
import { html } from 'hono/html'
import { authorityRules } from '../letters/authority-rules.ts'
import { confirmTogether } from '../letters/confirm-together.ts'
import { agreedWith, type Box, boxesOf, offersOn } from '../letters/consents.ts'
import { addressOf } from '../letters/contact.ts'
import { namesIn } from '../letters/names-of.ts'
import { factsOfSigned } from '../letters/one-organisation.ts'
import { displayOf } from '../letters/printed.ts'
import { refusedBy } from '../letters/refusals.ts'
import { manifestInForce, sealedLetter } from '../letters/sealed.ts'
import { CONFIRM_LASTS, type Invited, invitedBy, type Signing, signInvited, withdrawingBy, withdrawSignature } from '../letters/signing.ts'
import { handleOf } from '../letters/signing-code.ts'
import { titleIn } from '../letters/title-in.ts'
import type { Services } from '../services.ts'
import { agreedMarkup, boxesMarkup } from './consent-boxes.ts'
import { type Markup, page } from './layout.ts'
import { letterMarkup, type PublicLetter, type Speech, speechFor } from './letter-page.ts'
import { FIELDS, fieldMarkup, namesMarkup } from './sign-fields.ts'
import { waitingForCode } from './sign-public.ts'
import { type Answered, refusal, type Typed, told, toldConfirmed } from './told.ts'
import { isName, typedLine } from './typed-line.ts'
import { yoursMarkup } from './yours.ts'

interface Asked {
  readonly language: string
  readonly token: string
}

/** The letter to read, in the language one prefers, and the form to sign it under (rule G11). */
export async function signPage(services: Services, { language, token }: Asked): Promise<Answered> {
  const found = await invitedBy(services, 'inviteTokenHash', token)
  if (!found.ok) return refusal(language, refusedBy(found.refusal))
  const shown = await letterFor(services, found.value, language)
  if (shown === null) return refusal(language, refusedBy('link-unknown'))
  const speech = await speechFor(language)
  const { t } = speech
  const { letter } = found.value
  const coalition = await coalitionOf(services.store.db, letter.coalitionId)
  const addressOf = (other: Language): string => `${services.origin}/${other}/sign/${token}`
  const boxes = boxesOf(await offersOn(services.store.db, letter, language), {})
  const body = page({
    ...speech,
    title: `${t('page.signTitle')}: ${await titleIn(services.store.db, letter, shown.language)}`,
    languages: { current: shown.language, all: shown.sealed.languages, addressOf },
    main: html`<section class="sheet">
        <h1>${t('page.signTitle')}</h1>
        <p>${t('page.signLede', { coalition: coalition?.name ?? '' })}</p>
      </section>
      ${await letterMarkup(services, shown)} ${formMarkup(shown, found.value, { ...speech, boxes, action: addressOf(shown.language) })}`,
  })
  return { status: 200, body }
}

/** The invited read in the language they ask for, else in the original's. */
async function letterFor({ store }: Services, { letter }: Invited, wished: string): Promise<PublicLetter | null> {
  const wish = isLanguage(wished) ? await sealedLetter(store.db, letter, wished) : null
  if (wish !== null && isLanguage(wished)) return { letter, language: wished, sealed: wish }
  const original = await sealedLetter(store.db, letter, letter.language)
  return original === null ? null : { letter, language: letter.language, sealed: original }
}

interface Form extends Speech {
  readonly boxes: readonly Box[]
  readonly action: string
}

function formMarkup({ letter, language, sealed }: PublicLetter, { row }: Invited, { action, boxes, ...speech }: Form): Markup {
  const { t, formats, interfaceLanguage } = speech
  if (letter.stage !== 'sign-on') return html`<section class="sheet"><p>${t('page.notYet')}</p></section>`
  const { manifest } = sealed
  const isOrganisation = row.class === 'organisation'
  const words = fourWords(manifest.digest).join(' ')
  const typed: Typed = { ...textsOf(row), country: formats.country(row.country) }
  const others = sealed.languages.filter((each) => each !== language)
  const fields = FIELDS[row.class].filter(({ name }) => name !== 'email').map((each) => ({ ...each, required: each.name === 'name' }))
  return html`<section class="sheet" aria-labelledby="your-signature">
    <h2 id="your-signature">${t('page.yourSignature')}</h2>
    <form method="post" action="${new URL(action).pathname}">
      <input type="hidden" name="manifest" value="${manifest.digest}" />
      <input type="hidden" name="language" value="${language}" />
      ${fields.map((each) => fieldMarkup(each, { kind: row.class, typed, wrong: [] }, speech))}
      ${isOrganisation ? namesMarkup(others, typed, speech) : ''}
      <p>${t('page.agreeText', { words, language: endonymOf(language) })}</p>
      ${boxesMarkup(boxes, speech)}
      <h3>${t('page.privacy')}</h3>
      <p class="soft">${t('page.privacyNotice')} <a href="/${interfaceLanguage}/privacy">${t('page.toPrivacy')}</a></p>
      <button type="submit">${t('page.signButton')}</button>
    </form>
    ${yoursMarkup(t, { language: interfaceLanguage, token: action.split('/').at(-1) ?? '' })}
  </section>`
}

/** What stands in the fields already: what the invitation said, or what was signed and not confirmed yet. */
function textsOf(row: Invited['row']): Typed {
  const { name, title, affiliation, group, acronym, domain, registerNumber } = row
  const names = Object.entries(namesIn(row)).map(([language, own]) => [`name-${language}`, own ?? ''])
  return { ...Object.fromEntries(names), name, title, affiliation, group, acronym, domain, registerNumber }
}

export async function takeSignature(services: Services, { language, token }: Asked, typed: Typed): Promise<Answered> {
  const found = await invitedBy(services, 'inviteTokenHash', token)
  if (!found.ok) return refusal(language, refusedBy(found.refusal))
  const { letter, row } = found.value
  const manifest = await manifestInForce(services.store.db, letter)
  const display = displayFrom(typed, row, isLanguage(language) ? language : letter.language)
  const outcome = await signInvited(services, {
    token,
    manifest: digest(typed.manifest ?? manifest?.digest ?? ''),
    language: isLanguage(typed.language) ? typed.language : letter.language,
    locale: language,
    display,
    agreed: agreedTo(await offersOn(services.store.db, letter, language), typed),
    ...(await organisationFrom(typed, row)),
  })
  if (outcome.ok) return waitingForCode(language, handleFor(services, outcome.value))
  return refusalOf(services, language, { refusal: outcome.refusal, invited: { letter, row }, display })
}

/** What an organisation says beside its name; a domain that is none, and whatever another class has no field for, is left out. */
async function organisationFrom(typed: Typed, row: Invited['row']): Promise<Pick<Signing, 'details' | 'contact'>> {
  const field = (name: string): string => (row.class === 'organisation' ? typedLine(typed[name], 254) : '')
  const { webHost, mailHost } = await authorityRules()
  const named = LANGUAGES.map((each) => [each, field(`name-${each}`)] as const).filter(([, name]) => name !== '')
  return {
    details: {
      acronym: field('acronym'),
      domain: webHost(field('domain')) ?? '',
      registerNumber: field('registerNumber'),
      names: JSON.stringify(Object.fromEntries(named)),
    },
    contact: mailHost(field('contact')) === null ? '' : field('contact'),
  }
}

/** The code belongs to the address that the invitation went to. */
const handleFor = ({ keys, now }: Services, { row, letter }: Invited): string =>
  handleOf(keys, { letter: letter.id, address: addressOf({ keys }, row) ?? '', until: now() + CONFIRM_LASTS })

interface SignRefused {
  readonly refusal: Parameters<typeof refusedBy>[0]
  readonly invited: Invited | null
  readonly display: SignatoryDisplay | null
}

/** A refusal in words; that somebody signed for the organisation already names who, and when (rule G20). */
async function refusalOf({ store }: Services, language: string, { refusal: why, invited, display }: SignRefused): Promise<Answered> {
  if (why !== 'organisation-signed' || invited === null) return refusal(language, refusedBy(why))
  const { letter, row } = invited
  const signing = { letter, display: display ?? displayOf(row), organisationId: row.organisationId }
  return refusal(language, refusedBy(why, await factsOfSigned(store.db, signing, language)))
}

function displayFrom(typed: Typed, row: Invited['row'], language: Language): SignatoryDisplay {
  const field = (name: string): string => typedLine(typed[name], 300)
  return {
    class: row.class,
    name: isName(field('name')) ? field('name') : row.name,
    title: field('title'),
    affiliation: field('affiliation'),
    // Typed in the reader's language, kept as what it means (rule G25).
    country: countryCode(field('country'), language) ?? field('country'),
    group: field('group'),
  }
}

/** Mail scanners open links, so this page changes nothing; its button does (architecture §6). */
export async function confirmPage(services: Services, { language, token }: Asked): Promise<Answered> {
  const found = await invitedBy(services, 'confirmTokenHash', token)
  if (!found.ok) return refusal(language, refusedBy(found.refusal))
  const { row, letter } = found.value
  if (row.state === 'withdrawn') return refusal(language, refusedBy('already-withdrawn'))
  if (row.state === 'confirmed') return told(language, 'confirmedTitle', 'confirmed')
  const agreed = agreedMarkup(await agreedWith(services.store.db, row), 'willAgree', await speechFor(language))
  return question(services, { language, token }, { ...confirming, row, letter, agreed })
}

export async function confirmed(services: Services, { language, token }: Asked): Promise<Answered> {
  const outcome = await confirmTogether(services, { token, locale: language })
  // The button pressed twice: what was wanted is so.
  if (!outcome.ok && outcome.refusal === 'already-confirmed') return told(language, 'confirmedTitle', 'confirmed')
  if (!outcome.ok) {
    const found = await invitedBy(services, 'confirmTokenHash', token)
    return refusalOf(services, language, { refusal: outcome.refusal, invited: found.ok ? found.value : null, display: null })
  }
  return toldConfirmed(services, outcome.value, language)
}

export async function withdrawPage(services: Services, { language, token }: Asked): Promise<Answered> {
  const found = await withdrawingBy(services, token)
  if (!found.ok) return refusal(language, refusedBy(found.refusal))
  const { row, letter } = found.value
  if (row.state === 'withdrawn') return told(language, 'withdrawnTitle', 'withdrawn', { token })
  return question(services, { language, token }, { ...withdrawing, row, letter })
}

export async function withdrawn(services: Services, { language, token }: Asked): Promise<Answered> {
  const outcome = await withdrawSignature(services, { token, locale: language })
  const isWithdrawn = outcome.ok || outcome.refusal === 'already-withdrawn'
  return isWithdrawn ? told(language, 'withdrawnTitle', 'withdrawn', { token }) : refusal(language, refusedBy(outcome.refusal))
}

const confirming = { step: 'confirm', title: 'confirmTitle', lede: 'confirmLede', button: 'confirmButton' } as const
const withdrawing = { step: 'withdraw', title: 'withdrawTitle', lede: 'withdrawLede', button: 'withdrawButton' } as const

type Question = (typeof confirming | typeof withdrawing) & Pick<Invited, 'row' | 'letter'> & { readonly agreed?: Markup }

async function question(
  { store }: Services,
  { language, token }: Asked,
  { step, title, lede, button, row, letter, agreed }: Question,
): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
    <h1>${t(`page.${title}`)}</h1>
    <p>${t(`page.${lede}`, { name: row.name, letter: await titleIn(store.db, letter, speech.interfaceLanguage) })}</p>
    ${agreed ?? ''}
    <form method="post" action="/${language}/${step}/${token}"><button type="submit">${t(`page.${button}`)}</button></form>
    ${yoursMarkup(t, { language, token })}
  </section>`
  return { status: 200, body: page({ ...speech, title: t(`page.${title}`), main }) }
}
