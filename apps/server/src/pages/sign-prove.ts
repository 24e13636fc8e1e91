import { listing, type Rung } from '@undersigned/signatures'
import { html } from 'hono/html'
import { askSecond, proofLine, proveBySeal, proveDomain, provingBy, type SealRefusal, tellMore } from '../letters/authority.ts'
import { FILE_AT, RECORD_AT } from '../letters/domain-proof.ts'
import { refusedBy } from '../letters/refusals.ts'
import { lookedAt } from '../letters/relist.ts'
import type { Invited } from '../letters/signing.ts'
import { titleIn } from '../letters/title-in.ts'
import { waitingWords } from '../letters/waiting-words.ts'
import type { Services } from '../services.ts'
import { type Markup, page } from './layout.ts'
import { type Speech, speechFor } from './speech.ts'
import { type Answered, refusal, type Typed } from './told.ts'

interface Asked {
  readonly language: string
  readonly token: string
}

type Done = 'secondAsked' | 'domainFound' | 'moreSaved'
type Said = { readonly done: Done } | { readonly refused: SealRefusal | 'not-a-logo' } | null

/** How well it is known that somebody may sign for an organisation, what its signature waits for, and what to do about it (rules G72, G73, G96). */
export async function provePage(services: Services, asked: Asked, said: Said = null): Promise<Answered> {
  const { language, token } = asked
  const found = await provingBy(services, token)
  if (!found.ok) return refusal(language, refusedBy('link-unknown'))
  const { row, letter } = found.value
  const speech = await speechFor(language)
  const { t } = speech
  const { facts } = await lookedAt(services, services.store.db, found.value)
  const rung: Rung = facts.rung ?? 'A0'
  const decided = listing(facts, services.now())
  const title = t('page.prove.title', { name: row.name })
  const main = html`${said === null ? '' : saidMarkup(said, speech)}
    <section class="sheet">
      <h1>${title}</h1>
      <p>${t('page.prove.lede', { name: row.name, letter: await titleIn(services.store.db, letter, speech.interfaceLanguage) })}</p>
      <p><strong>${decided.listed ? t('page.prove.isListed', { name: row.name }) : t('page.prove.isWaiting', { name: row.name })}</strong></p>
      ${decided.listed ? '' : html`<ul>${waitingWords(decided, { zone: letter.zone, ...speech }).map((each) => html`<li>${each}</li>`)}</ul>`}
      <h2>${t('page.prove.known')}</h2>
      <p><span class="rung" translate="no">${rung}</span> ${t(`page.rung.${rung}`)}</p>
    </section>
    ${row.domain === '' ? '' : html`${secondMarkup(found.value, speech, asked)} ${domainMarkup(services, found.value, { ...speech, ...asked })}`}
    ${moreMarkup(found.value, speech, asked)} ${logoMarkup(speech, asked)} ${services.seals.name === null ? '' : sealMarkup(found.value, speech, asked)}`
  return { status: said !== null && 'refused' in said ? 409 : 200, body: page({ ...speech, title, main }) }
}

const saidMarkup = (said: Exclude<Said, null>, { t }: Speech): Markup =>
  'done' in said
    ? html`<section class="sheet"><p role="status">${t(`page.prove.${said.done}`)}</p></section>`
    : html`<section class="sheet" role="alert"><p>${t(`page.proveRefused.${said.refused}`)}</p></section>`

const form = ({ language, token }: Asked, doing: string, inside: Markup): Markup =>
  html`<form method="post" action="/${language}/prove/${token}"><input type="hidden" name="do" value="${doing}" />${inside}</form>`

const secondMarkup = ({ row }: Invited, { t }: Speech, asked: Asked): Markup =>
  html`<section class="sheet" aria-labelledby="second">
    <h2 id="second">${t('page.prove.secondTitle')}</h2>
    <p>${t('page.prove.second', { domain: row.domain })}</p>
    ${form(
      asked,
      'second',
      html`<label for="mailbox">${t('page.prove.secondMailbox')}</label>
        <input id="mailbox" name="mailbox" type="email" required maxlength="254" autocomplete="off" />
        <button type="submit">${t('page.prove.secondButton')}</button>`,
    )}
  </section>`

