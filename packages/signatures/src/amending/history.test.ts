import { type Digest, digestOf, type SignatoryClass } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  AMENDMENT_CLASSES,
  type AmendmentClass,
  advance,
  agree,
  ask,
  confirm,
  confirmAgain,
  countsPerClass,
  countsUnder,
  type Decider,
  groupSignatories,
  hashOfToken,
  hasToLapse,
  newStanding,
  object,
  type PairAction,
  type Signature,
  type SoloAction,
  type Standing,
  type Succession,
  sign,
  signatureId,
  succeed,
  withdraw,
} from '../index.ts'

const DAY = 24 * 60 * 60 * 1000
const members: readonly Decider[] = [
  { person: 'ana', organisation: 'one', roles: ['coordinator'], active: true },
  { person: 'ben', organisation: 'one', roles: ['coordinator'], active: true },
  { person: 'marta', organisation: 'two', roles: ['representative'], active: true },
]

/** Everything a letter has been through; every step goes through the decisions of this package, or changes nothing. */
interface World {
  standing: Standing
  signatures: Map<string, Signature>
  successions: Map<string, Succession>
  now: number
  made: number
}

const keyOf = ({ signature, manifest }: Succession): string => `${signature} ${manifest}`
const keep = (world: World, rows: readonly Succession[]): void => {
  for (const row of rows) world.successions.set(keyOf(row), row)
}
const all = (world: World) => ({ existing: [...world.signatures.values()], successions: [...world.successions.values()] })
const listed = ({ standing, signatures, successions }: World): readonly Signature[] =>
  [...signatures.values()].filter((each) => countsUnder(each, standing.manifest, [...successions.values()]))

type Step =
  | { readonly kind: 'solo'; readonly action: SoloAction }
  | { readonly kind: 'pair'; readonly action: PairAction; readonly first: number; readonly second: number; readonly change: AmendmentClass }
  | { readonly kind: 'sign'; readonly who: number; readonly organisation: number }
  | { readonly kind: 'confirm' | 'withdraw' | 'object' | 'again'; readonly which: number }
  | { readonly kind: 'wait'; readonly days: number }

const which = fc.nat({ max: 30 })
const member = fc.nat({ max: members.length - 1 })
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('solo' as const), action: fc.constantFrom<SoloAction>('open-approval', 'open-sign-on', 'close') }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pair' as const),
      action: fc.constantFrom<PairAction>('freeze', 'unfreeze', 'seal', 'amend', 'publish'),
      first: member,
      second: member,
      change: fc.constantFrom(...AMENDMENT_CLASSES),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('sign' as const), who: fc.nat({ max: 5 }), organisation: fc.nat({ max: 3 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('confirm' as const, 'withdraw' as const, 'object' as const, 'again' as const), which }),
  },
  fc.record({ kind: fc.constant('wait' as const), days: fc.nat({ max: 10 }) }),
)

/** From the first freeze to a change of substance and a correction, so that random steps fall on every stage of it. */
const spine: readonly Step[] = [
  ...(['freeze', 'seal', 'publish'] as const).map((action) => pair(action)),
  { kind: 'solo', action: 'open-sign-on' },
  ...[0, 1, 2].flatMap((who): readonly Step[] => [
    { kind: 'sign', who, organisation: who },
    { kind: 'confirm', which: who },
  ]),
  ...(['amend', 'freeze', 'seal'] as const).map((action) => pair(action, 'correction')),
  { kind: 'solo', action: 'open-sign-on' },
  ...(['amend', 'freeze', 'seal'] as const).map((action) => pair(action, 'substance')),
  { kind: 'again', which: 0 },
  { kind: 'wait', days: 15 },
]
function pair(action: PairAction, change: AmendmentClass = 'layout'): Step {
  return { kind: 'pair', action, first: 0, second: 2, change }
}

function take(world: World, step: Step): void {
  world.now += 1
  world.made += 1
  const { standing, now } = world
  switch (step.kind) {
    case 'wait':
      world.now += step.days * DAY
      for (const row of world.successions.values()) if (hasToLapse(row, standing, world.now)) keep(world, [{ ...row, state: 'lapsed' }])
      return
    case 'solo': {
      const next = advance(standing, step.action, { now })
      if (next.ok) world.standing = next.value
      return
    }
    case 'pair':
      decide(world, step)
      return
    case 'sign':
      signNew(world, step)
      return
    default:
      actOn(world, step)
  }
}

