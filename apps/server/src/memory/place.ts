import { digestOfWords, type Inline, isSlot, type LetterText, plainText, type Recipient, recipientId } from '@undersigned/letter'
import { hasWords, recipientUnit, tidied } from '@undersigned/translation'

/** A unit's content, and the digests of the words beside it (rule T91). */
export interface Place {
  readonly content: readonly Inline[]
  readonly before: string
  readonly after: string
}

/** Where a unit stands in a text; null where there is no such unit. A note and a recipient's field stand beside nothing. */
export function placeOf(text: LetterText, recipients: readonly Recipient[], unit: string): Place | null {
  const paragraphs = text.paragraphs.filter(({ kind, content }) => !isSlot(kind) && hasWords(content))
  const at = paragraphs.findIndex(({ id }) => id === unit)
  const own = paragraphs[at]
  if (own !== undefined) {
    return { content: own.content, before: wordsOf(paragraphs[at - 1]?.content), after: wordsOf(paragraphs[at + 1]?.content) }
  }
  const alone = text.notes.find(({ id }) => id === unit)?.content ?? fieldOf(recipients, unit)
  return alone === undefined || !hasWords(alone) ? null : { content: alone, before: '', after: '' }
}

const wordsOf = (content: readonly Inline[] | undefined): string => (content === undefined ? '' : digestOfWords(tidied(plainText(content))))

function fieldOf(recipients: readonly Recipient[], unit: string): readonly Inline[] | undefined {
  for (const { id, function: role, institution } of recipients) {
    if (unit === recipientUnit(recipientId(id), 'function')) return [{ type: 'text', text: role, marks: {} }]
    if (unit === recipientUnit(recipientId(id), 'institution')) return [{ type: 'text', text: institution, marks: {} }]
  }
  return undefined
}
