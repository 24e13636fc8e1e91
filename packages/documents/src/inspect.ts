import {
  type Inline,
  type LetterDocument,
  type NoteId,
  normaliseInline,
  noteNumbers,
  numberedNotes,
  type Paragraph,
  type ParagraphKind,
  plainText,
} from '@undersigned/letter'
import { linesOf, squeeze, wordsOf } from './content.ts'
import { recipientLine } from './rows/recipients.ts'
import { signatoryLine } from './rows/signatories.ts'

export interface Found {
  readonly count: number
  readonly texts: readonly string[]
}

/** What is in a letter, part by part: the answer of `inspect FILE --json`. */
export interface Inspection {
  readonly summary: Found
  readonly recipients: Found
  readonly placeDate: Found & { readonly open: readonly string[] }
  readonly subject: Found
  /** Lines, not paragraphs: one for each who is greeted on a line of their own. */
  readonly salutations: Found
  readonly body: Found
  readonly listItems: Found
  readonly notes: Found
  readonly crossReferences: Found
  /** Of the text, not of the notes; each as "words <address>". */
  readonly links: Found
  readonly strong: Found
  readonly strongEmphasis: Found
  readonly closing: Found
  readonly lead: Found
  readonly signatories: Found
  readonly boilerplate: Found
  readonly listInFormation: boolean
}

/**
 * Says what a letter holds. Strong runs are counted where words are stressed (body, list items, quotations), neighbours merged; a run
 * that is strong and emphasised counts as `strongEmphasis` only. A subject set in bold is a title, not a stress.
 */
export function inspect(document: LetterDocument): Inspection {
  const { text } = document
  const numbers = noteNumbers(text)
  const of = (kind: ParagraphKind): readonly Paragraph[] => text.paragraphs.filter((paragraph) => paragraph.kind === kind)
  const words = (kind: ParagraphKind): Found => found(of(kind).map(({ content }) => wordsOf(content)))
  const stressed = text.paragraphs.filter(({ kind }) => kind === 'body' || kind === 'list-item' || kind === 'quotation')
  const notes = numberedNotes(text)
  return {
    summary: words('summary'),
    recipients: found(document.recipients.map((row) => recipientLine(row, text.language))),
    placeDate: { ...words('place-date'), open: of('place-date').flatMap(({ content }) => openParts(content)) },
    subject: words('subject'),
    salutations: found(of('salutation').flatMap(({ content }) => linesOf(content).map(wordsOf))),
    body: words('body'),
    listItems: words('list-item'),
    notes: found(notes.map(({ content }) => squeeze(withNumbers(content, numbers)))),
    crossReferences: found([...text.paragraphs, ...notes].flatMap(({ content }) => crossReferences(content, numbers))),
    links: found(text.paragraphs.flatMap(({ content }) => linksOf(content))),
    strong: found(stressed.flatMap(({ content }) => runsOf(content, ({ strong, emphasis }) => strong === true && emphasis !== true))),
    strongEmphasis: found(
      stressed.flatMap(({ content }) => runsOf(content, ({ strong, emphasis }) => strong === true && emphasis === true)),
    ),
    closing: words('closing'),
    lead: words('lead'),
    signatories: found(document.signatories.map((row) => signatoryLine(row, text.language))),
    boilerplate: words('boilerplate'),
    listInFormation: document.listInFormation,
  }
}

const found = (texts: readonly string[]): Found => ({ count: texts.length, texts })

const openParts = (content: readonly Inline[]): string[] => content.flatMap((part) => (part.type === 'placeholder' ? [part.field] : []))

function withNumbers(content: readonly Inline[], numbers: ReadonlyMap<NoteId, number>): string {
  return content.map((part) => (part.type === 'note-cross-ref' ? `${numbers.get(part.note) ?? ''}` : plainText([part]))).join('')
}

/** Each reference with the two words before it, as "Supra note 1". */
function crossReferences(content: readonly Inline[], numbers: ReadonlyMap<NoteId, number>): string[] {
  return content.flatMap((part, at) => {
    if (part.type !== 'note-cross-ref') return []
    const before = squeeze(withNumbers(content.slice(0, at), numbers))
      .split(' ')
      .slice(-2)
    return [squeeze([...before, numbers.get(part.note) ?? ''].join(' '))]
  })
}

interface Stretch {
  readonly key: string
  readonly text: string
}

/** Neighbouring runs with one key are one stretch; a run without a key, or an atom, ends it. */
function stretches(content: readonly Inline[], keyOf: (part: Inline & { readonly type: 'text' }) => string | null): Stretch[] {
  const merged: Stretch[] = []
  let open = false
  for (const part of normaliseInline(content)) {
    const key = part.type === 'text' ? keyOf(part) : null
    const last = merged.at(-1)
    if (key === null || part.type !== 'text') open = false
    else if (open && last?.key === key) merged[merged.length - 1] = { key, text: last.text + part.text }
    else {
      merged.push({ key, text: part.text })
      open = true
    }
  }
  return merged
}

const linksOf = (content: readonly Inline[]): string[] =>
  stretches(content, ({ marks }) => marks.link ?? null).map(({ key, text }) => `${squeeze(text)} <${key}>`)

const runsOf = (content: readonly Inline[], fits: (marks: (Inline & { readonly type: 'text' })['marks']) => boolean): string[] =>
  stretches(content, ({ marks }) => (fits(marks) ? 'strong' : null)).map(({ text }) => squeeze(text))
