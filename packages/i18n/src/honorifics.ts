import type { Language } from '@undersigned/letter'

/** How a man and a woman are addressed before their name; a language that puts it behind the name, or does without, has no row. */
const forms: Readonly<Partial<Record<Language, readonly [sir: string, madam: string]>>> = {
  bg: ['Г-н', 'Г-жа'],
  cs: ['Pan', 'Paní'],
  da: ['Hr.', 'Fru'],
  de: ['Herr', 'Frau'],
  el: ['Κος', 'Κα'],
  en: ['Mr', 'Ms'],
  es: ['Sr.', 'Sra.'],
  et: ['Härra', 'Proua'],
  fi: ['Herra', 'Rouva'],
  fr: ['M.', 'Mme'],
  hr: ['Gospodin', 'Gospođa'],
  it: ['Sig.', 'Sig.ra'],
  lt: ['Ponas', 'Ponia'],
  mt: ['Is-Sur', 'Is-Sinjura'],
  nl: ['De heer', 'Mevrouw'],
  pl: ['Pan', 'Pani'],
  pt: ['Senhor', 'Senhora'],
  ro: ['Domnul', 'Doamna'],
  sk: ['Pán', 'Pani'],
  sl: ['Gospod', 'Gospa'],
}

/** Other spellings of the same. */
const spellings: Readonly<Partial<Record<Language, readonly [readonly string[], readonly string[]]>>> = {
  de: [['Herrn'], []],
  en: [[], ['Mrs', 'Miss']],
  es: [['Señor'], ['Señora']],
  fr: [['Monsieur'], ['Madame']],
  it: [['Signor'], ['Signora']],
  nl: [['Dhr'], ['Mw']],
  pt: [['Sr.'], ['Sra.']],
}

const bare = (form: string): string => form.toLowerCase().replaceAll('.', '').trim()

/**
 * A form of address as a version prints it (rule G25): "Mr" of an English letter is "M." in its French version. What is no plain
 * "Mr" or "Ms" of the original's language (a title, a rank) stays as it was written.
 */
export function honorificIn(honorific: string, { from, to }: { readonly from: Language; readonly to: Language }): string {
  const there = forms[to]
  if (from === to || there === undefined) return honorific
  const known = ([0, 1] as const).find((which) =>
    [forms[from]?.[which], ...(spellings[from]?.[which] ?? [])].some((form) => form !== undefined && bare(form) === bare(honorific)),
  )
  return known === undefined ? honorific : there[known]
}
