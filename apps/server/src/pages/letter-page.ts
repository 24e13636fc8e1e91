import { letterToHtml } from '@undersigned/documents/page'
import { type Formats, loadFormats, loadTranslator, readerLanguageFor, type Translate } from '@undersigned/i18n'
import { isLanguage, type Language, type LetterDocument } from '@undersigned/letter'
import { fourWords, isPublic, shortHex } from '@undersigned/signatures'
import { type LetterRow, letterBySlug, standingOf } from '@undersigned/storage'
import { html, raw } from 'hono/html'
import { titleOf } from '../letters/new-letter.ts'
import { isListOpen, printedSignatories } from '../letters/printed.ts'
import { type SealedLetter, sealedLetter } from '../letters/sealed.ts'
import type { Services } from '../services.ts'
import { assets } from './assets.ts'
import { type Markup, page } from './layout.ts'

/** A letter that anyone may read, in one of its languages; null as long as it may not be read, or does not exist: nothing tells these apart. */
export interface PublicLetter {
  readonly letter: LetterRow
  readonly language: Language
  readonly sealed: SealedLetter
}

export async function publicLetter({ store, now }: Services, slug: string, language: string): Promise<PublicLetter | null> {
  if (!isLanguage(language)) return null
  const letter = await letterBySlug(store.db, slug)
  if (letter === null || !isPublic(await standingOf(store.db, letter), now())) return null
  const sealed = await sealedLetter(store.db, letter, language)
  return sealed === null ? null : { letter, language, sealed }
}

/** What a letter's page needs to speak: words of the interface, formats of the letter's language. */
export interface Speech {
  readonly t: Translate
  readonly formats: Formats
  readonly interfaceLanguage: Language
}

export async function speechFor(language: string): Promise<Speech> {
  const interfaceLanguage = readerLanguageFor([language])
  const [{ t }, formats] = await Promise.all([loadTranslator(interfaceLanguage), loadFormats(interfaceLanguage)])
  return { t, formats, interfaceLanguage }
}

/** The public page of a letter in one language: it works without scripts, names its siblings, and calls nobody else. */
export async function letterPage(services: Services, { letter, language, sealed }: PublicLetter): Promise<Markup> {
  const speech = await speechFor(language)
  const addressOf = (other: Language): string => `${services.origin}/${other}/${letter.slug}`
  const printed = await printedList(services.store, { letter, language })
  const title = titleOf(sealed.text, letter.title)
  return page({
    ...speech,
    title,
    isPublic: true,
    script: assets.seal.address,
    languages: { current: language, all: sealed.languages, addressOf },
    main: html`<h1 class="sr" lang="${language}">${title}</h1>
      ${markupOf(sealed, printed)} ${signaturesNote(services, { letter, count: printed.signatories.length }, speech)} ${sealMarkup(letter, sealed, { ...speech, base: addressOf(language) })}`,
  })
}

/** The letter as a letter, with those who signed it in the order of its reader's language. */
export const letterMarkup = async ({ store }: Services, shown: PublicLetter): Promise<Markup> =>
  markupOf(shown.sealed, await printedList(store, shown))

type PrintedList = Pick<LetterDocument, 'signatories' | 'listInFormation'>

async function printedList(store: Services['store'], { letter, language }: Omit<PublicLetter, 'sealed'>): Promise<PrintedList> {
  const signatories = await printedSignatories(store, letter, language)
  return { signatories, listInFormation: await isListOpen(store.db, letter) }
}

const markupOf = ({ text, recipients }: SealedLetter, list: PrintedList): Markup =>
  raw(letterToHtml({ text, recipients, ...list }, { plain: true, topHeading: 2 }))

interface Signed {
  readonly letter: LetterRow
  readonly count: number
}

function signaturesNote({ now }: Services, { letter, count }: Signed, { t, formats }: Speech): Markup {
  const open = letter.stage === 'sign-on' && (letter.hardDeadline === null || now() < letter.hardDeadline)
  return html`<section class="sheet">
    <p><strong>${count === 0 ? t('page.noSignatures') : t('page.signatories', { count })}</strong></p>
    ${open ? html`<p class="soft">${t('page.byInvitation')}</p>` : ''}
    ${
      open && letter.hardDeadline !== null
        ? html`<p class="soft">${t('page.closesAt', { date: formats.deadline(letter.hardDeadline, letter.zone) })}</p>`
        : ''
    }
  </section>`
}

interface Sealing extends Speech {
  /** Where the files beside the page are. */
  readonly base: string
}

/** The seal as four words and twelve digits, and the means to recompute it (D22). */
function sealMarkup(letter: LetterRow, { manifest }: SealedLetter, { t, formats, base }: Sealing): Markup {
  const { digest } = manifest
  const path = new URL(base).pathname
  return html`<section
    class="sheet seal"
    aria-labelledby="seal"
    data-seal
    data-digest="${digest}"
    data-text="${path}/text.json"
    data-manifest="${path}/manifest.json"
    data-list="${assets.words.address}"
    data-checking="${t('page.checking')}"
    data-matches="${t('page.matches')}"
    data-differs="${t('page.differs')}"
    data-cannot-check="${t('page.cannotCheck')}"
  >
    <h2 id="seal">${t('page.sealed')}</h2>
    <p>${t('page.sealExplains')}</p>
    <dl>
      <dt>${t('page.sealWords')}</dt>
      <dd class="words" data-seal-words translate="no">${fourWords(digest).join(' ')}</dd>
      <dt>${t('page.sealHex')}</dt>
      <dd class="hex" translate="no">${shortHex(digest)}</dd>
    </dl>
    <p class="soft">
      ${t('page.sealedAt', { date: formats.date(manifest.at, letter.zone) })}
      ${letter.publishedAt === null ? '' : html`<br />${t('page.publishedAt', { date: formats.date(letter.publishedAt, letter.zone) })}`}
    </p>
    <p><a href="/log/${letter.id}/checkpoint">${t('page.toLog')}</a> · <a href="${path}/manifest.json">${t('page.manifestFile')}</a> · <a href="${path}/text.json">${t('page.textFile')}</a></p>
    <button type="button" data-seal-check hidden>${t('page.check')}</button>
    <p role="status" data-seal-says></p>
  </section>`
}
