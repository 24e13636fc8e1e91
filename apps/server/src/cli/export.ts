import type { ExportFormat } from '@undersigned/documents'
import type { Language, LetterDocument } from '@undersigned/letter'
import { fourWords, shortHex } from '@undersigned/signatures'
import { copiesOf, type LetterRow, letterBySlug, letterOf, recipientsOf, type Store } from '@undersigned/storage'
import pino from 'pino'
import type { ExchangeFormat } from '../documents/exchange.ts'
import { printedCopy, printedLetter } from '../letters/printed.ts'
import { createReader, type Reader } from '../reader/reader.ts'
import { exchangeBytes } from './export-exchange.ts'
import { outputFormat, writeBytes, writeLetterFile } from './files.ts'
import { newId } from './import.ts'
import { told } from './output.ts'
import { pathOf } from './path.ts'
import { CommandRefused, WrongUsage } from './refused.ts'
import { withStore } from './store.ts'

/** What a letter leaves as: to be read, or to be worked on in another tool. */
export type WrittenFormat = ExportFormat | 'xliff' | 'po'

interface Options {
  readonly language?: Language
  readonly format?: WrittenFormat
  /** The id of one copy of a letter that goes out individually. */
  readonly copy?: string
  readonly json?: true
}

/** Writes a letter of the database to a file, as it would be printed now. */
export async function exportLetter(named: string, out: string, { language, format: wished, copy, json }: Options): Promise<void> {
  const format = exchangeFormat(out, wished) ?? outputFormat(out, readFormat(wished))
  if (out === '-' && json) throw new WrongUsage('standard output carries the letter or the JSON, not both')
  const written = await withStore(async (store) => {
    const letter = (await letterOf(store.db, named)) ?? (await letterBySlug(store.db, named))
    if (letter === null) throw new CommandRefused(`there is no letter with the id or address ${named}`)
    const reader = createReader({ store, log: pino({ level: 'warn' }, pino.destination(2)), now: Date.now, newId })
    try {
      if (format === 'xlf' || format === 'po') {
        if (copy !== undefined) throw new WrongUsage('--copy: a copy is printed, translators’ tools get the whole version')
        const exchanged = await exchangeBytes({ store, reader, now: Date.now }, letter, { language, format })
        await writeBytes(exchanged.bytes, out)
        return { letter: letter.id, language: exchanged.language, format: format === 'xlf' ? 'xliff' : 'po', file: pathOf(out) }
      }
      const document = await wantedDocument({ store, reader }, letter, { language, copy })
      const seal = letter.manifest === null ? null : { words: fourWords(letter.manifest).join(' '), hex: shortHex(letter.manifest) }
      await writeLetterFile(document, format, out, seal)
      return { letter: letter.id, language: document.text.language, copy, format, file: pathOf(out), sealed: seal !== null }
    } finally {
      await reader.close()
    }
  })
  if (out !== '-') told(written, `${out} written`, json)
}

/** By what was said, else by the file's ending; null for a format that is read by people. */
function exchangeFormat(out: string, wished: WrittenFormat | undefined): ExchangeFormat | null {
  if (wished === 'xliff' || (wished === undefined && /\.(?:xlf|xliff)$/iu.test(out))) return 'xlf'
  return wished === 'po' || (wished === undefined && /\.po$/iu.test(out)) ? 'po' : null
}

const readFormat = (wished: WrittenFormat | undefined): ExportFormat | undefined =>
  wished === 'xliff' || wished === 'po' ? undefined : wished

type Tools = { readonly store: Store; readonly reader: Reader }
type Wanted = { readonly language: Language | undefined; readonly copy: string | undefined }

async function wantedDocument(tools: Tools, letter: LetterRow, { language, copy }: Wanted): Promise<LetterDocument> {
  if (copy !== undefined) return wantedCopy(tools, letter, { language, copy })
  const wanted = language ?? letter.language
  const document = await printedLetter(tools, letter, wanted)
  if (document === null) throw new CommandRefused(`${letter.title} has no version in ${wanted}`)
  return document
}

/** A copy is in its own language; one that is not there is answered with those that are. */
async function wantedCopy(tools: Tools, letter: LetterRow, { language, copy: id }: Wanted & { copy: string }): Promise<LetterDocument> {
  const { db } = tools.store
  const copies = letter.mode === 'individual' ? await copiesOf(db, letter.id) : []
  const wanted = language ?? copies.find((copy) => copy.id === id)?.language ?? letter.language
  const document = await printedCopy(tools, letter, { id, language: wanted })
  if (document !== null) return document
  const recipients = await recipientsOf(db, letter.id)
  const lines = copies.map((copy) => {
    const names = recipients.filter((recipient) => copy.recipients.includes(recipient.id)).map(({ name }) => name)
    return `  ${copy.id}  ${copy.language}  ${names.join(', ')}`
  })
  const known = lines.length === 0 ? 'It goes out as one letter, without copies.' : `Its copies:\n${lines.join('\n')}`
  throw new CommandRefused(`${letter.title} has no copy ${id} in ${wanted}. ${known}`)
}
