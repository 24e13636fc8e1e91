import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTicket, signTicket, type Ticket } from './ticket.ts'

const key = (seed: number): Uint8Array => new Uint8Array(32).fill(seed)
const keys = { current: 'k1', keys: new Map([['k1', key(1)]]) }
const ticket: Ticket = {
  person: 'ada',
  name: 'Ada Ünal',
  room: 'letter/a/fr',
  role: 'translator',
  languages: ['fr'],
  epoch: 3,
  expires: 1000,
}

test('S10 a ticket is read as it was signed, again and again, until it expires', () => {
  const word = signTicket(ticket, keys)
  expect(readTicket(word, keys, 999)).toEqual({ ok: true, value: ticket })
  expect(readTicket(word, keys, 999)).toEqual({ ok: true, value: ticket })
  expect(readTicket(word, keys, 1000)).toEqual({ ok: false, refusal: 'expired' })
})

test('S10 a ticket that was changed anywhere, or signed by another, is forged', () => {
  const word = signTicket(ticket, keys)
  fc.assert(
    fc.property(fc.nat(word.length - 1), fc.constantFrom(...'ABcd09-_.'), (at, letter) => {
      const changed = word.slice(0, at) + letter + word.slice(at + 1)
      const isSame = Buffer.from(changed.split('.')[2] ?? '', 'base64url').equals(Buffer.from(word.split('.')[2] ?? '', 'base64url'))
      if (changed !== word && !(isSame && at > word.lastIndexOf('.'))) expect(readTicket(changed, keys, 0).ok).toBe(false)
    }),
  )
  expect(readTicket(signTicket(ticket, { current: 'k1', keys: new Map([['k1', key(2)]]) }), keys, 0).ok).toBe(false)
  for (const nonsense of ['', '.', '..', 'k1.e30', 'k2.e30.e30']) expect(readTicket(nonsense, keys, 0).ok).toBe(false)
})

test('S10 after a change of keys, older tickets are read and new ones signed with the new key', () => {
  const both = { current: 'k2', keys: new Map([...keys.keys, ['k2', key(2)]]) }
  expect(readTicket(signTicket(ticket, keys), both, 0).ok).toBe(true)
  expect(signTicket(ticket, both).startsWith('k2.')).toBe(true)
})
