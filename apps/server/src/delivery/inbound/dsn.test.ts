import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBounce, isDeadAddress, reportsIn } from './dsn.ts'

const about = 'Reporting-MTA: dns; mx.example.eu\r\nArrival-Date: Tue, 20 Oct 2026 09:00:00 +0200'
const failed = `Final-Recipient: rfc822; minister@example.eu\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1\r\n  no such user here`

test('G147 a report of a mail that came to nobody is read with the words of the last server', () => {
  const [report] = reportsIn(`${about}\r\n\r\n${failed}\r\n`)
  expect(report).toEqual({ action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 no such user here' })
  expect(report && [isBounce(report), isDeadAddress(report)]).toEqual([true, true])
})

test('G147 a delay, a full mailbox and an arrival are told apart from a dead address', () => {
  const delayed = failed.replace('failed', 'delayed').replace('5.1.1', '4.2.2')
  const full = failed.replace('5.1.1', '5.2.2')
  const arrived = failed.replace('failed', 'delivered').replace('5.1.1', '2.0.0')
  const reports = reportsIn([about, delayed, full, arrived].join('\n\n').replaceAll('\r\n', '\n'))
  expect(reports.map(isBounce)).toEqual([false, true, false])
  expect(reports.map(isDeadAddress)).toEqual([false, false, false])
})

test('G147 notes in brackets, odd spelling and repeated fields are borne', () => {
  const odd = `final-recipient : rfc822;x@y.eu\nACTION:  Failed (bad destination)\nstatus: 5.1.10 (no)\naction: delayed`
  expect(reportsIn(`${about}\n\n${odd}`)).toEqual([{ action: 'failed', status: '5.1.10', diagnostic: '' }])
})

test('G147 rubbish is no report, never an error, and is not read for long', () => {
  const pieces = fc.constantFrom('Action: failed', 'Status: 5.1.1', 'Status:', ':', '\n', '\r\n\r\n', ' ', 'Action:', '\u0000', 'é', about)
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
      ),
      (text) => {
        for (const { action, status } of reportsIn(text))
          expect([action.length > 0, /^[245]\.\d+\.\d+$/.test(status)]).toEqual([true, true])
      },
    ),
    { numRuns: 500 },
  )
  expect(reportsIn('')).toEqual([])
  expect(reportsIn(failed)).toEqual([])
  expect(reportsIn(`${about}\n\n${`${failed}\n\n`.repeat(5000)}`).length).toBeLessThanOrEqual(50)
  // Read to its end by a pattern that goes back and forth, this would take until the test's own limit.
  expect(reportsIn(`${about}\n\n${' '.repeat(10_000_000)}`)).toEqual([])
})
