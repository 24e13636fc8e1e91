import { isLanguage, type Language } from '@undersigned/letter'
import { fourWords } from '@undersigned/signatures'
import { html } from 'hono/html'
import { differenceBetween } from '../letters/amending.ts'
import { refusedBy } from '../letters/refusals.ts'
import { sealedLetter } from '../letters/sealed.ts'
import { objectTo, signAgain, type Told, toldBy } from '../letters/succession.ts'
import { titleIn } from '../letters/title-in.ts'
import type { Services } from '../services.ts'
import { differingMarkup } from './differing.ts'
import { page } from './layout.ts'
import { letterMarkup, speechFor } from './letter-page.ts'
import { type Answered, receiptMarkup, refusal } from './told.ts'
import { yoursMarkup } from './yours.ts'

interface Asked {
  readonly language: string
  readonly token: string
}

/** What was corrected, and a button to object: mail scanners open links, so looking changes nothing (rule G44). */
export async function objectPage(services: Services, asked: Asked): Promise<Answered> {
  const told = await toldBy(services, asked.token)
  if (told === null || (told.succession.state !== 'carried' && told.succession.state !== 'objected')) return unknown(asked)
  if (told.row.state === 'withdrawn') return refusal(asked.language, refusedBy('already-withdrawn'))
  if (told.succession.state === 'objected') return saying(asked.language, 'objectedTitle', 'objected')
  return question(services, { ...asked, told, kind: 'object' })
}

export async function objected(services: Services, asked: Asked): Promise<Answered> {
  const outcome = await objectTo(services, asked.token)
  const isSo = outcome.ok || outcome.refusal === 'already-objected'
  return isSo ? saying(asked.language, 'objectedTitle', 'objected') : refusal(asked.language, refusedBy(outcome.refusal))
}

/** What was changed, the whole letter as it is now, and a button to sign it again (rule G43). */
export async function againPage(services: Services, asked: Asked): Promise<Answered> {
  const told = await toldBy(services, asked.token)
  if (told === null) return unknown(asked)
  const { succession, letter, row } = told
  if (row.state === 'withdrawn') return refusal(asked.language, refusedBy('already-withdrawn'))
  if (succession.state === 'confirmed') return saying(asked.language, 'againTitleDone', 'againDone')
  if (succession.state !== 'asked' || succession.manifest !== letter.manifest) return refusal(asked.language, refusedBy('link-expired'))
  if (letter.amending !== null) return saying(asked.language, 'againTitle', 'againLater')
  if (succession.dueAt !== null && services.now() >= succession.dueAt) return refusal(asked.language, refusedBy('link-expired'))
  return question(services, { ...asked, told, kind: 'again' })
}

export async function confirmedAgain(services: Services, asked: Asked): Promise<Answered> {
  const outcome = await signAgain(services, asked)
  if (outcome.ok) return saying(asked.language, 'againTitleDone', 'againDone', outcome.value.receipt)
  if (outcome.refusal === 'already-confirmed') return saying(asked.language, 'againTitleDone', 'againDone')
  const told = await toldBy(services, asked.token)
  return refusal(asked.language, refusedBy(outcome.refusal, { name: told?.row.name ?? '', date: '' }))
}

const unknown = ({ language }: Asked): Promise<Answered> => refusal(language, refusedBy('link-unknown'))

interface Questioned extends Asked {
  readonly told: Told
  readonly kind: 'object' | 'again'
}

async function question(services: Services, { language, token, told, kind }: Questioned): Promise<Answered> {
  const { succession, letter, row } = told
  const wished = isLanguage(language) ? language : (row.language ?? letter.language)
  const { language: shown, differing } = await differenceBetween(services.store.db, letter, { ...succession, language: wished })
  const [speech, sealed] = await Promise.all([speechFor(language), sealedLetter(services.store.db, letter, shown)])
  const { t, formats } = speech
  const addressOf = (other: Language): string => `${services.origin}/${other}/${kind}/${token}`
  const expires = succession.dueAt === null ? '' : formats.deadline(succession.dueAt, letter.zone)
  const words = fourWords(succession.manifest).join(' ')
  const title = t(`page.${kind}Title`)
  const letterTitle = await titleIn(services.store.db, letter, shown)
  const main = html`<section class="sheet">
      <h1>${title}</h1>
      <p>${t(`page.${kind}Lede`, { letter: letterTitle, name: row.name, expires })}</p>
    </section>
    <section class="sheet" aria-labelledby="changed">
      <h2 id="changed">${t('page.changed')}</h2>
      ${differing.length === 0 ? html`<p>${t('page.changedNothing')}</p>` : differing.map((each) => differingMarkup(each, shown, speech))}
    </section>
    <section class="sheet" aria-labelledby="answer">
      <h2 id="answer">${t(`page.${kind}AnswerTitle`)}</h2>
      <p>${t(`page.${kind}Answer`, { words })}</p>
      <form method="post" action="/${shown}/${kind}/${token}"><button type="submit">${t(`page.${kind}Button`)}</button></form>
      ${yoursMarkup(t, { language: shown, token })}
    </section>
    ${
      sealed === null
        ? ''
        : html`<details class="whole">
            <summary>${t('page.wholeLetter')}</summary>
            ${await letterMarkup(services, { letter, language: shown, sealed })}
          </details>`
    }`
  const languages = { current: shown, all: sealed?.languages ?? [shown], addressOf }
  return { status: 200, body: page({ ...speech, title: `${title}: ${letterTitle}`, languages, main }) }
}

type Title = 'objectedTitle' | 'againTitleDone' | 'againTitle'
type Text = 'objected' | 'againDone' | 'againLater'

async function saying(language: string, title: Title, text: Text, receipt = ''): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const main = html`<section class="sheet">
      <h1>${t(`page.${title}`)}</h1>
      <p role="status">${t(`page.${text}`)}</p>
    </section>
    ${receipt === '' ? '' : receiptMarkup(speech, receipt)}`
  return { status: 200, body: page({ ...speech, title: t(`page.${title}`), main }) }
}
