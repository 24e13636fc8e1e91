import { canonicalText, type LetterDocument, plainText } from '@undersigned/letter'
import { anyLetterText } from '@undersigned/letter/testing'
import fc from 'fast-check'
import { parse } from 'parse5'
import { describe, expect, test } from 'vitest'
import { FROM_GOOGLE, FROM_WORD } from '../fixtures/paste.ts'
import { fixture } from '../fixtures/read.ts'
import { importDocument } from '../formats.ts'
import { recognise } from '../recognise/recognise.ts'
import { htmlBlocks } from './read.ts'
import { letterToHtml, letterToHtmlPage } from './write.ts'

const described = (html: string): string[] =>
  htmlBlocks(html).blocks.map(({ shape, content }) => {
    const form =
      shape.type === 'list-item' ? `${shape.list}${shape.level}` : shape.type === 'heading' ? `heading${shape.level}` : shape.type
    return `${form}: ${plainText(content)}`
  })

describe('paste', () => {
  test('L50 from Word: marks, lists, headings, quotations, notes; no markers, no looks', () => {
    expect(described(FROM_WORD)).toEqual([
      'paragraph: Bold words and a\u00a0slanted one.',
      'bulleted0: First point',
      'numbered1: Inner point',
      'heading2: A heading',
      'quotation: A quotation.',
      'paragraph: A link no link',
    ])
    const { blocks, notes, language } = htmlBlocks(FROM_WORD)
    expect(language).toBe('en')
    expect(blocks[0]?.content.map((part) => (part.type === 'text' ? part.marks : part.type))).toEqual([
      { strong: true },
      {},
      { emphasis: true },
      {},
      'note-ref',
      {},
    ])
    expect(blocks[5]?.content[0]).toEqual({ type: 'text', text: 'A link', marks: { link: 'https://example.org/a?b=1&c=2' } })
    expect(notes.map(({ content }) => plainText(content))).toEqual(['A note, see there.'])
    expect(notes[0]?.content).toContainEqual({ type: 'text', text: 'there', marks: { link: 'https://example.org/' } })
  })

  test('L50 from Google Docs: weights decide, wrapped links are unwrapped, notes are notes', () => {
    expect(described(FROM_GOOGLE)).toEqual([
      'paragraph: Plain, strong, both words',
      'bulleted0: One',
      'bulleted1: Two',
      'numbered0: Three',
      'paragraph: Linked',
    ])
    const { blocks, notes } = htmlBlocks(FROM_GOOGLE)
    expect(blocks[0]?.content.filter((part) => part.type === 'text').map((part) => part.marks)).toEqual([
      {},
      { strong: true },
      {},
      { strong: true, emphasis: true },
      {},
    ])
    expect(blocks[4]?.content).toEqual([{ type: 'text', text: 'Linked', marks: { link: 'https://example.org/x?y' } }])
    expect(notes.map(({ content }) => plainText(content))).toEqual(['The note.'])
  })

  test('L50 from LibreOffice and pandoc: their notes too', () => {
    const office = `<p>Word<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Note.</p></div>`
    const pandoc = `<p>Word<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><section class="footnotes"><hr><ol><li id="fn1"><p>Note.<a href="#fnref1" class="footnote-back">↩︎</a></p></li></ol></section>`
    for (const html of [office, pandoc]) {
      expect(described(html)).toEqual(['paragraph: Word'])
      expect(htmlBlocks(html).notes.map(({ content }) => plainText(content))).toEqual(['Note.'])
    }
  })

  test('L31 scripts, styles, frames and handlers leave nothing behind', () => {
    const html = `<p onclick="x()">a<script>b</script><style>c</style><iframe src=x></iframe><svg><script>d</script></svg><img src=x onerror=y alt="e"></p>`
    expect(described(html)).toEqual(['paragraph: ae'])
  })
})

describe('HTML out', () => {
  const letter = importDocument(fixture('english'), 'markdown')

  test('L52 lists nest, headings are headings, notes lead there and back, the language is said', () => {
    const html = letterToHtml(letter)
    expect(html).toMatch(/^<article class="letter" lang="en-IE"/u)
    expect(html).toContain(
      '<li data-level="0">Keep every file in a format that can be read without a licence.<ol><li data-level="1">Publish the formats.</li>',
    )
    expect(html).toContain('<h3 data-level="2">What we ask</h3>')
    expect(html).toContain('<blockquote')
    expect(html).toContain('<sup><a href="#note-2" id="note-2-ref-2" role="doc-noteref">2</a></sup>')
    expect(html).toContain('<a href="#note-2-ref-1" role="doc-backlink"')
    expect(html).toContain('<a href="#note-1" data-cross-reference>1</a>')
    expect(html).toContain('Readers &amp; Writers')
  })

  test('L52 every reference has its note and every way back its reference', () => {
    const html = letterToHtml(letter)
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id))
    for (const [, target] of html.matchAll(/href="#([^"]+)"/gu)) expect(ids).toContain(target)
  })

  test('L52 words are words, whatever they look like', () => {
    const document: LetterDocument = {
      ...letter,
      text: {
        ...letter.text,
        paragraphs: letter.text.paragraphs.map((paragraph) => ({
          ...paragraph,
          content: [{ type: 'text', text: '"><script>x</script>', marks: {} }],
        })),
      },
      recipients: letter.recipients.map((row) => ({ ...row, name: '<b onclick="x">' })),
    }
    expect(letterToHtml(document)).not.toMatch(/<script|<b /u)
  })

  test('L52 any letter gives well-formed HTML that reads back with the same words and kinds', () => {
    fc.assert(
      fc.property(anyLetterText, (text) => {
        const page = letterToHtmlPage({ text, recipients: [], signatories: [], listInFormation: false })
        const errors: string[] = []
        parse(page, { onParseError: ({ code }) => errors.push(code) })
        expect(errors).toEqual([])
        const back = recognise(htmlBlocks(page)).text
        const plain = (content: (typeof text.paragraphs)[number]['content']): string => plainText(content).replace(/\s+/gu, ' ').trim()
        expect(back.paragraphs.map(({ kind, content }) => [kind, plain(content)])).toEqual(
          text.paragraphs.map(({ kind, content }) => [
            kind,
            plain(content.map((part) => (part.type === 'text' ? { ...part, text: part.text.normalize('NFC') } : part))),
          ]),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('L37 our own HTML is read back exactly, rows and all', () => {
    const back = importDocument(new TextEncoder().encode(letterToHtmlPage(letter)), 'html')
    expect(canonicalText(back.text)).toBe(canonicalText(letter.text))
    expect(back.signatories).toEqual(letter.signatories)
    expect(back.recipients.map(({ id: _id, ...row }) => row)).toEqual(letter.recipients.map(({ id: _id, ...row }) => row))
    expect(back.listInFormation).toBe(true)
  })
})
