import type { Language } from '@undersigned/letter'
import type { Db, LetterRow } from '@undersigned/storage'
import { titleOf } from './new-letter.ts'
import { sealedLetter } from './sealed.ts'

/** What was sealed does not change, so it is looked up once for all who are written to. */
const known = new Map<string, string>()
const MOST_KNOWN = 1000

/**
 * What a letter is called for those who read or signed it: its sealed subject in their language, else in the original's, else the
 * name it has in the workspace, which is in one language and may be a file's (rule G182).
 */
export async function titleIn(db: Db, letter: LetterRow, language: Language): Promise<string> {
  const key = JSON.stringify([letter.id, letter.manifest, letter.title, language])
  const title = known.get(key) ?? (await sealedTitle(db, letter, language))
  if (known.size > MOST_KNOWN) known.clear()
  known.set(key, title)
  return title
}

async function sealedTitle(db: Db, letter: LetterRow, language: Language): Promise<string> {
  const sealed = (await sealedLetter(db, letter, language)) ?? (await sealedLetter(db, letter, letter.language))
  return sealed === null ? letter.title : titleOf(sealed.text, letter.title)
}
