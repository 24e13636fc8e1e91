import { SIGNATORY_CLASSES, type SignatoryClass, type SignatoryDisplay } from '@undersigned/letter'
import { type Known, type Proposal, proposeAlike } from '../authority/alike.ts'
import { mailHost, webHost } from '../authority/domains.ts'
import type { Columns, PastedField } from './columns.ts'

type Problem = 'no-name' | 'too-long' | 'class-unknown' | 'address-unreadable' | 'begins-like-a-formula'

/** One line of a pasted list as it would be taken, and what a person has to look at first. */
export interface PastedEntry {
  /** The row it stands in, counted from the first one below the headings. */
  readonly row: number
  readonly display: SignatoryDisplay
  readonly email: string | null
  readonly host: string | null
  readonly acronym: string
  readonly problems: readonly Problem[]
}

export interface PastedPreview {
  readonly entries: readonly PastedEntry[]
  /** Places count the known ones first, then the entries: who may be twice in the list, or in it already. */
  readonly alike: readonly Proposal[]
}

const LONGEST = 300

interface Wanted {
  readonly columns: Columns
  /** The class of a line that names none. */
  readonly class: SignatoryClass
  readonly known?: readonly Known[]
}

/** What a pasted list would become. Nothing is taken, merged or left out by looking (rules G65–G67). */
export function previewOf(rows: readonly (readonly string[])[], { columns, class: usual, known = [] }: Wanted): PastedPreview {
  const entries = rows.flatMap((row, at) => {
    const cells = cellsOf(row, columns)
    return row.every((cell) => plain(cell) === '') ? [] : [entryOf(cells, { row: at, usual })]
  })
  const among = [...known, ...entries.map(knownFrom)]
  return { entries, alike: proposeAlike(among).filter(({ other }) => other >= known.length) }
}

const knownFrom = ({ display, host, acronym }: PastedEntry): Known => ({
  kind: display.class === 'organisation' ? 'organisation' : 'person',
  name: display.name,
  host,
  acronym,
})

type Cells = Readonly<Record<PastedField, string>>

function cellsOf(row: readonly string[], columns: Columns): Cells {
  const cell = (field: PastedField): string => plain(row[columns.indexOf(field)] ?? '')
  return {
    name: cell('name'),
    class: cell('class'),
    title: cell('title'),
    affiliation: cell('affiliation'),
    country: cell('country'),
    group: cell('group'),
    email: cell('email').replace(/^mailto:/iu, ''),
    website: cell('website'),
    acronym: cell('acronym'),
  }
}

/** Letters only: no control or direction characters, one space between words. */
const plain = (cell: string): string =>
  cell
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

function entryOf(cells: Cells, { row, usual }: { readonly row: number; readonly usual: SignatoryClass }): PastedEntry {
  const said = SIGNATORY_CLASSES.find((each) => each === cells.class.toLowerCase())
  const { name, title, affiliation, country, group, email, website, acronym } = cells
  const mail = mailHost(email)
  return {
    row,
    display: { class: said ?? usual, name, title, affiliation, country, group },
    email: mail === null ? null : email,
    host: webHost(website) ?? mail,
    acronym,
    problems: problemsOf(cells, { isClassKnown: cells.class === '' || said !== undefined, isMailRead: email === '' || mail !== null }),
  }
}

function problemsOf(
  cells: Cells,
  { isClassKnown, isMailRead }: { readonly isClassKnown: boolean; readonly isMailRead: boolean },
): readonly Problem[] {
  const all = Object.values(cells)
  const found: readonly (Problem | false)[] = [
    !/[\p{L}\p{N}]/u.test(cells.name) && 'no-name',
    all.some((cell) => cell.length > LONGEST) && 'too-long',
    !isClassKnown && 'class-unknown',
    !isMailRead && 'address-unreadable',
    all.some(beginsFormula) && 'begins-like-a-formula',
  ]
  return found.filter((problem) => problem !== false)
}

/** What spreadsheets take for the beginning of a formula, also behind the apostrophe that guards one; "’t Veld" is none. */
const beginsFormula = (cell: string): boolean => /^['"\s]*[=+\-@＝＋－＠]/u.test(cell)
