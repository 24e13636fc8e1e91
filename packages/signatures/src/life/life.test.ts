import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RUNGS } from '../authority/rungs.ts'
import { erasedIn, listFrom } from '../bundle/list.ts'
import {
  AMENDMENT_CLASSES,
  type AmendmentClass,
  countsPerClass,
  groupSignatories,
  type PairAction,
  type Signature,
  type SoloAction,
} from '../index.ts'
import { CONTACT_HAS } from '../listing/listing.ts'
import { consistencyProof, type Head, isConsistent, rootOf, treeOf } from '../log/merkle.ts'
import { DAY, Life, members, type Step } from './life.ts'

const EMBARGO = 5 * DAY
const which = fc.nat({ max: 12 })
const member = fc.nat({ max: members.length - 1 })
const pairActions: readonly PairAction[] = ['freeze', 'unfreeze', 'seal', 'amend', 'publish', 'deliver']

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('solo' as const), action: fc.constantFrom<SoloAction>('open-approval', 'open-sign-on', 'close') }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pair' as const),
      action: fc.constantFrom(...pairActions),
      first: member,
      second: member,
      change: fc.constantFrom(...AMENDMENT_CLASSES),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sign' as const), who: fc.nat({ max: 5 }), organisation: fc.nat({ max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rung' as const), which, rung: fc.constantFrom(...RUNGS) }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom('confirm', 'confirm', 'pass', 'hold', 'tell', 'withdraw', 'object', 'again', 'erase'),
      which,
    }),
  },
  fc.record({ do: fc.constant('approve' as const), who: member }),
  fc.record({ do: fc.constant('pause' as const) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.nat({ max: 10 }) }),
)

const pair = (action: PairAction, change: AmendmentClass = 'layout'): Step => ({ do: 'pair', action, first: 0, second: 2, change })
const signed = (who: number, organisation: number, at: number): readonly Step[] => [
  { do: 'sign', who, organisation },
  { do: 'confirm', which: at },
  { do: 'pass', which: at },
  { do: 'rung', which: at, rung: organisation === 1 ? 'A1' : 'A3' },
  { do: 'tell', which: at },
]

/** The whole way once, with delivery, a correction and a change of substance, so that random steps fall on every part of it. */
const spine: readonly Step[] = [
  pair('freeze'),
  pair('seal'),
  { do: 'solo', action: 'open-approval' },
  { do: 'approve', who: 2 },
  { do: 'solo', action: 'open-sign-on' },
  ...signed(0, 3, 0),
  ...signed(1, 0, 1),
  ...signed(2, 1, 2),
  // A second claim for the same organisation.
  ...signed(3, 0, 3),
  { do: 'wait', days: 6 },
  pair('publish'),
  pair('deliver'),
  ...(['amend', 'freeze', 'seal'] as const).map((action) => pair(action, 'correction')),
  { do: 'solo', action: 'open-sign-on' },
  { do: 'object', which: 0 },
  pair('deliver'),
  ...(['amend', 'freeze', 'seal'] as const).map((action) => pair(action, 'substance')),
  { do: 'again', which: 1 },
  { do: 'erase', which: 1 },
  { do: 'wait', days: 15 },
]

interface Before {
  readonly head: Head
  readonly listed: ReadonlySet<string>
  readonly facts: string
}

const headOf = ({ log }: Life): Head => ({ size: log.length, root: rootOf(log.length, treeOf(log.map(({ leaf }) => leaf))) })

/** What is decided, signed, delivered or became of a signature; a change of it is in the log. */
const factsOf = (life: Life): string =>
  JSON.stringify([
    life.standing.manifest,
    life.answers,
    life.deliveries,
    [...life.signed.values()]
      .filter(({ signature }) => signature.status !== 'pending')
      .map(({ signature, facts }) => [signature, facts.listedAt]),
    [...life.successions.values()]
      .filter(({ state }) => state !== 'superseded' && state !== 'confirmed')
      .map(({ signature, state }) => [signature, state]),
  ])

const seenOf = (life: Life): Before => ({
  head: headOf(life),
  listed: new Set(life.listed().map(({ id }) => String(id))),
  facts: factsOf(life),
})

/** Everything that holds at every moment of a letter's life (rule G129). */
function holds(life: Life, before: Before, first: Map<string, string>): void {
  neverAnotherManifest(life, first)
  onlyWhoMay(life, before)
  countIsList(life)
  if (life.now < EMBARGO) expect([life.isReadable(), life.deliveries.length]).toEqual([false, 0])
  onceEach(life)
  logGrows(life, before)
  nobodyAlone(life)
  erasedAreGone(life)
}

function neverAnotherManifest({ signed: all }: Life, first: Map<string, string>): void {
  for (const [id, { signature }] of all) {
    const names = `${signature.manifest} ${signature.language}`
    expect(first.get(id) ?? names).toBe(names)
    first.set(id, names)
  }
}

