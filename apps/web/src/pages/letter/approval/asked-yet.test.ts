import { STAGES } from '@undersigned/signatures'
import { expect, test } from 'vitest'
import { askedYet } from './asked-yet.ts'

const later = STAGES.slice(STAGES.indexOf('sealed'))

test('G198 a letter that passed over approval asked nobody, in every stage after it', () => {
  for (const stage of ['sign-on', 'closed', 'archived'] as const) {
    expect(askedYet({ stage, skipped: ['in-review', 'approval'] }, { about: 'manifest' })).toBe('skipped')
    expect(askedYet({ stage, skipped: ['in-review'] }, { about: 'manifest' })).toBe('asked')
  }
})

test('G198 between the seal and the stage of approval nobody is asked yet; about a draft everybody is', () => {
  const said = later.map((stage) => askedYet({ stage, skipped: [] }, { about: 'manifest' }))
  expect(said).toEqual(['not-yet', 'asked', 'asked', 'asked', 'asked'])
  expect(askedYet({ stage: 'frozen', skipped: [] }, { about: 'snapshot' })).toBe('asked')
})
