import { type LetterDocument, paragraphId, plainText, recipientId } from '@undersigned/letter'
import { describe, expect, test } from 'vitest'
import { letterForCopy } from './copy.ts'
import { fixture } from './fixtures/read.ts'
import { exportDocument, importDocument } from './formats.ts'

const letter: LetterDocument = importDocument(fixture('english'), 'markdown')
const [, second] = letter.recipients
const copy = { recipients: second ? [second.id] : [], salutation: ['Dear Minister Novotný,', 'Dear Director Holm,'] }

const greetings = ({ text }: LetterDocument) => text.paragraphs.filter(({ kind }) => kind === 'salutation')
const wordsOf = (document: LetterDocument, format: 'markdown' | 'html'): string =>
  new TextDecoder().decode(exportDocument(document, format))

describe('L57 one copy of a letter', () => {
  test('L57 is the letter with its own recipients and its own salutation, and nothing else differs', () => {
    const made = letterForCopy(letter, copy)
    expect(made.recipients).toEqual(second ? [second] : [])
    expect(greetings(made)).toMatchObject([
      { content: [{ text: 'Dear Minister Novotný,' }, { type: 'line-break' }, { text: 'Dear Director Holm,' }] },
    ])
    const others = (document: LetterDocument) => document.text.paragraphs.filter(({ kind }) => kind !== 'salutation')
    expect(others(made)).toEqual(others(letter))
    expect(made.text.paragraphs.map(({ id }) => id)).toEqual(letter.text.paragraphs.map(({ id }) => id))
    expect(made.signatories).toEqual(letter.signatories)
  })

  test('L57 greets where several salutations stood once, and after the head where none stood', () => {
    const [first] = greetings(letter)
    const twice = {
      ...letter.text,
      paragraphs: letter.text.paragraphs.flatMap((each) => (each === first ? [each, { ...each, id: paragraphId('again') }] : [each])),
    }
    expect(greetings(letterForCopy({ ...letter, text: twice }, copy))).toHaveLength(1)
    const silent = { ...letter.text, paragraphs: letter.text.paragraphs.filter((each) => each !== first) }
    const kinds = letterForCopy({ ...letter, text: silent }, copy).text.paragraphs.map(({ kind }) => kind)
    expect(kinds).toEqual(letter.text.paragraphs.map(({ kind }) => kind))
  })

  test('L57 prints in every format, a greeting of looks like a program included', () => {
    const hostile = letterForCopy(letter, { ...copy, salutation: ['Dear <b>*Minister*</b>,'] })
    expect(wordsOf(hostile, 'html')).toContain('Dear &lt;b&gt;*Minister*&lt;/b&gt;,')
    const again = importDocument(exportDocument(hostile, 'docx'), 'docx')
    expect(greetings(again).map(({ content }) => plainText(content))).toEqual(['Dear <b>*Minister*</b>,'])
    expect(importDocument(exportDocument(hostile, 'markdown'), 'markdown').recipients).toHaveLength(1)
  })

  test('L57 keeps the letter’s own salutation when the copy says none, and knows nobody who is not in the letter', () => {
    const made = letterForCopy(letter, { recipients: [recipientId('stranger')], salutation: [] })
    expect(made.text).toEqual(letter.text)
    expect(made.recipients).toEqual([])
  })
})
