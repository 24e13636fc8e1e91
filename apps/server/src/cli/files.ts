import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import {
  createPaper,
  DocumentRefused,
  type ExportFormat,
  exportDocument,
  formatOf,
  importDocument,
  isImportFormat,
  LIMITS,
  type PaperInput,
  type Recognised,
} from '@undersigned/documents'
import { loadTranslator } from '@undersigned/i18n'
import type { Language, LetterDocument } from '@undersigned/letter'
import { pathOf } from './path.ts'
import { CommandRefused, WrongUsage } from './refused.ts'

/** Reads a letter from a DOCX, Markdown or HTML file. */
export async function readLetterFile(file: string, language: Language | undefined): Promise<Recognised> {
  const format = formatOf(file)
  if (format === undefined || !isImportFormat(format)) throw await refusedAs('file-not-supported', file)
  const path = pathOf(file)
  const { size } = await stat(path)
  if (size > LIMITS.fileBytes) throw await refusedAs('file-not-readable', `${file} has ${size} bytes, the limit is ${LIMITS.fileBytes}`)
  const bytes = new Uint8Array(await readFile(path))
  try {
    return importDocument(bytes, format, { language })
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error
    const limit = error.limit === undefined ? '' : ` (limit ${error.limit})`
    throw await refusedAs('file-not-readable', `${basename(file)}: ${error.message}${limit}`)
  }
}

/** The format that an output file asks for by its name. */
export function outputFormat(file: string, named?: ExportFormat): ExportFormat {
  const format = named ?? formatOf(file)
  if (format === undefined)
    throw new WrongUsage(
      `${file}: name a file that ends in .docx, .md, .html or .pdf (a version for other tools: .xlf or .po), or say --format where there is one`,
    )
  return format
}

type Seal = PaperInput['seal']

/** Writes a letter to a file, or to standard output for `-`; a sealed one carries its manifest on paper. */
export async function writeLetterFile(document: LetterDocument, format: ExportFormat, out: string, seal: Seal = null): Promise<void> {
  await writeBytes(format === 'pdf' ? await printed(document, seal) : exportDocument(document, format), out)
}

/** Writes to a file, in a folder that is made where there is none, or to standard output for `-`. */
export async function writeBytes(bytes: Uint8Array, out: string): Promise<void> {
  if (out === '-') {
    process.stdout.write(bytes)
    return
  }
  const path = pathOf(out)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}

async function printed(document: LetterDocument, seal: Seal): Promise<Uint8Array> {
  const paper = createPaper()
  try {
    return await paper.pdf({ document, seal })
  } finally {
    await paper.close()
  }
}

async function refusedAs(problem: 'file-not-supported' | 'file-not-readable', fact: string): Promise<CommandRefused> {
  const { t } = await loadTranslator('en')
  return new CommandRefused(`${t(`problems.${problem}.title`)}: ${fact}\n${t(`problems.${problem}.text`)}`)
}
