import { isLanguage, type Recipient, recipientId, SIGNATORY_CLASSES, type SignatoryDisplay } from '@undersigned/letter'
import type { DeclaredRows } from '../blocks.ts'

/** Rows from JSON that a file carried; whatever is not as we write it is left out, for anyone may have edited it. */
export function decodeRows(json: string): DeclaredRows {
  const value = parsed(json)
  if (!isRecord(value)) return { recipients: [], signatories: [] }
  return { recipients: listOf(value.recipients).flatMap(recipient), signatories: listOf(value.signatories).flatMap(signatory) }
}

export const encodeRows = (rows: DeclaredRows): string =>
  JSON.stringify({ recipients: rows.recipients.map(({ id: _id, ...fields }) => fields), signatories: rows.signatories })

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const word = (value: unknown): string => (typeof value === 'string' ? value : '')

function recipient(value: unknown): Recipient[] {
  if (!isRecord(value)) return []
  const language = isLanguage(value.language) ? value.language : null
  const { honorific, name, function: role, institution, country } = value
  const fields = {
    honorific: word(honorific),
    name: word(name),
    function: word(role),
    institution: word(institution),
    country: word(country),
  }
  return [{ id: recipientId(''), ...fields, language }]
}

function signatory(value: unknown): SignatoryDisplay[] {
  if (!isRecord(value)) return []
  const kind = SIGNATORY_CLASSES.find((known) => known === value.class)
  if (kind === undefined) return []
  const { name, title, affiliation, country, group } = value
  return [{ class: kind, name: word(name), title: word(title), affiliation: word(affiliation), country: word(country), group: word(group) }]
}
