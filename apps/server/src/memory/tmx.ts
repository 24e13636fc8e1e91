import type { TmxFile, TmxUnit } from '@undersigned/documents'
import type { Language } from '@undersigned/letter'
import type { Entry, KeptEntry } from '@undersigned/translation'

/** What a coalition remembers, as the units of a TMX file: two languages each (rule T103). */
export const unitsFrom = (entries: readonly KeptEntry[]): readonly TmxUnit[] =>
  entries.map(({ id, from, to, source, target, by, at }) => ({
    id,
    at: Math.floor(at / 1000) * 1000,
    by,
    properties: { from },
    variants: [
      { language: from, content: source },
      { language: to, content: target },
    ],
  }))

interface Brought {
  readonly by: string
  readonly at: number
}

/** What a file remembers, as entries of no letter: from the language it says it was translated from, to each other one (rule T103). */
export function entriesFrom({ sourceLanguage, units }: TmxFile, brought: Brought): readonly Entry[] {
  return units.flatMap((unit) => {
    const source = sourceOf(unit, sourceLanguage)
    if (source === undefined) return []
    return unit.variants
      .filter((variant) => variant !== source)
      .map(({ language, content }) => ({
        from: source.language,
        to: language,
        source: source.content,
        target: content,
        before: '',
        after: '',
        letter: null,
        unit: null,
        by: unit.by === '' ? brought.by : unit.by,
        at: unit.at ?? brought.at,
      }))
  })
}

function sourceOf({ variants, properties }: TmxUnit, language: Language | null) {
  const named = properties.from ?? language
  return variants.find((variant) => variant.language === named) ?? variants[0]
}
