import { digestOf, type LetterId, letterId } from '@undersigned/letter'
import { foldedName, signatureId } from '@undersigned/signatures'
import { roomId } from '@undersigned/sync'
import { describe, expect, test } from 'vitest'
import {
  appendEvent,
  insertManifest,
  insertSignatory,
  type ListedName,
  listedNames,
  listedPart,
  onlyNamed,
  type SignatoryRow,
  signatoryCounts,
  stageMovesOf,
  standingFor,
} from '../queries.ts'
import { headOf, headsOf } from '../rooms.ts'
import { aSalt, storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const manifest = digestOf('sealed')

/** A row of the block of signatories as it begins. */
export const signatoryRow = (letterId: LetterId, id: string, change: Partial<SignatoryRow>): Omit<SignatoryRow, 'position'> => ({
  ...{ id: signatureId(id), letterId, signatory: id, personId: null, organisationId: null, class: 'organisation', name: id },
  ...{ nameKey: foldedName(change.name ?? id), title: '', affiliation: '', country: '', group: '', state: 'named', manifest: null },
  ...{ language: null, sortKey: id, inviteTokenHash: null, inviteExpiresAt: null, confirmTokenHash: null, confirmExpiresAt: null },
  ...{ withdrawTokenHash: null, withdrawExpiresAt: null, salt: null, createdAt: 1, invitedAt: null, signedAt: null, confirmedAt: null },
  ...{ withdrawnAt: null, contact: null, contactKeyId: null, contactIndex: null, listedAt: null, authority: null, deskPassedAt: null },
  ...{ heldFor: null, acronym: '', names: '{}', domain: '', registerNumber: '', sortAs: '', lateAt: null, mailedAt: null },
  ...{ codeHash: null, codeTries: 0 },
  ...change,
})
const signed = { state: 'confirmed', manifest, language: 'en', signedAt: 2, confirmedAt: 3, listedAt: 3 } as const

export function describeSignatories(open: OpenEmpty): void {
  describe('signatories', () => {
    const store = withStore(open)
    const sealedLetter = async (name: string): Promise<LetterId> => {
      const letter = await storeLetter(store().db, name)
      await store().transaction((tx) =>
        insertManifest(tx, { letterId: letter, digest: manifest, previous: null, canonical: '{}', by: ['ana', 'ben'], at: 1 }),
      )
      return letter
    }

    test('G20 the database itself takes one standing signature for an organisation and manifest', async () => {
      const { db } = store()
      const letter = await sealedLetter('one-each')
      await insertSignatory(db, signatoryRow(letter, 'first', { name: 'Écho', ...signed }))
      await expect(insertSignatory(db, signatoryRow(letter, 'second', { name: 'The ECHO', ...signed }))).rejects.toMatchObject({
        conflict: 'unique',
      })
      await insertSignatory(db, signatoryRow(letter, 'taken-back', { name: 'echo', ...signed, state: 'withdrawn', withdrawnAt: 4 }))
      await insertSignatory(db, signatoryRow(letter, 'person', { name: 'Echo', ...signed, class: 'individual' }))
      expect(await standingFor(db, { letterId: letter, manifest, nameKey: 'echo' })).toMatchObject({ id: 'first' })
      expect(await standingFor(db, { letterId: letter, manifest: digestOf('other'), nameKey: 'echo' })).toBeNull()
      expect(await standingFor(db, { letterId: letter, manifest, nameKey: '' })).toBeNull()
    })

    test('G161 a list read in parts is the list read at once, also where several stand in one place', async () => {
      const { db } = store()
      const letter = await sealedLetter('in-parts')
      for (let at = 0; at < 14; at += 1) {
        const state = at === 5 ? { state: 'withdrawn' as const, withdrawnAt: 4 } : {}
        await insertSignatory(db, signatoryRow(letter, `p${(at * 5) % 14}`, { ...signed, class: 'individual', ...state }))
      }
      await db.updateTable('signatory').set({ position: 7 }).where('letterId', '=', letter).where('position', 'in', [6, 8, 9]).execute()
      const whole = await listedNames(db, letter, manifest)
      expect(whole).toHaveLength(13)
      for (const most of [1, 2, 3, 13, 20]) {
        const read: ListedName[] = []
        let part = await listedPart(db, { letter, manifest, after: null, most })
        while (part.length > 0) {
          expect(part.length).toBeLessThanOrEqual(most)
          read.push(...part)
          part = await listedPart(db, { letter, manifest, after: part.at(-1) ?? null, most })
        }
        expect(read).toEqual(whole)
      }
    })

    test('G21 a listed name gives way to an invitation or a signature of the same class', async () => {
      const { db } = store()
      const letter = await sealedLetter('listed')
      for (const name of ['Echo', 'Alone', 'Maria Weber']) await insertSignatory(db, signatoryRow(letter, `listed ${name}`, { name }))
      await insertSignatory(db, signatoryRow(letter, 'invited', { name: 'ÉCHO', state: 'invited', invitedAt: 2 }))
      await insertSignatory(db, signatoryRow(letter, 'weber', { name: 'Maria Weber', ...signed, class: 'expert' }))
      expect((await onlyNamed(db, letter)).map(({ name }) => name)).toEqual(['Alone', 'Maria Weber'])
      expect(await signatoryCounts(db, letter)).toMatchObject({ named: 2, invited: 1, confirmed: 1 })
    })

    test('G26 the changes of stage are read back in their order', async () => {
      const letter = await storeLetter(store().db, 'moved')
      const event = { letterId: letter, salt: aSalt(9), actor: null, at: 1 }
      await store().transaction(async (tx) => {
        await appendEvent(tx, { ...event, kind: 'stage-changed', payload: { action: 'open-review', from: 'drafting', to: 'in-review' } })
        await appendEvent(tx, { ...event, kind: 'settings-changed', payload: { from: 'sealed', to: 'closed' } })
        await appendEvent(tx, { ...event, kind: 'decided-by-two', payload: { action: 'publish', from: 'sealed', to: 'sealed' } })
        await appendEvent(tx, { ...event, kind: 'decided-by-two', payload: { action: 'freeze', from: 'in-review', to: 'frozen' } })
      })
      expect(await stageMovesOf(store().db, letter)).toEqual([
        { from: 'drafting', to: 'in-review' },
        { from: 'in-review', to: 'frozen' },
      ])
    })

    test('P14 several rooms are asked at once where they end', async () => {
      const [first, second, unknown] = (['original', 'fr', 'de'] as const).map((part) => roomId({ letter: letterId('heads'), part }))
      if (first === undefined || second === undefined || unknown === undefined) throw new Error('three rooms')
      const update = new Uint8Array([0, 0])
      for (const room of [first, second, second]) await store().log.append([{ room, update, person: null, at: 1 }])
      const heads = await headsOf(store().db, [first, second, unknown])
      expect([...heads.values()]).toEqual([1, 2, 0])
      expect((await headOf(store().db, second)).n).toBe(2)
      expect(await headsOf(store().db, [])).toEqual(new Map())
    })
  })
}
