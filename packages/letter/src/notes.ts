import type { NoteId } from './ids.ts'
import type { Inline, LetterText, Note } from './text.ts'

/** Every note's number: the order in which first references appear in the text, notes inside notes after those of the text (rule L4). */
export function noteNumbers(text: LetterText): ReadonlyMap<NoteId, number> {
  const numbers = new Map<NoteId, number>()
  const known = new Map(text.notes.map((note) => [note.id, note]))
  const queue: NoteId[] = []
  const visit = (content: readonly Inline[]): void => {
    for (const part of content) {
      if (part.type !== 'note-ref' || numbers.has(part.note) || !known.has(part.note)) continue
      numbers.set(part.note, numbers.size + 1)
      queue.push(part.note)
    }
  }
  for (const paragraph of text.paragraphs) visit(paragraph.content)
  for (const id of queue) visit(known.get(id)?.content ?? [])
  return numbers
}

/** The notes that are referred to, in the order of their numbers. Others exist but are not part of the letter. */
export function numberedNotes(text: LetterText): readonly Note[] {
  const known = new Map(text.notes.map((note) => [note.id, note]))
  return [...noteNumbers(text).keys()].flatMap((id) => known.get(id) ?? [])
}
