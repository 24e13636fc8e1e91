import { MAP_STATES, type MapLetter, type RouteResponse } from '@undersigned/api'
import { digestOf, isLanguage, type Language } from '@undersigned/letter'
import type { CheckDismissalRow, UnitCountsRow, UnitStateRow } from '@undersigned/storage'
import { isCheck } from './open-errors.ts'
import { recordOf } from './view.ts'

type LetterMap = NonNullable<RouteResponse<'mapGet'>['map']>
type Mapped = LetterMap['languages'][number]

/** Changes with everything the map shows, so that whoever knows it need not be sent the map again (rule T110). */
export function markOfMap(
  counts: readonly UnitCountsRow[],
  languages: readonly Language[],
  dismissals: readonly CheckDismissalRow[],
): string {
  const rows = counts.map(({ language, originalN, versionN, at }) => [language, originalN, versionN, at].join('/')).sort()
  const dismissed = dismissals.map(({ language, unit, check, at }) => [language, unit, check, at].join('/'))
  return digestOf(JSON.stringify([rows, languages, dismissed])).slice(0, 32)
}

interface Beside {
  readonly original: Language
  readonly languages: readonly Language[]
  readonly dismissals: readonly CheckDismissalRow[]
}

/** Every unit of the original in its order, and how it stands in each language (rules T110, T111). */
export function letterMap(states: readonly UnitStateRow[], { original, languages, dismissals }: Beside): LetterMap {
  const units = listOf(states.find(({ language }) => language === original)?.units).map((each) => ({
    unit: String(each.unit ?? ''),
    role: String(each.role ?? ''),
    words: typeof each.words === 'number' ? each.words : 0,
    begins: String(each.begins ?? ''),
  }))
  const order = units.map(({ unit }) => unit)
  return {
    units,
    languages: languages.filter(isLanguage).map((language) => {
      const read = listOf(states.find((state) => state.language === language)?.units)
      const dismissed = dismissals.filter((each) => each.language === language)
      return mapped(order, new Map(read.map((each) => [String(each.unit ?? ''), each])), { language, dismissed })
    }),
  }
}

type Told = Readonly<Record<string, unknown>>

function mapped(
  order: readonly string[],
  told: ReadonlyMap<string, Told>,
  { language, dismissed }: { readonly language: Language; readonly dismissed: readonly CheckDismissalRow[] },
): Mapped {
  const rows = order.map((unit) => told.get(unit) ?? {})
  return {
    language,
    states: rows.map(letterOf).join(''),
    errors: rows.flatMap((row, at) => {
      const checks = openChecks(row, dismissed)
      return checks.length === 0 ? [] : [{ at, checks }]
    }),
    returned: rows.flatMap((row, at) => (row.returned === true ? [at] : [])),
  }
}

const letters: ReadonlyMap<string, MapLetter> = new Map(
  (['m', 'c', 'd', 't', 'r', 's'] as const).map((letter) => [MAP_STATES[letter], letter]),
)

const letterOf = ({ state, covered }: Told): MapLetter =>
  state === 'missing' && covered === true ? 'c' : (letters.get(String(state)) ?? 'm')

/** What a person dismissed for exactly these two texts is no error any more (rule T62). */
function openChecks({ unit, errors, sourceDigest, targetDigest }: Told, dismissed: readonly CheckDismissalRow[]): string[] {
  if (!Array.isArray(errors)) return []
  const mine = dismissed.filter((each) => each.unit === unit && each.sourceDigest === sourceDigest && each.targetDigest === targetDigest)
  return errors.map(String).filter((check) => isCheck(check) && !mine.some((each) => each.check === check))
}

const listOf = (units: unknown): readonly Told[] => (Array.isArray(units) ? units.map(recordOf) : [])
