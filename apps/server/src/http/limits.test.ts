import { expect, test, vi } from 'vitest'
import { createLimits } from './limits.ts'

const times = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)

test('whoever has a whole IPv6 network is one client, and another network is another', async () => {
  const limits = createLimits(1)
  for (const at of times(20)) expect(await limits.take('uploadPerClient', `2001:db8:0:1::${at}`)).toBeNull()
  expect(await limits.take('uploadPerClient', '2001:db8:0:1:ffff::')).toMatchObject({ refusal: 'too-many-requests' })
  expect(await limits.take('uploadPerClient', '2001:db8:0:2::1')).toBeNull()
})

test('public pages may be read in bursts, and not in bursts without end', async () => {
  vi.useFakeTimers()
  const limits = createLimits(1)
  const read = () => limits.take('pagePerClient', '192.0.2.1')
  for (const _burst of times(10)) {
    for (const _page of times(300)) expect(await read()).toBeNull()
    expect(await read()).toMatchObject({ refusal: 'too-many-requests', facts: { seconds: 10 } })
    vi.advanceTimersByTime(10_001)
  }
  const refusal = await read()
  expect(refusal).toMatchObject({ refusal: 'too-many-requests' })
  expect(Number(refusal?.facts?.seconds)).toBeGreaterThan(10)
  expect(await limits.take('pagePerClient', '192.0.2.2')).toBeNull()
  vi.useRealTimers()
})