function decide(world: World, { action, first, second, change }: Extract<Step, { kind: 'pair' }>): void {
  const { standing, now } = world
  const [by, other] = [members[first]?.person ?? '', members[second]?.person ?? '']
  const asked = ask({ action, object: 'this', by }, { standing, members, now })
  const agreed = asked.ok ? agree(asked.value, { standing, members, now, by: other, object: 'this' }) : asked
  if (!agreed.ok) return
  expect(by).not.toBe(other)
  const manifest = digestOf(`manifest ${world.made}`)
  const next = advance(standing, action, { now, sealing: { manifest, languages: ['en'] } })
  if (!next.ok) return
  world.standing = next.value
  if (action !== 'seal' || standing.amending === null) return
  const { existing, successions } = all(world)
  const { added, superseded } = succeed(existing, successions, {
    previous: standing.amending,
    manifest,
    change,
    now,
    dueAt: now + 14 * DAY,
  })
  keep(world, [...superseded, ...added])
}

function signNew(world: World, { who, organisation }: Extract<Step, { kind: 'sign' }>): void {
  const { standing, now } = world
  const kind: SignatoryClass = organisation === 3 ? 'individual' : 'organisation'
  const outcome = sign(
    {
      id: signatureId(`s${world.made}`),
      signatory: `index ${who}`,
      display: { class: kind, name: `name ${organisation}`, title: '', affiliation: '', country: '', group: '' },
      organisation: organisation === 3 ? null : `org ${organisation}`,
      manifest: standing.manifest ?? digestOf('none'),
      language: 'en',
      token: hashOfToken('token'),
      expiresAt: now + 3 * DAY,
      invited: true,
    },
    { standing, ...all(world), now },
  )
  if (outcome.ok) world.signatures.set(outcome.value.id, outcome.value)
}

function actOn(world: World, { kind, which: at }: Extract<Step, { kind: 'confirm' | 'withdraw' | 'object' | 'again' }>): void {
  const { standing, now } = world
  const known = [...world.signatures.values()]
  const signature = known[at % Math.max(1, known.length)]
  if (signature === undefined) return
  const own = [...world.successions.values()].filter((row) => row.signature === signature.id)
  const last = own.at(-1)
  if (kind === 'object') {
    const outcome = last === undefined ? null : object(signature, own, last.manifest)
    if (outcome?.ok) keep(world, outcome.value)
    return
  }
  if (kind === 'again') {
    const outcome =
      last && confirmAgain(signature, last, { ...all(world), id: signatureId(`s${world.made}`), language: 'en', standing, now })
    if (last === undefined || !outcome?.ok) return
    world.signatures.set(outcome.value.id, outcome.value)
    keep(world, [{ ...last, state: 'confirmed' }])
    return
  }
  const outcome =
    kind === 'withdraw' ? withdraw(signature, { now }) : confirm(signature, { standing, token: hashOfToken('token'), now, ...all(world) })
  if (outcome.ok) world.signatures.set(signature.id, outcome.value)
}

function holds(world: World, first: Map<string, Digest>, before: Standing): void {
  const { standing } = world
  for (const [id, { manifest }] of world.signatures) {
    expect(first.get(id) ?? manifest).toBe(manifest)
    first.set(id, manifest)
  }
  const list = listed(world)
  const successions = [...world.successions.values()]
  for (const signature of list) {
    expect(signature.status).toBe('confirmed')
    const reached = successions.find((row) => row.signature === signature.id && row.manifest === standing.manifest)
    expect(signature.manifest === standing.manifest ? 'carried' : reached?.state).toBe('carried')
  }
  const organisations = list.flatMap(({ organisation }) => organisation ?? [])
  expect(new Set(organisations).size).toBe(organisations.length)
  expect(new Set(list.map(({ signatory }) => signatory)).size).toBe(list.length)
  const groups = groupSignatories(list, 'en')
  const counts = countsPerClass(list)
  for (const group of groups) expect(counts[group.class]).toBe(group.entries.length)
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(list.length)
  if (standing.amending !== null) expect(standing.manifest).toBe(standing.amending)
  if (before.stage === 'sealed' && standing.stage === 'drafting') expect(standing.amending).toBe(before.manifest)
}

test('G42 in no history of a letter is anyone listed who did not sign the text in force or was not carried to it, nor twice', () => {
  const seen = { listed: 0, carried: 0, again: 0, lapsed: 0, objected: 0 }
  const history = fc.array(fc.array(anyStep, { maxLength: 4 }), { minLength: spine.length, maxLength: spine.length })
  fc.assert(
    fc.property(history, (between) => {
      const world: World = { standing: newStanding(), signatures: new Map(), successions: new Map(), now: 1, made: 0 }
      const first = new Map<string, Digest>()
      for (const step of spine.flatMap((step, at) => [step, ...(between[at] ?? [])])) {
        const before = world.standing
        take(world, step)
        holds(world, first, before)
        if (listed(world).length > 0) seen.listed += 1
      }
      const states = [...world.successions.values()].map(({ state }) => state)
      seen.carried += states.filter((state) => state === 'carried').length
      seen.again += states.filter((state) => state === 'confirmed').length
      seen.lapsed += states.filter((state) => state === 'lapsed').length
      seen.objected += states.filter((state) => state === 'objected').length
    }),
    { numRuns: 100 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5)
})
