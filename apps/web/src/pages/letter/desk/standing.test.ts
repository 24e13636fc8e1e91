import { expect, test } from 'vitest'
import { countsByState, type Desk, standingByClass } from './standing.ts'

const display = { class: 'organisation' as const, name: 'Ärzte', title: '', affiliation: '', country: 'DE', group: '' }
const signature = (id: string, name: string, standing: 'listed' | 'carried' | 'asked' = 'listed') => ({
  id,
  display: { ...display, name },
  state: 'confirmed' as const,
  standing,
  manifest: 'm1',
  language: 'de' as const,
  signedAt: 1,
  confirmedAt: 2,
})
const desk: Desk = {
  signatures: [signature('1', 'Zivil'), signature('2', 'Ärzte'), signature('3', 'Bund', 'asked'), signature('4', 'Carried', 'carried')],
  signatories: [{ ...display, id: 'n', class: 'mep', name: 'A. Member' }],
  invitations: [
    { id: 'i', class: 'organisation', name: 'Late', language: 'en', createdAt: 0, expiresAt: 5, usedAt: null },
    { id: 'u', class: 'organisation', name: 'Used', language: 'en', createdAt: 0, expiresAt: 50, usedAt: 3 },
  ],
}
const lines = standingByClass(desk, {
  now: 10,
  compare: (a, b) => a.localeCompare(b, 'de'),
  countryName: (code) => ({ DE: 'Deutschland' })[code] ?? code,
})

test('classes stand apart and signed ones first, in the order of the language', () => {
  expect(lines.map(([kind, list]) => [kind, list.map(({ name }) => name)])).toEqual([
    ['mep', ['A. Member']],
    ['organisation', ['Ärzte', 'Zivil', 'Carried', 'Bund', 'Late']],
  ])
})

test('G42 a signature whose signatory was asked again is stale, one that was carried counts, an old invitation has expired, a used one is a signature', () => {
  const organisations = lines.find(([kind]) => kind === 'organisation')?.[1] ?? []
  expect([...countsByState(organisations)]).toEqual([
    ['confirmed', 2],
    ['carried', 1],
    ['stale', 1],
    ['expired', 1],
  ])
})

test('G25 a country is told in the language of the reader', () => {
  const details = lines.flatMap(([, list]) => list.map(({ detail }) => detail))
  expect(details).toContain('Deutschland')
  expect(details).not.toContain('DE')
})
