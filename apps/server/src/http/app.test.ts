import { expect, test } from 'vitest'
import { withoutTokens } from './app.ts'

test('a path is logged without the token of a mailed link', () => {
  const token = 'Zk3'.padEnd(43, '-_x9')
  expect(withoutTokens(`/fr/sign/${token}`)).toBe('/fr/sign/:token')
  expect(withoutTokens(`/api/invitations/${token}/accept`)).toBe('/api/invitations/:token/accept')
  expect(withoutTokens('/api/letters/0f8c2a/versions/fr')).toBe('/api/letters/0f8c2a/versions/fr')
})
