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
} from '@undersigned/letter'

/** What a unit is in the letter, so that a translator sees it drawn as it will be read. */
export type UnitRole = PlainKind | 'heading' | 'list-item' | 'note' | 'recipient-function' | 'recipient-institution'

/** What a translator works on: one paragraph, one note, or one translatable field of a recipient. */
export interface Unit {
  readonly id: UnitId
  readonly role: UnitRole
  readonly content: readonly Inline[]
  readonly digest: UnitDigest
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
    return [unit(unitId(paragraph.id), paragraph.kind, paragraph.content, paragraph.from === undefined ? null : unitId(paragraph.from))]
  })
}

const noteUnits = (text: LetterText): Unit[] => numberedNotes(text).map((note) => unit(unitId(note.id), 'note', note.content))

function recipientUnits(recipient: Recipient): Unit[] {
  return [
    unit(recipientUnit(recipient.id, 'function'), 'recipient-function', words(recipient.function)),
    unit(recipientUnit(recipient.id, 'institution'), 'recipient-institution', words(recipient.institution)),
  ]
}

const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]

const unit = (id: UnitId, role: UnitRole, content: readonly Inline[], from: UnitId | null = null): Unit => ({
  id,
  role,
  content,
  digest: digestOfUnit(content),
  from,
})

/** The words that a confirmation records, so that a later difference can be shown. */
export const sourceTextOf = (unit: Unit): string => plainText(unit.content)
