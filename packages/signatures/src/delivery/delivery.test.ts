import { digestOf, recipientId } from '@undersigned/letter'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newStanding, type PairDecision, type Standing } from '../index.ts'
import { countDeliveries, type Delivery, type DeliveryNews, hear, release } from './delivery.ts'
import { type DeliveryCopy, mayDeliver, objectOfDelivery, planDelivery, type RecordTrust } from './plan.ts'

const manifest = digestOf('manifest')
const sealed: Standing = { ...newStanding({ embargoUntil: 100 }), stage: 'sealed', manifest, languages: ['en', 'fr'] }
const minister: DeliveryCopy = {
  recipient: recipientId('minister'),
  language: 'fr',
  address: 'index-1',
  trust: 'checked',
  words: digestOf('words'),
}
const planOf = (copies: readonly DeliveryCopy[], delivered: readonly Delivery[] = [], standing = sealed) =>
  planDelivery(copies, { ...standing, delivered })
const decisionOn = (object: string, by = 'ana', secondedBy = 'ben'): PairDecision => ({
  action: 'deliver',
  object,
  by,
  at: 100,
  secondedBy,
  secondedAt: 110,
})
const gone = (copies: readonly DeliveryCopy[], delivered: readonly Delivery[] = []): readonly Delivery[] => {
  const plan = planOf(copies, delivered)
  const outcome = release(decisionOn(objectOfDelivery(plan)), plan, { standing: sealed, now: 110 })
  return outcome.ok ? outcome.value : []
}

describe('G141 a copy is held', () => {
  const reasonFor = (change: Partial<DeliveryCopy>, delivered: readonly Delivery[] = []) =>
    planOf([{ ...minister, ...change }], delivered).held[0]?.reason
  test('G141 while its record was never looked at, or long ago, or has no address', () => {
    expect(reasonFor({})).toBeUndefined()
    expect(reasonFor({ trust: 'unchecked' })).toBe('unchecked')
    expect(reasonFor({ trust: 'stale' })).toBe('stale')
    expect(reasonFor({ address: null })).toBe('no-address')
  })
  test('G141 in a language that was not sealed', () => expect(reasonFor({ language: 'mt' })).toBe('language-not-sealed'))
  test('G140 once it went, and after a bounce until there is another address', () => {
    const [sent] = gone([minister])
    const bounced = sent === undefined ? [] : [hear(sent, { kind: 'bounced', at: 120, reason: '5.1.1' })]
    expect(reasonFor({}, sent === undefined ? [] : [sent])).toBe('already-delivered')
    expect(reasonFor({}, bounced)).toBe('address-bounced')
    expect(reasonFor({ address: 'index-2' }, bounced)).toBeUndefined()
  })
})

test('G142 nothing goes before the seal, under an embargo, out of an archive, while the text is open, or without a copy', () => {
  const plan = planOf([minister])
  const may = (standing: Standing, now = 110) => {
    const outcome = mayDeliver(plan, standing, now)
    return outcome.ok ? 'yes' : outcome.refusal
  }
  expect(may(sealed)).toBe('yes')
  expect(may(sealed, 99)).toBe('embargoed')
  for (const stage of ['drafting', 'in-review', 'frozen', 'archived'] as const) expect(may({ ...sealed, stage })).toBe('wrong-stage')
  expect(may({ ...sealed, manifest: digestOf('next') })).toBe('manifest-missing')
  expect(mayDeliver(planOf([]), sealed, 110)).toEqual({ ok: false, refusal: 'nothing-to-send' })
  const unchecked = { ...minister, recipient: recipientId('second'), trust: 'unchecked' as const }
  expect(mayDeliver(planOf([minister, unchecked]), sealed, 110)).toEqual({ ok: false, refusal: 'records-stale' })
  expect(mayDeliver(planOf([minister, { ...unchecked, address: null }]), sealed, 110).ok).toBe(true)
})

