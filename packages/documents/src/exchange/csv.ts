import Papa from 'papaparse'
import { DocumentRefused, LIMITS } from '../refused.ts'

const ROWS = 100_000

/**
 * Rows as CSV that a spreadsheet opens without running any of it: a cell that would begin a formula gets an apostrophe before it
 * (rule T84). With a byte order mark, by which spreadsheets know UTF-8.
 */
export const csvFromRows = (rows: readonly (readonly string[])[]): Uint8Array =>
  new TextEncoder().encode(
    `\uFEFF${Papa.unparse(
      rows.map((row) => row.map(guarded)),
      { newline: '\r\n' },
    )}\r\n`,
  )

/**
 * The rows of a CSV file, separated by comma, semicolon or tab, the apostrophe of a guarded cell taken off; empty lines are left out.
 * @throws DocumentRefused for a file that is too large, not UTF-8, or whose quotes do not close.
 */
export function csvToRows(bytes: Uint8Array): readonly (readonly string[])[] {
  if (bytes.byteLength > LIMITS.textBytes) throw new DocumentRefused('too-large', 'CSV file', { limit: LIMITS.textBytes })
  const { data, errors } = Papa.parse<string[]>(decoded(bytes), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t'],
    preview: ROWS + 1,
  })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) throw new DocumentRefused('damaged', `row ${(broken.row ?? 0) + 1}: ${broken.message}`)
  if (data.length > ROWS) throw new DocumentRefused('too-large', 'CSV rows', { limit: ROWS })
  return data.map((row) => row.map(unguarded))
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new DocumentRefused('not-what-it-says', 'not UTF-8', { cause })
  }
}

/** What spreadsheets take for the beginning of a formula, and the guard itself. */
const FORMULA = /^[=+\-@\t\r'＝＋－＠]/u

const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell)

const unguarded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell)
