import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fixture } from '../fixtures/read.ts'
import { type ImportFormat, importDocument } from '../formats.ts'
import type { Inspection } from '../inspect.ts'

const counts = (found: Inspection): Record<string, number> =>
  Object.fromEntries(Object.entries(found).flatMap(([part, value]) => (typeof value === 'boolean' ? [] : [[part, value.count]])))

const kindsOf = (text: string): string[] => importMarkdown(text).text.paragraphs.map(({ kind }) => kind)
const importMarkdown = (text: string) => importDocument(new TextEncoder().encode(text), 'markdown')

describe('letters of our own writing', () => {
  test('L32 an English letter with every part is known part by part', () => {
    const { found, text } = importDocument(fixture('english'), 'markdown')
    expect(counts(found)).toEqual({
      summary: 1,
      recipients: 3,
      placeDate: 1,
      subject: 1,
      salutations: 2,
      body: 4,
      listItems: 5,
      notes: 3,
      crossReferences: 1,
      links: 1,
      strong: 2,
      strongEmphasis: 1,
      closing: 1,
      lead: 3,
      signatories: 6,
      boilerplate: 1,
    })
    expect(text.paragraphs.filter(({ kind }) => kind === 'recipients' || kind === 'signatories')).toHaveLength(2)
    expect(found.listInFormation).toBe(true)
    expect(text.language).toBe('en')
  })

  test('L33 addresses become rows with institution and country where they can be told', () => {
    const { recipients } = importDocument(fixture('english'), 'markdown')
    expect(recipients.map(({ id: _id, language: _language, ...row }) => row)).toEqual([
      { honorific: 'Ms', name: 'Aoife Brennan', function: 'Commissioner for Culture', institution: 'European Commission', country: '' },
      { honorific: 'Mr', name: 'Pavel Novotný', function: 'Minister of Culture', institution: 'Ministry of Culture', country: 'CZ' },
      { honorific: 'Dr', name: 'Lena Holm', function: 'Director-General for Archives', institution: '', country: '' },
    ])
  })

  test('L35 each name is a row of its class and "[List in formation]" no words', () => {
    const { signatories, text } = importDocument(fixture('english'), 'markdown')
    expect(signatories.map((row) => row.class)).toEqual(['mep', 'mep', 'organisation', 'organisation', 'organisation', 'expert'])
    expect(signatories[1]).toMatchObject({ name: 'Jonas Weber', group: 'Greens/EFA', country: 'DE' })
    expect(signatories[5]).toMatchObject({
      name: 'Prof. Ilse Maar',
      title: 'Chair of Palaeography',
      affiliation: 'University of Harbour Town',
    })
    expect(JSON.stringify(text)).not.toContain('in formation')
  })

  test.each([
    ['french', 'fr', ['year'], 3],
    ['german', 'de', [], 4],
  ] as const)('L32 a letter in %s is known as one', (name, language, open, signatories) => {
    const { found, text } = importDocument(fixture(name), 'markdown')
    expect(text.language).toBe(language)
    expect(counts(found)).toMatchObject({
      summary: 1,
      recipients: 2,
      placeDate: 1,
      subject: 1,
      body: 2,
      crossReferences: 1,
      closing: 1,
      signatories,
    })
    expect(found.placeDate.open).toEqual(open)
    expect(found.listInFormation).toBe(true)
  })
})

