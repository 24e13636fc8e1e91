import type { RouteResponse } from '@undersigned/api'
import type { Language } from '@undersigned/letter'
import { fourWords, shortHex } from '@undersigned/signatures'
import {
  coalitionOf,
  type LetterRow,
  namesOf,
  type RoleRow,
  recipientsOf,
  type Store,
  signatoryCounts,
  type UnitCountsRow,
  unitCountsOf,
  type VersionRow,
  versionsOf,
} from '@undersigned/storage'
import type { UNIT_STATES } from '@undersigned/translation'
import { skippedBy } from './skipped.ts'

type LetterView = RouteResponse<'letterGet'>
type VersionView = LetterView['versions'][number]

/** A letter as its members see it in the overview. */
export async function letterView({ db }: Store, letter: LetterRow, roles: readonly RoleRow[]): Promise<LetterView> {
  const [coalition, versions, recipients, counts, states, skipped] = await Promise.all([
    coalitionOf(db, letter.coalitionId),
    versionsOf(db, letter.id),
    recipientsOf(db, letter.id),
    signatoryCounts(db, letter.id),
    unitCountsOf(db, letter.id),
    skippedBy({ db }, letter),
  ])
  const names = await namesOf(
    db,
    versions.flatMap(({ addedBy }) => addedBy ?? []),
  )
  const original = states.find((state) => state.language === letter.language)
  return {
    ...settingsOf(letter),
    id: letter.id,
    coalition: { id: letter.coalitionId, name: coalition?.name ?? '' },
    language: letter.language,
    stage: letter.stage,
    skipped: [...skipped],
    createdAt: letter.createdAt,
    updatedAt: Math.max(letter.updatedAt, ...states.map(({ at }) => at)),
    publishedAt: letter.publishedAt,
    mine: roles.map((row) => ({ role: row.role, languages: [...row.languages], organisation: row.organisation })),
    versions: versions.map((version) => versionView(version, { letter, states, names })),
    recipients: recipients.length,
    signatories: { named: counts.named, invited: counts.invited + counts.pending, confirmed: counts.confirmed },
    openPlaceholders: openIn(original?.counts),
    manifest:
      letter.manifest === null ? null : { digest: letter.manifest, words: [...fourWords(letter.manifest)], hex: shortHex(letter.manifest) },
    amending: letter.amending !== null,
    listingPausedAt: letter.listingPausedAt,
  }
}

const settingsOf = ({ title, slug, mode, zone, softDeadline, hardDeadline, embargoUntil }: LetterRow) => ({
  title,
  slug,
  mode,
  zone,
  softDeadline,
  hardDeadline,
  embargoUntil,
})

interface Around {
  readonly letter: LetterRow
  readonly states: readonly UnitCountsRow[]
  readonly names: ReadonlyMap<string, string>
}

/** One version with how far it is, from what the reader last made of it. */
export function versionView(version: VersionRow, { letter, states, names }: Around): VersionView {
  const state = states.find(({ language }) => language === version.language)
  return {
    language: version.language,
    addedAt: version.addedAt,
    addedBy: { id: version.addedBy ?? '-', name: names.get(version.addedBy ?? '') ?? '' },
    progress: progressIn(state?.counts, sumOf(states, letter.language)),
    complete: state?.complete ?? false,
    wanted: version.wanted,
    sealed: letter.manifest !== null && version.wanted,
  }
}

/** Units and words of the original, for versions nobody has read yet. */
function sumOf(states: readonly UnitCountsRow[], original: Language): { units: number; words: number } {
  const counts = recordOf(states.find(({ language }) => language === original)?.counts)
  return { units: numberOf(counts.units), words: numberOf(counts.words) }
}

function progressIn(counts: unknown, original: { units: number; words: number }): VersionView['progress'] {
  const record = recordOf(counts)
  const [units, words] = [recordOf(record.units), recordOf(record.words)]
  const isRead = 'totalUnits' in record
  const of = (state: (typeof UNIT_STATES)[number]) =>
    isRead || state !== 'missing' ? { units: numberOf(units[state]), words: numberOf(words[state]) } : original
  return {
    units: isRead ? numberOf(record.totalUnits) : original.units,
    words: isRead ? numberOf(record.totalWords) : original.words,
    byState: {
      missing: of('missing'),
      draft: of('draft'),
      translated: of('translated'),
      reviewed: of('reviewed'),
      stale: of('stale'),
    },
    orphans: numberOf(record.orphans),
  }
}

/** What is still open in the original, as the reader last saw it. */
function openIn(counts: unknown): LetterView['openPlaceholders'] {
  const { open } = recordOf(counts)
  if (!Array.isArray(open)) return []
  return open.map((each: unknown) => {
    const { field, text } = recordOf(each)
    return { field: String(field ?? ''), text: String(text ?? '') }
  })
}

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)
