import { endonymOf, type Language, localeOf, type SignatoryClass } from '@undersigned/letter'
import { html } from 'hono/html'
import type { Markup } from './layout.ts'
import type { Speech } from './speech.ts'
import type { Typed } from './told.ts'

/** One field of a form to sign, with what a browser has to know to fill and check it. */
export interface Field {
  readonly name: FieldName
  readonly required?: boolean
  readonly type?: 'email' | 'text'
  readonly autocomplete?: string
  readonly max?: number
}

export type FieldName =
  | 'name'
  | 'title'
  | 'affiliation'
  | 'country'
  | 'group'
  | 'acronym'
  | 'domain'
  | 'registerNumber'
  | 'email'
  | 'contact'

const email: Field = { name: 'email', type: 'email', required: true, autocomplete: 'email', max: 254 }
const country: Field = { name: 'country', autocomplete: 'country-name', max: 300 }
const person: Field = { name: 'name', required: true, autocomplete: 'name', max: 300 }
const title: Field = { name: 'title', autocomplete: 'organization-title', max: 300 }

/** What each class says of itself: its own fields, the first of them what is printed first (rule G100). */
export const FIELDS: Readonly<Record<SignatoryClass, readonly Field[]>> = {
  individual: [person, country, email],
  expert: [person, title, { name: 'affiliation', required: true, autocomplete: 'organization', max: 300 }, country, email],
  mep: [person, { ...country, required: true }, { name: 'group', required: true, max: 300 }, email],
  lead: [
    person,
    { ...title, required: true },
    { name: 'affiliation', required: true, autocomplete: 'organization', max: 300 },
    country,
    email,
  ],
  organisation: [
    { name: 'name', required: true, autocomplete: 'organization', max: 300 },
    { name: 'acronym', max: 40 },
    { ...country, required: true },
    { name: 'domain', required: true, autocomplete: 'url', max: 254 },
    { name: 'registerNumber', max: 40 },
    email,
    { name: 'contact', type: 'email', max: 254 },
  ],
}

/** Fields that have words of their own beside the label. */
const HINTED = ['domain', 'registerNumber', 'contact', 'email'] as const
const isHinted = (name: FieldName): name is (typeof HINTED)[number] => HINTED.some((each) => each === name)

interface Filled {
  readonly kind: SignatoryClass
  readonly typed: Typed
  readonly wrong: readonly FieldName[]
}

export function fieldMarkup(
  { name, required = false, type = 'text', autocomplete, max = 300 }: Field,
  { kind, typed, wrong }: Filled,
  { t }: Speech,
): Markup {
  const isWrong = wrong.includes(name)
  const label = name === 'name' && kind === 'organisation' ? t('page.organisationName') : t(`page.${name}`)
  const described = [isHinted(name) ? `${name}-hint` : '', isWrong ? `${name}-wrong` : ''].filter((id) => id !== '').join(' ')
  return html`<label for="${name}">${label} ${required ? '' : html`<span class="soft">(${t('page.optional')})</span>`}</label>
    ${isHinted(name) ? html`<p class="soft hint" id="${name}-hint">${t(`page.hint.${name}`)}</p>` : ''}
    ${isWrong ? html`<p class="wrong" id="${name}-wrong">${t(`page.wrong.${name}`)}</p>` : ''}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      maxlength="${max}"
      value="${typed[name] ?? ''}"
      ${required ? html`required` : ''}
      ${autocomplete === undefined ? '' : html`autocomplete="${autocomplete}"`}
      ${described === '' ? '' : html`aria-describedby="${described}"`}
      ${isWrong ? html`aria-invalid="true"` : ''}
    />`
}

/** An organisation's name in the letter's other languages, out of the way of those who have none. */
export const namesMarkup = (others: readonly Language[], typed: Typed, { t }: Speech): Markup =>
  others.length === 0
    ? html``
    : html`<details>
        <summary>${t('page.namesInOthers')}</summary>
        ${others.map(
          (language) =>
            html`<label for="name-${language}" lang="${localeOf(language)}">${endonymOf(language)}</label>
              <input id="name-${language}" name="name-${language}" maxlength="300" lang="${localeOf(language)}" value="${typed[`name-${language}`] ?? ''}" />`,
        )}
      </details>`