test('G143 what two agreed to is what goes: another address, language, wording or copy is another object', () => {
  const plan = planOf([minister])
  const object = objectOfDelivery(plan)
  const changed: readonly Partial<DeliveryCopy>[] = [{ address: 'index-2' }, { language: 'en' }, { words: digestOf('other') }]
  for (const change of changed) expect(objectOfDelivery(planOf([{ ...minister, ...change }]))).not.toBe(object)
  const second = { ...minister, recipient: recipientId('second') }
  expect(objectOfDelivery(planOf([second, minister]))).toBe(objectOfDelivery(planOf([minister, second])))
  const circumstances = { standing: sealed, now: 110 }
  expect(release(decisionOn(object), planOf([minister, second]), circumstances)).toEqual({ ok: false, refusal: 'object-changed' })
  expect(release(decisionOn(object, 'ana', 'ana'), plan, circumstances)).toEqual({ ok: false, refusal: 'same-person' })
  expect(release({ ...decisionOn(object), action: 'publish' }, plan, circumstances)).toEqual({ ok: false, refusal: 'object-changed' })
})

test('G145 answers are counted of all that were let go', () => {
  const [first, second] = gone([minister, { ...minister, recipient: recipientId('second') }])
  if (first === undefined || second === undefined) throw new Error('two copies were to go')
  expect(countDeliveries([hear(first, { kind: 'answered', at: 130 }), second])).toEqual({
    all: 2,
    queued: 1,
    sent: 0,
    bounced: 0,
    answered: 1,
  })
})

const anyNews: fc.Arbitrary<DeliveryNews> = fc.oneof(
  fc.record({ kind: fc.constant('sent' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('bounced' as const), at: fc.nat(), reason: fc.constant('5.1.1') }),
  fc.record({ kind: fc.constant('answered' as const), at: fc.nat() }),
)

test('G144 news that comes twice or late takes nothing back: an answer stays, and nothing is queued again', () => {
  const order = ['queued', 'sent', 'bounced', 'answered']
  fc.assert(
    fc.property(fc.array(anyNews, { maxLength: 8 }), (news) => {
      let [delivery] = gone([minister])
      for (const each of news) {
        if (delivery === undefined) throw new Error('a copy was to go')
        const next = hear(delivery, each)
        expect(order.indexOf(next.state)).toBeGreaterThanOrEqual(order.indexOf(delivery.state))
        expect(hear(next, each)).toEqual(next)
        delivery = next
      }
    }),
  )
})

const recipients = ['a', 'b', 'c']
const anyCopies = fc.array(
  fc.record({
    recipient: fc.constantFrom(...recipients).map(recipientId),
    language: fc.constantFrom('en' as const, 'fr' as const, 'mt' as const),
    address: fc.constantFrom(null, 'index-1', 'index-2'),
    trust: fc.constantFrom<RecordTrust>('checked', 'stale', 'unchecked'),
    words: fc.constant(digestOf('words')),
  }),
  { maxLength: 5 },
)
const anyStep = fc.oneof(
  fc.record({ do: fc.constant('release' as const), copies: anyCopies, now: fc.nat(200) }),
  fc.record({ do: fc.constant('hear' as const), recipient: fc.constantFrom(...recipients), news: anyNews }),
)

test('G140 in any history a recipient has at most one copy of a manifest that did not bounce, and none that was held', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
      let all: readonly Delivery[] = []
      for (const step of steps) {
        if (step.do === 'hear') {
          all = all.map((each) => (each.recipient === recipientId(step.recipient) ? hear(each, step.news) : each))
          continue
        }
        const plan = planOf(step.copies, all)
        const outcome = release(decisionOn(objectOfDelivery(plan)), plan, { standing: sealed, now: step.now })
        const isHeldUp = plan.held.some(({ reason }) => reason === 'stale' || reason === 'unchecked')
        expect(outcome.ok).toBe(step.now >= 100 && plan.ready.length > 0 && !isHeldUp)
        if (!outcome.ok) continue
        for (const { copy } of plan.held) expect(outcome.value.some(({ recipient }) => recipient === copy.recipient)).toBe(false)
        for (const copy of plan.ready) expect([copy.trust, copy.address === null]).toEqual(['checked', false])
        all = [...all.filter((each) => !outcome.value.some(({ recipient }) => recipient === each.recipient)), ...outcome.value]
        const standing = all.filter(({ state }) => state !== 'bounced').map(({ recipient }) => recipient)
        expect(new Set(standing).size).toBe(standing.length)
      }
    }),
    { numRuns: 300 },
  )
})
