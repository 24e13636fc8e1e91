import {
  type Inline,
  type LetterDocument,
  type LetterText,
  type Paragraph,
  type ParagraphKind,
  paragraphId,
  type RecipientId,
} from '@undersigned/letter'
import { joinLines, run } from './content.ts'

/** To whom one copy of a letter goes, and how it greets them (D6). */
interface CopyOf {
  readonly recipients: readonly RecipientId[]
  readonly salutation: readonly string[]
}

/** The letter as one copy: its own recipients alone, and its own lines where the salutation stands (rule L57). */
export function letterForCopy(document: LetterDocument, { recipients, salutation }: CopyOf): LetterDocument {
  const content = joinLines(salutation.map((line) => [run(line)]))
  return {
    ...document,
    text: content.length === 0 ? document.text : greeting(document.text, content),
    recipients: document.recipients.filter(({ id }) => recipients.includes(id)),
  }
}

/** A letter that greets in several paragraphs greets once; one that does not greet at all does so after its head. */
function greeting(text: LetterText, content: readonly Inline[]): LetterText {
  const at = text.paragraphs.findIndex(({ kind }) => kind === 'salutation')
  const rest = text.paragraphs.filter(({ kind }) => kind !== 'salutation')
  const place = at === -1 ? headOf(text) : at
  const greets: Paragraph = { id: text.paragraphs[at]?.id ?? paragraphId('salutation-of-copy'), kind: 'salutation', content }
  return { ...text, paragraphs: [...rest.slice(0, place), greets, ...rest.slice(place)] }
}

const HEAD: readonly ParagraphKind[] = ['summary', 'recipients', 'place-date', 'subject']

function headOf({ paragraphs }: LetterText): number {
  const first = paragraphs.findIndex(({ kind }) => !HEAD.includes(kind))
  return first === -1 ? paragraphs.length : first
}
