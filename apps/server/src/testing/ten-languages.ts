import { endonymOf, type Language, letterId } from '@undersigned/letter'
import { libraries, librariesInFrench } from '../demo/libraries.ts'
import { writeVersion } from '../demo/write-version.ts'
import { type CommonLetter, startCommonLetter } from './common-letter.ts'
import { openHouse } from './house.ts'

/** Beside English and French, in which the common letter is whole anyway. */
const OTHERS = ['de', 'el', 'es', 'et', 'ga', 'it', 'mt', 'pl'] as const satisfies readonly Language[]
export const TEN_LANGUAGES = ['en', 'fr', ...OTHERS] as const

/** The same words everywhere, said to be of the language: enough to tell one version from another. */
const wordsIn = (language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(librariesInFrench).map(([unit, words]) => [unit, `${endonymOf(language)}: ${words}`]))

/** Writes the common letter, whole in ten languages, into a folder and lets the folder go. */
export async function writeTenLanguages(dataDir: string): Promise<{ readonly letter: string; readonly slug: string }> {
  const house = await openHouse({ DATA_DIR: dataDir })
  try {
    const common = await startCommonLetter(house)
    await writeFurther(common, OTHERS)
    return { letter: common.letter, slug: common.slug }
  } finally {
    await house.close()
  }
}

/** The common letter, whole in further languages than English and French. */
export async function writeFurther({ house, letter, marta, ana }: CommonLetter, languages: readonly Language[]): Promise<void> {
  const [translator, reviewer] = [(await marta.ask('meGet', {})).id, (await ana.ask('meGet', {})).id]
  for (const language of languages) {
    const version = { letter: letterId(letter), document: libraries, language, confirmed: wordsIn(language), translator, reviewer }
    await writeVersion(house.server.services, version)
  }
}
