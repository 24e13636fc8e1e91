import { randomUUID } from 'node:crypto'
import { signatureId } from '@undersigned/signatures'
import { describe, expect, test } from 'vitest'
import {
  accessesIn,
  accessesTo,
  countIndexes,
  countStale,
  dropSecret,
  holdKeys,
  INDEXED_COLUMNS,
  indexInUse,
  insertAccesses,
  insertSignatory,
  keepSecrets,
  keptSecrets,
  keyHolders,
  reindex,
  releaseKeys,
  resealRow,
  rowsOfKeys,
  SEALED_PLACES,
  staleRows,
  suppress,
  suppressionOf,
  wasShown,
} from '../queries.ts'
import { signatoryRow } from './describe-signatories.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const sealedAs = (keyId: string, index: string) => ({
  contact: new Uint8Array([1]),
  contactKeyId: keyId,
  contactIndex: index,
  signatory: index,
})

export function describeKeys(open: OpenEmpty): void {
  describe('what is sealed', () => {
    const store = withStore(open)

    test('P36 every column that names a key, and every index of an address, is known by its place', async () => {
      const tables = await store().db.introspection.getTables()
      const columns = tables.flatMap(({ name, columns: own }) => own.map((column) => `${name}.${column.name}`))
      const keys = SEALED_PLACES.map(({ table, keyId }) => `${table}.${keyId}`).sort()
      expect(columns.filter((column) => /keyid$/i.test(column)).sort()).toEqual(keys)
      for (const { table, id, sealed, index } of SEALED_PLACES)
        for (const column of [...id, ...sealed, ...(index === null ? [] : [index])]) expect(columns).toContain(`${table}.${column}`)
      const indexes = INDEXED_COLUMNS.map(([table, column]) => `${table}.${column}`)
      expect(indexes).toEqual(expect.arrayContaining(columns.filter((column) => column.endsWith('.contactIndex'))))
    })

    test('P36 P38 P40 rows of an older key are found, sealed anew, and counted; an index changes in all places at once', async () => {
      const { db, transaction } = store()
      const letter = await storeLetter(db, 'sealed')
      await insertSignatory(db, signatoryRow(letter, 'older', sealedAs('k_1', 'bare')))
      await insertSignatory(db, signatoryRow(letter, 'halfway', sealedAs('k2', 'k_1.x')))
      await insertSignatory(db, signatoryRow(letter, 'newest', sealedAs('k2', 'k2.y')))
      await insertSignatory(db, signatoryRow(letter, 'nobody', {}))
      await suppress(db, { contactIndex: 'bare', scope: 'all', reason: '', at: 1 })
      const place = SEALED_PLACES.find(({ table }) => table === 'signatory') ?? SEALED_PLACES[0]
      if (place === undefined) throw new Error('no place')
      const wanted = { keyId: 'k2', prefix: 'k2.' }
      expect((await staleRows(db, place, { ...wanted, limit: 9 })).map(({ id, index }) => [id[0], index]).sort()).toEqual([
        ['halfway', 'k_1.x'],
        ['older', 'bare'],
      ])
      expect([await countIndexes(db, null), await countIndexes(db, 'k_1.'), await countIndexes(db, 'k2.')]).toEqual([2, 1, 1])
      expect(await indexInUse(db, ['k2.z', 'bare'])).toBe('bare')
      await transaction(async (tx) => {
        await resealRow(tx, place, { id: ['older'], keyId: 'k2', sealed: [new Uint8Array([9])] })
        await reindex(tx, { from: 'bare', to: 'k2.z' })
      })
      const row = await db.selectFrom('signatory').where('id', '=', signatureId('older')).selectAll().executeTakeFirst()
      expect(row).toMatchObject({ ...sealedAs('k2', 'k2.z'), contact: new Uint8Array([9]) })
      expect(await suppressionOf(db, 'k2.z')).toMatchObject({ scope: 'all' })
      expect([await indexInUse(db, ['k2.z', 'bare']), await countStale(db, place, wanted)]).toEqual(['k2.z', 1])
      expect((await rowsOfKeys(db)).get('k2')?.get('signatory')).toBe(3)
    })

    test('P37 P39 a kept secret stays as it was kept first; a server says what it knows until it ends', async () => {
      const { db } = store()
      const secret = { name: 'lasting/log', keyId: 'k1', secret: new Uint8Array([1]), at: 0 }
      await keepSecrets(db, [secret])
      await keepSecrets(db, [{ ...secret, secret: new Uint8Array([2]) }])
      expect(await keptSecrets(db)).toEqual([secret])
      await dropSecret(db, secret.name)
      expect(await keptSecrets(db)).toEqual([])
      await holdKeys(db, { server: 'a', known: ['k1'], at: 1 })
      await holdKeys(db, { server: 'a', known: ['k2', 'k1'], at: 5 })
      await holdKeys(db, { server: 'b', known: ['k1'], at: 2 })
      expect(await keyHolders(db, 3)).toEqual([['k2', 'k1']])
      await releaseKeys(db, 'a')
      expect(await keyHolders(db, 0)).toEqual([['k1']])
    })

    test('P42 what was shown at once is read as one, and by whom it was shown', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'shown')
      const shown = { letterId, coalitionId: 'coalition', by: 'ana', what: 'opted-in', count: 1, reason: '', at: 7 }
      const signatures = ['one', 'two'].map(signatureId)
      await insertAccesses(
        db,
        signatures.map((signature) => ({ ...shown, id: randomUUID(), signature })),
      )
      expect(await accessesIn(db, letterId)).toEqual([{ by: 'ana', what: 'opted-in', reason: '', at: 7, count: 2 }])
      expect((await accessesTo(db, signatureId('one'))).map(({ by }) => by)).toEqual(['ana'])
      expect([await wasShown(db, { ...shown, since: 7 }), await wasShown(db, { ...shown, since: 8 })]).toEqual([true, false])
    })
  })
}
