import type { SignatoryRow } from '@undersigned/storage'

const HEADINGS = [
  ...['class', 'name', 'acronym', 'title', 'affiliation', 'country', 'group', 'state', 'listed', 'held', 'authority'],
  ...['domain', 'register number', 'language', 'signed', 'confirmed', 'withdrawn'],
]

/** The whole block of signatories as a file for a spreadsheet: no address, and no cell that begins a formula (rules G122, T84). */
export async function signatoriesAsCsv(rows: readonly SignatoryRow[]): Promise<Uint8Array> {
  const { csvFromRows } = await import('@undersigned/documents/csv')
  return csvFromRows([HEADINGS, ...rows.map(lineOf)])
}

const lineOf = (row: SignatoryRow): readonly string[] => [
  ...[row.class, row.name, row.acronym, row.title, row.affiliation, row.country, row.group, row.state],
  ...[moment(row.listedAt), row.heldFor ?? '', row.authority ?? '', row.domain, row.registerNumber, row.language ?? ''],
  ...[moment(row.signedAt), moment(row.confirmedAt), moment(row.withdrawnAt)],
]

const moment = (at: number | null): string => (at === null ? '' : new Date(at).toISOString())
