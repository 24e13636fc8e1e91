import { countryCode } from '@undersigned/documents/page'
import { digest, endonymOf, isLanguage, type Language, type SignatoryDisplay } from '@undersigned/letter'
import { fourWords, isPublic } from '@undersigned/signatures'
import { coalitionOf, standingOf } from '@undersigned/storage'
import { html } from 'hono/html'
import type { Refused } from '../http/problem.ts'
import { factsOfSigned } from '../letters/one-organisation.ts'
import { displayOf } from '../letters/printed.ts'
import { refusedBy } from '../letters/refusals.ts'
import { manifestInForce, sealedLetter } from '../letters/sealed.ts'
import { confirmSignature, type Invited, invitedBy, signInvited, withdrawSignature } from '../letters/signing.ts'
import type { Services } from '../services.ts'
import { type Markup, page } from './layout.ts'
import { letterMarkup, type PublicLetter, type Speech, speechFor } from './letter-page.ts'
import { yoursMarkup } from './yours.ts'

/** A page with its status: what is refused is still a page. */
export interface Answered {
  readonly status: 200 | 403 | 404 | 409
  readonly body: Markup
}

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
  const body = page({
    ...speech,
    title: `${t('page.signTitle')}: ${letter.title}`,
    languages: { current: shown.language, all: shown.sealed.languages, addressOf },
    main: html`<section class="sheet">
        <h1>${t('page.signTitle')}</h1>
        <p>${t('page.signLede', { coalition: coalition?.name ?? '' })}</p>
      </section>
      ${await letterMarkup(services, shown)} ${formMarkup(shown, found.value, { ...speech, action: addressOf(shown.language) })}`,
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
  readonly action: string
}

function formMarkup({ letter, language, sealed }: PublicLetter, { row }: Invited, { t, formats, interfaceLanguage, action }: Form): Markup {
  if (letter.stage !== 'sign-on') return html`<section class="sheet"><p>${t('page.notYet')}</p></section>`
  const { manifest } = sealed
  const isOrganisation = row.class === 'organisation'
  const words = fourWords(manifest.digest).join(' ')
  const optional = (name: 'title' | 'affiliation' | 'country' | 'group'): Markup =>
    html`<label for="${name}">${t(`page.${name}`)} <span class="soft">(${t('page.optional')})</span></label>
      <input id="${name}" name="${name}" maxlength="300" value="${name === 'country' ? formats.country(row.country) : row[name]}" />`
  const further = isOrganisation
    ? (['country'] as const)
    : row.class === 'mep'
      ? (['country', 'group'] as const)
      : (['title', 'affiliation', 'country'] as const)
  return html`<section class="sheet" aria-labelledby="your-signature">
    <h2 id="your-signature">${t('page.yourSignature')}</h2>
    <form method="post" action="${new URL(action).pathname}">
      <input type="hidden" name="manifest" value="${manifest.digest}" />
      <input type="hidden" name="language" value="${language}" />
      <label for="name">${isOrganisation ? t('page.organisationName') : t('page.name')}</label>
      <input id="name" name="name" required maxlength="300" value="${row.name}" />
      ${further.map(optional)}
      <p>${t('page.agreeText', { words, language: endonymOf(language) })}</p>
      <h3>${t('page.privacy')}</h3>
      <p class="soft">${t('page.privacyNotice')} <a href="/${interfaceLanguage}/privacy">${t('page.toPrivacy')}</a></p>
      <button type="submit">${t('page.signButton')}</button>
    </form>
    ${yoursMarkup(t, { language: interfaceLanguage, token: action.split('/').at(-1) ?? '' })}
  </section>`
}

/** What somebody sends who signs: every field as typed. */
export type Typed = Readonly<Record<string, string>>

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
  })
  if (outcome.ok) return told(language, 'signedTitle', 'signed')
  return refusalOf(services, language, { refusal: outcome.refusal, invited: { letter, row }, display })
}

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
  const field = (name: string): string => (typed[name] ?? '').replace(/\s+/g, ' ').trim().slice(0, 300)
  return {
    class: row.class,
    name: field('name') || row.name,
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
  return question({ language, token }, { ...confirming, name: row.name, letter: letter.title, action: `/${language}/confirm/${token}` })
}

