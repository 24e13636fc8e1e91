import { countryCode } from '@undersigned/documents/page'
import { endonymOf, type Language, SIGNATORY_CLASSES, type SignatoryClass, type SignatoryDisplay } from '@undersigned/letter'
import { agreedTo, fourWords } from '@undersigned/signatures'
import { html } from 'hono/html'
import { type Refused, statusOf } from '../http/problem.ts'
import { authorityRules } from '../letters/authority-rules.ts'
import { boxesOf, offersOn } from '../letters/consents.ts'
import { titleOf } from '../letters/new-letter.ts'
import { factsOfSigned } from '../letters/one-organisation.ts'
import { refusedBy } from '../letters/refusals.ts'
import { signPublic } from '../letters/sign-together.ts'
import { publicClasses } from '../letters/signing-public.ts'
import type { Services } from '../services.ts'
import { checkVisitor } from '../sign-on/guard.ts'
import { guardFields } from '../sign-on/guard-fields.ts'
import { assets } from './assets.ts'
import { boxesMarkup } from './consent-boxes.ts'
import { type Markup, page } from './layout.ts'
import type { PublicLetter } from './public-page.ts'
import { codeMarkup } from './sign-code.ts'
import { FIELDS, type FieldName, fieldMarkup, namesMarkup } from './sign-fields.ts'
import { type Speech, speechFor } from './speech.ts'
import type { Answered, Typed } from './told.ts'
import { isName, typedLine } from './typed-line.ts'

interface Shown {
  readonly typed?: Typed
  readonly wrong?: readonly FieldName[]
  readonly refused?: Refused | null
}

const classIn = (classes: readonly SignatoryClass[], wished: string | undefined): SignatoryClass =>
  classes.find((each) => each === wished) ?? classes.find((each) => each === 'individual') ?? classes[0] ?? 'individual'

/** The form to sign a letter, one class at a time: it needs no script, and keeps what was typed (rule G100). */
export async function publicForm(
  services: Services,
  shown: PublicLetter,
  { typed = {}, wrong = [], refused = null }: Shown = {},
): Promise<Answered> {
  const { letter, language, sealed } = shown
  const classes = publicClasses(letter)
  const kind = classIn(classes, typed.class)
  const speech = await speechFor(language)
  const { t, interfaceLanguage } = speech
  const base = `/${language}/${letter.slug}`
  const words = fourWords(sealed.manifest.digest).join(' ')
  const others = sealed.languages.filter((each) => each !== language)
  const letterTitle = titleOf(sealed.text, letter.title)
  const boxes = boxesOf(await offersOn(services.store.db, letter, language), typed)
  const main = html`<section class="sheet">
      <h1>${t('page.signTitle')}</h1>
      <p><a href="${base}">${letterTitle}</a></p>
      <p>${t('page.signPublicLede')}</p>
      ${classes.length < 2 ? '' : classesMarkup(classes, kind, `${base}/sign`, speech)}
    </section>
    ${refused === null ? '' : refusedMarkup(refused, speech)} ${wrong.length === 0 ? '' : wrongMarkup(wrong, speech)}
    <section class="sheet" aria-labelledby="your-signature">
      <h2 id="your-signature">${t('page.yourSignature')}</h2>
      <form method="post" action="${base}/sign?as=${kind}" class="signing">
        <input type="hidden" name="class" value="${kind}" />
        <input type="hidden" name="manifest" value="${sealed.manifest.digest}" />
        ${guardFields(services, { letter: letter.id, t })} ${FIELDS[kind].map((each) => fieldMarkup(each, { kind, typed, wrong }, speech))}
        ${kind === 'organisation' ? namesMarkup(others, typed, speech) : ''}
        <p>${t('page.agreePublic', { words, language: endonymOf(language) })}</p>
        ${kind === 'individual' ? '' : html`<p class="soft">${t(`page.listedWhen.${kind}`)}</p>`}
        ${boxesMarkup(boxes, speech)}
        <h3>${t('page.privacy')}</h3>
        <p class="soft">${t('page.privacyNotice')} <a href="/${interfaceLanguage}/privacy">${t('page.toPrivacy')}</a></p>
        <button type="submit">${t('page.signButton')}</button>
      </form>
    </section>`
  const addressOf = (other: Language): string => `${services.origin}/${other}/${letter.slug}/sign?as=${kind}`
  const title = `${t('page.signTitle')}: ${letterTitle}`
  const languages = { current: language, all: sealed.languages, addressOf }
  const body = page({ ...speech, title, script: assets.guard.address, languages, main })
  return { status: refused !== null ? statusOfPage(refused) : wrong.length > 0 ? 422 : 200, body }
}

const statusOfPage = (refused: Refused): Answered['status'] => {
  const status = statusOf[refused.refusal]
  return status === 403 || status === 404 || status === 429 ? status : 409
}