describe('what is easy to get wrong', () => {
  test.each([
    ['xx September 2020', ['day']],
    ['Brussels, 17 October', ['year']],
    ['[place], 3 May 2031', ['place']],
    ['Paris, le 1er mars 2031', []],
    ['Budapest, 2031. szeptember 20.', []],
    ['Rīgā, 2031. gada 4. maijā', []],
    ['София, 5 май 2031 г.', []],
    ['Αθήνα, 7 Μαΐου 2031', []],
    ['Madrid, 4 de mayo de 2031', []],
    ['12.03.2031', []],
  ])('L34 "%s" is a place and date', (line, open) => {
    expect(importMarkdown(`${line}\n\nDear Minister,\n\nWe write.\n`).found.placeDate).toMatchObject({ count: 1, open })
  })

  test.each(['We met on 17 October in the building by the river', 'May we ask you something', 'March for Archives'])(
    'L34 "%s" is none',
    (line) => {
      expect(importMarkdown(`${line}\n\nDear Minister,\n\nWe write.\n`).found.placeDate.count).toBe(0)
    },
  )

  test('L32 text that is no letter stays body, and has a place for both lists', () => {
    expect(kindsOf('One thought.\n\nAnother thought.\n')).toEqual(['recipients', 'body', 'body', 'signatories'])
  })

  test('L32 a paragraph that greets in passing is body', () => {
    expect(kindsOf('Dear Minister,\n\nDear reader, you should know this. We wrote it for you.\n\nYours sincerely,\n')).toEqual([
      'recipients',
      'salutation',
      'body',
      'closing',
      'signatories',
    ])
  })

  test('L35 a lead signatory in one paragraph is not a list', () => {
    const { found } = importMarkdown(
      'Dear Minister,\n\nWe write.\n\nYours sincerely,\n\nMara Lindqvist\\\nExecutive Director\\\nQuiet Lines\n',
    )
    expect(found.lead.texts).toEqual(['Mara Lindqvist', 'Executive Director', 'Quiet Lines'])
    expect(found.signatories.count).toBe(0)
  })

  test('L36 a number that names no note of the letter stays a number', () => {
    const { found } = importMarkdown('Dear Minister,\n\nSee note 12 and supra note 1.[^1]\n\n[^1]: A note.\n')
    expect(found.crossReferences.texts).toEqual(['supra note 1'])
    expect(found.body.texts[0]).toContain('See note 12')
  })
})

const shared = new URL('../../../../../shared/letters/', import.meta.url)
const isShared = existsSync(shared)
if (!isShared) process.stderr.write('SKIPPED: the two real letters are not on this machine, recognition is tested on our own only\n')

const FORMATS: readonly (readonly [ImportFormat, string])[] = [
  ['docx', 'docx'],
  ['markdown', 'md'],
]

describe.skipIf(!isShared)('the two real letters', () => {
  const real = (name: string, format: ImportFormat, ending: string) =>
    importDocument(readFileSync(new URL(`${name}.${ending}`, shared)), format)

  test.each(FORMATS)('L32 civil society 2020 from %s', (format, ending) => {
    const { found, recipients, signatories, text } = real('civil-society-2020', format, ending)
    expect(counts(found)).toEqual({
      summary: 0,
      recipients: 4,
      placeDate: 1,
      subject: 1,
      salutations: 1,
      body: 9,
      listItems: 0,
      notes: 6,
      crossReferences: 1,
      links: 0,
      strong: 0,
      strongEmphasis: 0,
      closing: 1,
      lead: 0,
      signatories: 9,
      boilerplate: 0,
    })
    expect(recipients.every((row) => row.honorific !== '' && row.name !== '' && row.function !== '')).toBe(true)
    expect(found.placeDate).toMatchObject({ texts: ['xx September 2020'], open: ['day'] })
    expect(found.subject.texts).toEqual(['Technical solutions to detect child sexual abuse in end-to-end encrypted communications'])
    expect(found.notes.texts[3]).toBe('Supra note 1.')
    expect(text.notes.flatMap(({ content }) => content).some((part) => part.type === 'note-cross-ref')).toBe(true)
    expect(found.closing.texts).toEqual(['Yours sincerely,'])
    expect(signatories.every((row) => row.class === 'organisation')).toBe(true)
    expect(found.listInFormation).toBe(true)
  })

  test.each(FORMATS)('L32 Internet Society 2023 from %s', (format, ending) => {
    const { found, signatories, text } = real('internet-society-2023', format, ending)
    expect(counts(found)).toEqual({
      summary: 1,
      recipients: 0,
      placeDate: 1,
      subject: 1,
      salutations: 2,
      body: 14,
      listItems: 6,
      notes: 4,
      crossReferences: 0,
      links: 5,
      strong: 8,
      strongEmphasis: 1,
      closing: 1,
      lead: 3,
      signatories: 7,
      boilerplate: 1,
    })
    expect(found.salutations.texts).toEqual(['Dear Minister Laanemets,', 'Dear Director Jaarats,'])
    expect(found.placeDate).toMatchObject({ texts: ['Brussels, 17 October'], open: ['year'] })
    expect(found.subject.texts[0]).toMatch(/^Re: /u)
    expect(found.lead.texts[0]).toBe('David Frautschy')
    expect(signatories.every((row) => row.class === 'mep' && row.country !== '')).toBe(true)
    const linked = text.notes.map(({ content }) => content.filter((part) => part.type === 'text' && part.marks.link).length)
    expect(linked).toEqual([1, 1, 1, 1])
  })
})
