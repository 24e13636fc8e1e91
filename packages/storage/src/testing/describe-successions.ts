import { type Digest, digestOf, type LetterId } from '@undersigned/letter'
import { type Succession, signatureId, tokenHash } from '@undersigned/signatures'
import { describe, expect, test } from 'vitest'
import {
  amendmentOf,
  changeLetter,
  changeSuccession,
  confirmedBy,
  insertManifest,
  insertSignatory,
  insertSuccessions,
  lettersWithSuccessions,
  listedSignatories,
  openAmendment,
  setAmendment,
  signatoryCounts,
  standingFor,
  successionByToken,
  successionsFrom,
  successionsOf,
  supersedeAsked,
} from '../queries.ts'
import { signatoryRow } from './describe-signatories.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const [first, second] = [digestOf('first'), digestOf('second')]

export function describeSuccessions(open: OpenEmpty): void {
  describe('what became of signatures', () => {
    const store = withStore(open)
    const amended = async (name: string): Promise<LetterId> => {
      const letter = await storeLetter(store().db, name)
      await store().transaction(async (tx) => {
        for (const [at, digest] of [first, second].entries())
          await insertManifest(tx, { letterId: letter, digest, previous: at === 0 ? null : first, canonical: '{}', by: ['ana', 'ben'], at })
        await changeLetter(tx, letter, { manifest: second, stage: 'sealed' })
      })
      return letter
    }
    const signed = async (letter: LetterId, name: string, manifest: Digest = first, signatory = name) => {
      const id = `${letter} ${name} ${manifest.slice(0, 4)}`
      const state = { state: 'confirmed', manifest, language: 'en', signedAt: 2, confirmedAt: 3, listedAt: 3 } as const
      await insertSignatory(store().db, { ...signatoryRow(letter, id, { name, ...state }), signatory })
      return signatureId(id)
    }
    const step = (signature: Succession['signature'], state: 'carried' | 'asked'): Succession => ({
      ...{ signature, previous: first, manifest: second, state, at: 5, reminded: 0 },
      dueAt: state === 'asked' ? 9 : null,
    })

    test('G42 the list under a manifest is who signed it and who was carried to it', async () => {
      const { db } = store()
      const letter = await amended('list')
      const [kept, asked] = [await signed(letter, 'Kept'), await signed(letter, 'Asked')]
      await signed(letter, 'New', second)
      await insertSuccessions(db, letter, [step(kept, 'carried'), step(asked, 'asked')])
      const names = async (manifest: Digest) => (await listedSignatories(db, letter, manifest)).map(({ name }) => name)
      expect([await names(first), await names(second)]).toEqual([
        ['Kept', 'Asked'],
        ['Kept', 'New'],
      ])
      expect((await signatoryCounts(db, letter)).confirmed).toBe(2)
      expect(await standingFor(db, { letterId: letter, manifest: second, nameKey: 'kept' })).toMatchObject({ name: 'Kept' })
      expect(await standingFor(db, { letterId: letter, manifest: second, nameKey: 'asked' })).toBeNull()
      expect(await confirmedBy(db, { letter, signatory: 'Kept', manifest: second })).toHaveLength(1)
      expect(await changeSuccession(db, { signature: kept, manifest: second, state: 'carried' }, { state: 'objected' })).toBe(true)
      expect(await changeSuccession(db, { signature: kept, manifest: second, state: 'carried' }, { state: 'objected' })).toBe(false)
      expect([await names(first), await names(second)]).toEqual([['Kept', 'Asked'], ['New']])
      expect((await signatoryCounts(db, letter)).confirmed).toBe(1)
    })

    test('G43 the same address signs the next manifest, and each manifest once', async () => {
      const letter = await amended('again')
      await signed(letter, 'One', first, 'index')
      await signed(letter, 'One', second, 'index')
      await expect(signed(letter, 'Other', second, 'index')).rejects.toMatchObject({ conflict: 'unique' })
    })

    test('G41 a signature reaches a manifest once, and who has not answered is asked no more about a text that was replaced', async () => {
      const { db } = store()
      const letter = await amended('once')
      const [asked, kept] = [await signed(letter, 'Asked'), await signed(letter, 'Kept')]
      await insertSuccessions(db, letter, [step(asked, 'asked'), step(kept, 'carried')])
      await expect(insertSuccessions(db, letter, [step(asked, 'carried')])).rejects.toMatchObject({ conflict: 'unique' })
      const hash = tokenHash('f'.repeat(64))
      await changeSuccession(db, { signature: asked, manifest: second, state: 'asked' }, { tokenHash: hash, mailedAt: 6 })
      expect(await successionByToken(db, hash)).toMatchObject({ signature: asked, mailedAt: 6 })
      await supersedeAsked(db, letter, second, 7)
      expect((await successionsOf(db, letter, second)).map(({ state }) => state).sort()).toEqual(['carried', 'superseded'])
      expect(await successionsFrom(db, asked)).toMatchObject([{ state: 'superseded', decidedAt: 7 }])
    })

    test('G45 only sealed letters with somebody to tell or to answer are looked at', async () => {
      const { db } = store()
      const letter = await amended('waiting')
      const has = async () => (await lettersWithSuccessions(db)).includes(letter)
      expect(await has()).toBe(false)
      const kept = await signed(letter, 'Kept')
      await insertSuccessions(db, letter, [step(kept, 'carried')])
      expect(await has()).toBe(true)
      await changeLetter(db, letter, { stage: 'drafting' })
      expect(await has()).toBe(false)
      await changeLetter(db, letter, { stage: 'closed' })
      await changeSuccession(db, { signature: kept, manifest: second, state: 'carried' }, { mailedAt: 6 })
      expect(await has()).toBe(false)
    })

    test('G40 an amendment keeps what it shall be closed as', async () => {
      const { db } = store()
      const letter = await amended('class')
      const opening = { letterId: letter, manifest: second, openedFrom: 'sign-on', openedAt: 5 } as const
      expect(await amendmentOf(db, letter, second)).toBeNull()
      expect(await setAmendment(db, opening, { change: 'correction', days: 7 })).toBe(false)
      await openAmendment(db, opening)
      expect(await amendmentOf(db, letter, second)).toEqual({ ...opening, change: null, days: 14 })
      expect(await setAmendment(db, opening, { change: 'correction', days: 7 })).toBe(true)
      expect(await amendmentOf(db, letter, second)).toMatchObject({ change: 'correction', days: 7 })
    })
  })
}
