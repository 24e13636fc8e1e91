import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { convert } from '@undersigned/documents'
import type { LetterFile } from './browser-letter.ts'
import { root } from './project.ts'

/** A letter that goes the whole way, and the words of it that people on the way do something to. */
export interface Journey {
  readonly title: string
  /** Null: the file is not there. */
  readonly file: () => Promise<LetterFile | null>
  /** Whether the server dies on the way. */
  readonly isKilled: boolean
  /** What the summary of the import must say. */
  readonly found: Readonly<Record<string, number>>
  /** Paragraphs behind whose last word two people write at once. */
  readonly first: string
  readonly second: string
  /** Words of a paragraph before which it is divided. */
  readonly divided: string
  /** A paragraph that moves up by one. */
  readonly moved: string
  /** What stands in the place that the file leaves open. */
  readonly filled: string
  /** Named in the imported file, so printed before sealing and gone after it. */
  readonly named: string
}

const ours: Journey = {
  title: 'a letter of our own',
  isKilled: true,
  file: async () => {
    const markdown = await readFile(join(root, 'packages/documents/src/fixtures/english.md'))
    return { name: 'archives.docx', bytes: Buffer.from(await convert(markdown, 'markdown', 'docx')) }
  },
  found: {
    Summary: 1,
    Recipients: 3,
    'Place and date': 1,
    Subject: 1,
    Salutations: 2,
    'List items': 5,
    Footnotes: 3,
    'References between notes': 1,
    'Strong and emphasised': 1,
    Closing: 1,
    Signatories: 6,
    'About the organisation': 1,
  },
  first: 'We look forward to your answer.',
  second: 'Fund small archives.',
  divided: 'It was raised again',
  moved: 'Test them each year.',
  filled: '14',
  named: 'Jonas Weber',
}

/** Letters that were really sent; they are not part of the project. */
const shared = async (name: string): Promise<LetterFile | null> => {
  const path = join(root, '../shared/letters', name)
  return existsSync(path) ? { name, bytes: await readFile(path) } : null
}

const civilSociety: Journey = {
  title: 'civil-society-2020.docx',
  file: () => shared('civil-society-2020.docx'),
  isKilled: false,
  found: {
    Recipients: 4,
    'Place and date': 1,
    Subject: 1,
    'Body paragraphs': 9,
    Footnotes: 6,
    'References between notes': 1,
    Signatories: 9,
  },
  first: 'perpetrators from offending to begin with.',
  second: 'unrestricted spying tools.',
  divided: 'However, just as child sexual abuse',
  moved: 'surveillance of their communications.',
  filled: '24',
  named: 'Bits of Freedom',
}

const internetSociety: Journey = {
  title: 'internet-society-2023.docx',
  file: () => shared('internet-society-2023.docx'),
  isKilled: false,
  found: {
    Summary: 1,
    'Place and date': 1,
    Salutations: 2,
    'Body paragraphs': 14,
    'List items': 6,
    Footnotes: 4,
    Links: 5,
    Signatories: 7,
  },
  first: 'We look forward to your response.',
  second: 'infiltration and espionage.',
  divided: 'There are no feasible technical solutions',
  moved: 'businesses at risk.',
  filled: '2023',
  named: 'Karen Melchior',
}

export const journeys: readonly Journey[] = [ours, civilSociety, internetSociety]
