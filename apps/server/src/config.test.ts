import { expect, test } from 'vitest'
import { BadConfiguration, isLoopback, keepsMailbox, readConfig, withoutSecrets } from './config.ts'

const key = 'A'.repeat(44)

test('an empty environment is a server on loopback with a file of its own', () => {
  expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, databaseUrl: null, publicUrl: null, trustProxy: 0 })
})

test('this machine is called by its name, unless an address was given', () => {
  expect(readConfig({}).calledBy).toBe('localhost')
  expect(readConfig({ HOST: '' })).toMatchObject({ host: '127.0.0.1', calledBy: 'localhost' })
  expect(readConfig({ HOST: '127.0.0.1' }).calledBy).toBe('127.0.0.1')
})

test('everything that is wrong is said at once, by name', () => {
  const wrong = () => readConfig({ PORT: 'x', SMTP_URL: 'http://mail', TRUST_PROXY: '-1', SECRET_KEYS: 'short' })
  expect(wrong).toThrow(BadConfiguration)
  expect(wrong).toThrow(/PORT[\s\S]*SMTP_URL[\s\S]*TRUST_PROXY[\s\S]*SECRET_KEYS/)
})

test('a shared database needs shared keys', () => {
  expect(() => readConfig({ DATABASE_URL: 'postgres://u:p@db/undersigned' })).toThrow(/SECRET_KEYS/)
  expect(readConfig({ DATABASE_URL: 'postgres://u:p@db/undersigned', SECRET_KEYS: `a:${key}` }).secretKeys).toBe(`a:${key}`)
})

test('an address of Redis is refused rather than ignored', () => {
  expect(() => readConfig({ REDIS_URL: 'redis://cache:6379' })).toThrow(/REDIS_URL: is not supported/)
  expect(readConfig({ REDIS_URL: '' }).host).toBe('127.0.0.1')
})

test('what is printed holds no password and no key', () => {
  const config = readConfig({
    DATABASE_URL: 'postgres://u:hunter2@db/undersigned',
    SMTP_URL: 'smtp://u:hunter2@mail:587',
    SECRET_KEYS: `a:${key},b:${key}`,
  })
  const printed = JSON.stringify(withoutSecrets(config))
  expect(printed).not.toMatch(/hunter2|AAAA/)
  expect(printed).toContain('["a","b"]')
})

test('loopback is known by its names and addresses', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]', '::ffff:127.0.0.1'].every(isLoopback)).toBe(true)
  expect(['0.0.0.0', '::', '10.0.0.1', 'localhost.evil.eu', '127.evil.eu', ''].some(isLoopback)).toBe(false)
})

test('the mailbox page is for a private server without mail only (D27)', () => {
  expect(keepsMailbox(readConfig({}))).toBe(true)
  expect(keepsMailbox(readConfig({ HOST: '0.0.0.0' }))).toBe(false)
  expect(keepsMailbox(readConfig({ SMTP_URL: 'smtp://mail' }))).toBe(false)
  expect(keepsMailbox(readConfig({ PUBLIC_URL: 'https://letters.eu' }))).toBe(false)
})
