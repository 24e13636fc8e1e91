import type { RouteResponse } from '@undersigned/api/client'
import { digestOfUnit, wordsDigestOf } from '@undersigned/letter'
import type { Unit } from '@undersigned/translation'
import type { Proposed } from './proposal.ts'

export type ExchangeReading = RouteResponse<'exchangeRead'>

/** What an XLIFF or PO file proposes: what it calls finished is confirmed for the source it was made from, all else is a draft (rule T136). */
export function proposedIn({ units }: ExchangeReading, known: readonly Unit[]): readonly Proposed[] {
  const byId = new Map<string, Unit>(known.map((each) => [each.id, each]))
  return units.flatMap(({ unit, content, state, source, remarks }) => {
    const now = byId.get(unit)
    if (now === undefined) return []
    const confirms = state === 'translated' || state === 'reviewed'
    return [
      {
        source: { ...now, content: source, digest: digestOfUnit(source), wordsDigest: wordsDigestOf(source) },
        content,
        confirms,
        remarks,
        doubtful: false,
      },
    ]
  })
}
