import type { Language } from '@undersigned/letter'

/** What we say ourselves for a language that some browsers have no data for, and would silently answer in English. */
export interface FormatTables {
  readonly months: readonly string[]
  /** Between day and month. */
  readonly dayJoin: string
  readonly listJoin: string
  /** Before the last of three or more. */
  readonly listLast: string
  /** Between two. */
  readonly listPair: string
  /** Country names by ISO 3166-1 alpha-2 code. */
  readonly countries: Readonly<Record<string, string>>
}

/** Our own tables for a language, or null where every engine has its own data. */
export async function loadTables(language: Language): Promise<FormatTables | null> {
  if (language === 'ga') return (await import('./ga.ts')).irish
  if (language === 'mt') return (await import('./mt.ts')).maltese
  return null
}
