import { type Language, type LetterId, letterId, plainText } from '@undersigned/letter'
import { type Db, type LetterRow, letterOf, memoryOf } from '@undersigned/storage'
import { bestMatches, type MemoryMatch } from '@undersigned/translation'
import type { Place } from './place.ts'

interface Asked {
  readonly letter: Pick<LetterRow, 'id' | 'language' | 'coalitionId'>
  readonly language: Language
  readonly unit: string
  readonly place: Place
  readonly most?: number
}

/** What the coalition remembers that is like a unit, the best first; what was taken in of the unit itself is no help to it (rule T91). */
export async function matchesFor(db: Db, { letter, language, unit, place, most }: Asked): Promise<readonly MemoryMatch[]> {
  const sought = { text: plainText(place.content), from: letter.language, to: language }
  const candidates = await memoryOf(db, letter.coalitionId).candidates(sought)
  const others = candidates.filter((each) => each.letter !== letter.id || each.unit !== unit)
  return bestMatches(place, others, most)
}

/** The titles of letters by their ids; one that is no longer there has none. */
export async function titlesOf(db: Db, letters: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const asked = new Set(letters.flatMap((id): LetterId[] => (id === null ? [] : [letterId(id)])))
  const rows = await Promise.all([...asked].map((id) => letterOf(db, id)))
  return new Map(rows.flatMap((row) => (row === null ? [] : [[row.id, row.title]])))
}