export async function confirmed(services: Services, { language, token }: Asked): Promise<Answered> {
  const outcome = await confirmSignature(services, { token, locale: language })
  // The button pressed twice: what was wanted is so.
  if (!outcome.ok && outcome.refusal === 'already-confirmed') return told(language, 'confirmedTitle', 'confirmed')
  if (!outcome.ok) {
    const found = await invitedBy(services, 'confirmTokenHash', token)
    return refusalOf(services, language, { refusal: outcome.refusal, invited: found.ok ? found.value : null, display: null })
  }
  const { receipt } = outcome.value
  return told(language, 'confirmedTitle', 'confirmed', { toLetter: await addressOfLetter(services, outcome.value, language), receipt })
}

export async function withdrawPage(services: Services, { language, token }: Asked): Promise<Answered> {
  const found = await invitedBy(services, 'withdrawTokenHash', token)
  if (!found.ok) return refusal(language, refusedBy(found.refusal))
  const { row, letter } = found.value
  if (row.state === 'withdrawn') return told(language, 'withdrawnTitle', 'withdrawn', { token })
  return question({ language, token }, { ...withdrawing, name: row.name, letter: letter.title, action: `/${language}/withdraw/${token}` })
}

export async function withdrawn(services: Services, { language, token }: Asked): Promise<Answered> {
  const outcome = await withdrawSignature(services, { token, locale: language })
  const isWithdrawn = outcome.ok || outcome.refusal === 'already-withdrawn'
  return isWithdrawn ? told(language, 'withdrawnTitle', 'withdrawn', { token }) : refusal(language, refusedBy(outcome.refusal))
}

async function addressOfLetter({ store, now }: Services, { letter }: Invited, language: string): Promise<string | null> {
  const standing = await standingOf(store.db, letter)
  const shown = standing.languages.find((each) => each === language) ?? letter.language
  return isPublic(standing, now()) ? `/${shown}/${letter.slug}` : null
}

const confirming = { title: 'confirmTitle', lede: 'confirmLede', button: 'confirmButton' } as const
const withdrawing = { title: 'withdrawTitle', lede: 'withdrawLede', button: 'withdrawButton' } as const

type Question = (typeof confirming | typeof withdrawing) & { readonly name: string; readonly letter: string; readonly action: string }

async function question({ language, token }: Asked, { title, lede, button, name, letter, action }: Question): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
    <h1>${t(`page.${title}`)}</h1>
    <p>${t(`page.${lede}`, { name, letter })}</p>
    <form method="post" action="${action}"><button type="submit">${t(`page.${button}`)}</button></form>
    ${yoursMarkup(t, { language, token })}
  </section>`
  return { status: 200, body: page({ ...speech, title: t(`page.${title}`), main }) }
}

type Title = 'signedTitle' | 'confirmedTitle' | 'withdrawnTitle'
type Told = 'signed' | 'confirmed' | 'withdrawn'

interface Beside {
  readonly toLetter?: string | null
  readonly receipt?: string
  /** Of the link that led here. */
  readonly token?: string
}

async function told(
  language: string,
  title: Title,
  text: Told,
  { toLetter = null, receipt = '', token = '' }: Beside = {},
): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
    <h1>${t(`page.${title}`)}</h1>
    <p>${t(`page.${text}`)}</p>
    ${toLetter === null ? '' : html`<p><a href="${toLetter}">${t('page.toLetter')}</a></p>`}
    ${token === '' ? '' : yoursMarkup(t, { language, token })}
  </section>${receipt === '' ? '' : receiptMarkup(speech, receipt)}`
  return { status: 200, body: page({ ...speech, title: t(`page.${title}`), main }) }
}

export const receiptMarkup = ({ t }: Speech, receipt: string): Markup => html`<section class="sheet" aria-labelledby="receipt">
  <h2 id="receipt">${t('page.receiptTitle')}</h2>
  <p>${t('page.receipt')}</p>
  <pre class="receipt" tabindex="0" translate="no">${receipt}</pre>
</section>`

export async function refusal(language: string, { refusal: problem, facts = {} }: Refused): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet" role="alert">
    <h1>${t(`problems.${problem}.title`, facts)}</h1>
    <p>${t(`problems.${problem}.text`, facts)}</p>
  </section>`
  return { status: problem === 'link-used-or-expired' ? 403 : 409, body: page({ ...speech, title: t('page.refusedTitle'), main }) }
}

/** One page for everything that is not there, not yet there, or not for everyone. */
export async function notFoundPage(language: string): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
    <h1>${t('page.notFoundTitle')}</h1>
    <p>${t('page.notFound')}</p>
    <p><a href="/">${t('page.home')}</a></p>
  </section>`
  return { status: 404, body: page({ ...speech, title: t('page.notFoundTitle'), main }) }
}
