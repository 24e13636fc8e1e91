import { expect, test } from 'vitest'
import { killRounds } from './kill-rounds.ts'

test('S1 S2 S12 after kill -9 at random moments under typing, all that was seen or confirmed is there: 30 rounds', async () => {
  const { lost, received, acknowledged } = await killRounds(30)
  expect(lost).toEqual([])
  expect(received).toBeGreaterThan(100)
  expect(acknowledged).toBeGreaterThan(100)
})

test('the kill test notices a server that confirms before it has written', async () => {
  const { lost } = await killRounds(3, { isHasty: true })
  expect(lost).not.toEqual([])
})
