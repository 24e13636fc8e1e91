import { readFileSync } from 'node:fs'
import { INDEXED_COLUMNS, SEALED_PLACES } from '@undersigned/storage'
import { openTemporary } from '@undersigned/storage/testing'
import { beforeAll, expect, test } from 'vitest'
import { KEEP_DAYS } from '../retention/keep-days.ts'
import { classified, recordOf, type SchemaTable, Unclassified } from './record.ts'
import type { ColumnClass } from './tables.ts'

let schema: readonly SchemaTable[]
beforeAll(async () => {
  const { store, dispose } = await openTemporary()
  schema = await store.db.introspection.getTables()
  await dispose()
}, 60_000)

/** `table.column` of every column of a class. */
const of = (kind: ColumnClass): readonly string[] =>
  [...classified(schema)]
    .flatMap(([table, columns]) => [...columns].flatMap(([name, own]) => (own === kind ? [`${table}.${name}`] : [])))
    .sort()

test('P43 every column of the schema has one class, and a new one without fails', () => {
  expect(classified(schema).size).toBe(schema.length)
  const grown = schema.map((table) => (table.name === 'signatory' ? { ...table, columns: [...table.columns, { name: 'phone' }] } : table))
  expect(() => classified(grown)).toThrow(Unclassified)
  expect(() => classified(grown)).toThrow('signatory.phone')
  expect(() => classified([...schema, { name: 'diary', columns: [{ name: 'words' }] }])).toThrow('diary.words')
})

test('P43 P36 what is printed and how somebody is reached are apart: the latter is sealed wherever it stands, and all that is sealed is it', () => {
  const sealed = SEALED_PLACES.filter(({ table }) => table !== 'kept_secret')
  expect(of('contact')).toEqual(sealed.flatMap((place) => place.sealed.map((column) => `${place.table}.${column}`)).sort())
  expect(of('key')).toEqual(SEALED_PLACES.map(({ table, keyId }) => `${table}.${keyId}`).sort())
  expect(of('index')).toEqual(INDEXED_COLUMNS.map(([table, column]) => `${table}.${column}`).sort())
  // An account's own address is readable to what signs it in (D26), and nothing else is.
  expect(
    schema.flatMap(({ name, columns }) => columns.filter((column) => /mail$/i.test(column.name)).map((column) => `${name}.${column.name}`)),
  ).toEqual(['delivery.mail', 'user.email'])
})

test('P44 the record of processing is what the schema and the clocks say', () => {
  const written = readFileSync(new URL('../../../../docs/privacy/record-of-processing.md', import.meta.url), 'utf8')
  expect(written, 'write it anew with: npm run -s privacy').toBe(recordOf(schema, KEEP_DAYS))
})
