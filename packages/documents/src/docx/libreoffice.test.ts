import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LetterDocument, numberedNotes, plainText } from '@undersigned/letter'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture } from '../fixtures/read.ts'
import { exportDocument, importDocument } from '../formats.ts'
import { recipientLine } from '../rows/recipients.ts'
import { signatoryLine } from '../rows/signatories.ts'

const OFFICE = 'soffice'
const PDF_TO_TEXT = 'pdftotext'
const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
const canOpen = has(OFFICE) && has(PDF_TO_TEXT)
if (!canOpen) process.stderr.write('SKIPPED: LibreOffice and pdftotext are not both installed, nobody else has opened our Word files\n')

const folder = mkdtempSync(join(tmpdir(), 'undersigned-docx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Has LibreOffice open every letter at once and print it. */
function openAll(files: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${folder}/profile`
  execFileSync(OFFICE, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], { stdio: 'ignore' })
}

const shownWords = (name: string): string => execFileSync(PDF_TO_TEXT, ['-layout', join(folder, `${name}.pdf`), '-'], { encoding: 'utf8' })

/** Lines are broken anywhere on a page, so letters and digits are compared, not spaces. */
const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, ' ')
const wordsIn = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const word of lettersOf(text).split(' ')) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function allWords({ text, recipients, signatories }: LetterDocument): string {
  return [
    ...recipients.map((row) => recipientLine(row, text.language)),
    ...text.paragraphs.map(({ content }) => plainText(content)),
    ...numberedNotes(text).map(({ content }) => plainText(content)),
    ...signatories.map((row) => signatoryLine(row, text.language)),
  ].join('\n')
}

/** Longer ones are parts of addresses, which a page breaks anywhere. */
const LONGEST_WORD = 25

const shared = new URL('../../../../../shared/letters/', import.meta.url)
const real = existsSync(shared) ? ['civil-society-2020', 'internet-society-2023'] : []
const letters: readonly (readonly [string, () => LetterDocument])[] = [
  ...(['english', 'french', 'german'] as const).map((name) => [name, () => importDocument(fixture(name), 'markdown')] as const),
  ...real.map((name) => [name, () => importDocument(readFileSync(new URL(`${name}.docx`, shared)), 'docx')] as const),
]

describe.skipIf(!canOpen)('opened in LibreOffice', () => {
  beforeAll(() => {
    const files = letters.map(([name, read]) => {
      const file = join(folder, `${name}.docx`)
      writeFileSync(file, exportDocument(read(), 'docx'))
      return file
    })
    openAll(files)
  })

  test.each(letters)('L51 nothing of the %s letter is lost', (name, read) => {
    const shown = wordsIn(shownWords(name))
    const joined = [...shown.keys()].join('')
    const missing = [...wordsIn(allWords(read())).keys()].filter((word) => !shown.has(word) && !joined.includes(word))
    expect(missing.filter((word) => word.length < LONGEST_WORD)).toEqual([])
  })
})
