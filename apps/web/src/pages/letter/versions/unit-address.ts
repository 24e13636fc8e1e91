import type { Language } from '@undersigned/letter'

interface Place {
  readonly letter: string
  readonly language: Language
  readonly unit: string
}

/** Where a unit stands in one of the letter's versions. */
export const unitAddress = ({ letter, language, unit }: Place): string => `/letters/${letter}/versions/${language}#unit-${unit}`
