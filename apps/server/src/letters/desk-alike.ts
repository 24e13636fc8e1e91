import type { SignatoryRow } from '@undersigned/storage'
import type { Services } from '../services.ts'
import { authorityRules } from './authority-rules.ts'
import { addressOf } from './contact.ts'

/** Two signatures that may be of one, and in what they are alike: proposed, never merged (rules G67, G119). */
export interface AlikePair {
  readonly earlier: SignatoryRow
  readonly later: SignatoryRow
  readonly reasons: readonly string[]
}

/**
 * Organisations by register number, domain, name, acronym and trigrams; people, of whom many are called alike, by their whole name. They
 * come one after the other as they are asked for: who has enough of them looks no further.
 */
export async function alikePairs(services: Pick<Services, 'keys'>, rows: readonly SignatoryRow[]): Promise<Iterable<AlikePair>> {
  const organisations = rows.filter((row) => row.class === 'organisation')
  const people = rows.filter((row) => row.class !== 'organisation')
  const proposed = await proposedFor(services, organisations)
  return pairsOf([
    [
      organisations,
      [
        sharing(({ registerNumber }) => registerNumber.replace(/\D/gu, ''), 'same-register-number'),
        proposed,
        sharing(madeUp, 'same-domain'),
      ],
    ],
    [people, [sharing(({ nameKey }) => nameKey, 'same-name')]],
  ])
}

/** Who before a row may be the same, and why; it is asked about every row in its turn. */
type Alike = (row: SignatoryRow) => Iterable<readonly [earlier: SignatoryRow, reason: string]>

function* pairsOf(groups: readonly (readonly [rows: readonly SignatoryRow[], alike: readonly Alike[]])[]): Generator<AlikePair> {
  for (const [rows, alike] of groups) {
    for (const later of rows) {
      const found = Map.groupBy(
        alike.flatMap((each) => [...each(later)]),
        ([earlier]) => earlier,
      )
      // A pair is one, whatever speaks for it.
      for (const [earlier, reasons] of found) yield { earlier, later, reasons: reasons.map(([, reason]) => reason) }
    }
  }
}

/** Below a domain that is kept for examples everybody is somebody else. */
const isMadeUp = (domain: string): boolean => /(?:^|\.)example\.(?:com|net|org)$/u.test(domain)
const madeUp = ({ domain }: SignatoryRow): string => (isMadeUp(domain) ? domain : '')

function sharing(of: (row: SignatoryRow) => string, reason: string): Alike {
  const seen = new Map<string, SignatoryRow[]>()
  return (row) => {
    const key = of(row)
    if (key === '') return []
    const before = seen.get(key) ?? []
    const alike = before.map((earlier) => [earlier, reason] as const)
    seen.set(key, before)
    before.push(row)
    return alike
  }
}

/** The public suffix list is large: only who asks for the desk loads it. */
async function proposedFor(services: Pick<Services, 'keys'>, rows: readonly SignatoryRow[]): Promise<Alike> {
  if (rows.length < 2) return () => []
  const { mailHost, proposalsInTurn, webHost } = await authorityRules()
  const known = rows.map((row) => ({
    kind: 'organisation' as const,
    name: row.name,
    host: isMadeUp(row.domain) ? null : (webHost(row.domain) ?? mailHost(addressOf(services, row) ?? '')),
    acronym: row.acronym,
  }))
  const inTurn = proposalsInTurn(known)
  return () =>
    (inTurn.next().value ?? []).flatMap(({ one, reasons }) => {
      const earlier = rows[one]
      return earlier === undefined ? [] : reasons.map((reason) => [earlier, reason] as const)
    })
}
