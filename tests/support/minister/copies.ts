import { docxToBlocks, paperLabels, signatoryLine } from '@undersigned/documents'
import { calledIn, honorificIn, loadFormats, loadTranslator } from '@undersigned/i18n'
import { LANGUAGES, type Language, localeOf } from '@undersigned/letter'
import { dkimOf, type SunkMail } from '@undersigned/server/testing/mail'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { textOfPdf } from '../browser-paper.ts'
import { lineIn } from '../reading-rooms/letter.ts'
import { emailOf, type Minister, ministers, ministryIn, salutations } from './ministers.ts'
import type { Signer } from './signers.ts'

/** Whether a mail carries a copy of the letter. */
export const isCopy = ({ raw }: SunkMail): boolean => raw.includes('Content-Type: application/pdf')

/** A copy as its recipient has it: the mail, and what stands in its two files. */
export interface CopyRead {
  readonly envelope: SunkMail
  readonly mail: Email
  readonly files: readonly string[]
  /** Null where no program that reads PDF files is installed. */
  readonly pdf: string | null
  readonly docx: string
}

export async function readCopy(envelope: SunkMail, canReadPdf: boolean): Promise<CopyRead> {
  const mail = await PostalMime.parse(envelope.raw)
  const [pdf, docx] = mail.attachments
  return {
    envelope,
    mail,
    files: mail.attachments.map(({ filename }) => filename ?? ''),
    pdf: canReadPdf ? squashed(await textOfPdf(bytesOf(pdf))) : null,
    docx: squashed(JSON.stringify(docxToBlocks(bytesOf(docx)).blocks)),
  }
}

function bytesOf(attachment: Attachment | undefined): Uint8Array {
  const content = attachment?.content ?? ''
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
}

/** Words without what a line of print does to them: where they are broken, and with what. */
const squashed = (text: string): string => text.normalize('NFC').replace(/[\s\u00ad-]+/gu, '')

/** How a minister is greeted: as the coalition wrote, else as their language proposes. */
export async function greetingOf({ honorific, name, language }: Minister): Promise<readonly string[]> {
  const { t } = await loadTranslator(language)
  const form = honorificIn(honorific, { from: 'en', to: language })
  return salutations[name] ?? [t('mail.cover.salutation', { name: calledIn(language, { honorific: form, name }) })]
}

/** What is wrong with a copy that one minister should have got and nobody else; nothing, if it is theirs. */
export async function faultsOf(copy: CopyRead, minister: Minister, expected: Expected): Promise<readonly string[]> {
  const mail = await faultsOfMail(copy, minister, expected)
  const words = await wordsFor(minister, expected.signers)
  const missing = [
    ...words.filter((part) => !copy.docx.includes(squashed(part))).map((part) => `not in the Word file: ${part}`),
    ...words.filter((part) => copy.pdf !== null && !copy.pdf.includes(squashed(part))).map((part) => `not in the PDF: ${part}`),
  ]
  const all = [copy.envelope.raw, copy.mail.text, copy.mail.html, JSON.stringify(copy.mail.headers), copy.docx, copy.pdf].join('\n')
  const found = foreignTo(minister, expected.signers).filter((part) => all.includes(part) || all.includes(squashed(part)))
  return [...mail, ...missing, ...found.map((part) => `somebody else’s: ${part}`)].map((fault) => `${minister.country}: ${fault}`)
}

export interface Expected {
  readonly slug: string
  readonly publicKey: string
  readonly signers: readonly Signer[]
}

async function faultsOfMail({ envelope, mail, files }: CopyRead, minister: Minister, { slug, publicKey }: Expected) {
  const { language } = minister
  const { t } = await loadTranslator(language)
  const [before = ''] = t('mail.cover.opening', { title: '{title}' }).split('{title}')
  const [after = ''] = t('mail.cover.readAt', { link: '{link}' }).split('{link}')
  const greeting = (await greetingOf(minister)).join('\n')
  const isRight: Readonly<Record<string, boolean>> = {
    signed: dkimOf(envelope.raw, publicKey).get('d') === 'readers.example',
    'addressed to them alone': mail.to?.map(({ address }) => address).join() === emailOf(minister) && !mail.cc && !mail.bcc,
    'comes back to us': /^letters\+b-/.test(envelope.from) && /^letters\+r-/.test(mail.replyTo?.[0]?.address ?? ''),
    'subject in their language': mail.subject === t('mail.cover.subject', { title: lineIn(language, 'subject') }).replace(/\s+/g, ' '),
    'own greeting first': mail.text?.startsWith(`${greeting}\n\n${before}`) === true,
    'words in their language': mail.text?.includes(after.trim()) === true && mail.text.includes(t('mail.cover.reaches')),
    'leads to their version': mail.text?.includes(`/${language}/${slug}`) === true,
    'said to be in their language': mail.html?.includes(`<html lang="${localeOf(language)}">`) === true,
    'two files': files.join() === `${slug}.${language}.pdf,${slug}.${language}.docx`,
  }
  return Object.entries(isRight).flatMap(([what, holds]) => (holds ? [] : [`not ${what}`]))
}

/** What stands in both files: who it is for, the text from first to last, and who signed it, all in one language. */
async function wordsFor(minister: Minister, signers: readonly Signer[]): Promise<readonly string[]> {
  const { language, name, country } = minister
  const formats = await loadFormats(language)
  return [
    name,
    ministryIn[language],
    formats.country(country),
    ...(await greetingOf(minister)),
    ...(['subject', 'cost', 'asks', 'open', 'pay', 'tried', 'visitor', 'end'] as const).map((line) => lineIn(language, line)),
    paperLabels(language).listInFormation,
    ...signers.map((signer) => listedAs(signer, language)),
  ]
}

export const listedAs = ({ name, country }: Signer, language: Language): string =>
  signatoryLine({ class: 'individual', name, country, title: '', affiliation: '', group: '' }, language)

const foreignTo = (minister: Minister, signers: readonly Signer[]): readonly string[] => [
  ...ministers.filter((other) => other !== minister).flatMap((other) => [emailOf(other), other.name]),
  ...signers.map(({ email }) => email),
  ...LANGUAGES.filter((other) => other !== minister.language).map((other) => lineIn(other, 'open')),
]
