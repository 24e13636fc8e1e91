import { digestOf } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answer, answer, type Question, replyTo, standsTo, VERDICTS, type Wish } from './answers.ts'
import { approvesInAdvance, checkPolicy, DEFAULT_POLICY, daysShort, policyAt, type SignOnPolicy } from './policy.ts'
import { nextReminder, REMINDED_HOURS, reminderDue } from './reminders.ts'

const [sealed, other] = [digestOf('sealed'), digestOf('other')]
const question: Question = { about: 'manifest', object: sealed, languages: ['en', 'fr'], stage: 'approval' }
const wish: Wish = { id: '1', organisation: 'green', object: sealed, verdict: 'approve', language: 'fr', unit: null, words: '', by: 'ana' }
const circumstances = { question, policy: DEFAULT_POLICY, existing: [], speaksFor: ['green'], now: 9 }
const refusal = (why: string) => ({ ok: false, refusal: why })
const given = (by: string, changes: Partial<Answer> = {}): Answer => ({
  ...wish,
  id: by,
  by,
  at: 1,
  inAdvance: false,
  reply: null,
  ...changes,
})
const two: SignOnPolicy = { ...DEFAULT_POLICY, quorum: 2 }
const stand = (answers: readonly Answer[], policy = two) => standsTo(answers, { organisation: 'green', object: sealed, policy })

test('G14 an answer names the manifest in force and the language it was read in, and comes from one who represents the organisation', () => {
  expect(answer(wish, circumstances)).toEqual({ ok: true, value: { ...wish, at: 9, inAdvance: false, reply: null } })
  expect(answer(wish, { ...circumstances, speaksFor: ['blue'] })).toEqual(refusal('not-yours'))
  expect(answer(wish, { ...circumstances, question: { ...question, stage: 'sealed' } })).toEqual(refusal('not-open'))
  expect(answer({ ...wish, object: other }, circumstances)).toEqual(refusal('manifest-changed'))
  expect(answer({ ...wish, language: 'mt' }, circumstances)).toEqual(refusal('language-not-sealed'))
})

test('G75 only who the rule names may answer, and as many as it asks for', () => {
  const policy: SignOnPolicy = { ...two, approvers: [{ person: 'ben', function: 'Board' }] }
  expect(answer(wish, { ...circumstances, policy })).toEqual(refusal('not-an-approver'))
  expect(answer({ ...wish, by: 'ben' }, { ...circumstances, policy }).ok).toBe(true)
  expect(stand([given('ana')])).toMatchObject({ state: 'partly', given: 1, of: 2 })
  expect(stand([given('ana'), given('ben')])).toMatchObject({ state: 'approved', given: 2 })
  expect(stand([given('ana')], DEFAULT_POLICY).state).toBe('approved')
})

test('G76 a rule by which nobody could ever approve is refused', () => {
  const people = { members: ['ana', 'ben'], others: ['blue'] }
  const approvers = [
    { person: 'ana', function: 'Board' },
    { person: 'ben', function: '' },
  ]
  expect(checkPolicy({ ...two, approvers }, people).ok).toBe(true)
  expect(checkPolicy({ ...two, approvers, quorum: 3 }, people)).toEqual(refusal('quorum-out-of-reach'))
  expect(checkPolicy({ ...two, quorum: 0 }, people)).toEqual(refusal('quorum-out-of-reach'))
  expect(checkPolicy({ ...two, approvers: [...approvers, { person: 'ana', function: 'twice' }] }, people)).toEqual(
    refusal('approver-unknown'),
  )
  expect(checkPolicy({ ...two, approvers: [{ person: 'eve', function: '' }] }, people)).toEqual(refusal('approver-unknown'))
  expect(checkPolicy({ ...two, inAdvance: [{ kind: 'lead', organisation: 'nobody' }] }, people)).toEqual(refusal('approver-unknown'))
})

test('G77 the rule that stood when the text was sealed counts, whatever came after', () => {
  const history = [
    { ...two, by: 'ana', at: 10 },
    { ...DEFAULT_POLICY, by: 'eve', at: 20 },
  ]
  expect([policyAt(history, 9), policyAt(history, 15).quorum, policyAt(history, 20).quorum]).toEqual([DEFAULT_POLICY, 2, 1])
})

test('G78 a person’s last word counts, once, and one no or condition keeps an organisation from having approved', () => {
  const yes = [given('ana'), given('ben')]
  expect(stand([...yes, given('cid', { verdict: 'refuse' })]).state).toBe('refused')
  expect(stand([...yes, given('ana', { verdict: 'condition', words: 'If', at: 2 })])).toMatchObject({ state: 'conditional', given: 1 })
  expect(stand([given('ana', { verdict: 'refuse' }), given('ana', { at: 2 })])).toMatchObject({ state: 'partly', given: 1 })
  expect(stand([given('ana'), given('ana', { id: 'again', at: 2 })])).toMatchObject({ state: 'partly', given: 1 })
  expect(stand([given('ana', { object: other }), given('ben', { organisation: 'blue' })]).state).toBe('waiting')
  expect(answer(wish, { ...circumstances, existing: [given('ana')] })).toEqual(refusal('already-approved'))
  expect(answer({ ...wish, verdict: 'refuse' }, { ...circumstances, existing: [given('ana')] }).ok).toBe(true)
})

