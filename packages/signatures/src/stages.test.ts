import { digestOf } from '@undersigned/letter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ACTIONS,
  type Action,
  advance,
  isPairAction,
  isPublic,
  mayHappen,
  mayWrite,
  newStanding,
  possibleActions,
  ROLES,
  type Room,
  STAGES,
  type Standing,
  stagesSkipped,
} from './index.ts'

const sealing = { manifest: digestOf('manifest'), languages: ['en', 'fr'] as const }

const after = (actions: readonly Action[], standing: Standing = newStanding(), now = 0): Standing =>
  actions.reduce((each, action) => {
    const next = advance(each, action, { now, sealing })
    return next.ok ? next.value : each
  }, standing)

test('G1 the whole way, and no other', () => {
  const way: readonly Action[] = ['open-review', 'freeze', 'seal', 'open-approval', 'open-sign-on', 'close', 'archive']
  const stages = way.map((_, at) => after(way.slice(0, at + 1)).stage)
  expect(stages).toEqual(['in-review', 'frozen', 'sealed', 'approval', 'sign-on', 'closed', 'archived'])
  expect(possibleActions(after(way), 0)).toEqual([])
  expect(advance(newStanding(), 'seal', { now: 0, sealing })).toEqual({ ok: false, refusal: 'wrong-stage' })
  expect(advance(after(['freeze']), 'seal', { now: 0 })).toEqual({ ok: false, refusal: 'manifest-missing' })
  expect(after(['freeze', 'unfreeze']).stage).toBe('drafting')
})

test('G1 amending keeps the manifest in force until the next seal', () => {
  const amending = after(['freeze', 'seal', 'amend'])
  expect(amending).toMatchObject({ stage: 'drafting', manifest: sealing.manifest, amending: sealing.manifest })
  const next = { manifest: digestOf('next'), languages: ['en'] as const }
  expect(advance(after(['freeze'], amending), 'seal', { now: 1, sealing: next })).toMatchObject({
    ok: true,
    value: { stage: 'sealed', manifest: next.manifest, amending: null },
  })
})

test('G2 nobody writes into a frozen original or a sealed letter', () => {
  const rooms: readonly Room[] = [{ kind: 'original' }, { kind: 'version', language: 'fr' }]
  for (const stage of STAGES)
    for (const role of ROLES)
      for (const room of rooms) {
        const open = stage === 'drafting' || stage === 'in-review' || (stage === 'frozen' && room.kind === 'version')
        if (!open) expect(mayWrite({ roles: [role], languages: ['fr'] }, room, stage)).toBe(false)
      }
})

test('G3 publishing waits for the seal and the embargo, and public sign-on for publishing', () => {
  const embargoed = after(['freeze', 'seal'], newStanding({ embargoUntil: 100, signOn: 'public' }))
  expect(mayHappen(newStanding(), 'publish', 0)).toEqual({ ok: false, refusal: 'wrong-stage' })
  expect(mayHappen(embargoed, 'publish', 99)).toEqual({ ok: false, refusal: 'embargoed' })
  expect(mayHappen(embargoed, 'open-sign-on', 200)).toEqual({ ok: false, refusal: 'not-published' })
  const published = after(['publish'], embargoed, 100)
  expect(isPublic(published, 100)).toBe(true)
  expect(isPublic({ ...published, embargoUntil: 300 }, 299)).toBe(false)
  expect(mayHappen(published, 'publish', 101)).toEqual({ ok: false, refusal: 'already-published' })
  expect(mayHappen(published, 'open-sign-on', 101)).toEqual({ ok: true, value: 'sign-on' })
})

test('G1 G3 any history keeps to the table: a manifest from sealed on, publication only with one', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ACTIONS), { maxLength: 30 }), (actions) => {
      let standing = newStanding()
      actions.forEach((action, now) => {
        const next = advance(standing, action, { now, sealing })
        expect(next.ok).toBe(possibleActions(standing, now).includes(action))
        if (next.ok) standing = next.value
        const sealed = STAGES.indexOf(standing.stage) >= STAGES.indexOf('sealed')
        if (sealed || standing.publishedAt !== null) expect(standing.manifest).not.toBeNull()
      })
    }),
  )
})

test('G5 what takes two is told apart from what one decides', () => {
  expect(ACTIONS.filter(isPairAction)).toEqual(['freeze', 'unfreeze', 'seal', 'amend', 'publish', 'deliver'])
})

test('G26 a stage that was passed over is told as skipped, not as done', () => {
  const straight = [
    { from: 'drafting', to: 'frozen' },
    { from: 'frozen', to: 'sealed' },
    { from: 'sealed', to: 'sign-on' },
  ] as const
  expect(stagesSkipped(straight, 'sign-on')).toEqual(['in-review', 'approval'])
  expect(stagesSkipped(straight.slice(0, 1), 'frozen')).toEqual(['in-review'])
  expect(stagesSkipped([], 'drafting')).toEqual([])
})

test('G26 only the last way counts: what came before a return to drafting is past', () => {
  const again = [
    { from: 'drafting', to: 'in-review' },
    { from: 'in-review', to: 'frozen' },
    { from: 'frozen', to: 'drafting' },
    { from: 'drafting', to: 'frozen' },
  ] as const
  expect(stagesSkipped(again.slice(0, 2), 'frozen')).toEqual([])
  expect(stagesSkipped(again, 'frozen')).toEqual(['in-review'])
})
