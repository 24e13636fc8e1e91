import { type TimeIn, timeIn } from '../../app/time-in.ts'
import { useWords } from '../../app/words.ts'
import type { Letter } from './use-letter.ts'

/** Days and moments of a letter, for everyone in the letter's own zone, and the zone is told (D28). */
export function useLetterTime({ zone }: Pick<Letter, 'zone'>): TimeIn {
  const { formats } = useWords()
  return timeIn(formats, zone)
}
