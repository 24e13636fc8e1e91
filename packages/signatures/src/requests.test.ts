import { digestOf } from '@undersigned/letter'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  advance,
  agree,
  ask,
  type Decider,
  newStanding,
  PAIR_ACTIONS,
  type PairDecision,
  type PairRequest,
  REQUEST_LASTS,
  ROLES,
  type Role,
  type Standing,
  secondsFor,
} from './index.ts'

const member = (person: string, organisation: string | null, roles: readonly Role[], active = true): Decider => ({
  person,
  organisation,
  roles,
  active,
})
const ann = member('ann', 'red', ['coordinator'])
const bob = member('bob', 'red', ['coordinator', 'drafter'])
const cleo = member('cleo', 'blue', ['representative'])
const dora = member('dora', 'green', ['translator'])
const standing = newStanding()
const wish = { action: 'freeze', object: 'v1', by: 'ann' } as const
const request: PairRequest = { ...wish, at: 0 }
const asking = (members: readonly Decider[]) => ask(wish, { standing, members, now: 0 })
const agreeing = (members: readonly Decider[], over: { by?: string; object?: string; now?: number } = {}) =>
  agree(request, { standing, members, by: 'cleo', object: 'v1', now: 1, ...over })
const refusal = (reason: string) => ({ ok: false, refusal: reason })

describe('a request', () => {
  test('G5 is asked by a coordinator and agreed to by another', () => {
    expect(asking([ann, cleo])).toEqual({ ok: true, value: request })
    expect(agreeing([ann, cleo])).toEqual({ ok: true, value: { ...request, secondedBy: 'cleo', secondedAt: 1 } })
    expect(ask({ ...wish, by: 'cleo' }, { standing, members: [ann, cleo], now: 0 })).toEqual(refusal('not-yours'))
    expect(agreeing([ann, bob, cleo], { by: 'ann' })).toEqual(refusal('same-person'))
    expect(agreeing([ann, cleo, dora], { by: 'dora' })).toEqual(refusal('not-yours'))
    expect(agreeing([ann, { ...cleo, active: false }, bob], { by: 'cleo' })).toEqual(refusal('not-yours'))
  })

  test('G5 is not asked twice, nor in a stage where it cannot happen', () => {
    expect(ask(wish, { standing, members: [ann, cleo], now: 5, pending: request })).toEqual(refusal('already-asked'))
    expect(ask(wish, { standing, members: [ann, cleo], now: REQUEST_LASTS, pending: request }).ok).toBe(true)
    expect(ask({ ...wish, action: 'seal' }, { standing, members: [ann, cleo], now: 0 })).toEqual(refusal('wrong-stage'))
  })

  test('G6 needs another organisation where one could answer, else another person', () => {
    expect(agreeing([ann, bob, cleo], { by: 'bob' })).toEqual(refusal('same-organisation'))
    expect(agreeing([ann, bob, dora], { by: 'bob' }).ok).toBe(true)
    expect(agreeing([ann, bob, { ...cleo, active: false }], { by: 'bob' }).ok).toBe(true)
    expect(secondsFor('ann', [ann, bob, cleo, dora])).toEqual([cleo])
  })

  test('G6 one alone is told to invite a second', () => {
    expect(asking([ann, dora])).toEqual(refusal('invite-a-second'))
  })

  test('G7 lapses after seven days, with its asker, and when its object changes', () => {
    expect(agreeing([ann, cleo], { now: REQUEST_LASTS - 1 }).ok).toBe(true)
    expect(agreeing([ann, cleo], { now: REQUEST_LASTS })).toEqual(refusal('lapsed'))
    expect(agreeing([{ ...ann, roles: ['drafter'] }, cleo])).toEqual(refusal('lapsed'))
    expect(agreeing([ann, cleo], { object: 'v2' })).toEqual(refusal('object-changed'))
  })
})

const anyMember = fc.record({
  person: fc.constantFrom('ann', 'bob', 'cleo'),
  organisation: fc.constantFrom('red', 'blue', null),
  roles: fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 3 }),
  active: fc.boolean(),
})
const anyStep = fc.record({
  kind: fc.constantFrom('ask' as const, 'agree' as const),
  by: fc.constantFrom('ann', 'bob', 'cleo', 'nobody'),
  action: fc.constantFrom(...PAIR_ACTIONS),
  object: fc.constantFrom('v1', 'v2'),
})

interface Scene {
  readonly state: Standing
  readonly pending: PairRequest | null
  readonly decided: PairDecision | null
}
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never

function play({ state, pending }: Scene, step: Step, members: readonly Decider[], now: number): Scene {
  if (step.kind === 'ask') {
    const asked = ask(step, { standing: state, members, now, pending })
    return { state, pending: asked.ok ? asked.value : pending, decided: null }
  }
  const decided = pending === null ? null : agree(pending, { standing: state, members, now, by: step.by, object: step.object })
  if (decided === null || !decided.ok) return { state, pending, decided: null }
  const next = advance(state, decided.value.action, { now, sealing: { manifest: digestOf('m'), languages: ['en'] } })
  return { state: next.ok ? next.value : state, pending: null, decided: decided.value }
}

test('G5 in no history does one person alone freeze, seal, amend, publish or deliver', () => {
  const anyMembers = fc.uniqueArray(anyMember, { selector: ({ person }) => person, minLength: 1 })
  let decisions = 0
  fc.assert(
    fc.property(anyMembers, fc.array(anyStep, { maxLength: 40, size: 'max' }), (members, steps) => {
      let scene: Scene = { state: newStanding(), pending: null, decided: null }
      steps.forEach((step, now) => {
        scene = play(scene, step, members, now)
        if (scene.decided === null) return
        decisions += 1
        const { by, secondedBy } = scene.decided
        expect(by).not.toBe(secondedBy)
        for (const person of [by, secondedBy]) expect(members.some((each) => each.person === person && each.active)).toBe(true)
      })
      if (scene.state.stage !== 'drafting') expect(members.filter((each) => each.active).length).toBeGreaterThan(1)
    }),
    { numRuns: 1000 },
  )
  expect(decisions).toBeGreaterThan(0)
})
