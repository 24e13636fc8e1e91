import { anySession, FAULTLESS, Ink, playSession, type Session, seedUpdate } from '@undersigned/collab/testing'
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
