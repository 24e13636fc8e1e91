import { letterForCopy } from '@undersigned/documents/page'
import { honorificIn } from '@undersigned/i18n'
import type { Language, LetterDocument, SignatoryDisplay } from '@undersigned/letter'
import { orderSignatories, type SealedCopy } from '@undersigned/signatures'
import {
  amendmentOf,
  copiesOf,
  type LetterRow,
  type ListedName,
  listedNames,
  type SignatoryRow,
  type Store,
  signatoriesOf,
} from '@undersigned/storage'
import type { Services } from '../services.ts'
import { namesIn } from './names-of.ts'
import { sealedLetter } from './sealed.ts'

/** Printed before sealing: also those whom a file named; after it, those who count under the manifest in force (D5, rule G42). */
const rowsPrinted = (db: Store['db'], { id, manifest }: LetterRow): Promise<readonly ListedName[]> =>
  manifest === null ? signatoriesOf(db, id, ['named', 'confirmed']) : listedNames(db, id, manifest)

/** Whether the list may still grow (D5); one that was closed stays so while its letter is amended. */
export async function isListOpen(db: Store['db'], { id, stage, amending }: LetterRow): Promise<boolean> {
  const shown = (await amendmentOf(db, id, amending))?.openedFrom ?? stage
  return shown !== 'closed' && shown !== 'archived'
}

export const displayOf = ({ class: kind, name, title, affiliation, country, group }: Printed): SignatoryDisplay => ({
  class: kind,
  name,
  title,
  affiliation,
  country,
  group,
})

type Printed = Pick<SignatoryRow, 'class' | 'name' | 'title' | 'affiliation' | 'country' | 'group'>

/** The same as it is printed: who came late with the day (rule G98). */
export const printedOf = (row: ListedName): SignatoryDisplay => ({
  ...displayOf(row),
  ...(row.lateAt === null ? {} : { late: new Date(row.lateAt).toISOString().slice(0, 10) }),
})

/** The signatories as they are printed for readers of a language. */
export const printedSignatories = async (
  store: Pick<Store, 'db'>,
  letter: LetterRow,
  language: Language,
): Promise<readonly SignatoryDisplay[]> => (await printedRows(store, letter, language)).map(printedOf)

/** The same, with all that is kept of them, under the name that readers of this language know (rule G101). */
export async function printedRows({ db }: Pick<Store, 'db'>, letter: LetterRow, language: Language): Promise<readonly ListedName[]> {
  const rows = (await rowsPrinted(db, letter)).map((row) => namedIn(row, language))
  return orderSignatories(rows.map(listedOf), language).map(({ row }) => row)
}

/** Under the name that readers of a language know. */
export function namedIn(row: ListedName, language: Language): ListedName {
  const name = namesIn(row)[language]
  return name === undefined ? row : { ...row, name }
}

/** A row as the order of the list looks at it. */
export const listedOf = (row: ListedName) => ({ display: printedOf(row), sortKey: row.sortAs, row })

type Parts = Pick<Services, 'store' | 'reader'>

/** A letter in one language as it would be printed now: live while it is drafted, the frozen rows once it is sealed (D18). */
export async function printedLetter({ store, reader }: Parts, letter: LetterRow, language: Language): Promise<LetterDocument | null> {
  const found = letter.manifest === null ? await liveLetter(reader, letter, language) : await sealedLetter(store.db, letter, language)
  if (found === null) return null
  const signatories = await printedSignatories(store, letter, language)
  return { text: found.text, recipients: found.recipients, signatories, listInFormation: await isListOpen(store.db, letter) }
}

interface WantedCopy {
  readonly id: string
  readonly language: Language
}

/** One copy of a letter that goes out individually, in its own language; null when the letter has no such copy (rule L57). */
export async function printedCopy(services: Parts, letter: LetterRow, { id, language }: WantedCopy): Promise<LetterDocument | null> {
  const copy = await copyOf(services.store, letter, id)
  if (copy === null || copy.language !== language) return null
  const document = await printedLetter(services, letter, language)
  return document === null ? null : letterForCopy(document, copy)
}

/** The row only says whom a copy is for: once a letter is sealed, what it says is what the manifest names. */
async function copyOf({ db }: Pick<Store, 'db'>, letter: LetterRow, id: string): Promise<SealedCopy | null> {
  const row = (await copiesOf(db, letter.id)).find((copy) => copy.id === id)
  if (row === undefined) return null
  if (letter.manifest === null) return letter.mode === 'individual' ? row : null
  const sealed = await sealedLetter(db, letter, letter.language)
  return sealed?.copies.find(({ recipients }) => isSame(recipients, row.recipients)) ?? null
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((id) => others.includes(id))

type Words = Pick<LetterDocument, 'text' | 'recipients'>

/** A letter in one language as it stands in its rooms; null for a language that it has not. */
export async function liveLetter(reader: Services['reader'], letter: LetterRow, language: Language): Promise<Words | null> {
  const reading = await reader.read(letter.id, language === letter.language ? [] : [language])
  if (language === letter.language) return { text: reading.original.text, recipients: reading.recipients }
  const version = reading.versions[0]
  if (version === undefined) return null
  const voices = { from: letter.language, to: language }
  const recipients = version.recipients.map((recipient) => ({ ...recipient, honorific: honorificIn(recipient.honorific, voices) }))
  return { text: version.text, recipients }
}
