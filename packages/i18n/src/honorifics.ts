import { LANGUAGES, type Language } from '@undersigned/letter'

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

/** The same within a line that greets, where that is written or said in another way; Maltese draws it together with the word before. */
const greeted: typeof forms = {
  bg: ['г-н', 'г-жа'],
  cs: ['pane', 'paní'],
  da: ['hr.', 'fru'],
  el: ['κ.', 'κα'],
  et: ['härra', 'proua'],
  fi: ['herra', 'rouva'],
  hr: ['gospodine', 'gospođo'],
  lt: ['pone', 'ponia'],
  mt: ['', ''],
  nl: ['heer', 'mevrouw'],
  pl: ['Panie', 'Pani'],
  ro: ['domnule', 'doamnă'],
  sk: ['pán', 'pani'],
  sl: ['gospod', 'gospa'],
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
  const known = plainIn(from, honorific)
  return known === undefined ? honorific : there[known]
}

/** Which of the two it is in a language; undefined for anything else. */
const plainIn = (language: Language, honorific: string): 0 | 1 | undefined =>
  ([0, 1] as const).find((which) =>
    [forms[language]?.[which], ...(spellings[language]?.[which] ?? [])].some(
      (form) => form !== undefined && bare(form) === bare(honorific),
    ),
  )

/** How somebody is called by name, as a greeting of a language does: "Geachte heer", where the address says "De heer" (rule G151). */
export function calledIn(language: Language, { honorific, name }: { readonly honorific: string; readonly name: string }): string {
  const own = forms[language]
  const among = own === undefined ? LANGUAGES : [language]
  const known = among.map((each) => plainIn(each, honorific)).find((which) => which !== undefined)
  const form = known === undefined ? honorific : ((greeted[language] ?? own)?.[known] ?? '')
  return [form, name].filter(Boolean).join(' ')
}
