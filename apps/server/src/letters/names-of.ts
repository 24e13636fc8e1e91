import { isLanguage, type Language } from '@undersigned/letter'
import type { SignatoryRow } from '@undersigned/storage'

/** An organisation's names in other languages, as its signature gave them. */
export function namesIn({ names }: Pick<SignatoryRow, 'names'>): Readonly<Partial<Record<Language, string>>> {
  const value: unknown = JSON.parse(names)
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter(([language, name]) => isLanguage(language) && typeof name === 'string' && name !== ''),
  )
}

/** What a signature's entry in the log says beside the name: only what there is (rules G98, G101). */
export function besideDisplay(row: Pick<SignatoryRow, 'names' | 'lateAt'>) {
  const names = namesIn(row)
  return {
    ...(Object.keys(names).length === 0 ? {} : { names }),
    ...(row.lateAt === null ? {} : { late: new Date(row.lateAt).toISOString() }),
  }
}
