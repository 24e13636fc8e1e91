import { expect, test } from 'vitest'
import { followsUp, isOver, ROLES, SETTINGS, STAGES, settingsFor, settingsOpen, transitions } from './index.ts'

const drafted = { stage: 'drafting', isSealed: false, isAmending: false, isPublished: false } as const
const sealed = { ...drafted, stage: 'sealed', isSealed: true } as const

test('G196 until it is sealed everything of a letter is set by those who coordinate it, and by nobody else', () => {
  for (const stage of ['drafting', 'in-review', 'frozen'] as const) expect(settingsOpen({ ...drafted, stage })).toEqual(SETTINGS)
  for (const role of ROLES) {
    const open = settingsFor({ roles: [role], languages: ['fr'] }, drafted)
    expect([role, open]).toEqual([role, role === 'coordinator' ? SETTINGS : []])
  }
})

test('G196 a seal fixes what its manifest names, publishing fixes the address', () => {
  for (const stage of transitions.amend.from) expect(settingsOpen({ ...sealed, stage })).toEqual(['title', 'slug'])
  expect(settingsOpen({ ...sealed, isPublished: true })).toEqual(['title'])
})

test('G196 an amendment opens the dates again, but not an embargo whose hour readers were told', () => {
  const amended = { ...sealed, stage: 'drafting', isAmending: true } as const
  expect(settingsOpen(amended)).toEqual(SETTINGS)
  expect(settingsOpen({ ...amended, isPublished: true })).toEqual(['title', 'mode', 'zone', 'softDeadline', 'hardDeadline'])
})

test('G196 nothing of an archived letter is set any more, whatever else is so', () => {
  for (const isPublished of [false, true])
    expect(settingsFor({ roles: [...ROLES], languages: [] }, { ...sealed, stage: 'archived', isPublished })).toEqual([])
})

test('G197 follow-ups are prepared until the letter is archived', () => {
  expect(STAGES.filter((stage) => !followsUp(stage))).toEqual(['archived'])
})

test('G201 only the archive is over: a closed letter can be amended', () => {
  expect(STAGES.filter(isOver)).toEqual(['archived'])
  expect(transitions.amend.from).toContain('closed')
})