function onlyWhoMay(life: Life, before: Before): void {
  const { manifest } = life.standing
  for (const signature of life.listed()) {
    expect(signature.status).toBe('confirmed')
    const reached = life.successions.get(`${signature.id} ${manifest}`)
    expect(signature.manifest === manifest ? 'carried' : reached?.state).toBe('carried')
    const facts = life.signed.get(signature.id)?.facts
    expect(facts?.heldFor).toBe(null)
    if (signature.organisation === null || before.listed.has(signature.id)) continue
    expect(facts?.deskPassedAt).not.toBe(null)
    const isKnown = facts?.rung === 'A3' || facts?.rung === 'A4' || facts?.rung === 'A5'
    const isTold = facts?.contactToldAt !== null && life.now >= (facts?.contactToldAt ?? Number.POSITIVE_INFINITY) + CONTACT_HAS
    expect(isKnown || (isTold && facts?.rung !== 'A0') || wasListed(life, signature)).toBe(true)
  }
}

/** Whoever stood on the list and confirmed again stands there again, by what was known then (rule G93). */
const wasListed = (life: Life, { id, signatory }: Signature): boolean =>
  [...life.signed.values()].some(
    ({ signature, facts }) => signature.id !== id && signature.signatory === signatory && facts.listedAt !== null,
  )

function countIsList(life: Life): void {
  const list = life.listed()
  const counts = countsPerClass(list)
  for (const group of groupSignatories(list, 'en')) expect(counts[group.class]).toBe(group.entries.length)
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(list.length)
}

function onceEach(life: Life): void {
  const copies = life.deliveries.map(({ manifest, recipient }) => `${manifest} ${recipient}`)
  expect(new Set(copies).size).toBe(copies.length)
  const list = life.listed()
  const organisations = list.flatMap(({ organisation }) => organisation ?? [])
  expect(new Set(organisations).size).toBe(organisations.length)
  expect(new Set(list.map(({ signatory }) => signatory)).size).toBe(list.length)
}

/** Grown out of what it was, with an entry for each change; and the list that it gives is the letter's. */
function logGrows(life: Life, before: Before): void {
  const now = headOf(life)
  const proof = consistencyProof(before.head.size, now.size, treeOf(life.log.map(({ leaf }) => leaf)))
  expect(isConsistent(before.head, now, proof)).toBe(true)
  if (factsOf(life) !== before.facts) expect(now.size).toBeGreaterThan(before.head.size)
  const { manifest } = life.standing
  if (manifest === null) return
  const isListed = new Set<unknown>(life.listed().map(({ id }) => id))
  const opened = life.log.flatMap((entry) => entry.opened ?? [])
  const shown = opened.filter(
    ({ opening: { payload } }) => !('signature' in payload) || isListed.has(payload.signature) || nameless.has(payload.kind),
  )
  expect(
    listFrom(shown, manifest)
      .map(({ signature }) => signature)
      .sort(),
  ).toEqual([...isListed].sort())
}

const nameless = new Set(['withdrawal', 'objection', 'unlisted'])

function nobodyAlone({ decided }: Life): void {
  for (const { by } of decided) {
    expect(new Set(by).size).toBe(2)
    expect(by[0] === 'ana' || by[0] === 'ben').toBe(true)
    expect(by[1]).not.toBe('olaf')
  }
}

/** No name in any row or opening, every closed entry named by an erasure, and the entries where they were. */
function erasedAreGone(life: Life): void {
  const rows = JSON.stringify([[...life.signed.values()], [...life.successions.values()], life.log.map(({ opened }) => opened)])
  for (const name of life.erased) expect([name, rows.includes(`"${name}"`)]).toEqual([name, false])
  const closed = life.log.flatMap(({ opened }, index) => (opened === null ? [index] : []))
  expect([...erasedIn(life.log.flatMap(({ opened }) => opened ?? []))].sort((a, b) => a - b)).toEqual(closed)
}

test('G129 over any history of a whole letter nothing that is promised of signatures, list, log, embargo and copies ever fails', () => {
  const seen = { listed: 0, waiting: 0, carried: 0, objected: 0, delivered: 0, erased: 0, approved: 0, lapsed: 0, unlisted: 0 }
  const history = fc.array(fc.array(anyStep, { maxLength: 3 }), { minLength: spine.length, maxLength: spine.length })
  fc.assert(
    fc.property(history, (between) => {
      const life = new Life(EMBARGO)
      const first = new Map<string, string>()
      for (const step of spine.flatMap((each, at) => [each, ...(between[at] ?? [])])) {
        const before = seenOf(life)
        life.take(step)
        holds(life, before, first)
        seen.listed += life.listed().length > 0 ? 1 : 0
      }
      const states = [...life.successions.values()].map(({ state }) => state)
      seen.carried += states.filter((state) => state === 'carried').length
      seen.objected += states.filter((state) => state === 'objected').length
      seen.lapsed += states.filter((state) => state === 'lapsed').length
      seen.waiting += [...life.signed.values()].filter(
        ({ signature, facts }) => signature.status === 'confirmed' && facts.listedAt === null,
      ).length
      seen.delivered += life.deliveries.length
      seen.erased += life.erased.size
      seen.approved += life.answers.length
      seen.unlisted += life.log.filter(({ opened }) => opened?.opening.payload.kind === 'unlisted').length
    }),
    { numRuns: 60 },
  )
  for (const [what, count] of Object.entries(seen)) expect([what, count > 3]).toEqual([what, true])
})
