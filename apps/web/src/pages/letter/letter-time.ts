import { useWords } from '../../app/words.ts'
import type { Letter } from './use-letter.ts'

interface LetterTime {
  readonly day: (at: number) => string
  readonly moment: (at: number) => string
}

/** Days and moments of a letter, for everyone in the letter's own zone, and the zone is told (D28). */
export function useLetterTime({ zone }: Pick<Letter, 'zone'>): LetterTime {
  const { formats } = useWords()
  return { day: (at) => formats.date(at, zone), moment: (at) => formats.deadline(at, zone) }
}
