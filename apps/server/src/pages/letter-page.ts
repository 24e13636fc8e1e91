import { letterToHtml } from '@undersigned/documents/page'
import type { LetterDocument } from '@undersigned/letter'
import { fourWords, shortHex } from '@undersigned/signatures'
import { type LetterRow, partnersOf, picturesOf } from '@undersigned/storage'
import { html, raw } from 'hono/html'
import { correctedIn } from '../letters/corrected.ts'
import { isListOpen, printedOf, printedSignatories } from '../letters/printed.ts'
import type { SealedLetter } from '../letters/sealed.ts'
import type { Services } from '../services.ts'
import { assets } from './assets.ts'
import { correctedMarkup } from './differing.ts'
import { type Markup, page } from './layout.ts'
import { curveMarkup } from './public-curve.ts'
import { countMarkup, namesOnPage, pagesMarkup } from './public-list.ts'
import { mapMarkup } from './public-map.ts'
import { organisationsMarkup } from './public-organisations.ts'
import type { PublicLetter, PublicPage } from './public-page.ts'
import { headMarkup, shareMarkup } from './public-share.ts'
import { isSignedHere, signPlace } from './sign-place.ts'
import type { Speech } from './speech.ts'

export type { PublicLetter } from './public-page.ts'
export { type Speech, speechFor } from './speech.ts'

/** The public page of a letter in one language: it works without scripts, names its siblings, and calls nobody else. */
export async function letterPage(services: Services, shown: PublicPage): Promise<Markup> {
  const { letter, language, sealed, speech, list, title, address } = shown
  const { t } = speech
  const base = new URL(address).pathname
  const partners = await partnersOf(services.store.db, letter.id)
  const maySign = isSignedHere(letter, services.now())
  const names = namesOnPage(list, 1).map(printedOf)
  const corrected = await correctedIn(services.store.db, letter, language)
  return page({
    ...speech,
    title,
    isPublic: true,
    head: await headOf(services, shown),
    script: [assets.seal.address, assets.count.address],
    languages: { current: language, all: sealed.languages, addressOf: shown.addressOf },
    main: html`<h1 class="sr" lang="${language}">${title}</h1>
      <p class="top">
        <a href="#signatures" data-count="total">${list.rows.length === 0 ? t('page.noSignatures') : t('page.signatories', { count: list.rows.length })}</a>
        ${maySign ? html`<a class="button" href="#sign">${t('page.public.toSign')}</a>` : ''}
      </p>
      ${markupOf(sealed, { signatories: names, listInFormation: list.isOpen })}
      ${pagesMarkup(list, { ...speech, base, page: 1 })}
      ${corrected === null ? '' : correctedMarkup(corrected, letter.zone, speech)}
      ${signPlace(letter, { ...speech, base, now: services.now })}
      <div data-counts="${base}/count.json">${countMarkup(list, letter, { ...speech, base })}</div>
      ${await organisationsMarkup(services, shown, speech)}
      ${mapMarkup(list, language, speech)} ${curveMarkup(list, letter, speech)}
      ${shareMarkup({ ...speech, title, address, maySign, partners })}
      ${sealMarkup(letter, sealed, { ...speech, base })}`,
  })
}

/** A further page of the list of those who signed (rule G162). */
export async function namesPage(services: Services, shown: PublicPage, at: number): Promise<Markup> {
  const { letter, language, sealed, speech, list, title } = shown
  const { t } = speech
  const base = new URL(shown.address).pathname
  const names = namesOnPage(list, at).map(printedOf)
  const nowhere = { ...sealed.text, paragraphs: [], notes: [] }
  const heading = t('page.public.listTitle', { letter: title })
  return page({
    ...speech,
    title: `${heading} (${t('page.public.listPage', { page: at, pages: list.pages })})`,
    isPublic: true,
    head: html`<link rel="canonical" href="${shown.address}/signatures/${at}" /><link rel="alternate" hreflang="x-default" href="${shown.addressOf(letter.language)}/signatures/${at}" /><link rel="stylesheet" href="${assets.publicCss.address}" />`,
    languages: {
      current: language,
      all: sealed.languages,
      addressOf: (other) => `${services.origin}/${other}/${letter.slug}/signatures/${at}`,
    },
    main: html`<section class="sheet">
        <h1>${heading}</h1>
        <p><a href="${base}">${t('page.toLetter')}</a></p>
      </section>
      ${markupOf({ ...sealed, text: nowhere, recipients: [] }, { signatories: names, listInFormation: list.isOpen && at === list.pages })}
      ${pagesMarkup(list, { ...speech, base, page: at })}`,
  })
}

async function headOf(
  { store, origin }: Services,
  { letter, language, sealed, speech, title, coalition, address, addressOf }: PublicPage,
): Promise<Markup> {
  const shows = (await picturesOf(store.db, letter.id)).get(language)
  const picture = shows === undefined ? null : `${origin}/${language}/${letter.slug}/picture.png?${shows.slice(0, 12)}`
  const languages = sealed.languages.length
  const head = { ...speech, letter, title, address, coalition, languages, original: addressOf(letter.language), picture }
  return html`${headMarkup(head)}<link rel="stylesheet" href="${assets.publicCss.address}" />`
}

/** The letter as a letter, with everyone who signed it in the order of its reader's language. */
export async function letterMarkup({ store }: Services, { letter, language, sealed }: PublicLetter): Promise<Markup> {
  const signatories = await printedSignatories(store, letter, language)
  return markupOf(sealed, { signatories, listInFormation: await isListOpen(store.db, letter) })
}

const markupOf = ({ text, recipients }: SealedLetter, list: Pick<LetterDocument, 'signatories' | 'listInFormation'>): Markup =>
  raw(letterToHtml({ text, recipients, ...list }, { plain: true, topHeading: 2 }))

interface Sealing extends Speech {
  /** The path that the files beside the page are below. */
  readonly base: string
}

/** The seal as four words and twelve digits, and the means to recompute it (D22). */
function sealMarkup(letter: LetterRow, { manifest }: SealedLetter, { t, formats, base: path }: Sealing): Markup {
  const { digest } = manifest
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
    <p><a href="/log/${letter.id}/checkpoint">${t('page.toLog')}</a> · <a href="/log/${letter.id}/bundle.zip" download>${t('page.proofFile')}</a> · <a href="${path}/manifest.json">${t('page.manifestFile')}</a> · <a href="${path}/text.json">${t('page.textFile')}</a></p>
    <button type="button" data-seal-check hidden>${t('page.check')}</button>
    <p role="status" data-seal-says></p>
  </section>`
}
