import { readLetterText, readVersion, unitOfField } from '@undersigned/collab'
import type { Language, LetterText, Recipient, UnitDigest, UnitId } from '@undersigned/letter'
import { openPlaceholders } from '@undersigned/signatures'
import type { LoggedUpdate, RoomContent } from '@undersigned/sync'
import {
  composeRecipients,
  composeVersion,
  countWords,
  type Declaration,
  isComplete,
  orphans,
  type Progress,
  pair,
  progressOf,
  type Review,
  sourceTextOf,
  type Unit,
  type UnitState,
  unitsOf,
  type VersionContent,
} from '@undersigned/translation'
import * as Y from 'yjs'
import { factsOf, type NamedTerms, type UnitFacts } from './map-facts.ts'

/** What a room holds, as far as a reading needs it. */
export type Content = Pick<RoomContent, 'snapshot' | 'tail'>

export interface OriginalReading {
  readonly text: LetterText
  readonly units: readonly {
    readonly unit: UnitId
    readonly role: string
    readonly words: number
    /** Its first words, to know it by. */
    readonly begins: string
  }[]
  readonly words: number
  readonly open: readonly { readonly field: string; readonly text: string }[]
  /** What stops sealing (rule G9). */
  readonly blocking: readonly string[]
}

interface UnitReading extends UnitFacts {
  readonly unit: UnitId
  readonly state: UnitState
  readonly sourceDigest: UnitDigest
  readonly targetDigest: UnitDigest
  /** The account that last wrote the unit, or else confirmed it. */
  readonly writer: string | null
}

export interface VersionReading {
  readonly units: readonly UnitReading[]
  readonly progress: Progress
  readonly orphans: number
  readonly complete: boolean
  /** With the original's words where there are none yet. */
  readonly text: LetterText
  readonly recipients: readonly Recipient[]
}

export interface VersionQuestion {
  /** Of the original as it stands, and of the version's room as it stands. */
  readonly original: string
  readonly version: string
  readonly language: Language
  readonly reviews: readonly Review[]
  readonly declarations: readonly Declaration[]
  /** The name of the coalition's terms. */
  readonly glossary: string
  /** Everything behind the two keys; null while the thread is believed to know them. */
  readonly whole: WholeVersion | null
}

export interface WholeVersion {
  readonly original: LetterText
  readonly recipients: readonly Recipient[]
  readonly content: Content
  readonly before: { readonly n: number; readonly writers: Readonly<Record<string, string>> }
}

/** An original with its units, for every version that is set beside it. */
export interface PairedOriginal {
  readonly text: LetterText
  readonly recipients: readonly Recipient[]
  readonly units: readonly Unit[]
}

/** What a version's room says, and who wrote which unit last. */
export interface DecodedVersion {
  readonly version: VersionContent
  readonly writers: ReadonlyMap<string, string>
}

export const pairable = (text: LetterText, recipients: readonly Recipient[]): PairedOriginal => ({
  text,
  recipients,
  units: unitsOf(text, recipients),
})

/** The letter that a room's log says. */
export function readOriginal(content: Content, language: Language, recipients: readonly Recipient[]): OriginalReading {
  const text = readLetterText(
    replay(content, () => undefined),
    language,
  )
  const units = unitsOf(text, recipients).map((unit) => {
    const source = sourceTextOf(unit)
    return { unit: unit.id, role: unit.role, words: countWords(source), begins: beginningOf(source) }
  })
  const inline = [...text.paragraphs, ...text.notes].flatMap((part) => part.content)
  return {
    text,
    units,
    words: units.reduce((sum, { words }) => sum + words, 0),
    open: inline.flatMap((part) => (part.type === 'placeholder' ? [{ field: part.field, text: part.text }] : [])),
    blocking: openPlaceholders(text),
  }
}

const MOST_SHOWN = 70

/** Cut where a reader sees a character end. */
function beginningOf(text: string): string {
  const short = text.replace(/\s+/g, ' ').trim()
  if (short.length <= MOST_SHOWN) return short
  return `${short.slice(0, MOST_SHOWN).replace(/[\uD800-\uDBFF]$|\s?\S*$/, '')}…`
}

const noFacts: UnitFacts = { covered: false, returned: false, errors: [] }

/** Builds a version from its room's log. */
export function decodeVersion(content: Content, before: WholeVersion['before']): DecodedVersion {
  const writers = new Map(Object.entries(before.writers))
  const doc = replay(content, (update, fields) => {
    if (update.n <= before.n || update.person === null) return
    for (const field of fields) {
      const unit = unitOfField(field)
      if (unit !== null) writers.set(unit, update.person)
    }
  })
  return { version: readVersion(doc), writers }
}

/** A version beside its original: states, sums, and the letter in its language (rules T2-T8). */
export function beside(
  { text: original, recipients, units }: PairedOriginal,
  { version, writers }: DecodedVersion,
  {
    language,
    reviews,
    declarations,
    glossary,
  }: Pick<VersionQuestion, 'language' | 'reviews' | 'declarations'> & { readonly glossary: NamedTerms },
): VersionReading {
  const rows = pair(units, version, reviews, declarations)
  const lost = orphans(units, version)
  const facts = factsOf(rows, lost, { from: original.language, to: language, glossary })
  return {
    units: rows.map((row) => ({
      unit: row.unit.id,
      state: row.state,
      sourceDigest: row.unit.digest,
      targetDigest: row.targetDigest,
      writer: writers.get(row.unit.id) ?? row.confirmation?.by ?? null,
      ...(facts.get(row.unit.id) ?? noFacts),
    })),
    progress: progressOf(rows),
    orphans: lost.length,
    complete: isComplete(rows),
    text: composeVersion(original, version, language, { onMissing: 'source' }),
    recipients: composeRecipients(recipients, version.units),
  }
}

/** Builds the document, and tells for each update of the tail which texts it touched. */
export function replay(
  { snapshot, tail }: Content,
  onUpdate: (update: LoggedUpdate, fields: readonly string[]) => void = () => undefined,
): Y.Doc {
  const doc = new Y.Doc({ gc: true })
  if (snapshot !== null) Y.applyUpdate(doc, snapshot.state)
  let touched: string[] = []
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const types = new Set<unknown>(transaction.changed.keys())
    touched = [...doc.share].filter(([, type]) => types.has(type)).map(([field]) => field)
  })
  for (const update of tail) {
    touched = []
    Y.applyUpdate(doc, update.update)
    onUpdate(update, touched)
  }
  return doc
}
