import { type Language, type LetterDocument, type Paragraph, paragraphId, type Recipient, recipientId } from '@undersigned/letter'
import type { Blocks } from '../blocks.ts'
import { type Inspection, inspect } from '../inspect.ts'
import { randomId } from '../random-id.ts'
import { liveCrossReferences } from './cross-references.ts'
import { exactParts } from './exact.ts'
import { guessParts } from './guess.ts'
import { languageOf } from './language.ts'
import type { Parts, Piece } from './pieces.ts'

export type Recognised = LetterDocument & { readonly found: Inspection }

export interface RecogniseOptions {
  /** The letter's language; what the file and its words say, when it is not given. */
  readonly language?: Language | undefined
  /** Ids for paragraphs and rows; random ones unless a caller brings its own. */
  readonly newId?: (() => string) | undefined
}

/** Makes a letter of what a file holds, and says what was found (rules L32-L37). Nothing that has words is left out. */
export function recognise(source: Blocks, options: RecogniseOptions = {}): Recognised {
  const language = options.language ?? languageOf(source)
  const newId = options.newId ?? randomId
  const parts = source.exact ? exactParts(source, language) : guessParts(source.blocks, language)
  const text = { language, paragraphs: parts.pieces.map((piece) => paragraph(piece, newId())), notes: source.notes }
  const document: LetterDocument = {
    text: source.exact ? text : liveCrossReferences(text),
    recipients: recipientRows(parts, newId),
    signatories: parts.signatories,
    listInFormation: parts.listInFormation,
  }
  return { ...document, found: inspect(document) }
}

const paragraph = ({ shape, content }: Piece, id: string): Paragraph => ({ ...shape, id: paragraphId(id), content })

const recipientRows = (parts: Parts, newId: () => string): Recipient[] =>
  parts.recipients.map((row) => ({ language: null, ...row, id: recipientId(newId()) }))
