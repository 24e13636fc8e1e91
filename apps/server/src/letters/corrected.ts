import { loadFormats, loadTranslator, readerLanguageFor } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'
import { type Db, type LetterRow, type ManifestRow, manifestsOf } from '@undersigned/storage'
import { wordDifference } from '@undersigned/translation'
import { differenceBetween } from './amending.ts'
import type { Differing } from './letter-difference.ts'
import { manifestFrom } from './sealed.ts'

/** When a sealed text was corrected last, and what by that, for readers of a language. */
export interface Corrected {
  readonly at: number
  readonly language: Language
  readonly differing: readonly Differing[]
}

/** The last correction of the text in force; null for one that was sealed as it is, whatever it was before (rule G131). */
export async function correctedIn(db: Db, letter: LetterRow, language: Language): Promise<Corrected | null> {
  const rows = new Map((await manifestsOf(db, letter.id)).map((row) => [row.digest, row]))
  for (let row = at(rows, letter.manifest); row !== null; row = at(rows, row.previous)) {
    const { change } = manifestFrom(row)
    if (change === 'first' || change === 'substance' || row.previous === null) return null
    if (change !== 'correction') continue
    const between = await differenceBetween(db, letter, { previous: row.previous, manifest: row.digest, language })
    return { at: row.at, language: between.language, differing: between.differing }
  }
  return null
}

const at = (rows: ReadonlyMap<string, ManifestRow>, digest: string | null): ManifestRow | null =>
  digest === null ? null : (rows.get(digest) ?? null)

/** What fits at the foot of a page. */
const MOST_AT_FOOT = 160

/** The same in a line for the foot of the paper; empty where nothing was corrected. */
export async function correctedLine(db: Db, letter: LetterRow, language: Language): Promise<string> {
  const corrected = await correctedIn(db, letter, language)
  if (corrected === null) return ''
  const locale = readerLanguageFor([language])
  const [{ t }, formats] = await Promise.all([loadTranslator(locale), loadFormats(locale)])
  const date = formats.date(corrected.at, letter.zone)
  const changes = corrected.differing.flatMap(({ before, after }) => wordsChanged(before, after, corrected.language)).join('; ')
  const short = changes.length > MOST_AT_FOOT ? `${changes.slice(0, MOST_AT_FOOT).replace(/\s+\S*$/u, '')} …` : changes
  return short === '' ? t('page.correctedOn', { date }) : t('page.correctedOnBy', { date, changes: short })
}

/** Only the words that went, each with what came in their place. */
function wordsChanged(before: string, after: string, language: Language): readonly string[] {
  const changes: string[] = []
  let removed = ''
  for (const { kind, text } of wordDifference(before, after, language)) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') {
      changes.push(`${removed.trim()} → ${text.trim()}`.trim())
      removed = ''
    } else if (removed !== '') {
      changes.push(`${removed.trim()} →`)
      removed = ''
    }
  }
  return removed.trim() === '' ? changes : [...changes, `${removed.trim()} →`]
}
