import { type Inline, type Language, type LetterText, type Note, type NoteId, type Paragraph, paragraphId } from '@undersigned/letter'
import type * as Y from 'yjs'
import { applyEdits } from './apply.ts'
import { contentOfTokens, tokensOfContent } from './content.ts'
import { diffTokens } from './diff.ts'
import { HEAD_MARKER, idOfMarker, type Marker, markerOfShape, shapeOf } from './marker.ts'
import { BODY, noteField, noteOfField } from './names.ts'
import { markerToken, type Token } from './token.ts'
import { tokensOf } from './walk.ts'

/** Writes a letter into a document that holds none yet; throws where words already stand. */
export function writeLetterText(doc: Y.Doc, text: LetterText, origin?: unknown): void {
  if (doc.getText(BODY).length > 0) throw new Error('the document already holds a letter')
  replaceLetterText(doc, text, origin)
}

/** Makes the document say exactly this letter, touching only what differs: paragraphs keep their identity by id. */
export function replaceLetterText(doc: Y.Doc, text: LetterText, origin?: unknown): void {
  doc.transact(() => {
    replaceTokens(doc.getText(BODY), tokensOfLetter(text))
    const said = new Map(text.notes.map((note) => [note.id, note.content]))
    for (const id of new Set([...said.keys(), ...notesIn(doc)])) writeNote(doc, id, said.get(id) ?? [])
  }, origin)
}

export function writeNote(doc: Y.Doc, id: NoteId, content: readonly Inline[]): void {
  replaceTokens(doc.getText(noteField(id)), tokensOfContent(content))
}

/** The letter as the document holds it now. The same document always reads the same, whoever reads it (rule L12). */
export function readLetterText(doc: Y.Doc, language: Language): LetterText {
  const tokens = tokensOf(doc.getText(BODY))
  return { language, paragraphs: paragraphsOf(tokens), notes: readNotes(doc, tokens) }
}

export function replaceTokens(text: Y.Text, after: readonly Token[]): void {
  applyEdits(text, diffTokens(tokensOf(text), after))
}

function tokensOfLetter(text: LetterText): Token[] {
  return text.paragraphs.flatMap((paragraph) => [
    markerToken(markerOfShape(paragraph, paragraph.id, paragraph.from)),
    ...tokensOfContent(paragraph.content),
  ])
}

function paragraphsOf(tokens: readonly Token[]): Paragraph[] {
  const found: { readonly marker: Marker; readonly tokens: Token[] }[] = []
  for (const token of tokens) {
    if (token.type === 'marker') found.push({ marker: token.marker, tokens: [] })
    else {
      if (found.length === 0) found.push({ marker: HEAD_MARKER, tokens: [] })
      found.at(-1)?.tokens.push(token)
    }
  }
  return found.map(({ marker, tokens: content }) => ({
    ...shapeOf(marker),
    id: idOfMarker(marker),
    ...(marker.from === null ? {} : { from: paragraphId(marker.from) }),
    content: contentOfTokens(content),
  }))
}

function notesIn(doc: Y.Doc): NoteId[] {
  return [...doc.share.keys()].flatMap((field) => noteOfField(field) ?? []).sort()
}

/** Notes in the order in which they are first referred to, then those nobody refers to that still say something. */
function readNotes(doc: Y.Doc, tokens: readonly Token[]): Note[] {
  const contents = new Map<NoteId, readonly Token[]>()
  const visit = (id: NoteId): void => {
    if (contents.has(id)) return
    const content = tokensOf(doc.getText(noteField(id)))
    contents.set(id, content)
  }
  for (const id of referredTo(tokens)) visit(id)
  for (const content of contents.values()) for (const id of referredTo(content)) visit(id)
  for (const id of notesIn(doc)) if (doc.getText(noteField(id)).length > 0) visit(id)
  return [...contents].map(([id, content]) => ({ id, content: contentOfTokens(content) }))
}

const referredTo = (tokens: readonly Token[]): NoteId[] =>
  tokens.flatMap((token) => (token.type === 'atom' && token.atom.type === 'note-ref' ? token.atom.note : []))
