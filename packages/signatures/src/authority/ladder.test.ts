import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFreeMail, isMailboxAt, mailHost, ownDomain, webHost } from './domains.ts'
import { type Circumstances, type Claim, CONTACT_HAS, type Evidence, listingOf, RUNGS, rungOf } from './ladder.ts'

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

const DESK = 1_000
const circumstances = (change: Partial<Circumstances> = {}): Circumstances => ({
  rung: 'A1',
  mailbox: 'ann@echo.org',
  contact: { mailbox: 'office@echo.org', toldAt: DESK },
  objectedAt: null,
  passedAt: DESK,
  ...change,
})

test('G73 listed at A3, at A1 once its contact had 24 hours to object, never on a claim', () => {
  expect(listingOf(circumstances(), DESK)).toEqual({ listed: false, waitsFor: 'contact', until: DESK + CONTACT_HAS })
  expect(listingOf(circumstances(), DESK + CONTACT_HAS - 1).listed).toBe(false)
  expect(listingOf(circumstances(), DESK + CONTACT_HAS)).toEqual({ listed: true })
  expect(listingOf(circumstances({ rung: 'A3', contact: null }), DESK)).toEqual({ listed: true })
  expect(listingOf(circumstances({ contact: null }), Infinity)).toEqual({ listed: false, waitsFor: 'authority' })
  expect(listingOf(circumstances({ contact: { mailbox: 'Ann+x@echo.org', toldAt: 0 } }), Infinity).listed).toBe(false)
})

test('G74 every organisation passes the desk, again when its contact objects', () => {
  expect(listingOf(circumstances({ passedAt: null, rung: 'A5' }), DESK)).toEqual({ listed: false, waitsFor: 'desk' })
  expect(listingOf(circumstances({ objectedAt: DESK + 1, rung: 'A4' }), Infinity)).toEqual({ listed: false, waitsFor: 'desk' })
  expect(listingOf(circumstances({ objectedAt: DESK - 1, rung: 'A4' }), DESK)).toEqual({ listed: true })
})

test('G73, G74 no path leads round the ladder, and a higher rung never waits longer', () => {
  const moment = fc.integer({ min: 0, max: 4 }).map((hours) => (hours * CONTACT_HAS) / 2)
  const anyCase = fc.record({
    mailbox: fc.constantFrom('ann@echo.org', 'office@echo.org'),
    contact: fc.option(fc.record({ mailbox: fc.constantFrom('ann@echo.org', 'office@echo.org'), toldAt: moment })),
    objectedAt: fc.option(moment),
    passedAt: fc.option(moment),
  })
  fc.assert(
    fc.property(anyCase, moment, (each, now) => {
      const listed = RUNGS.map((rung) => listingOf({ ...each, rung }, now).listed)
      expect(listed[0]).toBe(false)
      expect(listed).toEqual(listed.toSorted((a, b) => Number(a) - Number(b)))
      if (listed.includes(true)) expect(each.passedAt !== null && each.passedAt <= now).toBe(true)
      if (listed[1] === true) expect(each.contact !== null && now - each.contact.toldAt >= CONTACT_HAS).toBe(true)
    }),
    { numRuns: 500 },
  )
})
