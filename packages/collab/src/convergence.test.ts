import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anySession, FAULTLESS, Ink, playSession, type Session, type Step, seedUpdate, Writer } from './testing/index.ts'

function play(session: Session) {
  const ink = new Ink()
  const seed = seedUpdate(ink)
  const writers = Array.from({ length: session.people }, (_, at) => new Writer(100 + at, seed))
  const { verdict } = playSession(session, writers, ink)
  for (const writer of writers) writer.close()
  return verdict
}

const step = (who: number, act: Step['act'], [a, b, c]: readonly [number, number, number] = [0, 0, 0]): Step => ({ who, act, a, b, c })

test('L10 L11 L12 L13 L14 L15 whatever two to five people do, in whatever order they hear of it, nothing is lost or doubled and all read the same', () => {
  fc.assert(
    fc.property(anySession(40), (session) => {
      expect(play(session)).toEqual(FAULTLESS)
    }),
    { numRuns: 2000 },
  )
}, 240_000)

test('L11 L13 one moves a paragraph once and another twice, and each hears of the other only later: it is not lost', () => {
  const steps = [
    step(0, 'remove'),
    step(0, 'move'),
    step(1, 'erase-across', [62, 0, 0]),
    step(1, 'move', [70, 0, 0]),
    step(1, 'move', [0, 64, 0]),
    step(0, 'type'),
    step(0, 'undo'),
  ]
  expect(play({ people: 2, steps })).toEqual(FAULTLESS)
})

test('L10 words left over in front and a paragraph pasted before them keep ids of their own', () => {
  const steps = [step(0, 'cut'), step(1, 'type', [0, 45, 0]), step(0, 'shuffle'), step(0, 'paste'), step(0, 'shuffle'), step(1, 'add-note')]
  expect(play({ people: 2, steps })).toEqual(FAULTLESS)
})

test('L11 L13 a marker comes back over words that never left while another takes their copy away: the words are not lost', () => {
  const steps = [
    step(2, 'merge', [2, 0, 0]),
    step(2, 'move', [0, 1, 0]),
    step(1, 'move', [0, 3, 0]),
    step(1, 'merge', [3, 0, 0]),
    step(1, 'undo'),
  ]
  expect(play({ people: 3, steps })).toEqual(FAULTLESS)
})

test('L11 L13 words come back behind a marker that another restored: what they are worth is their own, not the marker’s', () => {
  const steps = [
    step(1, 'merge', [3, 0, 0]),
    step(0, 'move', [3, 0, 0]),
    step(0, 'undo'),
    step(2, 'split'),
    step(2, 'split'),
    step(1, 'undo'),
    step(2, 'move', [23, 0, 0]),
  ]
  expect(play({ people: 3, steps })).toEqual(FAULTLESS)
})