const classesMarkup = (classes: readonly SignatoryClass[], current: SignatoryClass, base: string, { t }: Speech): Markup =>
  html`<nav aria-label="${t('page.signAs')}">
    <p>${t('page.signAs')}</p>
    <ul class="classes">
      ${classes.map(
        (each) =>
          html`<li><a href="${base}?as=${each}" ${each === current ? html`aria-current="page"` : ''}>${t(`page.signClass.${each}`)}</a></li>`,
      )}
    </ul>
  </nav>`

const refusedMarkup = ({ refusal, facts = {} }: Refused, { t }: Speech): Markup =>
  html`<section class="sheet" role="alert">
    <h2>${t(`problems.${refusal}.title`, facts)}</h2>
    <p>${t(`problems.${refusal}.text`, facts)}</p>
  </section>`

const wrongMarkup = (wrong: readonly FieldName[], { t }: Speech): Markup =>
  html`<section class="sheet" role="alert">
    <h2>${t('page.wrongTitle')}</h2>
    <ul>
      ${wrong.map((name) => html`<li><a href="#${name}">${t(`page.wrong.${name}`)}</a></li>`)}
    </ul>
  </section>`

interface Posted {
  readonly typed: Typed
  /** From where, as far as it can be believed. */
  readonly address: string
}

/** Takes what was typed: checked, then looked at as a form that programs send too, then signed (rules G99, G100, G110). */
export async function takePublic(services: Services, shown: PublicLetter, { typed: raw, address }: Posted): Promise<Answered> {
  const { letter, language } = shown
  const kind = classIn(publicClasses(letter), raw.class)
  const typed = cleaned({ ...raw, class: kind })
  const { webHost, mailHost, isMailboxAt, isSameMailbox } = await authorityRules()
  const field = (name: FieldName): string => typed[name] ?? ''
  const domain = webHost(field('domain')) ?? ''
  const isRead: Partial<Record<FieldName, boolean>> = {
    name: isName(field('name')),
    email: mailHost(field('email')) !== null,
    domain: kind !== 'organisation' || domain !== '',
    contact: field('contact') === '' || (isMailboxAt(field('contact'), domain) && !isSameMailbox(field('contact'), field('email'))),
  }
  const wrong = FIELDS[kind]
    .filter(({ name, required = false }) => (required && field(name) === '') || isRead[name] === false)
    .map(({ name }) => name)
  if (wrong.length > 0) return publicForm(services, shown, { typed, wrong })
  const checked = await checkVisitor(services, { letter: letter.id, address, typed: raw, mailbox: field('email') })
  if (!checked.ok) return publicForm(services, shown, { typed, refused: checked })
  const display = displayFrom(typed, kind, language)
  const details = { acronym: field('acronym'), domain, registerNumber: field('registerNumber'), names: namesFrom(typed, shown) }
  const outcome = await signPublic(services, {
    ...{ letter, display, details, email: field('email'), contact: field('contact') },
    ...{ manifest: typed.manifest ?? '', language, locale: language, heldFor: checked.held },
    agreed: agreedTo(await offersOn(services.store.db, letter, language), typed),
  })
  if (outcome.ok) return waitingForCode(language, outcome.value.handle)
  const facts =
    outcome.refusal === 'organisation-signed'
      ? await factsOfSigned(services.store.db, { letter, display, organisationId: null }, language)
      : {}
  return publicForm(services, shown, { typed, refused: refusedBy(outcome.refusal, facts) })
}

const cleaned = (typed: Typed): Typed => Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, typedLine(value, 300)]))

function displayFrom(typed: Typed, kind: SignatoryClass, language: Language): SignatoryDisplay {
  const has = (name: FieldName): string => (FIELDS[kind].some((each) => each.name === name) ? (typed[name] ?? '') : '')
  const country = has('country')
  return {
    ...{ class: SIGNATORY_CLASSES.find((each) => each === kind) ?? 'individual', name: has('name'), title: has('title') },
    ...{ affiliation: has('affiliation'), country: countryCode(country, language) ?? country, group: has('group') },
  }
}

const namesFrom = (typed: Typed, { language, sealed }: PublicLetter): string => {
  const named = sealed.languages.filter((each) => each !== language).map((each) => [each, typed[`name-${each}`] ?? ''] as const)
  return JSON.stringify(Object.fromEntries(named.filter(([, name]) => name !== '')))
}

/** One step left: the same page for everybody (rule G99). */
export async function waitingForCode(language: string, handle: string): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
      <h1>${t('page.signedTitle')}</h1>
      <p role="status">${t('page.signed')}</p>
    </section>
    ${codeMarkup(speech, { language, handle })}`
  return { status: 200, body: page({ ...speech, title: t('page.signedTitle'), main }) }
}
