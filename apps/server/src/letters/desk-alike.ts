import type { SignatoryRow } from '@undersigned/storage'
import type { Services } from '../services.ts'
import { addressOf } from './contact.ts'

/** Two signatures that may be of one, and in what they are alike: proposed, never merged (rules G67, G119). */
export interface AlikePair {
  readonly earlier: SignatoryRow
  readonly later: SignatoryRow
  readonly reasons: readonly string[]
}

/** Organisations by register number, domain, name, acronym and trigrams; people, of whom many are called alike, by their whole name. */
export async function alikePairs(services: Pick<Services, 'keys'>, rows: readonly SignatoryRow[]): Promise<readonly AlikePair[]> {
  const organisations = rows.filter((row) => row.class === 'organisation')
  const people = rows.filter((row) => row.class !== 'organisation')
  return joined([
    ...sharing(organisations, ({ registerNumber }) => registerNumber.replace(/\D/gu, ''), 'same-register-number'),
    ...(await proposed(services, organisations)),
    ...sharing(organisations, ({ domain }) => (isMadeUp(domain) ? domain : ''), 'same-domain'),
    ...sharing(people, ({ nameKey }) => nameKey, 'same-name'),
  ])
}

/** Below a domain that is kept for examples everybody is somebody else. */
const isMadeUp = (domain: string): boolean => /(?:^|\.)example\.(?:com|net|org)$/u.test(domain)

function sharing(rows: readonly SignatoryRow[], of: (row: SignatoryRow) => string, reason: string): readonly AlikePair[] {
  const groups = Map.groupBy(rows, of)
  groups.delete('')
  return [...groups.values()].flatMap((group) =>
    group.slice(1).flatMap((later, at) => group.slice(0, at + 1).map((earlier) => ({ earlier, later, reasons: [reason] }))),
  )
}

/** The public suffix list is large: only who asks for the desk loads it. */
async function proposed(services: Pick<Services, 'keys'>, rows: readonly SignatoryRow[]): Promise<readonly AlikePair[]> {
  if (rows.length < 2) return []
  const { mailHost, proposeAlike, webHost } = await import('@undersigned/signatures/authority')
  const known = rows.map((row) => ({
    kind: 'organisation' as const,
    name: row.name,
    host: isMadeUp(row.domain) ? null : (webHost(row.domain) ?? mailHost(addressOf(services, row) ?? '')),
    acronym: row.acronym,
  }))
  return proposeAlike(known).flatMap(({ one, other, reasons }) => {
    const [earlier, later] = [rows[one], rows[other]]
    return earlier === undefined || later === undefined ? [] : [{ earlier, later, reasons }]
  })
}

/** A pair is one, whatever speaks for it. */
function joined(pairs: readonly AlikePair[]): readonly AlikePair[] {
  const same = Map.groupBy(pairs, ({ earlier, later }) => `${earlier.id}:${later.id}`)
  return [...same.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, reasons: [...first.reasons, ...more.flatMap(({ reasons }) => reasons)] }],
  )
}
