import type { ExportFormat } from '@undersigned/documents'
import type { Language } from '@undersigned/letter'
import { fourWords, shortHex } from '@undersigned/signatures'
import { letterBySlug, letterOf } from '@undersigned/storage'
import pino from 'pino'
import { printedLetter } from '../letters/printed.ts'
import { createReader } from '../reader/reader.ts'
import { outputFormat, pathOf, writeLetterFile } from './files.ts'
import { newId } from './import.ts'
import { told } from './output.ts'
import { CommandRefused, WrongUsage } from './refused.ts'
import { withStore } from './store.ts'

interface Options {
  readonly language?: Language
  readonly format?: ExportFormat
  readonly json?: true
}

/** Writes a letter of the database to a file, as it would be printed now. */
export async function exportLetter(named: string, out: string, { language, format: wished, json }: Options): Promise<void> {
  const format = outputFormat(out, wished)
  if (out === '-' && json) throw new WrongUsage('standard output carries the letter or the JSON, not both')
  const written = await withStore(async (store) => {
    const letter = (await letterOf(store.db, named)) ?? (await letterBySlug(store.db, named))
    if (letter === null) throw new CommandRefused(`there is no letter with the id or address ${named}`)
    const wanted = language ?? letter.language
    const reader = createReader({ store, log: pino({ level: 'warn' }, pino.destination(2)), now: Date.now, newId })
    try {
      const document = await printedLetter({ store, reader }, letter, wanted)
      if (document === null) throw new CommandRefused(`${letter.title} has no version in ${wanted}`)
      const seal = letter.manifest === null ? null : { words: fourWords(letter.manifest).join(' '), hex: shortHex(letter.manifest) }
      await writeLetterFile(document, format, out, seal)
      return { letter: letter.id, language: wanted, format, file: pathOf(out), sealed: seal !== null }
    } finally {
      await reader.close()
    }
  })
  if (out !== '-') told(written, `${out} written`, json)
}
