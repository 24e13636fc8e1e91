import fc from 'fast-check'

/** What a person does to a letter; the numbers say where, each taken modulo what there is. */
export const ACTS = [
  'type',
  'erase',
  'remove',
  'erase-across',
  'split',
  'merge',
  'reshape',
  'nest',
  'mark',
  'link',
  'add-note',
  'refer',
  'move-note',
  'write-note',
  'move',
  'cut',
  'paste',
  'undo',
  'redo',
] as const
export type Act = (typeof ACTS)[number]

/** What happens to the lines between people. */
export type Event = 'deliver' | 'shuffle' | 'leave' | 'return' | 'everyone'

export interface Step {
  readonly who: number
  readonly act: Act | Event
  readonly a: number
  readonly b: number
  readonly c: number
}

/** Acts that write again what was already there, on purpose (D1). */
export const CARRYING: ReadonlySet<Act | Event> = new Set<Act | Event>(['move', 'cut', 'paste', 'undo', 'redo'])

const weights: Readonly<Record<Act | Event, number>> = {
  type: 6,
  erase: 2,
  remove: 1,
  'erase-across': 1,
  split: 3,
  merge: 3,
  reshape: 2,
  nest: 1,
  mark: 2,
  link: 1,
  'add-note': 1,
  refer: 1,
  'move-note': 1,
  'write-note': 1,
  move: 3,
  cut: 1,
  paste: 2,
  undo: 3,
  redo: 2,
  deliver: 8,
  shuffle: 3,
  leave: 2,
  return: 2,
  everyone: 1,
}

const anyAct: fc.Arbitrary<Act | Event> = fc.oneof(
  ...Object.entries(weights).map(([act, weight]) => ({ weight, arbitrary: fc.constant(act).filter(isAct) })),
)

const EVENTS: readonly string[] = ['deliver', 'shuffle', 'leave', 'return', 'everyone']
function isAct(act: string): act is Act | Event {
  return EVENTS.includes(act) || ACTS.some((known) => known === act)
}

export interface Session {
  readonly people: number
  readonly steps: readonly Step[]
}

export const anyStep: fc.Arbitrary<Step> = fc.record({ who: fc.nat(4), act: anyAct, a: fc.nat(97), b: fc.nat(97), c: fc.nat(97) })

/** Two to five people and what they do, one after another, with letters lost and found on the way. */
export const anySession = (longest: number, shortest = 2): fc.Arbitrary<Session> =>
  fc.record({
    people: fc.integer({ min: 2, max: 5 }),
    steps: fc.array(anyStep, { minLength: shortest, maxLength: longest, size: 'max' }),
  })

/** The session that belongs to a seed, at least half as long as it may be: the same for whoever asks. */
export function sessionOf(seed: number, longest: number): Session {
  const [session] = fc.sample(anySession(longest, Math.ceil(longest / 2)), { seed, numRuns: 1 })
  if (!session) throw new Error('no session')
  return session
}
