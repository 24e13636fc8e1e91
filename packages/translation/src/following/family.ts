import type { UnitId } from '@undersigned/letter'
import type { Orphan, Row } from '../pair.ts'
import { hasWords, sourceTextOf, type Unit } from '../unit.ts'
import type { Confirmation } from '../version.ts'
import { type Bag, bagOf, shared, sizeOf, together, without, wordList } from './bag.ts'

const EMPTY: Bag = new Map()

/** Made once for each value: units and records stay the same objects while nobody touches them. */
function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    const known = made.get(key) ?? { value: make(key) }
    made.set(key, known)
    return known.value
  }
}

/** A unit's text without its spaces, for looking it up in what was recorded. */
export const saidBy = once((unit: Unit) => spaceless(sourceTextOf(unit)))
export const bagOfUnit = once((unit: Unit) => bagOf(sourceTextOf(unit)))
const bagOfRecord = once((confirmation: Confirmation) => bagOf(confirmation.sourceText))
const recordWhole = once((confirmation: Confirmation) => spaceless(confirmation.sourceText))

const bagRecorded = ({ confirmation }: Pick<Row, 'confirmation'>): Bag => (confirmation === null ? EMPTY : bagOfRecord(confirmation))

export const recorded = ({ confirmation }: Pick<Row, 'confirmation'>): string => confirmation?.sourceText ?? ''

const spaceless = (text: string): string => text.replace(/\s+/gu, '')

/** Recipients' fields are no part of the text: nothing of theirs is ever split or merged. */
export const isRecipientField = (id: UnitId): boolean => id.startsWith('recipient:')

/** Nobody has said of the words that stand there that they say what the paragraph says now. */
const isOpen = (row: Row): boolean =>
  hasWords(row.target) && row.state !== 'reviewed' && row.confirmation?.sourceDigest !== row.unit.digest && !isRecipientField(row.unit.id)

/** The open translations of a version by their unit. */
export const familiesOf = (rows: readonly Row[]): ReadonlyMap<UnitId, Family> =>
  new Map(rows.filter(isOpen).map((row) => [row.unit.id, new Family(row)]))

/**
 * A translation that may hold more, or less, than its paragraph says now; with the halves cut from it and the orphans merged into it.
 * A version has hundreds of halves to ask dozens of families, so that what a family has is counted once.
 */
export class Family {
  readonly row: Row
  readonly halves: Row[] = []
  readonly strays: Orphan[] = []
  private fresh: Bag | null = null
  private spare: Bag | null = null
  private records: readonly string[] | null = null

  constructor(row: Row) {
    this.row = row
  }

  get texts(): readonly string[] {
    return [this.row, ...this.halves].map(({ unit }) => sourceTextOf(unit))
  }

  get words(): readonly string[] {
    return this.texts.flatMap(wordList)
  }

  take(stray: Orphan): void {
    this.strays.push(stray)
    this.fresh = null
    this.spare = null
    this.records = null
  }

  /** How many of these words the text says that nobody's record here explains. */
  tookIn(words: Bag): number {
    this.fresh ??= without(together([this.row, ...this.halves].map(({ unit }) => bagOfUnit(unit))), this.recorded())
    return this.fresh.size === 0 ? 0 : shared(words, this.fresh)
  }

  /** How many of these words are recorded here, and no longer said by the paragraph itself nor given to a half. */
  spares(words: Bag): number {
    this.spare ??= this.spareNow()
    return this.spare.size === 0 ? 0 : shared(words, this.spare)
  }

  get hasSpare(): boolean {
    this.spare ??= this.spareNow()
    return sizeOf(this.spare) > 0
  }

  give(words: Bag): void {
    this.spare = without(this.spare ?? this.spareNow(), words)
  }

  /** Whether the very words of a text are recorded here, however they are spaced. */
  recordsWhole(text: string): boolean {
    this.records ??= [this.row, ...this.strays].map(({ confirmation }) => (confirmation === null ? '' : recordWhole(confirmation)))
    return this.records.some((record) => record.includes(text))
  }

  private recorded(): Bag {
    return together([this.row, ...this.strays].map(bagRecorded))
  }

  private spareNow(): Bag {
    const records = this.recorded()
    return records.size === 0 ? EMPTY : without(records, bagOfUnit(this.row.unit))
  }
}
