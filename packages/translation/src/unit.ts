import {
  digestOfUnit,
  type Inline,
  isSlot,
  type LetterText,
  numberedNotes,
  type PlainKind,
  plainText,
  type Recipient,
  type RecipientId,
  type UnitDigest,
  type UnitId,
  unitId,
  type WordsDigest,
  wordsDigestOf,
} from '@undersigned/letter'
import type { Confirmation } from './version.ts'
import { attachedTo } from './weight/weight.ts'

/** What a unit is in the letter, so that a translator sees it drawn as it will be read. */
export type UnitRole = PlainKind | 'heading' | 'list-item' | 'note' | 'recipient-function' | 'recipient-institution'

/** What a translator works on: one paragraph, one note, or one translatable field of a recipient. */
export interface Unit {
  readonly id: UnitId
  readonly role: UnitRole
  readonly content: readonly Inline[]
  /** Of words, marks, links and notes (D7). */
  readonly digest: UnitDigest
  /** Of the words alone (rule T25). */
  readonly wordsDigest: WordsDigest
  /** The unit whose paragraph this one's was split from. */
  readonly from: UnitId | null
}

export type RecipientField = 'function' | 'institution'

/** The name of a recipient's translatable field (D6). */
export const recipientUnit = (recipient: RecipientId, field: RecipientField): UnitId => unitId(`recipient:${recipient}:${field}`)

/** Whether there is anything to translate: words, or a mark that stands for some. */
export const hasWords = (content: readonly Inline[]): boolean =>
  content.some((part) => (part.type === 'text' ? part.text.trim() !== '' : part.type !== 'line-break'))

/** Everything there is to translate, in the letter's order: paragraphs, notes by number, recipients (rule T1). */
export function unitsOf(text: LetterText, recipients: readonly Recipient[] = []): readonly Unit[] {
  const units = [...paragraphUnits(text), ...noteUnits(text), ...recipients.flatMap(recipientUnits)]
  return units.filter((unit) => hasWords(unit.content))
}

function paragraphUnits(text: LetterText): Unit[] {
  return text.paragraphs.flatMap((paragraph) => {
    if (isSlot(paragraph.kind)) return []
    return [unitFrom(unitId(paragraph.id), paragraph.kind, paragraph.content, paragraph.from === undefined ? null : unitId(paragraph.from))]
  })
}

const noteUnits = (text: LetterText): Unit[] => numberedNotes(text).map((note) => unitFrom(unitId(note.id), 'note', note.content))

function recipientUnits(recipient: Recipient): Unit[] {
  return [
    unitFrom(recipientUnit(recipient.id, 'function'), 'recipient-function', words(recipient.function)),
    unitFrom(recipientUnit(recipient.id, 'institution'), 'recipient-institution', words(recipient.institution)),
  ]
}

const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]

export const unitFrom = (id: UnitId, role: UnitRole, content: readonly Inline[], from: UnitId | null = null): Unit => ({
  id,
  role,
  content,
  digest: digestOfUnit(content),
  wordsDigest: wordsDigestOf(content),
  from,
})

/** The words that a confirmation records, so that a later difference can be shown. */
export const sourceTextOf = (unit: Unit): string => plainText(unit.content)

/** What a confirmation records of the original it was made for (rules T3, T25). */
export const recordOf = (
  unit: Unit,
): Required<Pick<Confirmation, 'sourceDigest' | 'sourceText' | 'sourceWordsDigest' | 'sourceAttached'>> => ({
  sourceDigest: unit.digest,
  sourceText: sourceTextOf(unit),
  sourceWordsDigest: unit.wordsDigest,
  sourceAttached: attachedTo(unit.content),
})
