import { loadFormats, readerLanguageFor } from '@undersigned/i18n'
import { accept, type Digest, type Language, type LetterText, type Outcome, refuse } from '@undersigned/letter'
import { type AmendmentClass, type ChangeReason, changeBetween, type Manifest, mayCloseAs } from '@undersigned/signatures'
import { type AmendmentRow, type Db, type LetterRow, manifestsOf } from '@undersigned/storage'
import { type Differing, letterDifference } from './letter-difference.ts'
import { manifestFrom, sealedTexts, sealedUnder } from './sealed.ts'

/** What is changed before a new seal, and the least that it must be closed as (rule G40). */
export interface Changed {
  readonly least: AmendmentClass
  readonly reasons: readonly ChangeReason[]
}

/** A new seal beside the one it takes the place of. */
export async function changeFrom(
  db: Db,
  letter: LetterRow,
  { manifest, texts }: { readonly manifest: Manifest; readonly texts: ReadonlyMap<Language, LetterText> },
): Promise<Changed> {
  const row = (await manifestsOf(db, letter.id)).find(({ digest }) => digest === letter.amending)
  if (row === undefined) throw new TypeError(`letter ${letter.id} amends a manifest that is not there`)
  const before = manifestFrom(row)
  return changeBetween({ manifest: before, texts: await sealedTexts(db, letter.id, before) }, { manifest, texts })
}

/** What the coordinators chose, or substance: nobody is spared being asked by a choice that nobody made. */
export const chosenIn = (amendment: AmendmentRow | null): AmendmentClass => amendment?.change ?? 'substance'

export type AmendRefusal = 'change-is-more'

/** Whether what was chosen is enough for what was changed (rule G40). */
export const mayCloseSo = (chosen: AmendmentClass, { least }: Changed): Outcome<AmendmentClass, AmendRefusal> =>
  mayCloseAs(chosen, least) ? accept(chosen) : refuse('change-is-more')

interface Between {
  readonly previous: Digest
  readonly manifest: Digest
  readonly language: Language
}

/** What a signatory finds changed between two seals of a letter, in a language that both have, else in the original's. */
export async function differenceBetween(
  db: Db,
  letter: LetterRow,
  { previous, manifest, language }: Between,
): Promise<{ readonly language: Language; readonly change: Manifest['change']; readonly differing: readonly Differing[] }> {
  for (const each of [language, letter.language]) {
    const [before, after] = [await sealedUnder(db, letter, previous, each), await sealedUnder(db, letter, manifest, each)]
    if (before === null || after === null) continue
    const [was, is] = [manifestFrom(before.manifest), manifestFrom(after.manifest)]
    const formats = await loadFormats(readerLanguageFor([each]))
    return { language: each, change: is.change, differing: letterDifference({ ...before, hours: was }, { ...after, hours: is }, formats) }
  }
  throw new TypeError(`the seals ${previous} and ${manifest} have no language of letter ${letter.id} in common`)
}
