import type { Language } from '@undersigned/letter'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Lower-case words before a family name that readers of a language do not sort by; elsewhere the name begins with them. */
export const PASSED_OVER: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  nl: words("de den der van ten ter te het in op 't ’t von zu du della di da dos"),
  de: words('von vom zu zum zur van de den der dem und ten ter'),
  fr: words('de'),
  pt: words('de da do das dos e'),
  es: words('de del la las los'),
  sv: words('af av von van der den zu'),
  da: words('af av von van der den zu'),
  fi: words('af av von van der den zu'),
}

/** Languages whose readers look for "d’Ormesson" under O. */
export const PASSES_OVER_ELIDED: ReadonlySet<Language> = new Set(['fr', 'pt'])

/** Capitalised words that begin a family name, for every reader: "De Croo", "Le Pen", "Ní Riada". */
export const CAPITAL_PARTICLES = words(
  'De Den Der Van Vanden Vander Von Ten Ter Le La Les Du Des Di Da Del Della Dello Dalla Dos Lo El Al Ben Bin Ibn Abu Mac Mc Ó O Ní Nic Uí Ui Zu Saint San St St.',
)

/** Words that join two family names: "Ortega y Gasset", "Gaudí i Cornet". */
export const JOINING = words('y i')

/** What follows a particle in a given name and not in a family name: "María del Carmen López", "Maria da Graça Carvalho". */
export const GIVEN_AFTER_PARTICLE = words(
  'Carmen Pilar Mar Rosario Ángeles Dolores Mercedes Rocío Nieves Consuelo Amparo Loreto Lourdes Fátima Conceição Graça Céu Luz Jesús Dios Lurdes',
)

export const TITLES = words(
  'dr dra prof profa professor professorin professeur mr mrs ms mx sir dame lord lady baroness ing mag dipl dott dottssa avv mgr judr mudr phdr rndr paeddr doc bc rev herr frau mme mlle',
)

export const POST_NOMINALS = words('phd mep mp md msc mba llm obe mbe cbe esq frs csc drsc')

export const GENERATIONS = words('jr sr ii iii iv')

/** Articles that begin an organisation's name, whatever the reader's language: the name is in the language of the organisation. */
export const ARTICLES = words("the le la les der die das el los las il gli het 't ’t")

/** Articles that are other words elsewhere, so that only readers of their language pass them over. */
export const ARTICLES_OF_READER: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  nl: words('de'),
  pt: words('o a os as'),
  it: words('i lo'),
  hu: words('a az'),
  el: words('ο η το οι τα'),
  sv: words('den det de'),
  da: words('den det de'),
}

/** An article written together with the name, for every reader: "L’Auberge". */
export const ELIDED_ARTICLE = /^l['’](?=\p{L})/iu

/** The same for readers of a language alone: "Il-Kunsill". */
export const ELIDED_ARTICLE_OF_READER: Readonly<Partial<Record<Language, RegExp>>> = { mt: /^(?:i[lċdnrstxżz]|l)-(?=\p{L})/iu }
