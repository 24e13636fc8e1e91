import { type Digest, digestOf, type LetterId, recipientId } from '@undersigned/letter'
import type { Answer, SignOnPolicy } from '@undersigned/signatures'
import { describe, expect, test } from 'vitest'
import {
  addRecipients,
  answerOf,
  answersOf,
  approvalsOf,
  changeLetter,
  changeRecord,
  hasApproved,
  insertAnswer,
  insertManifest,
  insertPolicy,
  keepReply,
  keepSnapshot,
  lettersToRemind,
  openRound,
  policiesIn,
  policiesOf,
  recipientRecords,
  roundsOf,
} from '../queries.ts'
import { aSalt, storeLetter } from './rows.ts'
import { type OpenEmpty, withStore } from './store-under-test.ts'

const sealed = digestOf('sealed')
const policy: SignOnPolicy = {
  approvers: [{ person: 'ana', function: 'Board' }],
  quorum: 2,
  leadDays: 5,
  inAdvance: [{ kind: 'coalition' }, { kind: 'lead', organisation: 'other' }],
}

export function describeApprovals(open: OpenEmpty): void {
  describe('approvals', () => {
    const store = withStore(open)
    const organisation = async (id: string) => {
      const row = { id, coalitionId: 'coalition', name: id, country: '', createdAt: 1 }
      await store().db.insertInto('organisation').values(row).execute()
    }
    const answer = (id: string, by: string, changes: Partial<Answer> = {}): Answer => ({
      ...{ id, organisation: 'acme', object: sealed, verdict: 'approve', language: 'fr', unit: null, words: '', by, at: 20 },
      ...{ inAdvance: false, reply: null },
      ...changes,
    })
    const keep = (letter: LetterId, given: Answer) => insertAnswer(store().db, { letter, about: 'manifest', answer: given })
    const seal = (letter: LetterId, digest: Digest, at: number) =>
      insertManifest(store().db, { letterId: letter, digest, previous: null, canonical: '{}', by: ['ana', 'ben'], at })

    test('G77 a manifest is approved by the rule that stood when it was sealed', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'approved')
      await organisation('acme')
      await seal(letter, sealed, 10)
      await insertPolicy(db, { id: 'p1', organisation: 'acme', ...policy, by: 'ana', at: 5 })
      await insertPolicy(db, { id: 'p2', organisation: 'acme', ...policy, quorum: 1, by: 'ana', at: 15 })
      expect(await policiesOf(db, 'acme')).toEqual([
        { ...policy, by: 'ana', at: 5 },
        { ...policy, quorum: 1, by: 'ana', at: 15 },
      ])
      expect([...(await policiesIn(db, 'coalition')).keys()]).toEqual(['acme'])
      await keep(letter, answer('one', 'ana'))
      expect(await hasApproved(db, letter, 'acme', sealed)).toBe(false)
      await keep(letter, answer('two', 'ben'))
      expect(await hasApproved(db, letter, 'acme', sealed)).toBe(true)
      expect(await hasApproved(db, letter, 'acme', digestOf('another'))).toBe(false)
      expect((await approvalsOf(db, letter)).map(({ by }) => by)).toEqual(['ana', 'ben'])
      await keep(letter, answer('three', 'ben', { verdict: 'refuse', at: 30 }))
      expect([await hasApproved(db, letter, 'acme', sealed), await approvalsOf(db, letter)]).toEqual([false, []])
    })

    test('G80 a condition is answered once, and only a condition can be', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'condition')
      await organisation('gamma')
      const condition = { organisation: 'gamma', verdict: 'condition', words: 'If paragraph 4 goes' } as const
      await keep(letter, answer('yes', 'ana', { organisation: 'gamma' }))
      await keep(letter, answer('if', 'ben', condition))
      const reply = { met: true, words: 'It is gone', by: 'ana', at: 40 }
      expect([await keepReply(db, 'if', reply), await keepReply(db, 'if', { ...reply, met: false })]).toEqual([true, false])
      expect(await answerOf(db, letter, 'if')).toMatchObject({ reply, words: 'If paragraph 4 goes' })
      expect(await answersOf(db, letter, digestOf('another'))).toEqual([])
      await expect(keepReply(db, 'yes', reply)).rejects.toThrow()
      await expect(keep(letter, answer('no words', 'ben', { ...condition, words: '' }))).rejects.toThrow()
    })

    test('G81 one review round is open at a time', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'rounds')
      const text = { language: 'en', paragraphs: [], notes: [] } as const
      for (const [n, id] of ['first', 'second'].entries()) {
        const at = { fromAt: n, toAt: n, people: [] }
        await keepSnapshot(db, { id, letterId: letter, room: 'r', n, language: 'en', text, digest: digestOf(id), ...at, words: 0 })
        const round = { id: `round ${id}`, letterId: letter, snapshotId: id, digest: digestOf(id), openedBy: 'ana' }
        await openRound(db, { ...round, openedAt: n + 1, dueAt: 100 })
      }
      expect((await roundsOf(db, letter)).map(({ snapshotId, closedAt }) => [snapshotId, closedAt])).toEqual([
        ['second', null],
        ['first', 2],
      ])
      expect([await lettersToRemind(db, 50), await lettersToRemind(db, 100)]).toEqual([[letter], []])
    })

    test('G83 only letters that are asked about and have a deadline to come are looked at', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'remind')
      await changeLetter(db, letter, { softDeadline: 1000, stage: 'approval' })
      expect([await lettersToRemind(db, 999), await lettersToRemind(db, 1000)]).toEqual([[letter], []])
      await changeLetter(db, letter, { stage: 'closed' })
      expect(await lettersToRemind(db, 999)).toEqual([])
    })

    test('G86 a recipient has a record beside what is printed of them', async () => {
      const { db } = store()
      const letter = await storeLetter(db, 'records')
      const printed = { honorific: '', name: 'Ada', function: 'Minister', institution: '', country: '', language: null }
      await addRecipients(db, letter, [{ ...printed, id: recipientId('ada') }])
      const unknown = { address: '', addressSalt: null, source: '', checkedBy: null, checkedAt: null, contact: null }
      expect(await recipientRecords(db, letter)).toMatchObject([{ ...printed, ...unknown }])
      const record = { source: 'gov.example', address: 'Rue 1', addressSalt: aSalt(1), checkedBy: 'ana', checkedAt: 5 }
      expect([await changeRecord(db, letter, 'ada', record), await changeRecord(db, letter, 'nobody', record)]).toEqual([true, false])
      expect(await recipientRecords(db, letter)).toMatchObject([record])
    })
  })
}
