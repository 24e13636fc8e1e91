import { foldedName, hashOfToken, signatureId } from '@undersigned/signatures'
import { describe, expect, test } from 'vitest'
import {
  answerDeskQuestion,
  closeReport,
  countOpenReports,
  countVisits,
  type DeskDecisionRow,
  type DeskReportRow,
  deskDecisionsOf,
  deskKeepersOf,
  deskQuestionBy,
  forgetVisits,
  insertDeskDecision,
  insertReport,
  isOfPublicNote,
  notedNamesOf,
  openReportsOf,
  putNotedNames,
  removeNotedName,
  reopenReports,
  saltOfDay,
  setDeskKeeper,
  spendChallenge,
  undoDeskDecision,
} from '../queries.ts'
import { storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const [ana, ben] = [signatureId('ana'), signatureId('ben')]
const decision = (letterId: DeskDecisionRow['letterId'], id: string, change: Partial<DeskDecisionRow> = {}): DeskDecisionRow => ({
  ...{ id, letterId, signature: ana, other: null, report: null, verdict: 'refuse', reason: 'impersonation', note: 'not hers', by: 'cleo' },
  ...{ at: 1, before: '{}', undoneBy: null, undoneAt: null, tokenHash: null, answerKeyId: null, answer: null, answeredAt: null },
  ...change,
})
const report = (letterId: DeskReportRow['letterId'], id: string, change: Partial<DeskReportRow> = {}): DeskReportRow => ({
  ...{ id, letterId, signature: ana, kind: 'impersonation', keyId: 'k', content: new Uint8Array([1]), locale: 'en', at: 1, decision: null },
  ...change,
})

export function describeDesk(open: OpenEmpty): void {
  describe('the sign-on desk', () => {
    const store = withStore(open)

    test('G115 a decision is kept with who and when, and is taken back once', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'decided')
      await insertDeskDecision(db, decision(letter, 'first'))
      await insertDeskDecision(db, decision(letter, 'second', { at: 2, other: ben, verdict: 'different', tokenHash: hashOfToken('asked') }))
      expect(await undoDeskDecision(db, { letter, id: 'first', by: 'dan', at: 3 })).toBe(true)
      expect(await undoDeskDecision(db, { letter, id: 'first', by: 'eva', at: 4 })).toBe(false)
      await answerDeskQuestion(db, 'second', { answer: new Uint8Array([7]), answerKeyId: 'k', answeredAt: 5 })
      expect(await deskQuestionBy(db, hashOfToken('asked'))).toMatchObject({ id: 'second', answeredAt: 5, answer: new Uint8Array([7]) })
      expect((await deskDecisionsOf(db, letter)).map(({ id, undoneBy }) => [id, undoneBy])).toEqual([
        ['second', null],
        ['first', 'dan'],
      ])
      await expect(insertDeskDecision(db, decision(letter, 'of-nobody', { signature: null }))).rejects.toThrow()
      await expect(insertDeskDecision(db, decision(letter, 'of-one', { verdict: 'different' }))).rejects.toThrow()
    })

    test('G120 a report is closed by one decision, and opened again when that is taken back', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'reported')
      await insertReport(db, report(letter, 'r1'))
      await insertReport(db, report(letter, 'r2', { signature: null, at: 2 }))
      await insertDeskDecision(db, decision(letter, 'd1', { report: 'r1' }))
      expect(await closeReport(db, { letter, id: 'r1', decision: 'd1' })).toBe(true)
      expect(await closeReport(db, { letter, id: 'r1', decision: 'd1' })).toBe(false)
      expect((await openReportsOf(db, letter)).map(({ id }) => id)).toEqual(['r2'])
      await reopenReports(db, letter, 'd1')
      expect([await countOpenReports(db, letter, ana), await countOpenReports(db, letter, null)]).toEqual([1, 1])
    })

    test('G117 a name of public note is known however it is spelt, in its own coalition', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'noted')
      const names = Array.from({ length: 205 }, (_, at) => `Somebody ${at}`)
      const rows = ['Žofia Nováková', ...names].map((name) => ({
        ...{ coalitionId: 'coalition', nameKey: foldedName(name), name, note: '', by: 'cleo', at: 1 },
      }))
      await putNotedNames(db, rows)
      await putNotedNames(db, [
        { ...rows[0], coalitionId: 'coalition', nameKey: 'zofia novakova', name: 'Zofia', note: 'minister', by: 'dan', at: 2 },
      ])
      expect(await isOfPublicNote(db, 'coalition', foldedName('ŽOFIA NOVAKOVA'))).toBe(true)
      expect(await isOfPublicNote(db, 'another', foldedName('Žofia Nováková'))).toBe(false)
      expect(await isOfPublicNote(db, 'coalition', '')).toBe(false)
      expect(await notedNamesOf(db, 'coalition')).toHaveLength(206)
      expect((await notedNamesOf(db, 'coalition')).at(-1)).toMatchObject({ name: 'Zofia', note: 'minister', by: 'cleo' })
      expect(await removeNotedName(db, 'coalition', 'zofia novakova')).toBe(true)
      expect(await removeNotedName(db, 'coalition', 'zofia novakova')).toBe(false)
      expect(letter).toBe('noted')
    })

    test('G114 a reviewer is named to the desk, and no longer', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'kept')
      const naming = { letter, userId: 'rita', by: 'cleo', at: 1 }
      await setDeskKeeper(db, { ...naming, isNamed: true })
      await setDeskKeeper(db, { ...naming, isNamed: true, at: 2 })
      expect(await deskKeepersOf(db, letter)).toEqual(['rita'])
      await setDeskKeeper(db, { ...naming, isNamed: false })
      expect(await deskKeepersOf(db, letter)).toEqual([])
    })

    test('G111 the salt of a day is one, and forgotten after two; G112 a challenge is spent once', async () => {
      await store().transaction(async (tx) => {
        const salts = () => tx.selectFrom('visit_salt').select('salt').orderBy('day').execute()
        expect(await saltOfDay(tx, { day: '2026-11-21', fresh: 'a' })).toBe('a')
        expect(await saltOfDay(tx, { day: '2026-11-21', fresh: 'b' })).toBe('a')
        expect(await saltOfDay(tx, { day: '2026-11-22', fresh: 'c' })).toBe('c')
        await forgetVisits(tx, { now: 0, days: ['2026-11-22', '2026-11-21'] })
        expect(await salts()).toEqual([{ salt: 'a' }, { salt: 'c' }])
        await forgetVisits(tx, { now: 0, days: ['2026-11-23', '2026-11-22'] })
        expect(await salts()).toEqual([{ salt: 'c' }])
        const visit = (key: string) => ({ key, endsAt: 10 })
        expect(await countVisits(tx, [visit('n')])).toEqual([1])
        expect(await countVisits(tx, ['n', 'm', 'n', 'n', 'm'].map(visit))).toEqual([2, 1, 3, 4, 2])
        expect(await countVisits(tx, [])).toEqual([])
        expect(await countVisits(tx, [visit('m'), visit('n')])).toEqual([3, 5])
        expect([await spendChallenge(tx, { id: 'x', expiresAt: 9 }), await spendChallenge(tx, { id: 'x', expiresAt: 9 })]).toEqual([
          true,
          false,
        ])
        await forgetVisits(tx, { now: 10, days: [] })
        expect(await countVisits(tx, [{ key: 'n', endsAt: 20 }])).toEqual([1])
        expect(await spendChallenge(tx, { id: 'x', expiresAt: 19 })).toBe(true)
      })
    })
  })
}
