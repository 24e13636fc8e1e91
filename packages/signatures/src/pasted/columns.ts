import { mailHost } from '../authority/domains.ts'

/** What a column of a pasted list may say; `null` is left aside. */
const PASTED_FIELDS = ['name', 'class', 'title', 'affiliation', 'country', 'group', 'email', 'website', 'acronym'] as const
export type PastedField = (typeof PASTED_FIELDS)[number]
export type Columns = readonly (PastedField | null)[]

const words = (list: string): readonly string[] => list.split('|')

const HEADINGS: Readonly<Record<PastedField, readonly string[]>> = {
  name: words(
    'name|full name|nom|naam|nombre|nome|navn|namn|nimi|nazwa|imię i nazwisko|jméno|meno|név|nume|име|ime|όνομα|vardas|vārds|isem|ainm',
  ),
  class: words('class|type|kind|classe|type de signataire|art|typ|soort|clase|categoria'),
  title: words('title|function|role|position|fonction|titre|qualité|funktion|titel|functie|cargo|función|funzione|stanowisko'),
  affiliation: words(
    'affiliation|organisation|organization|institution|structure|organisatie|organización|organizzazione|organização|organizacja|organizace',
  ),
  country: words('country|pays|land|país|paese|kraj|země|krajina|ország|țara|страна|χώρα|maa|šalis|valsts'),
  group: words('group|political group|groupe|groupe politique|fraktion|fractie|grupo|gruppo|grupa'),
  email: words('email|e-mail|mail|courriel|adresse e-mail|correo|correo electrónico|e-mailadres|e-mail address|email address'),
  website: words('website|web|domain|url|site|site web|webseite|sitio web|sito|strona'),
  acronym: words('acronym|abbreviation|sigle|acronyme|abkürzung|kürzel|afkorting|siglas|sigla|skrót'),
}

/** What the columns of a list are taken for, from their headings or else from what stands in them, and whether the first row is headings (rule G65). */
export function columnsOf(rows: readonly (readonly string[])[]): { readonly columns: Columns; readonly hasHeadings: boolean } {
  const [head = []] = rows
  const headed = once(head.map(fieldOf))
  if (headed.some((field) => field !== null) && !head.some(isAddress)) return { columns: named(headed), hasHeadings: true }
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const guessed = once(Array.from({ length: width }, (_, at) => contentOf(rows.map((row) => row[at]?.trim() ?? ''))))
  return { columns: named(guessed), hasHeadings: false }
}

const fieldOf = (heading: string): PastedField | null => {
  const plain = heading.trim().toLowerCase().replace(/[:*]$/u, '')
  return PASTED_FIELDS.find((field) => HEADINGS[field].includes(plain)) ?? null
}

function contentOf(cells: readonly string[]): PastedField | null {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length === 0) return null
  if (filled.every(isAddress)) return 'email'
  if (filled.every((cell) => /^[A-Z]{2}$/u.test(cell))) return 'country'
  return filled.every((cell) => /^(?:https?:\/\/|www\.)\S+$/iu.test(cell)) ? 'website' : null
}

const isAddress = (cell: string): boolean => mailHost(cell) !== null

/** A field is one column's: the first that has it. */
const once = (columns: Columns): Columns => columns.map((field, at) => (columns.indexOf(field) === at ? field : null))

/** Some column is the names: an organisation's when nothing else is, else the first that is nothing yet. */
function named(columns: Columns): Columns {
  if (columns.includes('name')) return columns
  const instead = columns.indexOf('affiliation') >= 0 ? columns.indexOf('affiliation') : columns.indexOf(null)
  return columns.map((field, at) => (at === instead ? 'name' : field))
}
