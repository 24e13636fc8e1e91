import { isLanguage, type Language } from '@undersigned/letter'

/** Somebody the letter is addressed to, as the coalition's table has them. */
export interface Minister {
  readonly honorific: string
  readonly name: string
  readonly country: string
  readonly language: Language
}

/** One in each member state; Cyprus reads English, so that 27 people read 24 languages. */
const rows = `
AT de Ms Elfriede Gruber
BE nl Mr Joris Claessens
BG bg Mr Стоян Велчев
CY en Ms Androulla Savvidou
CZ cs Ms Vlasta Hrubá
DE de Mr Ulrich Jäger
DK da Ms Bodil Krogh
EE et Mr Igor Laanemets
ES es Ms Jimena Ibáñez
FI fi Ms Aino Törmälä
FR fr Mr Étienne Lefèvre
GR el Ms Θάλεια Ρήγα
HR hr Mr Zvonimir Šarić
HU hu - Piroska Szűcs
IE ga - Niamh Ní Bhriain
IT it Mr Nicolò D’Amico
LT lt Ms Rūta Žukauskienė
LU fr Ms Maïté Weydert
LV lv - Zigrīda Ķirse
MT mt Mr Ġużeppi Ħaxix
NL nl Ms Sjoukje de Vries
PL pl Mr Zbigniew Łęcki
PT pt Mr Tomé Gonçalves
RO ro Ms Șerbana Țurcanu
SE sv - Åke Öhrström
SI sl Ms Živa Črnič
SK sk Mr Ľubomír Šťastný
`

export const ministers: readonly Minister[] = rows.trim().split('\n').map(ministerIn)

function ministerIn(row: string): Minister {
  const [country = '', language, honorific = '', ...name] = row.split(' ')
  if (!isLanguage(language)) throw new Error(`${language} is none of the 24`)
  return { honorific: honorific === '-' ? '' : honorific, name: name.join(' '), country, language }
}

/** Where the mails to a minister go. */
export const emailOf = ({ country }: Pick<Minister, 'country'>): string => `office@culture.${country.toLowerCase()}.example`

/** Two people in one copy, each greeted on a line of their own. */
export const salutations: Readonly<Record<string, readonly string[]>> = {
  'Igor Laanemets': ['Lugupeetud minister Laanemets', 'Lugupeetud direktor Jaarats'],
}

/** The name of their ministry in each language: a unit of the letter like any other. */
export const ministryIn: Readonly<Record<Language, string>> = {
  bg: 'Министерство на културата',
  cs: 'Ministerstvo kultury',
  da: 'Kulturministeriet',
  de: 'Kulturministerium',
  el: 'Υπουργείο Πολιτισμού',
  en: 'Ministry of Culture',
  es: 'Ministerio de Cultura',
  et: 'Kultuuriministeerium',
  fi: 'Kulttuuriministeriö',
  fr: 'Ministère de la Culture',
  ga: 'An Roinn Cultúir',
  hr: 'Ministarstvo kulture',
  hu: 'Kulturális Minisztérium',
  it: 'Ministero della Cultura',
  lt: 'Kultūros ministerija',
  lv: 'Kultūras ministrija',
  mt: 'Ministeru tal-Kultura',
  nl: 'Ministerie van Cultuur',
  pl: 'Ministerstwo Kultury',
  pt: 'Ministério da Cultura',
  ro: 'Ministerul Culturii',
  sk: 'Ministerstvo kultúry',
  sl: 'Ministrstvo za kulturo',
  sv: 'Kulturdepartementet',
}

const HEAD = 'honorific;name;institution;country;language;email'

/** The table as the coalition imports it. */
export const ministersCsv = (): string =>
  [HEAD, ...ministers.map((one) => [one.honorific, one.name, ministryIn.en, one.country, one.language, emailOf(one)].join(';'))].join('\n')
