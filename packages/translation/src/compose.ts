import { type Inline, isSlot, type Language, type LetterText, type NoteId, type Recipient, type UnitId, unitId } from '@undersigned/letter'
import { hasWords, type RecipientField, recipientUnit } from './unit.ts'
import type { VersionContent } from './version.ts'

export interface ComposeOptions {
  /** What stands where a unit has no translation: the original's words, or nothing. */
  readonly onMissing: 'source' | 'empty'
}

/**
 * The letter in another language: order, kinds and ids from the original, words from the version (rule T8).
 * Orphans are left out, and so are references to notes that the original does not have.
 */
export function composeVersion(
  original: LetterText,
  units: VersionContent['units'],
  language: Language,
  options: ComposeOptions,
): LetterText {
  const notes = new Set(original.notes.map((note) => note.id))
  const words = (id: UnitId, source: readonly Inline[]): readonly Inline[] => {
    if (!hasWords(source)) return source
    const target = units.get(id) ?? []
    if (!hasWords(target)) return options.onMissing === 'source' ? source : []
    return target.filter((part) => refersWithin(part, notes))
  }
  return {
    language,
    paragraphs: original.paragraphs.map((paragraph) =>
      isSlot(paragraph.kind) ? paragraph : { ...paragraph, content: words(unitId(paragraph.id), paragraph.content) },
    ),
    notes: original.notes.map((note) => ({ ...note, content: words(unitId(note.id), note.content) })),
  }
}

const refersWithin = (part: Inline, notes: ReadonlySet<NoteId>): boolean =>
  (part.type !== 'note-ref' && part.type !== 'note-cross-ref') || notes.has(part.note)

/** The recipients with function and institution in the version's language, the original's where there is none (rule T8). */
export function composeRecipients(recipients: readonly Recipient[], units: VersionContent['units']): readonly Recipient[] {
  return recipients.map((recipient) => ({
    ...recipient,
    function: fieldOf(recipient, 'function', units),
    institution: fieldOf(recipient, 'institution', units),
  }))
}

function fieldOf(recipient: Recipient, field: RecipientField, units: VersionContent['units']): string {
  const target = units.get(recipientUnit(recipient.id, field)) ?? []
  const words = target.map((part) => (part.type === 'text' || part.type === 'placeholder' ? part.text : ' ')).join('')
  return words.trim() === '' ? recipient[field] : words.trim()
}
