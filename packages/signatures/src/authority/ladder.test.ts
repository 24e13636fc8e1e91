import { expect, test } from 'vitest'
import { isFreeMail, isMailboxAt, mailHost, ownDomain, webHost } from './domains.ts'
import { type Claim, type Evidence, rungOf } from './ladder.ts'

test('G70 a mailbox is an organisation’s own at its domain or below it', () => {
  const own: readonly (readonly [string, string])[] = [
    ['ann@echo.org', 'echo.org'],
    ['Ann@ECHO.org.', 'https://www.echo.org/about?x'],
    ['ann@mail.echo.co.uk', 'echo.co.uk'],
    ['ann@echo.github.io', 'echo.github.io'],
  ]
  const others: readonly (readonly [string, string])[] = [
    ['ann@notecho.org', 'echo.org'],
    ['ann@echo.org.evil.com', 'echo.org'],
    ['ann@libre.co.uk', 'co.uk'],
    ['ann@libre.github.io', 'github.io'],
    ['ann@libre.github.io', 'echo.github.io'],
    ['ann@university.edu', 'club.university.edu'],
    ['ann@есho.org', 'echo.org'],
    ['ann@192.0.2.1', '192.0.2.1'],
    ['ann@office.local', 'office.local'],
    ['echo.org', 'echo.org'],
    ['@echo.org', 'echo.org'],
    ['ann@evil.com,x@echo.org', 'echo.org'],
    ['Ann <ann@echo.org>', 'echo.org'],
    ['"ann@evil.com"@echo.org', 'echo.org'],
    ['', ''],
  ]
  for (const [address, domain] of own) expect(isMailboxAt(address, domain), `${address} at ${domain}`).toBe(true)
  for (const [address, domain] of others) expect(isMailboxAt(address, domain), `${address} at ${domain}`).toBe(false)
  expect([webHost('http://user@echo.org'), mailHost('ann@www.echo.org'), ownDomain('a.b.echo.org')]).toEqual([null, 'echo.org', 'echo.org'])
})

test('G71 where anybody can have a mailbox, none is an organisation’s', () => {
  for (const host of ['gmail.com', 'yahoo.co.uk', 'mx.hotmail.fr', 'web.de', 'wp.pl', 'proton.me', 'mail.ru', 'posteo.net']) {
    expect(isFreeMail(host), host).toBe(true)
    expect(isMailboxAt(`echo@${host}`, host), host).toBe(false)
    expect(ownDomain(host)).toBeNull()
  }
  for (const host of ['echo.org', 'hotmail-users.org', 'kuleuven.be', 'gmail.echo.org']) expect(isFreeMail(host), host).toBe(false)
})

const claim = (evidence: readonly Evidence[] = [], change: Partial<Claim> = {}): Claim => ({
  person: 'ann',
  mailbox: 'ann@echo.org',
  domain: 'echo.org',
  evidence,
  ...change,
})
const second = (change: Partial<Extract<Evidence, { kind: 'second-person' }>> = {}): Evidence => ({
  kind: 'second-person',
  person: 'ben',
  mailbox: 'ben@echo.org',
  isKnownMember: false,
  ...change,
})

test('G72 each rung asks for its own evidence, and for it about this organisation', () => {
  expect(rungOf(claim([], { mailbox: 'ann@gmail.com' }))).toBe('A0')
  expect(rungOf(claim([], { domain: null }))).toBe('A0')
  expect(rungOf(claim())).toBe('A1')
  expect(rungOf(claim([{ kind: 'domain-record', domain: 'echo.org' }], { mailbox: 'ann@gmail.com' }))).toBe('A2')
  expect(rungOf(claim([{ kind: 'domain-record', domain: 'other.org' }]))).toBe('A1')
  expect(rungOf(claim([{ kind: 'register-entry', website: 'https://echo.org' }]))).toBe('A4')
  expect(rungOf(claim([{ kind: 'register-entry', website: 'https://other.org' }]))).toBe('A1')
  expect(rungOf(claim([{ kind: 'register-entry', website: 'https://echo.org' }], { mailbox: 'ann@gmail.com' }))).toBe('A0')
  expect(rungOf(claim([{ kind: 'organisation-seal' }]))).toBe('A5')
})

test('G72 the second person is another, of the organisation, with another mailbox', () => {
  expect(rungOf(claim([second()]))).toBe('A3')
  expect(rungOf(claim([second({ person: 'ann' })]))).toBe('A1')
  for (const mailbox of ['ANN@echo.org', 'ann+2@echo.org', 'a.nn@www.echo.org'])
    expect(rungOf(claim([second({ mailbox })])), mailbox).toBe('A1')
  expect(rungOf(claim([second({ mailbox: 'ben@gmail.com' })], { mailbox: 'ann@gmail.com' }))).toBe('A0')
  expect(rungOf(claim([second({ mailbox: 'ben@gmail.com', isKnownMember: true })], { mailbox: 'ann@gmail.com' }))).toBe('A3')
})
