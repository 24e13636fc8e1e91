import type { Letter } from '../use-letter.ts'

/** The languages a sealed letter can be read, approved and signed in, the original's first. */
export const sealedLanguages = (letter: Letter): readonly string[] => [
  letter.language,
  ...letter.versions.filter((version) => version.sealed).map((version) => version.language),
]
