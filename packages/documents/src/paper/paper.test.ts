import { type LetterDocument, noteId, type Paragraph, paragraphId } from '@undersigned/letter'
import { anyLetterText } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { convert } from '../convert.ts'
import { fixture } from '../fixtures/read.ts'
import { importDocument } from '../formats.ts'
import { createPaper, type Paper } from './create-paper.ts'
import { PaperFailed } from './engine.ts'
import { paperPayload } from './payload.ts'
import { TEMPLATE } from './template.ts'

const letter = importDocument(fixture('english'), 'markdown')
const seal = { words: 'amber lake orbit sudden', hex: '0123456789ab' }
const paper = createPaper()
const web = createPaper({ engine: 'web' })
const isNative = (await paper.engine()) === 'native'
if (!isNative) process.stderr.write('SKIPPED: the native compiler is not on this system, PDF/UA-1 is not tested\n')

afterAll(async () => {
  await paper.close()
  await web.close()
})

const textOf = (pdf: Uint8Array): string => new TextDecoder('latin1').decode(pdf)

describe.each([
  ['the first engine', paper],
  ['the web engine', web],
] as const)('on %s', (_name, desk: Paper) => {
  test('L54 a letter becomes a tagged PDF in its language with its fonts, the same bytes each time', async () => {
    const pdf = await desk.pdf({ document: letter, seal: null })
    expect(textOf(pdf)).toMatch(/^%PDF-1\.7/u)
    expect(textOf(pdf)).toMatch(/\/Lang\s?\(en-IE\)/u)
    expect(textOf(pdf)).toContain('/StructTreeRoot')
    expect(textOf(pdf)).toContain('/FontFile2')
    expect(textOf(pdf)).not.toContain('CreationDate')
    expect(await desk.pdf({ document: letter, seal: null })).toEqual(pdf)
  })

  test('L54 words that look like a program are words', async () => {
    const hostile = '#panic("no") $x$ ] } \\ #read("/etc/passwd") <label> @ref'
    const paragraphs = letter.text.paragraphs.map(
      (paragraph): Paragraph => ({ ...paragraph, content: [{ type: 'text', text: hostile, marks: { strong: true } }] }),
    )
    const pdf = await desk.pdf({ document: { ...letter, text: { ...letter.text, paragraphs } }, seal })
    expect(textOf(pdf)).toMatch(/^%PDF/u)
  })

  test('L54 any letter can be printed', async () => {
    await fc.assert(
      fc.asyncProperty(anyLetterText, async (text) => {
        expect(textOf(await desk.pdf({ document: { text, recipients: [], signatories: [], listInFormation: true }, seal }))).toMatch(
          /^%PDF/u,
        )
      }),
      { numRuns: 40 },
    )
  })
})

test.skipIf(!isNative)('L54 the native compiler holds a letter with every part to PDF/UA-1', async () => {
  for (const name of ['english', 'french', 'german'] as const) {
    const pdf = await paper.pdf({ document: importDocument(fixture(name), 'markdown'), seal })
    expect(textOf(pdf)).toContain('pdfuaid')
  }
})

test('L54 before sealing DRAFT stands on the page in the letter’s language, afterwards the manifest', () => {
  const draft: unknown = JSON.parse(paperPayload({ document: importDocument(fixture('german'), 'markdown'), seal: null }))
  expect(draft).toMatchObject({ language: 'de', draft: 'ENTWURF', manifest: null })
  const sealed: unknown = JSON.parse(paperPayload({ document: letter, seal }))
  expect(sealed).toMatchObject({ draft: null, manifest: { label: 'Manifest', ...seal } })
})

test('L54 no rule for the page holds on to the letter, so that one copy is laid out with what the last one left', () => {
  const [page = ''] = /footer: context \{[\s\S]*?\n {2}\},\n/u.exec(TEMPLATE) ?? []
  expect(page).toContain('counter(page)')
  expect(page).not.toContain('letter')
})

describe('L55 the printing desk', () => {
  const endless = (): LetterDocument => {
    const text = { type: 'text' as const, text: 'We ask for an answer. '.repeat(4_000), marks: {} }
    const paragraphs = Array.from(
      { length: 60 },
      (_, at): Paragraph => ({ id: paragraphId(`p${at}`), kind: 'body', content: [text, { type: 'note-ref', note: noteId(`n${at}`) }] }),
    )
    const notes = paragraphs.map((_, at) => ({ id: noteId(`n${at}`), content: [text] }))
    return { text: { language: 'en', paragraphs, notes }, recipients: [], signatories: [], listInFormation: false }
  }

  test('L55 gives up a letter that takes too long and prints the next', async () => {
    const desk = createPaper({ timeoutMs: 3_000 })
    await desk.engine()
    const late = desk.pdf({ document: endless(), seal: null })
    const next = desk.pdf({ document: letter, seal: null }).catch(() => desk.pdf({ document: letter, seal: null }))
    await expect(late).rejects.toMatchObject({ name: 'PaperFailed', problem: 'timeout' })
    expect(textOf(await next)).toMatch(/^%PDF/u)
    await desk.close()
  })

  test('L55 once closed it refuses, and what waited is told', async () => {
    const desk = createPaper()
    const waiting = expect(desk.pdf({ document: letter, seal: null })).rejects.toBeInstanceOf(PaperFailed)
    await desk.close()
    await waiting
    await expect(desk.pdf({ document: letter, seal: null })).rejects.toMatchObject({ problem: 'closed' })
  })

  test('L55 a letter goes from Markdown to PDF in one call', async () => {
    expect(textOf(await convert(fixture('french'), 'markdown', 'pdf', { paper }))).toMatch(/\/Lang\s?\(fr\)/u)
  })
})
