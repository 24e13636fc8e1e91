import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maySend, RECIPIENT_DAYS, staleRecipients } from './recipients.ts'

const DAY = 86_400_000
const now = 1_700_000_000_000
const days = RECIPIENT_DAYS
const record = (ago: number | null, source = 'https://ministry.example') => ({ source, checkedAt: ago === null ? null : now - ago })

test('G86 a record is stale that was never checked, has no source, or was checked too long ago', () => {
  const [fresh, old, never, unsourced] = [record(0), record(days * DAY), record(null), record(0, ' ')]
  const records = [fresh, record(days * DAY - 1), old, never, unsourced]
  expect(staleRecipients(records, { days, now })).toEqual([old, never, unsourced])
  expect(staleRecipients([record(2 * DAY)], { days: 2, now })).toHaveLength(1)
})

test('G86 one stale record holds up the whole delivery, and nothing is sent to nobody', () => {
  expect(maySend([], { days, now })).toEqual({ ok: false, refusal: 'nobody-to-send-to' })
  expect(maySend([record(0), record(null)], { days, now })).toEqual({ ok: false, refusal: 'records-stale' })
  expect(maySend([record(0), record(1)], { days, now }).ok).toBe(true)
})

test('G86 what may be sent has no stale record, and checking every record is always enough', () => {
  const records = fc.array(fc.record({ source: fc.constantFrom('', 'register'), checkedAt: fc.option(fc.integer({ min: 0, max: now })) }), {
    minLength: 1,
  })
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 365 }), (rows, kept) => {
      const freshness = { days: kept, now }
      expect(maySend(rows, freshness).ok).toBe(staleRecipients(rows, freshness).length === 0)
      expect(
        maySend(
          rows.map(() => ({ source: 'asked', checkedAt: now })),
          freshness,
        ).ok,
      ).toBe(true)
    }),
  )
})
