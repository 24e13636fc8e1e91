import {
  canonicalJson,
  type Language,
  type LetterDocument,
  type Recipient,
  type SignatoryClass,
  type SignatoryDisplay,
} from '@undersigned/letter'
import type { DeclaredRows } from '../blocks.ts'
import { squeeze } from '../content.ts'
import { recipientFrom, recipientLine } from './recipients.ts'
import { parseSignatory, signatoryLine } from './signatories.ts'

/** Takes, line by line, the row that prints so; a line that was edited since is read anew. */
export function recipientsOf(
  lines: readonly string[],
  declared: readonly Recipient[],
  language: Language,
  newId: () => string,
): Recipient[] {
  const rest = [...declared]
  return lines.map((line) => {
    const known = take(rest, (row) => squeeze(recipientLine(row, language)) === line)
    const fresh = recipientFrom(line, language, newId())
    return known ? { ...known, id: fresh.id } : fresh
  })
}

export interface SignatoryLine {
  readonly text: string
  readonly class: SignatoryClass | null
}

export function signatoriesOf(
  lines: readonly SignatoryLine[],
  declared: readonly SignatoryDisplay[],
  language: Language,
): SignatoryDisplay[] {
  const rest = [...declared]
  return lines.map(
    (line) => take(rest, (row) => squeeze(signatoryLine(row, language)) === line.text) ?? parseSignatory(line.text, language, line.class),
  )
}

function take<Row>(rows: Row[], fits: (row: Row) => boolean): Row | undefined {
  const at = rows.findIndex(fits)
  return at === -1 ? undefined : rows.splice(at, 1)[0]
}

/** What a file has to carry beside its printed lines: nothing, when every line reads back as the row it came from. */
export function rowsToDeclare({ text, recipients, signatories }: LetterDocument): DeclaredRows | null {
  const { language } = text
  const exact =
    recipients.every((row) => sameFields(recipientFrom(squeeze(recipientLine(row, language)), language, row.id), row)) &&
    signatories.every((row) =>
      [null, row.class].every((section) => sameFields(parseSignatory(signatoryLine(row, language), language, section), row)),
    )
  return exact ? null : { recipients, signatories }
}

const sameFields = <Row extends object>(a: Row, b: Row): boolean => canonicalJson(a) === canonicalJson(b)
