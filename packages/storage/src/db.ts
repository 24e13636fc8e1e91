import { isLanguage, type Language } from '@undersigned/letter'
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** What a query runs on: the store itself, or a transaction of it. */
export type Db = Kysely<Schema>

/** A JSON array of languages, as a column holds it; anything else in it is left out. */
export function languagesIn(text: string): readonly Language[] {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.filter(isLanguage) : []
}

/** A JSON array of strings, as a column holds it. */
export function stringsIn(text: string): readonly string[] {
  const value: unknown = JSON.parse(text)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
