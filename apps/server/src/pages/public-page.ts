import { isLanguage, type Language } from '@undersigned/letter'
import { isPublic } from '@undersigned/signatures'
import { coalitionOf, type LetterRow, letterBySlug, standingOf } from '@undersigned/storage'
import { titleOf } from '../letters/new-letter.ts'
import { type SealedLetter, sealedLetter } from '../letters/sealed.ts'
import type { Services } from '../services.ts'
import { type PublicList, publicList } from './public-list.ts'
import { type Speech, speechFor } from './speech.ts'

/** A letter that anyone may read, in one of its languages; null as long as it may not be read, or does not exist: nothing tells these apart. */
export interface PublicLetter {
  readonly letter: LetterRow
  readonly language: Language
  readonly sealed: SealedLetter
}

export async function publicLetter(
  { store, now }: Pick<Services, 'store' | 'now'>,
  slug: string,
  language: string,
): Promise<PublicLetter | null> {
  if (!isLanguage(language)) return null
  const letter = await letterBySlug(store.db, slug)
  if (letter === null || !isPublic(await standingOf(store.db, letter), now())) return null
  const sealed = await sealedLetter(store.db, letter, language)
  return sealed === null ? null : { letter, language, sealed }
}

/** The path at which a letter is read in a language, else in the original's; null while nobody may. */
export async function addressToRead(
  { store, now }: Pick<Services, 'store' | 'now'>,
  letter: LetterRow,
  language: string,
): Promise<string | null> {
  const standing = await standingOf(store.db, letter)
  const shown = standing.languages.find((each) => each === language) ?? letter.language
  return isPublic(standing, now()) ? `/${shown}/${letter.slug}` : null
}

/** Everything that the pages beside and around a public letter are made of. */
export interface PublicPage extends PublicLetter {
  readonly speech: Speech
  readonly list: PublicList
  readonly title: string
  readonly coalition: string
  /** The whole address of the letter's page in this language. */
  readonly address: string
  readonly addressOf: (language: Language) => string
}

export async function publicPage(services: Pick<Services, 'store' | 'rolls' | 'origin'>, shown: PublicLetter): Promise<PublicPage> {
  const { letter, language, sealed } = shown
  const addressOf = (other: Language): string => `${services.origin}/${other}/${letter.slug}`
  const [speech, list, coalition] = await Promise.all([
    speechFor(language),
    publicList(services, letter, language),
    coalitionOf(services.store.db, letter.coalitionId),
  ])
  const title = titleOf(sealed.text, letter.title)
  return { ...shown, speech, list, title, coalition: coalition?.name ?? '', address: addressOf(language), addressOf }
}
