import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fixture } from './fixtures/read.ts'
import { exportDocument, type ImportFormat, importDocument } from './formats.ts'
import { DocumentRefused, LIMITS } from './refused.ts'

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const types = (main = MAIN): string => `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
const word = (body: string, more: Record<string, Uint8Array> = {}, contentTypes = types()): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(contentTypes),
    'word/document.xml': strToU8(body.startsWith('<') ? body : `<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`),
    ...more,
  })
const document = (inner: string): string => `<w:document ${NAMESPACE}><w:body>${inner}</w:body></w:document>`

function refusal(bytes: Uint8Array | string, format: ImportFormat): Pick<DocumentRefused, 'reason' | 'limit'> {
  try {
    importDocument(typeof bytes === 'string' ? strToU8(bytes) : bytes, format)
  } catch (error) {
    if (error instanceof DocumentRefused) return { reason: error.reason, limit: error.limit }
    throw error
  }
  throw new Error('the file was taken in')
}

/** Makes the directory of a zip file promise less than a part holds. */
function lying(bytes: Uint8Array, claimed: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 46; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, claimed, true)
  return copy
}

describe('Word files', () => {
  test('L30 50 MB are too large', () => {
    expect(refusal(new Uint8Array(50 * 1024 * 1024), 'docx')).toEqual({ reason: 'too-large', limit: LIMITS.fileBytes })
  })

  test('L30 a zip bomb is refused by its directory', () => {
    const bomb = word(document('<w:p/>'), { 'word/media/zeros': new Uint8Array(4 * 1024 * 1024) })
    expect(refusal(bomb, 'docx')).toEqual({ reason: 'zip-bomb', limit: LIMITS.ratio })
    const many = Object.fromEntries(Array.from({ length: LIMITS.entries + 1 }, (_, at) => [`x/${at}`, new Uint8Array(0)]))
    expect(refusal(word(document('<w:p/>'), many), 'docx')).toEqual({ reason: 'zip-bomb', limit: LIMITS.entries })
  })

  test('L30 a directory that lies about sizes gains nothing', () => {
    expect(refusal(lying(word(document('<w:p/>'.repeat(1_000))), 100), 'docx').reason).toMatch(/damaged|not-what-it-says/u)
  })

  test('L30 a password, the old binary format and macros are named', () => {
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
    const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
    expect(refusal(Uint8Array.from([...compound, ...new Array(600).fill(0), ...name]), 'docx').reason).toBe('encrypted')
    expect(refusal(Uint8Array.from([...compound, ...new Array(600).fill(0)]), 'docx').reason).toBe('not-what-it-says')
    expect(refusal(word(document('<w:p/>'), { 'word/vbaProject.bin': strToU8('x') }), 'docx').reason).toBe('macros')
    expect(refusal(word(document('<w:p/>'), {}, types('application/vnd.ms-word.document.macroEnabled.main+xml')), 'docx').reason).toBe(
      'macros',
    )
  })

  test.each([
    ['plain words', strToU8('Dear Minister,')],
    ['a PDF', strToU8('%PDF-1.7 and so on')],
    ['a zip file of something else', zipSync({ 'readme.txt': strToU8('hello') })],
    ['nothing at all', new Uint8Array(0)],
  ])('L30 %s is not what it says', (_name, bytes) => {
    expect(refusal(bytes, 'docx').reason).toBe('not-what-it-says')
  })

  test('L30 entities and broken XML are damage', () => {
    const dtd = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]>${document('<w:p><w:r><w:t>&a;</w:t></w:r></w:p>')}`
    expect(refusal(word(dtd), 'docx').reason).toBe('damaged')
    expect(refusal(word('<w:document'), 'docx').reason).toBe('damaged')
    expect(refusal(exportDocument(importDocument(fixture('english'), 'markdown'), 'docx').subarray(0, 3_000), 'docx').reason).toBe(
      'damaged',
    )
  })

  test('L30 10,000 paragraphs and endless nesting are named with their limits', () => {
    expect(refusal(word(document('<w:p/>'.repeat(10_000))), 'docx')).toEqual({ reason: 'too-many-paragraphs', limit: LIMITS.paragraphs })
    const tables = document(`${'<w:tbl><w:tr><w:tc>'.repeat(400)}${'</w:tc></w:tr></w:tbl>'.repeat(400)}`)
    expect(refusal(word(tables), 'docx')).toEqual({ reason: 'too-deep', limit: LIMITS.depth })
  })

  test('L30 hidden and deleted words stay out, inserted ones come in', () => {
    const run = (text: string, properties = ''): string => `<w:r>${properties}<w:t>${text}</w:t></w:r>`
    const hidden = run('hidden', '<w:rPr><w:vanish/></w:rPr>')
    const body = `<w:p>${run('kept ')}<w:ins>${run('inserted')}</w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>${hidden}</w:p>`
    expect(importDocument(word(document(body)), 'docx').found.body.texts).toEqual(['kept inserted'])
  })
})

