import { anySession, FAULTLESS, Ink, playSession, type Session, type Step, seedUpdate } from '@undersigned/collab/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EditorSeat } from '../testing/editor-seat.ts'

function play(session: Session) {
  const ink = new Ink()
  const seed = seedUpdate(ink)
  const seats = Array.from({ length: session.people }, (_, at) => new EditorSeat(100 + at, seed))
  const { verdict } = playSession(session, seats, ink)
  const unlike = seats.reduce((sum, seat) => sum + seat.unlike, 0)
  const rebuilt = seats.reduce((sum, seat) => sum + seat.desk.counts.rebuilt, 0)
  for (const seat of seats) seat.close()
  return { ...verdict, unlike, rebuilt }
}

test('L10 L11 L12 L13 L14 L15 L21 people on real editors lose nothing, double nothing, read the same, and no screen is rebuilt', () => {
  fc.assert(
    fc.property(anySession(40), (session) => {
      expect(play(session)).toEqual({ ...FAULTLESS, unlike: 0, rebuilt: 0 })
    }),
    { numRuns: 200 },
  )
}, 240_000)

const step = (who: number, act: Step['act'], [a, b, c]: readonly [number, number, number] = [0, 0, 0]): Step => ({ who, act, a, b, c })

test('L13 L21 two copies wait for what is missing, and another paragraph is removed meanwhile: the screen leaves their ids alone', () => {
  const steps = [
    step(0, 'move', [66, 12, 8]),
    step(0, 'move', [31, 61, 59]),
    step(2, 'shuffle', [56, 53, 72]),
    step(3, 'move', [90, 4, 26]),
    step(2, 'merge', [69, 57, 83]),
    step(3, 'shuffle', [43, 74, 95]),
    step(3, 'remove', [28, 15, 72]),
  ]
  expect(play({ people: 4, steps })).toEqual({ ...FAULTLESS, unlike: 0, rebuilt: 0 })
})
