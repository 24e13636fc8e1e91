import type { Language } from '@undersigned/letter'

const codes = [
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK',
  'AL AM AU BA BR BY CA CH CL CN GB GE IL IN IS JP KR LI MD ME MK MX NO NZ RS TR UA US XK ZA',
].flatMap((line) => line.split(' '))

const inEnglish: Readonly<Record<string, string>> = { 'czech republic': 'CZ', 'the netherlands': 'NL', turkey: 'TR', uk: 'GB', usa: 'US' }

const tables = new Map<Language, ReadonlyMap<string, string>>()

/** Code → name in the language; a value that is no code is its own name. */
export function countryName(code: string, language: Language): string {
  return tableOf(language).get(code) ?? code
}

/** The ISO code of a country named in the language or in English, or of a code itself; otherwise undefined. */
export function countryCode(name: string, language: Language): string | undefined {
  if (codes.includes(name)) return name
  const wanted = name.toLocaleLowerCase(language)
  for (const table of [tableOf(language), tableOf('en')]) {
    for (const [code, known] of table) if (known.toLocaleLowerCase(language) === wanted) return code
  }
  return inEnglish[wanted]
}

function tableOf(language: Language): ReadonlyMap<string, string> {
  const known = tables.get(language)
  if (known) return known
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' })
  const table = new Map(codes.map((code) => [code, names.of(code) ?? code]))
  tables.set(language, table)
  return table
}
