import { LANGUAGES } from '@undersigned/letter'
import { expect, test } from 'vitest'
import {
  grantOf,
  mayComment,
  mayManage,
  mayReadDrafts,
  mayReviewIn,
  mayTranslate,
  mayWrite,
  mayWriteOriginal,
  RIGHTS,
  ROLES,
  type Role,
  rights,
} from './index.ts'

const as = (...roles: readonly Role[]) => ({ roles, languages: ['fr' as const] })

test('G4 the table has an answer for every right and everybody', () => {
  expect(Object.keys(rights)).toEqual([...RIGHTS])
  for (const right of RIGHTS) expect(Object.keys(rights[right]).sort()).toEqual([...ROLES, 'public'].sort())
})

test('G4 who writes where', () => {
  const who = (room: Parameters<typeof mayWrite>[1]) => ROLES.filter((role) => mayWrite(as(role), room, 'drafting'))
  expect(who({ kind: 'original' })).toEqual(['coordinator', 'drafter'])
  expect(who({ kind: 'version', language: 'fr' })).toEqual(['coordinator', 'translator'])
  expect(who({ kind: 'version', language: 'de' })).toEqual(['coordinator'])
  expect(who({ kind: 'review' })).toEqual(['coordinator', 'drafter', 'translator', 'reviewer', 'representative'])
  expect(ROLES.filter((role) => mayWriteOriginal(role, 'in-review'))).toEqual(['coordinator', 'drafter'])
  expect(mayWriteOriginal('coordinator', 'frozen')).toBe(false)
})

test('G4 a condition is never taken for a yes', () => {
  expect(grantOf('reviewer', 'write-original')).toBe('suggests')
  expect(mayWrite(as('reviewer'), { kind: 'original' }, 'drafting')).toBe(false)
  expect(mayTranslate(as('reviewer'), 'fr')).toBe(false)
  expect(LANGUAGES.filter((language) => mayTranslate(as('translator'), language))).toEqual(['fr'])
  expect(LANGUAGES.filter((language) => mayReviewIn(as('translator'), language))).toEqual(['fr'])
  expect(mayReviewIn(as('reviewer'), 'mt')).toBe(true)
  expect(mayReviewIn(as('drafter'), 'fr')).toBe(false)
})

test('G4 several roles add up, and none is none', () => {
  expect(mayWrite(as('observer', 'drafter'), { kind: 'original' }, 'drafting')).toBe(true)
  expect([mayReadDrafts, mayComment, mayManage].map((may) => may(as()))).toEqual([false, false, false])
  expect([mayReadDrafts, mayComment, mayManage].map((may) => may(as('observer')))).toEqual([true, false, false])
  expect([mayReadDrafts, mayComment, mayManage].map((may) => may(as('coordinator')))).toEqual([true, true, true])
})
