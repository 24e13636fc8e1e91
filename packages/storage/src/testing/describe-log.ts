import { signatureId } from '@undersigned/signatures'
import { hexOf, inclusionProof, isIncluded, leafHash, nodesFor, rootOf, treeOf, utf8 } from '@undersigned/signatures/log'
import { describe, expect, test } from 'vitest'
import { ImmutableError } from '../errors.ts'
import { appendEvent, appendLoggedEvent, appendLoggedEvents, eraseEvent } from '../events.ts'
import { loggedEvents, logHashes, logRoot, logSize, signatureEvent } from '../log.ts'
import { verifyStore } from '../maintenance/verify.ts'
import type { Store } from '../store.ts'
import { aDigest, aSalt, storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

export function describeLog(open: OpenEmpty): void {
  describe('the log of a letter', () => {
    const store = withStore(open)

    test('V7 it is the tree over the leaves of its own events, whatever else happens, and however many at once', async () => {
      const { db, transaction } = store()
      const [letterId, other] = [await storeLetter(db, 'first'), await storeLetter(db, 'second')]
      await Promise.all(
        Array.from({ length: 21 }, async (_, at) => {
          await transaction((tx) => appendEvent(tx, { letterId, kind: 'noted', payload: { at }, salt: aSalt(at), actor: null, at }))
          await sign(store(), letterId, at)
          await sign(store(), other, at)
        }),
      )
      const size = await logSize(db, letterId)
      expect(size).toBe(21)
      const entries = await loggedEvents(db, letterId, { to: size })
      const leaves = entries.map(({ leaf }) => leafHash(utf8(leaf)))
      expect(hexOf(await logRoot(db, letterId, size))).toBe(hexOf(rootOf(size, treeOf(leaves))))
      const proof = inclusionProof(13, size, await logHashes(db, letterId, nodesFor.inclusion(13, size)))
      const [leaf] = leaves.slice(13)
      expect(isIncluded({ index: 13, size, leaf: leaf ?? utf8(''), root: await logRoot(db, letterId, size) }, proof)).toBe(true)
      expect(await loggedEvents(db, letterId, { from: 20, to: 22 })).toEqual(entries.slice(20))
    })

    test('V19 many entries at once are the same log as one after another, wherever they begin', async () => {
      const { db, transaction } = store()
      for (const [before, many] of [
        [0, 1],
        [0, 5],
        [1, 6],
        [3, 13],
        [6, 2],
        [7, 250],
      ] as const) {
        const letterId = await storeLetter(db, `many-${before}-${many}`)
        for (let at = 0; at < before; at += 1) await sign(store(), letterId, at)
        await transaction((tx) =>
          appendLoggedEvents(
            tx,
            letterId,
            Array.from({ length: many }, (_, at) => ({ payload: payloadOf(`m${at}`), salt: aSalt(at), actor: null, at })),
          ),
        )
        await sign(store(), letterId, 99)
        const size = await logSize(db, letterId)
        expect(size).toBe(before + many + 1)
        const leaves = (await loggedEvents(db, letterId, { to: size })).map(({ leaf }) => leafHash(utf8(leaf)))
        expect(hexOf(await logRoot(db, letterId, size))).toBe(hexOf(rootOf(size, treeOf(leaves))))
      }
      expect((await verifyStore(store())).problems).toEqual([])
    })

    test('V7 an event that is rolled back leaves no leaf', async () => {
      const { db, transaction } = store()
      const letterId = await storeLetter(db, 'undone')
      await sign(store(), letterId, 1)
      const undone = transaction(async (tx) => {
        await appendLoggedEvent(tx, { letterId, payload: payloadOf('s2'), salt: aSalt(2), actor: null, at: 2 })
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
      expect(await logSize(db, letterId)).toBe(1)
      await sign(store(), letterId, 3)
      expect((await verifyStore(store())).problems).toEqual([])
    })

    test('V7 no hash of it is changed or deleted', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'kept')
      await sign(store(), letterId, 1)
      await expect(
        db
          .updateTable('log_hash')
          .set({ hash: utf8('x') })
          .execute(),
      ).rejects.toBeInstanceOf(ImmutableError)
      await expect(db.deleteFrom('log_hash').execute()).rejects.toBeInstanceOf(ImmutableError)
    })

    test('V15 erasing a person changes no hash; who signed is found only as long as it can be opened', async () => {
      const { db, transaction } = store()
      const letterId = await storeLetter(db, 'erased')
      for (const at of [1, 2, 3]) await sign(store(), letterId, at)
      const before = await logRoot(db, letterId, 3)
      expect(await signatureEvent(db, letterId, 's2')).toMatchObject({ index: 1, kind: 'signature', salt: aSalt(2) })
      await transaction((tx) => eraseEvent(tx, letterId, 2))
      expect(await signatureEvent(db, letterId, 's2')).toBeNull()
      expect(hexOf(await logRoot(db, letterId, 3))).toBe(hexOf(before))
      expect((await verifyStore(store())).problems).toEqual([])
    })

    test('V8 a log that is not that of its events is found', async () => {
      const { db } = store()
      const letterId = await storeLetter(db, 'forged')
      await sign(store(), letterId, 1)
      await db
        .insertInto('log_hash')
        .values({ letterId, level: 0, index: 1, hash: leafHash(utf8('nobody')) })
        .execute()
      expect((await verifyStore(store())).problems).toEqual([{ kind: 'log', where: `letter ${letterId}` }])
    })
  })
}

const payloadOf = (signature: string) => ({ kind: 'delivery', manifest: aDigest, recipient: signature, language: 'en' }) as const

async function sign({ transaction }: Store, letterId: Awaited<ReturnType<typeof storeLetter>>, at: number): Promise<void> {
  const display = { class: 'individual', name: `Person ${at}`, title: '', affiliation: '', country: '', group: '' } as const
  const signature = signatureId(`s${at}`)
  const payload = { kind: 'signature', manifest: aDigest, language: 'en', signature, display, signatory: `s${at}` } as const
  await transaction((tx) => appendLoggedEvent(tx, { letterId, payload, salt: aSalt(at), actor: `signatory:s${at}`, at }))
}
