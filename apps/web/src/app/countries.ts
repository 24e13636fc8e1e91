import type { Option } from '../ui/field.tsx'

/** Countries whose organisations and recipients these letters know, by ISO 3166-1 code. */
const codes =
  'AL AD AM AT AU BA BE BG BR BY CA CH CL CN CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IL IN IS IT JP KR LI LT LU LV MC MD ME MK MT MX NL NO NZ PL PT RO RS SE SI SK SM TR UA US XK ZA'.split(
    ' ',
  )

/** For a select, in the order of the reader's language. */
export function countryOptions(none: string, locale: string, nameOf: (code: string) => string): Option<string>[] {
  const named = codes.map((value) => ({ value, label: nameOf(value) }))
  return [{ value: '', label: none }, ...named.sort((a, b) => a.label.localeCompare(b.label, locale))]
}
