import { expect, test } from 'vitest'
import { clientAddress, clientOf, networkOf } from './client-address.ts'

test('a forwarded address is believed only from as many proxies as are trusted', () => {
  expect(clientAddress('10.0.0.1', '6.6.6.6, 1.2.3.4', 0)).toBe('10.0.0.1')
  expect(clientAddress('10.0.0.1', '6.6.6.6, 1.2.3.4', 1)).toBe('1.2.3.4')
  expect(clientAddress('10.0.0.1', '6.6.6.6, 1.2.3.4, 10.0.0.9', 2)).toBe('1.2.3.4')
  expect(clientAddress('10.0.0.1', null, 1)).toBe('10.0.0.1')
})

test('a network is /24, and /56 in IPv6, however it is written', () => {
  expect(networkOf('192.0.2.77')).toBe('192.0.2')
  expect(networkOf('::ffff:192.0.2.77')).toBe('192.0.2')
  expect(networkOf('2001:db8:1:2ff::1')).toBe(networkOf('2001:0DB8:1:02aa:9:9:9:9'))
  expect(networkOf('2001:db8:1:2ff::1')).not.toBe(networkOf('2001:db8:1:3ff::1'))
})

test('a client is its IPv4 address, and in IPv6 its /64, however it is written', () => {
  expect(clientOf('192.0.2.77')).toBe('192.0.2.77')
  expect(clientOf('::ffff:192.0.2.77')).toBe('192.0.2.77')
  expect(clientOf('2001:db8:1:2ff::1')).toBe(clientOf('2001:0DB8:1:02ff:9:9:9:9'))
  expect(clientOf('2001:db8:1:2ff::1')).not.toBe(clientOf('2001:db8:1:2fe::1'))
  expect(clientOf('::1')).toBe('0000:0000:0000:0000')
  expect(clientOf('fe80::1%eth0')).toBe(clientOf('fe80::2'))
})
