import { expect, test } from 'vitest'
import { isAtHome } from './peer.ts'

const home = { remote: '127.0.0.1', host: 'localhost:3000', forwarded: false }
const config = { host: '127.0.0.1', publicUrl: null }

test('only this machine itself is at home: bound, asking and named so, with nobody in between (D27)', () => {
  expect(isAtHome(home, config)).toBe(true)
  expect(isAtHome({ ...home, remote: '::ffff:127.0.0.1', host: '[::1]:3000' }, config)).toBe(true)
  expect(isAtHome({ ...home, remote: '10.0.0.7' }, config)).toBe(false)
  expect(isAtHome({ ...home, host: 'letters.eu' }, config)).toBe(false)
  expect(isAtHome({ ...home, host: '' }, config)).toBe(false)
  expect(isAtHome({ ...home, forwarded: true }, config)).toBe(false)
  expect(isAtHome(home, { ...config, host: '0.0.0.0' })).toBe(false)
  expect(isAtHome(home, { ...config, publicUrl: 'https://letters.eu' })).toBe(false)
})
