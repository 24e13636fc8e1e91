import { type Inline, isSlot, type Language, type LetterText, type NoteId, type Recipient, type UnitId, unitId } from '@undersigned/letter'
import { type Following, followingOf, joinedWords } from './following/following.ts'
import { orphans, pair } from './pair.ts'
import { hasWords, type RecipientField, recipientUnit, unitsOf } from './unit.ts'
import type { VersionContent } from './version.ts'

export interface ComposeOptions {
  /** What stands where a unit has no translation: the original's words, or nothing. */
  readonly onMissing: 'source' | 'empty'
}

/**
 * The letter in another language: order, kinds and ids from the original, words from the version (rule T8). A half that another
 * unit's words still cover is left out, and an orphan stands with the paragraph that took in its source, so that a split or a merge
 * prints nothing twice and loses nothing before it is accepted (rules T30, T31). Other orphans are left out, and so are references
 * to notes that the original does not have.
 */
export function composeVersion(original: LetterText, version: VersionContent, language: Language, options: ComposeOptions): LetterText {
  const notes = new Set(original.notes.map((note) => note.id))
  const { coveredBy, joined } = followingIn(original, version)
  const words = (id: UnitId, source: readonly Inline[]): readonly Inline[] => {
    if (!hasWords(source)) return source
    const own = version.units.get(id) ?? []
    if (!hasWords(own)) return options.onMissing === 'source' ? source : []
    const beside = joined.get(id)
    const target = beside === undefined ? own : joinedWords(own, beside)
    return target.filter((part) => refersWithin(part, notes))
  }
  return {
    language,
    paragraphs: original.paragraphs
      .filter((paragraph) => !coveredBy.has(unitId(paragraph.id)))
      .map((paragraph) => (isSlot(paragraph.kind) ? paragraph : { ...paragraph, content: words(unitId(paragraph.id), paragraph.content) })),
    notes: original.notes.map((note) => ({ ...note, content: words(unitId(note.id), note.content) })),
  }
}

/** A version that has words for every unit and no others holds what the original says, and nothing need be derived. */
function followingIn(original: LetterText, version: VersionContent): Following {
  const spoken = [...original.paragraphs, ...original.notes].filter(({ content }) => hasWords(content))
  const living = new Set<string>(spoken.map(({ id }) => id))
  const isWhole = spoken.every(({ id }) => version.units.has(unitId(id))) && [...version.units.keys()].every((id) => living.has(id))
  if (isWhole || version.confirmed.size === 0) return { coveredBy: new Map(), joined: new Map() }
  const units = unitsOf(original)
  return followingOf(pair(units, version), orphans(units, version))
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
