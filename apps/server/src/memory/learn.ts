import { digestOfUnit } from '@undersigned/letter'
import { memoryOf, type ReviewRow, type Transacting } from '@undersigned/storage'
import type { LetterReading } from '../reader/read-letter.ts'
import { placeOf } from './place.ts'

/**
 * Takes what a review accepted into the memory of the letter's coalition, in the transaction of the verdict; what was returned goes out of it
 * (rule T90). Texts that are no longer those the verdict was given on are not taken.
 */
export async function learn(tx: Transacting, { letter, original, recipients, versions }: LetterReading, review: ReviewRow): Promise<void> {
  const memory = memoryOf(tx, letter.coalitionId)
  const { unit, language, by, at } = review
  if (review.verdict === 'returned') {
    await memory.forget({ letter: letter.id, unit, to: language })
    return
  }
  const version = versions.find((each) => each.language === language)
  const source = placeOf(original.text, recipients, unit)
  const target = version === undefined ? null : placeOf(version.text, version.recipients, unit)
  if (source === null || target === null) return
  if (digestOfUnit(source.content) !== review.sourceDigest || digestOfUnit(target.content) !== review.targetDigest) return
  const { content, before, after } = source
  const entry = { from: letter.language, to: language, letter: letter.id, unit, by, at, before, after }
  await memory.keep([{ ...entry, source: content, target: target.content }])
}