describe('Markdown and HTML', () => {
  test('L30 what is too large, too long or too deep is named', () => {
    expect(refusal('a'.repeat(LIMITS.textBytes + 1), 'markdown')).toEqual({ reason: 'too-large', limit: LIMITS.textBytes })
    expect(refusal('a\n\n'.repeat(10_000), 'markdown')).toEqual({ reason: 'too-many-paragraphs', limit: LIMITS.paragraphs })
    expect(refusal('<p>a</p>'.repeat(10_000), 'html')).toEqual({ reason: 'too-many-paragraphs', limit: LIMITS.paragraphs })
    const nested = Array.from({ length: 30 }, (_, at) => `${'  '.repeat(at)}- item`).join('\n')
    expect(refusal(nested, 'markdown')).toEqual({ reason: 'too-deep', limit: LIMITS.listDepth })
    expect(refusal(`${'- '.repeat(50)}item`, 'markdown').reason).toBe('too-deep')
    expect(refusal(`${'> '.repeat(5_000)}quoted`, 'markdown').reason).toBe('too-deep')
    expect(refusal(`${'<ul><li>'.repeat(30)}item`, 'html')).toEqual({ reason: 'too-deep', limit: LIMITS.listDepth })
    expect(refusal('<div>'.repeat(100_000), 'html')).toEqual({ reason: 'too-deep', limit: LIMITS.depth })
  })

  test('L30 Markdown that would keep a parser busy is refused by a look at it', () => {
    expect(refusal('[a](b'.repeat(20_000), 'markdown').reason).toBe('too-deep')
    expect(refusal(`${'['.repeat(1_000)}a`, 'markdown').reason).toBe('too-deep')
    expect(refusal(Array.from({ length: 400 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n'), 'markdown').reason).toBe('too-deep')
  })

  test.each([
    ['html', '<p>a</p><script>alert(1)</script>'],
    ['markdown', 'a\n\n<script>alert(1)</script>\n'],
    ['markdown', 'a <script src=x></script> b'],
  ] as const)('L31 script in %s is refused', (format, text) => {
    expect(refusal(text, format).reason).toBe('macros')
  })

  test('L31 words about script are words', () => {
    expect(importDocument(strToU8('Say `<script>` aloud.'), 'markdown').found.body.texts).toEqual(['Say <script> aloud.'])
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//example.org',
    'file:///etc/passwd',
    'java\tscript:x',
  ])('L31 a link to %s loses its address and keeps its words', (address) => {
    const html = importDocument(strToU8(`<p><a href="${address}">words</a></p>`), 'html')
    const markdown = importDocument(strToU8(`[words](<${address}>)`), 'markdown')
    for (const { found } of [html, markdown]) {
      expect(found.links.count).toBe(0)
      expect(found.body.texts).toEqual(['words'])
    }
  })

  test('L30 what is not text is not what it says', () => {
    expect(refusal(zipSync({ a: strToU8('x') }), 'markdown').reason).toBe('not-what-it-says')
    expect(refusal(Uint8Array.from([0x61, 0xff, 0xfe, 0x80]), 'html').reason).toBe('not-what-it-says')
    expect(refusal('a\u0000b', 'markdown').reason).toBe('not-what-it-says')
  })
})
