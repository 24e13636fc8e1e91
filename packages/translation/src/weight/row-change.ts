import { digestOfWords, type Language } from '@undersigned/letter'
import type { Row } from '../pair.ts'
import { sourceTextOf } from '../unit.ts'
import { changedSentences } from './changed-sentences.ts'
import { attachedTo, type Weight, weightOfText } from './weight.ts'

/** What happened to the original since a translation was confirmed. */
export interface RowChange {
  readonly weight: Weight
  /** Places of the sentences that changed, among those of the original as it is. */
  readonly sentences: readonly number[]
}

const known = new WeakMap<Row, RowChange>()

/** What changed in the original of a stale row, in its language; null for every other row. Derived when asked for, once a row (rule T25). */
export function changeOf(row: Row, language: Language): RowChange | null {
  if (row.state !== 'stale' || row.confirmation === null) return null
  const change = known.get(row) ?? { weight: weightIn(row, language), sentences: sentencesIn(row, language) }
  known.set(row, change)
  return change
}

function weightIn({ unit, confirmation }: Row, language: Language): Weight {
  if (confirmation === null) return 'none'
  const { sourceText, sourceWordsDigest, sourceAttached } = confirmation
  const attached = attachedTo(unit.content)
  const words = sourceWordsDigest ?? digestOfWords(sourceText)
  if (sourceAttached !== undefined && sourceAttached !== attached) return 'substantive'
  if (words !== unit.wordsDigest) return weightOfText(sourceText, sourceTextOf(unit), language)
  // What was confirmed before attachments were kept may have had another link or note than the one that stands there now.
  return sourceAttached === undefined && attached !== '' ? 'substantive' : 'formatting'
}

function sentencesIn({ unit, confirmation }: Row, language: Language): readonly number[] {
  const changed = changedSentences(confirmation?.sourceText ?? '', sourceTextOf(unit), language)
  return [...new Set(changed.map(({ index }) => index))]
}
