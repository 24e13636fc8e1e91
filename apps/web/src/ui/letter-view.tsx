import { type Inline, type LetterText, type NoteId, noteNumbers, numberedNotes, type Paragraph } from '@undersigned/letter'
import type { ReactNode } from 'react'

/** A letter's text to read, with its notes: for snapshots and for paper. Nothing here can be edited. */
export function LetterView({ text }: { readonly text: LetterText }) {
  const numbers = noteNumbers(text)
  return (
    <div className="letter-view" lang={text.language}>
      {text.paragraphs.map((paragraph) => (
        <ParagraphView key={paragraph.id} paragraph={paragraph} numbers={numbers} />
      ))}
      {numbers.size === 0 ? null : (
        <ol className="letter-notes">
          {numberedNotes(text).map((note) => (
            <li key={note.id}>
              <Words content={note.content} numbers={numbers} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

type Numbers = ReadonlyMap<NoteId, number>

function ParagraphView({ paragraph, numbers }: { readonly paragraph: Paragraph; readonly numbers: Numbers }) {
  const words = <Words content={paragraph.content} numbers={numbers} />
  switch (paragraph.kind) {
    case 'heading':
      return <p className={`as-heading level-${paragraph.level}`}>{words}</p>
    case 'list-item':
      return <p className={`as-item ${paragraph.list} level-${paragraph.level}`}>{words}</p>
    case 'recipients':
    case 'signatories':
      return null
    case 'body':
    case 'quotation':
    case 'summary':
    case 'place-date':
    case 'subject':
    case 'salutation':
    case 'closing':
    case 'lead':
    case 'boilerplate':
      return <p className={`as-${paragraph.kind}`}>{words}</p>
  }
}

function Words({ content, numbers }: { readonly content: readonly Inline[]; readonly numbers: Numbers }): ReactNode {
  return content.map((part, at) => <Run key={keyOf(part, at)} part={part} numbers={numbers} />)
}

const keyOf = (part: Inline, at: number): string => `${at}${part.type}`

function Run({ part, numbers }: { readonly part: Inline; readonly numbers: Numbers }): ReactNode {
  switch (part.type) {
    case 'text': {
      const { strong, emphasis, link } = part.marks
      const linked = link ? <a href={link}>{part.text}</a> : part.text
      const leaning = emphasis ? <em>{linked}</em> : linked
      return strong ? <strong>{leaning}</strong> : leaning
    }
    case 'note-ref':
      return <sup>{numbers.get(part.note)}</sup>
    case 'note-cross-ref':
      return numbers.get(part.note)
    case 'line-break':
      return <br />
    case 'placeholder':
      return <span className="placeholder">{part.text || '…'}</span>
  }
}
