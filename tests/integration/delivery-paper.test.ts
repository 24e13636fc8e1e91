import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPaper, docxToBlocks, exportDocument } from '@undersigned/documents'
import { letterForCopy } from '@undersigned/documents/page'
import {
  LANGUAGES,
  type Language,
  type LetterDocument,
  type Paragraph,
  type PlainKind,
  paragraphId,
  recipientId,
} from '@undersigned/letter'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { words } from '../support/words-of-24.ts'

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined && spawnSync('pdfinfo', ['-v']).error === undefined
if (!hasPoppler) process.stderr.write('SKIPPED: pdftotext and pdfinfo are not on this system, the copies on paper are not read back\n')

const paper = createPaper()
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'copies-'))
})
afterAll(async () => {
  await paper.close()
  rmSync(folder, { recursive: true })
})

const plain = (id: string, kind: PlainKind, text: string): Paragraph => ({
  id: paragraphId(id),
  kind,
  content: [{ type: 'text', text, marks: {} }],
})

/** A letter to 27 people as one of them gets it. */
function copyFor(language: Language): LetterDocument {
  const recipients = Array.from({ length: 27 }, (_, at) => ({
    id: recipientId(`m${at}`),
    honorific: '',
    name: `Minister Nr${at}`,
    function: '',
    institution: '',
    country: '',
    language: null,
  }))
  const paragraphs = [
    { id: paragraphId('r'), kind: 'recipients' as const, content: [] },
    plain('s', 'subject', `Subject ${language}`),
    plain('d', 'salutation', 'Dear all,'),
    plain('b', 'body', words[language]),
    plain('c', 'closing', 'Yours,'),
    { id: paragraphId('g'), kind: 'signatories' as const, content: [] },
  ]
  const signatory = { class: 'organisation', name: 'Readers of Europe', title: '', affiliation: '', country: '', group: '' } as const
  const document = { text: { language, paragraphs, notes: [] }, recipients, signatories: [signatory], listInFormation: false }
  return letterForCopy(document, { recipients: [recipientId('m3')], salutation: [`Own salutation ${language},`] })
}

const seal = { words: 'amber lake orbit sudden', hex: '0123456789ab' }
const said = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString()
const squeezed = (text: string): string => text.replace(/\s+/gu, ' ')

test.skipIf(!hasPoppler).each(LANGUAGES)('G151 L54 a copy in %s is tagged, in its order, and read back word by word', async (language) => {
  const path = join(folder, `${language}.pdf`)
  const pdf = await paper.pdf({ document: copyFor(language), seal })
  writeFileSync(path, pdf)
  const read = squeezed(said('pdftotext', ['-layout', path, '-']))
  expect(read.replace(/- (?=\p{Ll})/gu, '')).toContain(squeezed(words[language]).slice(0, 24))
  expect(read).toContain('Minister Nr3')
  expect(read).not.toContain('Minister Nr4')
  expect(said('pdfinfo', [path])).toMatch(/Tagged:\s+yes/)
  const tree = squeezed(said('pdfinfo', ['-struct-text', path]))
  const order = [
    'Minister Nr3',
    `Subject ${language}`,
    `Own salutation ${language}`,
    words[language].slice(0, 12),
    'Yours,',
    'Readers of Europe',
  ]
  const places = order.map((part) => tree.indexOf(part))
  expect(places.every((place) => place >= 0)).toBe(true)
  expect([...places].sort((one, other) => one - other)).toEqual(places)
  expect(tree).toMatch(/\bH1\b/)
  expect(new TextDecoder('latin1').decode(pdf)).toContain('/Lang')
  if ((await paper.engine()) === 'native') expect(new TextDecoder('latin1').decode(pdf)).toContain('pdfuaid')
})

test.each(LANGUAGES)('G151 the same copy as a Word file in %s says the same words', (language) => {
  const { blocks } = docxToBlocks(exportDocument(copyFor(language), 'docx'))
  const read = JSON.stringify(blocks)
  for (const part of [words[language], `Own salutation ${language},`, 'Minister Nr3'])
    expect(read).toContain(JSON.stringify(part).slice(1, -1))
  expect(read).not.toContain('Minister Nr4')
})
