import { type Inline, type Language, type LetterText, type Note, type NoteId, type Paragraph, paragraphId } from '@undersigned/letter'
import type * as Y from 'yjs'
import { applyEdits } from './apply.ts'
import { ContentBuilder, tokensOfContent } from './content.ts'
import { diffTokens } from './diff.ts'
import { HEAD_MARKER, idOfMarker, type Marker, markerOfShape, readMarker, shapeOf } from './marker.ts'
import { BODY, noteField, noteOfField } from './names.ts'
import { markerToken, type Token } from './token.ts'
import { tokensOf, walk } from './walk.ts'

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
  const paragraphs = readParagraphs(doc)
  return { language, paragraphs, notes: readNotes(doc, paragraphs) }
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

function readParagraphs(doc: Y.Doc): Paragraph[] {
  const found: { readonly marker: Marker; readonly content: ContentBuilder }[] = []
  const here = (): ContentBuilder => {
    const last = found.at(-1) ?? { marker: HEAD_MARKER, content: new ContentBuilder() }
    if (found.length === 0) found.push(last)
    return last.content
  }
  walk(doc.getText(BODY), {
    marker: (map) => found.push({ marker: readMarker(map), content: new ContentBuilder() }),
    text: (run, marks) => here().text(run, marks),
    atom: (atom) => here().atom(atom),
  })
  return found.map(({ marker, content }) => ({
    ...shapeOf(marker),
    id: idOfMarker(marker),
    ...(marker.from === null ? {} : { from: paragraphId(marker.from) }),
    content: content.done(),
  }))
}

/** What a text without paragraphs holds: a note, or a unit of a version. */
export function readContent(text: Y.Text): Inline[] {
  const content = new ContentBuilder()
  walk(text, {
    marker: () => undefined,
    text: (run, marks) => content.text(run, marks),
    atom: (atom) => content.atom(atom),
  })
  return content.done()
}

function notesIn(doc: Y.Doc): NoteId[] {
  return [...doc.share.keys()].flatMap((field) => noteOfField(field) ?? []).sort()
}

/** Notes in the order in which they are first referred to, then those nobody refers to that still say something. */
function readNotes(doc: Y.Doc, paragraphs: readonly Paragraph[]): Note[] {
  const contents = new Map<NoteId, readonly Inline[]>()
  const visit = (id: NoteId): void => {
    if (!contents.has(id)) contents.set(id, readContent(doc.getText(noteField(id))))
  }
  for (const { content } of paragraphs) referredTo(content).forEach(visit)
  for (const content of contents.values()) referredTo(content).forEach(visit)
  for (const id of notesIn(doc)) if (doc.getText(noteField(id)).length > 0) visit(id)
  return [...contents].map(([id, content]) => ({ id, content }))
}

const referredTo = (content: readonly Inline[]): NoteId[] => content.flatMap((part) => (part.type === 'note-ref' ? part.note : []))
