import { afterAll, expect, test } from 'vitest'
import { createDocuments } from './documents.ts'

const hasty = createDocuments({ limitMs: 1 })
const patient = createDocuments()
afterAll(async () => {
  await hasty.close()
  await patient.close()
})

const file = { name: 'letter.md', bytes: new TextEncoder().encode('Dear Minister,\n\nPlease answer.\n') }

test('L30 a file that takes too long to read is refused with the limit it met', async () => {
  expect(await hasty.read(file, undefined)).toMatchObject({ refusal: 'file-not-readable', facts: { reason: 'too-slow', limit: 1 } })
  expect(await patient.read(file, undefined)).toMatchObject({ found: { salutations: { count: 1 } } })
})
