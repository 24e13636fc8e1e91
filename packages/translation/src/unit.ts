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
export function hasWords(content: readonly Inline[]): boolean {
  for (const part of content) {
    if (part.type === 'text' ? isSaid(part.text) : part.type !== 'line-break') return true
  }
  return false
}

const [SPACE, DELETE] = [0x20, 0x7f]

/** Most texts begin with a letter: only what does not is looked through. */
function isSaid(text: string): boolean {
  const first = text.charCodeAt(0)
  return (first > SPACE && first < DELETE) || /\S/.test(text)
}

/** A unit before anything is reckoned of it. */
export type UnitSource = Omit<Unit, 'digest' | 'wordsDigest'>

/** Everything there is to translate, in the letter's order: paragraphs, notes by number, recipients (rule T1). */
export const unitsOf = (text: LetterText, recipients: readonly Recipient[] = []): readonly Unit[] =>
  unitSources(text, recipients).map(unitFrom)

export function unitSources(text: LetterText, recipients: readonly Recipient[] = []): readonly UnitSource[] {
  const units = [...paragraphUnits(text), ...noteUnits(text), ...recipients.flatMap(recipientUnits)]
  return units.filter((unit) => hasWords(unit.content))
}

export const unitFrom = (source: UnitSource): Unit => ({
  ...source,
  digest: digestOfUnit(source.content),
  wordsDigest: wordsDigestOf(source.content),
})

const paragraphUnits = (text: LetterText): UnitSource[] =>
  text.paragraphs.flatMap(({ id, kind, content, from }) => {
    if (isSlot(kind)) return []
    return [{ id: unitId(id), role: kind, content, from: from === undefined ? null : unitId(from) }]
  })

const noteUnits = (text: LetterText): UnitSource[] =>
  numberedNotes(text).map(({ id, content }) => ({ id: unitId(id), role: 'note', content, from: null }))

const recipientUnits = ({ id, function: role, institution }: Recipient): UnitSource[] => [
  { id: recipientUnit(id, 'function'), role: 'recipient-function', content: words(role), from: null },
  { id: recipientUnit(id, 'institution'), role: 'recipient-institution', content: words(institution), from: null },
]

const words = (text: string): readonly Inline[] => [{ type: 'text', text, marks: {} }]

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
