import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keysFrom, openKeys, UnknownKey } from './keys.ts'

const entry = (id: string) => `${id}:${randomBytes(32).toString('base64')}`

test('what is sealed opens, and its bytes show nothing of it', () => {
  const keys = keysFrom(entry('a'))
  const sealed = keys.seal('ana@example.eu')
  expect(sealed.keyId).toBe('a')
  expect(Buffer.from(sealed.ciphertext).toString('latin1')).not.toContain('ana')
  expect(keys.open(sealed)).toBe('ana@example.eu')
  expect(keys.seal('ana@example.eu').ciphertext).not.toEqual(sealed.ciphertext)
})

test('changed bytes and unknown keys do not open', () => {
  const keys = keysFrom(entry('a'))
  const { keyId, ciphertext } = keys.seal('ana@example.eu')
  expect(() => keys.open({ keyId, ciphertext: ciphertext.with(20, (ciphertext[20] ?? 0) ^ 1) })).toThrow()
  expect(() => keysFrom(entry('b')).open({ keyId, ciphertext })).toThrow(UnknownKey)
})

test('a new key in front keeps old secrets and old indexes', () => {
  const old = entry('old')
  const before = keysFrom(old)
  const after = keysFrom(`${entry('new')},${old}`)
  expect(after.open(before.seal('x'))).toBe('x')
  expect(after.index('Ana@Example.eu ')).toBe(before.index('ana@example.eu'))
  expect(after.seal('x').keyId).toBe('new')
})

test('keys are made once, for the owner alone', () => {
  const dir = mkdtempSync(join(tmpdir(), 'keys-'))
  try {
    const first = openKeys(null, join(dir, 'data'))
    expect(statSync(join(dir, 'data', 'secret-keys')).mode & 0o777).toBe(0o600)
    expect(openKeys(null, join(dir, 'data')).open(first.seal('x'))).toBe('x')
  } finally {
    rmSync(dir, { recursive: true })
  }
})
