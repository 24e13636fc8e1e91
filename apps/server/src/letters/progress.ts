import type { RouteResponse } from '@undersigned/api'
import { isLanguage, type Language } from '@undersigned/letter'
import type { UnitStateRow } from '@undersigned/storage'
import { UNIT_STATES, type UnitState } from '@undersigned/translation'
import { recordOf } from './view.ts'

/** The map of a letter: a row per unit in the original's order, a state per language. */
export function progressMap(
  states: readonly UnitStateRow[],
  { original, languages }: { readonly original: Language; readonly languages: readonly Language[] },
): RouteResponse<'progress'> {
  const byLanguage = new Map(languages.map((language) => [language, statesIn(states.find((state) => state.language === language)?.units)]))
  const own = states.find(({ language }) => language === original)
  return {
    languages: languages.filter(isLanguage),
    readAt: own?.at ?? 0,
    units: listOf(own?.units).map((each) => {
      const unit = String(each.unit ?? '')
      return {
        unit,
        role: String(each.role ?? ''),
        words: typeof each.words === 'number' ? each.words : 0,
        states: Object.fromEntries(languages.map((language) => [language, byLanguage.get(language)?.get(unit) ?? 'missing'])),
      }
    }),
  }
}

const listOf = (units: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(units) ? units.map(recordOf) : [])

const isUnitState = (value: unknown): value is UnitState => UNIT_STATES.some((state) => state === value)

const statesIn = (units: unknown): ReadonlyMap<string, UnitState> =>
  new Map(listOf(units).flatMap(({ unit, state }) => (typeof unit === 'string' && isUnitState(state) ? [[unit, state]] : [])))
