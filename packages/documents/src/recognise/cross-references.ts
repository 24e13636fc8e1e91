import { type Inline, type LetterText, type Note, normaliseInline, numberedNotes } from '@undersigned/letter'
import { run } from '../content.ts'

const SEE =
  'supra|above|see|cf\\.?|voir|v\\.|siehe|s\\.|vgl\\.|véase|vedi|zie|zob\\.|viz|pozri|glej|vidi|lásd|vezi|вж\\.|βλ\\.|se|ks\\.|vt|skat\\.|žr\\.|ara|féach|ver|ci-dessus'
const NOTE =
  'footnote|note|n\\.|fußnote|fn\\.|anm\\.|nota|voetnoot|noot|przypis|pozn\\.|poznámk\\w+|opomb\\w+|bilješk\\w+|lábjegyzet|бележка|υποσημείωση|fodnote|note|fotnot|not|alaviite|viite|joonealune märkus|zemsvītras piezīme|išnaša|fonóta'
const REFERENCE = new RegExp(`(?<![\\p{L}\\d])((?:(?:${SEE})[,\\s]+)+(?:${NOTE})\\s+)(\\d{1,3})(?!\\d|[./]\\d)`, 'giu')

/** "Supra note 1" names a note by number: the number becomes a live reference, the words stay (rule L36). */
export function liveCrossReferences(text: LetterText): LetterText {
  const numbered = numberedNotes(text)
  const live = (content: readonly Inline[]): Inline[] => normaliseInline(content.flatMap((part) => linked(part, numbered)))
  return {
    ...text,
    paragraphs: text.paragraphs.map((paragraph) => ({ ...paragraph, content: live(paragraph.content) })),
    notes: text.notes.map((note) => ({ ...note, content: live(note.content) })),
  }
}

function linked(part: Inline, notes: readonly Note[]): Inline[] {
  if (part.type !== 'text' || part.marks.link !== undefined) return [part]
  const parts: Inline[] = []
  let done = 0
  for (const match of part.text.matchAll(REFERENCE)) {
    const note = notes[Number(match[2]) - 1]
    const at = match.index + (match[1] ?? '').length
    if (note === undefined) continue
    parts.push(run(part.text.slice(done, at), part.marks), { type: 'note-cross-ref', note: note.id })
    done = at + (match[2] ?? '').length
  }
  return [...parts, run(part.text.slice(done), part.marks)]
}
