import type { RouteResponse } from '@undersigned/api/client'
import { digestOfUnit, wordsDigestOf } from '@undersigned/letter'
import type { Unit } from '@undersigned/translation'
import type { Proposed } from './proposal.ts'

export type ExchangeReading = RouteResponse<'exchangeRead'>
export type UnitRead = ExchangeReading['units'][number]

/** Which of a unit's matches a person chose in the place of the file's own words. */
export type Chosen = ReadonlyMap<string, number>

/**
 * What an XLIFF or PO file proposes: what it calls finished is confirmed for the source it was made from, all else is a draft (rule
 * T136); so is an earlier translation it offers, once a person has chosen it (rule T176).
 */
export function proposedIn({ units }: ExchangeReading, known: readonly Unit[], chosen: Chosen = new Map()): readonly Proposed[] {
  const byId = new Map<string, Unit>(known.map((each) => [each.id, each]))
  return units.flatMap(({ unit, content, state, source, remarks, matches }) => {
    const now = byId.get(unit)
    if (now === undefined) return []
    const match = matches[chosen.get(unit) ?? -1]
    const confirms = match === undefined && (state === 'translated' || state === 'reviewed')
    return [
      {
        source: { ...now, content: source, digest: digestOfUnit(source), wordsDigest: wordsDigestOf(source) },
        content: match?.target ?? content,
        confirms,
        remarks,
        doubtful: false,
      },
    ]
  })
}
