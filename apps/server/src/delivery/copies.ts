import { letterForCopy } from '@undersigned/documents/page'
import { canonicalJson, digestOf, isLanguage, type Language, type LetterDocument, type Recipient } from '@undersigned/letter'
import {
  type DeliveryCopy,
  type DeliveryPlan,
  planDelivery,
  type RecordTrust,
  type SealedCopy,
  type Standing,
  staleRecipients,
} from '@undersigned/signatures'
import {
  coalitionOf,
  copiesOf,
  coversOf,
  type Db,
  type DeliveryRow,
  deliveriesOf,
  deliveryFrom,
  type LetterRow,
  type RecipientRecord,
  recipientRecords,
  standingOf,
  versionsOf,
} from '@undersigned/storage'
import { titleOf } from '../letters/new-letter.ts'
import { isListOpen, liveLetter, printedSignatories } from '../letters/printed.ts'
import { manifestFrom, manifestInForce, sealedLetter } from '../letters/sealed.ts'
import type { Services } from '../services.ts'
import { type Cover, filled, proposedCover, proposedSalutation } from './cover.ts'

/** What one recipient gets: a mail in their language, under their own salutation, and the letter with it. */
export interface CopyToSend extends DeliveryCopy, Cover {
  /** As the letter names them in the copy's language. */
  readonly shown: Recipient
  readonly salutation: readonly string[]
  readonly record: RecipientRecord
}

export interface Prepared {
  readonly letter: LetterRow
  readonly standing: Standing
  readonly copies: readonly CopyToSend[]
  readonly plan: DeliveryPlan
  readonly delivered: readonly DeliveryRow[]
  /** The cover mail in a language before anybody changed a word of it. */
  readonly proposed: (language: Language) => Promise<Cover>
}

type Given = Pick<Services, 'reader' | 'keys' | 'origin' | 'now' | 'config'>

/** Every copy as it would go now, whether it may or not: the preview and the release read the same (rules G141, G151). */
export async function prepareDelivery(given: Given, db: Db, letter: LetterRow, only: string | null = null): Promise<Prepared> {
  const [standing, records, delivered, covers, coalition] = await Promise.all([
    standingOf(db, letter),
    recipientRecords(db, letter.id),
    deliveriesOf(db, letter.id),
    coversOf(db, letter.id),
    coalitionOf(db, letter.coalitionId),
  ])
  const addressed = await addressedCopies(db, letter, standing)
  const languages = standing.manifest === null ? addressed.languages : standing.languages
  const proposed = (language: Language): Promise<Cover> => proposedCover(language, { languages: languages.length, config: given.config })
  const texts = new Map<Language, Words | null>()
  const copies: CopyToSend[] = []
  for (const record of records.filter(({ id }) => only === null || id === only)) {
    const own = addressed.copies.find(({ recipients }) => recipients.includes(record.id))
    const language = own?.language ?? languageFor(record, letter, addressed.languages)
    const words = texts.has(language) ? (texts.get(language) ?? null) : await wordsIn(given, db, letter, language)
    texts.set(language, words)
    const shown = words?.recipients.find(({ id }) => id === record.id) ?? record
    const salutation = own?.salutation ?? [await proposedSalutation(language, shown)]
    const cover = covers.find((each) => each.language === language) ?? (await proposed(language))
    const facts = {
      title: words?.title ?? letter.title,
      link: `${given.origin}/${language}/${letter.slug}`,
      coalition: coalition?.name ?? '',
    }
    const mail = filled(cover, { facts, salutation })
    copies.push({
      ...mail,
      recipient: record.id,
      language,
      address: record.contactIndex,
      trust: trustOf(record, { days: letter.recipientDays, now: given.now() }),
      words: digestOf(canonicalJson({ ...mail, salutation, files: fileNames(letter, language) })),
      shown,
      salutation,
      record,
    })
  }
  const plan = planDelivery(copies, { manifest: standing.manifest, languages, delivered: delivered.map(deliveryFrom) })
  return { letter, standing, copies, plan, delivered, proposed }
}

export const fileNames = ({ slug }: LetterRow, language: Language): readonly string[] => [
  `${slug}.${language}.pdf`,
  `${slug}.${language}.docx`,
]

/** The letter as one recipient gets it: in their copy's language, theirs alone where it goes out individually (D6, rule L57). */
export async function documentFor(
  { store, reader }: Pick<Services, 'store' | 'reader'>,
  letter: LetterRow,
  { language, salutation, recipient }: Pick<CopyToSend, 'language' | 'salutation' | 'recipient'>,
): Promise<LetterDocument | null> {
  const words = letter.manifest === null ? await liveLetter(reader, letter, language) : await sealedLetter(store.db, letter, language)
  if (words === null) return null
  const signatories = await printedSignatories(store, letter, language)
  const document = { text: words.text, recipients: words.recipients, signatories, listInFormation: await isListOpen(store.db, letter) }
  if (letter.mode === 'joint') return document
  const { copies } = await addressedCopies(store.db, letter, await standingOf(store.db, letter))
  const own = copies.find(({ recipients }) => recipients.includes(recipient))
  return letterForCopy(document, { recipients: own?.recipients ?? [recipient], salutation })
}

interface Addressed {
  readonly copies: readonly SealedCopy[]
  readonly languages: readonly Language[]
}

/** The copies that the manifest names; before there is one, the rows. */
async function addressedCopies(db: Db, letter: LetterRow, { languages }: Standing): Promise<Addressed> {
  const row = await manifestInForce(db, letter)
  if (row !== null) {
    const { copies } = manifestFrom(row)
    return { copies: copies.kind === 'joint' ? [] : copies.copies, languages }
  }
  const versions = await versionsOf(db, letter.id)
  const all = [letter.language, ...versions.map(({ language }) => language)]
  return { copies: letter.mode === 'joint' ? [] : await copiesOf(db, letter.id), languages: all }
}

const languageFor = ({ language }: Recipient, letter: LetterRow, languages: readonly Language[]): Language =>
  language !== null && isLanguage(language) && languages.includes(language) ? language : letter.language

const trustOf = (record: RecipientRecord, freshness: { readonly days: number; readonly now: number }): RecordTrust =>
  staleRecipients([record], freshness).length === 0 ? 'checked' : record.checkedAt === null ? 'unchecked' : 'stale'

interface Words {
  readonly title: string
  readonly recipients: readonly Recipient[]
}

async function wordsIn({ reader }: Given, db: Db, letter: LetterRow, language: Language): Promise<Words | null> {
  const found = letter.manifest === null ? await liveLetter(reader, letter, language) : await sealedLetter(db, letter, language)
  if (found === null) return null
  return { title: titleOf(found.text, letter.title), recipients: found.recipients }
}
