import { digestOf } from '@undersigned/letter'
import { signatureId, tokenHash } from '@undersigned/signatures'
import { describe, expect, test } from 'vitest'
import {
  type AuthorityFactRow,
  askedSince,
  changeSignatory,
  dropUntold,
  dueForListing,
  factByToken,
  factsOf,
  insertFact,
  insertManifest,
  insertSignatory,
  moveFacts,
  pendingSince,
  registerEntryFor,
  registerSize,
  replaceRegister,
  waitingSignatories,
} from '../queries.ts'
import { signatoryRow } from './describe-signatories.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const manifest = digestOf('sealed')
const signed = { state: 'confirmed', manifest, language: 'en', signedAt: 2, confirmedAt: 3, deskPassedAt: 3 } as const
const hash = tokenHash('a'.repeat(64))

export function describeAuthority(open: OpenEmpty): void {
  describe('who may sign for an organisation', () => {
    const store = withStore(open)
    const waiting = async (name: string, change: Parameters<typeof signatoryRow>[2] = {}) => {
      const letter = await storeLetter(store().db, name)
      await store().transaction((tx) =>
        insertManifest(tx, { letterId: letter, digest: manifest, previous: null, canonical: '{}', by: ['ana', 'ben'], at: 1 }),
      )
      const id = `${name} signs`
      await insertSignatory(store().db, signatoryRow(letter, id, { name, ...signed, ...change }))
      return { letter, signature: signatureId(id) }
    }
    const fact = (
      { letter, signature }: Awaited<ReturnType<typeof waiting>>,
      id: string,
      change: Partial<AuthorityFactRow> = {},
    ): AuthorityFactRow => ({
      ...{ id, letterId: letter, signature, kind: 'contact', state: 'asked', detail: '{}', tokenHash: null, at: 10 },
      ...{ expiresAt: null, decidedAt: null, contact: null, contactKeyId: null, contactIndex: 'box' },
      ...change,
    })

    test('G90 confirmed without an hour on the list is waiting, not listed', async () => {
      const { letter, signature } = await waiting('waits')
      expect((await waitingSignatories(store().db, letter)).map(({ id }) => id)).toEqual([signature])
      await changeSignatory(store().db, signature, { listedAt: 5 })
      expect(await waitingSignatories(store().db, letter)).toEqual([])
    })

    test('G73 who is told, found again by their link, and when their day is over', async () => {
      const { db } = store()
      const own = await waiting('told')
      await insertFact(db, fact(own, 'untold'))
      expect(await dueForListing(db, 99)).toEqual([])
      await dropUntold(db, own.signature)
      await insertFact(db, fact(own, 'told', { tokenHash: hash }))
      await dropUntold(db, own.signature)
      expect((await factByToken(db, hash))?.id).toBe('told')
      expect([await dueForListing(db, 9), (await dueForListing(db, 10)).map(({ signature }) => signature)]).toEqual([[], [own.signature]])
      await changeSignatory(db, own.signature, { heldFor: 'objected' })
      expect(await dueForListing(db, 99)).toEqual([])
    })

    test('G72 how often a mailbox was asked, and evidence that goes along with a signature given again', async () => {
      const { db } = store()
      const [one, other] = [await waiting('asks'), await waiting('given-again')]
      await insertFact(db, fact(one, 'asked', { kind: 'second-person' }))
      const asked = { contactIndex: 'box', kind: 'second-person', since: 10 } as const
      expect(await askedSince(db, { ...asked, signature: other.signature })).toEqual({ ofMailbox: 1, bySignature: 0 })
      expect(await askedSince(db, { ...asked, signature: one.signature, since: 11 })).toEqual({ ofMailbox: 0, bySignature: 0 })
      await moveFacts(db, { from: one.signature, to: other.signature })
      expect([await factsOf(db, one.signature), (await factsOf(db, other.signature)).length]).toEqual([[], 1])
    })

    test('G95 the register is taken whole, and asked by number and name', async () => {
      const { db } = store()
      const entries = Array.from({ length: 250 }, (_, at) => ({ number: `${at}-00`, name: `Écho ${at}`, website: 'echo.org' }))
      await replaceRegister(db, entries, 5)
      expect(await registerSize(db)).toEqual({ entries: 250, importedAt: 5 })
      expect(await registerEntryFor(db, { number: '7-00', nameKey: 'echo 7' })).toEqual({
        number: '7-00',
        name: 'Écho 7',
        website: 'echo.org',
      })
      expect(await registerEntryFor(db, { number: '7-00', nameKey: 'echo 8' })).toBeNull()
      const own = await waiting('registered', { name: 'Écho 9', nameKey: 'echo 9', registerNumber: '9-00' })
      expect((await dueForListing(db, 0)).map(({ signature }) => signature)).toEqual([own.signature])
      await replaceRegister(db, [], 6)
      expect(await registerSize(db)).toEqual({ entries: 0, importedAt: null })
    })

    test('G99 only what is pending under the text in force stands in the way of another mail', async () => {
      const { db } = store()
      const sealed = { contact: new Uint8Array([1]), contactKeyId: 'k', contactIndex: 'one@box' }
      const pending = { state: 'pending' as const, ...sealed, mailedAt: 100, deskPassedAt: null, confirmedAt: null }
      const { letter, signature } = await waiting('mailed', pending)
      expect(await pendingSince(db, 'one@box', 50)).toEqual([])
      await db.updateTable('letter').set({ manifest }).where('id', '=', letter).execute()
      expect((await pendingSince(db, 'one@box', 50)).map(({ id }) => id)).toEqual([signature])
      expect([await pendingSince(db, 'one@box', 100), await pendingSince(db, 'other@box', 50)]).toEqual([[], []])
    })
  })
}
