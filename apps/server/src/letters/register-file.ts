import { webHost } from '@undersigned/signatures/authority'
import type { RegisterEntry } from '@undersigned/storage'

/** How the columns are headed in the register's public export, in the languages it comes in. */
const HEADINGS = {
  number:
    /^(?:identification (?:code|number)|register(?:ed)? (?:id|number)|registration (?:id|number)|number|numéro d.identification|code d.identification)$/iu,
  name: /^(?:name|organisation name|name of (?:the )?(?:organisation|entity)|nom|nom de l.(?:organisation|entité))$/iu,
  website: /^(?:web ?site(?: (?:url|address))?|web|url|site (?:web|internet))$/iu,
} as const

/** The lines of the register that a signature can be matched with, and how many others there were; null where it has not these columns (rule G95). */
export function registerFrom(
  rows: readonly (readonly string[])[],
): { readonly entries: readonly RegisterEntry[]; readonly left: number } | null {
  const [head = [], ...lines] = rows
  const columnOf = (heading: RegExp): number => head.findIndex((cell) => heading.test(cell.replace(/^\uFEFF/u, '').trim()))
  const at = { number: columnOf(HEADINGS.number), name: columnOf(HEADINGS.name), website: columnOf(HEADINGS.website) }
  if (Object.values(at).includes(-1)) return null
  const byNumber = new Map<string, RegisterEntry>()
  for (const line of lines) {
    const [number, name, written] = [line[at.number]?.trim() ?? '', line[at.name]?.trim() ?? '', line[at.website] ?? '']
    const website = webHost(written)
    if (/^[\d-]{6,40}$/u.test(number) && name !== '' && website !== null)
      byNumber.set(number, { number, name: name.slice(0, 300), website })
  }
  return { entries: [...byNumber.values()], left: lines.length - byNumber.size }
}

/** The cells of a CSV text, quoted as RFC 4180 has it: the whole register is larger than what people upload, and is read by an operator alone. */
export function csvCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  const separator = (text.slice(0, text.indexOf('\n')).match(/;/gu)?.length ?? 0) > 2 ? ';' : ','
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'gyu')
  for (let found = cell.exec(text); found !== null && cell.lastIndex <= text.length; found = cell.exec(text)) {
    const [whole, quoted, plain = '', end] = found
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== separator) {
      if (row.some((each) => each !== '')) rows.push(row)
      row = []
    }
    if (whole === '' || end === '') break
  }
  return rows
}