test('G79 what was approved in advance counts whole, until somebody says otherwise', () => {
  const advance = given('ana', { inAdvance: true })
  expect(stand([advance])).toMatchObject({ state: 'approved', given: 0, inAdvance: true })
  expect(stand([advance, given('ben', { verdict: 'refuse', at: 2 })]).state).toBe('refused')
  expect(answer(wish, { ...circumstances, existing: [advance] }).ok).toBe(true)
  const lead: SignOnPolicy = { ...two, inAdvance: [{ kind: 'lead', organisation: 'blue' }] }
  expect([approvesInAdvance(lead, { leads: ['blue', 'red'] }), approvesInAdvance(lead, { leads: ['red'] })]).toEqual([true, false])
  expect(approvesInAdvance({ ...two, inAdvance: [{ kind: 'coalition' }] }, { leads: [] })).toBe(true)
  expect(approvesInAdvance(DEFAULT_POLICY, { leads: ['blue'] })).toBe(false)
})

test('G80 a condition says what it is, is answered once, and only who set it makes it a yes', () => {
  expect(answer({ ...wish, verdict: 'condition', words: ' ' }, circumstances)).toEqual(refusal('words-missing'))
  const condition = given('ana', { verdict: 'condition', words: 'If paragraph 4 goes' })
  const reply = { met: true, words: 'Gone', by: 'eve', at: 5 }
  const replied = replyTo(condition, reply)
  expect(replied).toEqual({ ok: true, value: { ...condition, reply } })
  expect(stand(replied.ok ? [replied.value, given('ben')] : []).state).toBe('conditional')
  expect(replied.ok && replyTo(replied.value, reply)).toEqual(refusal('replied-already'))
  expect(replyTo(given('ana'), reply)).toEqual(refusal('not-a-condition'))
  expect(stand([condition, given('ana', { at: 6 }), given('ben')]).state).toBe('approved')
})

test('G81 about a snapshot is asked while a letter is reviewed or frozen, and no longer', () => {
  const review = { ...circumstances, question: { ...question, about: 'snapshot' as const } }
  const stages = ['drafting', 'in-review', 'frozen', 'sealed', 'approval', 'sign-on'] as const
  const open = stages.filter((stage) => answer(wish, { ...review, question: { ...review.question, stage } }).ok)
  expect(open).toEqual(['in-review', 'frozen'])
})

test('G85 an organisation that wants more days than there are is short of them', () => {
  const DAY = 86_400_000
  const policy = { ...two, leadDays: 14 }
  expect(daysShort(policy, { from: 0, until: 14 * DAY })).toBe(0)
  expect(daysShort(policy, { from: 0, until: 9 * DAY })).toBe(5)
  expect(daysShort(policy, { from: 0, until: null })).toBe(0)
})

const people = ['ana', 'ben', 'cid', 'dan']
const history = fc.array(fc.record({ by: fc.constantFrom(...people), verdict: fc.constantFrom(...VERDICTS) }), { maxLength: 24 })

test('G78 over any history, having approved means that enough different people said yes last, and nobody said anything else last', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 4 }), (acts, quorum) => {
      const existing: Answer[] = []
      for (const [at, { by, verdict }] of acts.entries()) {
        const said = answer({ ...wish, id: String(at), by, verdict, words: 'why' }, { ...circumstances, existing, now: at })
        if (said.ok) existing.push(said.value)
      }
      const last = new Map(acts.map(({ by, verdict }) => [by, verdict]))
      const said = [...last.values()]
      const isWhole = said.every((verdict) => verdict === 'approve') && said.length >= quorum
      const stands = stand(existing, { ...two, quorum })
      expect(stands.state === 'approved').toBe(isWhole)
      expect(stands.given).toBe(said.filter((verdict) => verdict === 'approve').length)
      expect(stand(existing.toReversed(), { ...two, quorum }).state).toBe(stands.state)
    }),
  )
})

const HOUR = 3_600_000

test('G83 the reminder is the one whose hour came last, for no hour before the question, and none after the deadline', () => {
  const deadline = 100 * HOUR
  const due = (hours: number, askedAt = 0) => reminderDue({ askedAt, deadline, now: deadline - hours * HOUR })
  expect([73, 72, 30, 24, 4, 3, 1, 0, -1].map((hours) => due(hours))).toEqual([null, 72, 72, 24, 24, 3, 3, null, null])
  expect([due(40, deadline - 50 * HOUR), due(20, deadline - 50 * HOUR), due(1, deadline - 2 * HOUR)]).toEqual([null, 24, null])
})

test('G83 whoever looks often enough sends each reminder that is due, in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 60 }), (askedHour, minutes) => {
      const [askedAt, deadline] = [askedHour * HOUR, 100 * HOUR]
      const sent = new Set<number>()
      for (let now = askedAt; now < deadline + HOUR; now += minutes * 60_000) {
        const hours = reminderDue({ askedAt, deadline, now })
        if (hours !== null) sent.add(hours)
      }
      expect([...sent]).toEqual(REMINDED_HOURS.filter((hours) => deadline - hours * HOUR >= askedAt))
      const next = nextReminder({ askedAt, deadline, now: askedAt })
      expect(next === null || reminderDue({ askedAt, deadline, now: next }) !== null).toBe(true)
    }),
  )
})
