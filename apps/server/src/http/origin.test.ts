import { expect, test } from 'vitest'
import { isFromHome, isKnownHost } from './origin.ts'

const local = { publicUrl: null, boundToLoopback: true }
const hosted = { publicUrl: 'https://letters.eu', boundToLoopback: false }
const post = (origin: string | null, host: string) => ({ method: 'POST', origin, host })

test('a change is taken from a page of ours only', () => {
  expect(isFromHome(post('http://127.0.0.1:4000', '127.0.0.1:4000'), local)).toBe(true)
  expect(isFromHome(post('http://127.0.0.1:5000', '127.0.0.1:4000'), local)).toBe(false)
  expect(isFromHome(post('https://letters.eu', 'letters.eu'), hosted)).toBe(true)
  expect(isFromHome(post('http://letters.eu', 'letters.eu'), hosted)).toBe(false)
  expect(isFromHome(post('https://letters.eu.evil.com', 'letters.eu'), hosted)).toBe(false)
})

test('no origin and a null origin are foreign', () => {
  expect(isFromHome(post(null, 'localhost:4000'), local)).toBe(false)
  expect(isFromHome(post('null', 'localhost:4000'), local)).toBe(false)
  expect(isFromHome({ method: 'GET', origin: null, host: 'localhost:4000' }, local)).toBe(true)
})

test('a private server answers to names of its own machine', () => {
  expect(isKnownHost('localhost:4000', local)).toBe(true)
  expect(isKnownHost('evil.com:4000', local)).toBe(false)
  expect(isFromHome(post('http://evil.com:4000', 'evil.com:4000'), local)).toBe(false)
})
