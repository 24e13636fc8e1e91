import { consentsOf } from '@undersigned/storage'
import { html } from 'hono/html'
import { eraseSelf } from '../erasing/erase.ts'
import { type Self, selfBy } from '../erasing/self.ts'
import { choicesToken } from '../letters/choices.ts'
import { addressOf } from '../letters/contact.ts'
import { refusedBy } from '../letters/refusals.ts'
import { titleIn } from '../letters/title-in.ts'
import type { Services } from '../services.ts'
import { choicesLink } from './consent-boxes.ts'
import { type Markup, page } from './layout.ts'
import { type Speech, speechFor } from './letter-page.ts'
import { type Answered, refusal, type Typed } from './told.ts'

interface Asked {
  readonly language: string
  readonly token: string
}

/** What is kept of whoever holds the link, what of it goes and what stays, and the button that erases it (rule G125). */
export async function erasePage(services: Services, asked: Asked): Promise<Answered> {
  const self = await selfBy(services.store.db, asked.token)
  if (self === null) return refusal(asked.language, refusedBy('link-unknown'))
  const speech = await speechFor(asked.language)
  const { t } = speech
  const main = html`<section class="sheet" aria-labelledby="kept">
      <h1 id="kept">${t('page.yours.title')}</h1>
      <p>${t('page.yours.lede', { letter: await titleIn(services.store.db, self.letter, speech.interfaceLanguage) })}</p>
      ${keptMarkup(services, self, speech)}
      ${await choicesMarkup(services, self, speech)}
      <p><a href="/${asked.language}/my-data/${asked.token}" download="my-data.json">${t('page.yours.download')}</a></p>
    </section>
    <section class="sheet" aria-labelledby="erase">
      <h2 id="erase">${t('page.yours.eraseTitle')}</h2>
      <h3>${t('page.yours.goesTitle')}</h3>
      <ul>${goes.map((each) => html`<li>${t(`page.yours.goes.${each}`)}</li>`)}</ul>
      <h3>${t('page.yours.staysTitle')}</h3>
      <ul>${stays.map((each) => html`<li>${t(`page.yours.stays.${each}`)}</li>`)}</ul>
      <form method="post" action="/${asked.language}/erase/${asked.token}">
        ${self.elsewhere.length === 0 ? '' : everywhereMarkup(self, speech)}
        <button type="submit">${t('page.yours.button')}</button>
      </form>
    </section>`
  return { status: 200, body: page({ ...speech, title: t('page.yours.title'), main }) }
}

const goes = ['name', 'address', 'opening', 'mails'] as const
const stays = ['entries', 'printed', 'others'] as const

function keptMarkup(services: Services, { own }: Self, { t, formats }: Speech): Markup {
  const [row] = own.slice(-1)
  const address = row === undefined ? null : addressOf(services, row)
  const parts = row === undefined ? [] : [row.name, row.title, row.affiliation, row.country && formats.country(row.country), row.group]
  const kept = (label: string, value: string): Markup => html`<p><span class="soft">${label}</span><br />${value}</p>`
  const gone = row?.state === 'withdrawn' ? html`<p>${t('page.withdrawn')}</p>` : ''
  return html`${kept(t('page.yours.printed'), parts.filter(Boolean).join(', '))}
    ${gone}
    ${kept(t('page.yours.address'), address ?? t('page.yours.noAddress'))}`
}

/** Where somebody agreed to anything: the way to take it back. */
async function choicesMarkup({ store, keys }: Services, { own }: Self, speech: Speech): Promise<Markup> {
  const ids = own.map(({ id }) => id)
  const [id] = ids.slice(-1)
  return id === undefined || (await consentsOf(store.db, ids)).length === 0 ? html`` : choicesLink(speech, choicesToken(keys, id))
}

const everywhereMarkup = ({ elsewhere }: Self, { t }: Speech): Markup => {
  const count = new Set(elsewhere.map(({ letterId }) => letterId)).size
  return html`<p class="choice">
    <input type="checkbox" id="everywhere" name="everywhere" value="yes" />
    <label for="everywhere">${t('page.yours.everywhere', { count })}</label>
  </p>`
}

export async function erased(services: Services, { language, token }: Asked, typed: Typed): Promise<Answered> {
  const self = await eraseSelf(services, { token, everywhere: typed.everywhere === 'yes' })
  if (self === null) return refusal(language, refusedBy('link-unknown'))
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
    <h1>${t('page.yours.doneTitle')}</h1>
    <p role="status">${t('page.yours.done')}</p>
  </section>`
  return { status: 200, body: page({ ...speech, title: t('page.yours.doneTitle'), main }) }
}