const domainMarkup = ({ keys }: Pick<Services, 'keys'>, { row }: Invited, { t, language, token }: Speech & Asked): Markup =>
  html`<section class="sheet" aria-labelledby="domain">
    <h2 id="domain">${t('page.prove.domainTitle', { domain: row.domain })}</h2>
    <p>${t('page.prove.domain')}</p>
    <dl class="stacked">
      <dt>${t('page.prove.line')}</dt>
      <dd translate="no"><code>${proofLine(keys, row)}</code></dd>
      <dt>${t('page.prove.record')}</dt>
      <dd translate="no"><code>${RECORD_AT}.${row.domain}</code></dd>
      <dt>${t('page.prove.file')}</dt>
      <dd translate="no"><code>https://${row.domain}${FILE_AT}</code></dd>
    </dl>
    ${form({ language, token }, 'domain', html`<button type="submit">${t('page.prove.domainButton')}</button>`)}
  </section>`

function moreMarkup({ row }: Invited, { t }: Speech, asked: Asked): Markup {
  const field = (name: 'website' | 'registerNumber' | 'contact', value: string): Markup =>
    html`<label for="${name}">${t(`page.prove.${name}`)} <span class="soft">(${t('page.optional')})</span></label>
      <input id="${name}" name="${name}" maxlength="254" value="${value}" />`
  const inside = html`${row.domain === '' ? field('website', '') : ''} ${field('contact', '')} ${field('registerNumber', row.registerNumber)}
    <button type="submit">${t('page.prove.moreButton')}</button>`
  return html`<section class="sheet" aria-labelledby="more">
    <h2 id="more">${t('page.prove.moreTitle')}</h2>
    ${form(asked, 'more', inside)}
  </section>`
}

const logoMarkup = ({ t }: Speech, { language, token }: Asked): Markup =>
  html`<section class="sheet" aria-labelledby="logo-title">
    <h2 id="logo-title">${t('page.prove.logoTitle')}</h2>
    <p>${t('page.prove.logo')}</p>
    <form method="post" action="/${language}/prove/${token}/logo" enctype="multipart/form-data">
      <label for="logo">${t('page.prove.logoLabel')}</label>
      <input id="logo" name="logo" type="file" required accept="image/png,image/jpeg" />
      <button type="submit">${t('page.prove.logoButton')}</button>
    </form>
  </section>`

const sealMarkup = ({ row }: Invited, { t }: Speech, asked: Asked): Markup =>
  html`<section class="sheet" aria-labelledby="own-seal">
    <h2 id="own-seal">${t('page.prove.sealTitle')}</h2>
    <p>${t('page.prove.seal', { digest: row.manifest ?? '' })}</p>
    ${form(
      asked,
      'seal',
      html`<label for="own-seal-text">${t('page.prove.sealLabel')}</label>
        <input id="own-seal-text" name="seal" required maxlength="12000" />
        <button type="submit">${t('page.prove.sealButton')}</button>`,
    )}
  </section>`

/** One of the things a signatory can do here, by its button. */
export async function proved(services: Services, asked: Asked, typed: Typed): Promise<Answered> {
  const { token, language: locale } = asked
  const field = (name: string): string => (typed[name] ?? '').trim().slice(0, name === 'seal' ? 12_000 : 254)
  const doing = {
    second: { done: 'secondAsked', act: () => askSecond(services, { token, mailbox: field('mailbox'), locale }) },
    domain: { done: 'domainFound', act: () => proveDomain(services, token) },
    more: {
      done: 'moreSaved',
      act: () =>
        tellMore(services, { token, domain: field('website'), registerNumber: field('registerNumber'), contact: field('contact') }),
    },
    seal: { done: 'moreSaved', act: () => proveBySeal(services, { token, seal: field('seal') }) },
  } as const
  const name = typed.do === 'second' || typed.do === 'domain' || typed.do === 'more' || typed.do === 'seal' ? typed.do : null
  if (name === null) return provePage(services, asked)
  const { done, act } = doing[name]
  const outcome = await act()
  return provePage(services, asked, outcome.ok ? { done } : { refused: outcome.refusal })
}
