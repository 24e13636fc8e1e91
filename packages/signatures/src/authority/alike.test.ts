import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Known, proposeAlike } from './alike.ts'

const named = (name: string, host: string | null = null): Known => ({ kind: 'organisation', name, host })
const person = (name: string, host: string | null = null): Known => ({ kind: 'person', name, host })
const reasons = (one: Known, other: Known) => proposeAlike([one, other]).flatMap((each) => each.reasons)

test('G67 what may be one is proposed, with the reason', () => {
  expect(reasons(named('Société Écho'), named('The Societe echo'))).toEqual(['same-name'])
  expect(reasons(named('Écho', 'www.echo.example.org'), named('Libre', 'mail.example.org'))).toEqual(['same-domain'])
  expect(reasons(named('European Digital Libraries'), named('EDL'))).toEqual(['acronym'])
  expect(reasons(named('Union of Readers (UoR-EU)'), { ...named('Lesebund'), acronym: 'UOR EU' })).toEqual(['acronym'])
  expect(reasons(named('Free Software Fundation Europe'), named('Free Software Foundation Europe'))).toEqual(['acronym', 'similar-name'])
  expect(reasons(named('Libraries'), named('Bakeries'))).toEqual([])
  expect(reasons(person('Jana Malá Nová', 'echo.org'), person('Ján Mária Novotný', 'echo.org'))).toEqual([])
  expect(reasons(person('José Díaz'), person('JOSE DIAZ'))).toEqual(['same-name'])
  expect(reasons(person('Écho'), named('Écho'))).toEqual([])
})

test('G67 a mailbox that anybody can have, or a suffix shared by many, proposes nothing', () => {
  expect(reasons(named('Écho', 'gmail.com'), named('Libre', 'gmail.com'))).toEqual([])
  expect(reasons(named('Écho', 'echo.co.uk'), named('Libre', 'libre.co.uk'))).toEqual([])
  expect(reasons(named('Écho', 'echo.github.io'), named('Libre', 'libre.github.io'))).toEqual([])
  expect(reasons(named('…', null), named('–', null))).toEqual([])
})

test('G67 proposing merges nothing: every pair once, the earlier first, as if the two stood alone', () => {
  const anyName = fc.oneof(
    fc.constantFrom('Écho', 'echo', 'European Digital Rights', 'EDR', 'Digital Rights', ''),
    fc.stringMatching(/^[ab ]{0,9}$/),
    fc.string({ maxLength: 8 }),
  )
  const anyKnown = fc.record({
    kind: fc.constantFrom('organisation' as const, 'organisation' as const, 'person' as const),
    name: anyName,
    host: fc.constantFrom(null, 'a.org', 'b.a.org', 'gmail.com', 'co.uk', 'x'),
  })
  fc.assert(
    fc.property(fc.array(anyKnown, { maxLength: 9 }), (list) => {
      const pairs = list.flatMap((b, other) => list.slice(0, other).map((a, one) => ({ one, other, reasons: reasons(a, b) })))
      const expected = pairs.filter(({ reasons: why }) => why.length > 0)
      expect(proposeAlike(list)).toEqual(expected)
    }),
    { numRuns: 400 },
  )
})

test('G67 a long list is looked through without comparing every pair', () => {
  const list = Array.from({ length: 2000 }, (_, at) => named(`${(at * 7919).toString(36)} ${(at * 104729).toString(36)}`))
  const twice = [...list, named(list[7]?.name.toUpperCase() ?? '')]
  expect(proposeAlike(twice)).toContainEqual({ one: 7, other: 2000, reasons: ['same-name'] })
})
