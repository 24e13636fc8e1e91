import type { SlotRows } from '@undersigned/editor'
import { useMemo } from 'react'
import { ask } from '../../../app/api.ts'
import { useResource } from '../../../app/resources.ts'
import type { Letter } from '../use-letter.ts'

const nobody: SlotRows = { recipients: [], signatories: [] }

/** The rows that are printed in the text's slots (D5): shown in the editor, kept elsewhere. */
export function useSlotRows(letter: Letter): SlotRows {
  const params = { letter: letter.id }
  const rows = useResource(`letter:${letter.id}:slots`, async () => {
    const [{ recipients }, { signatories }] = await Promise.all([ask('recipientsList', { params }), ask('signatoriesList', { params })])
    return { recipients, signatories }
  })
  return useMemo(() => {
    if (rows.state !== 'ready') return nobody
    const { recipients, signatories } = rows.value
    return {
      recipients: recipients.map(({ id, honorific, name, function: held, institution }) => ({
        id,
        text: joined(' ', honorific, name) || joined(', ', held, institution),
        detail: name === '' ? '' : joined(', ', held, institution),
      })),
      signatories: signatories.map(({ id, name, title, affiliation, group, country }) => ({
        id,
        text: name,
        detail: joined(', ', title, affiliation, group, country),
      })),
    }
  }, [rows])
}

const joined = (by: string, ...parts: readonly string[]): string => parts.filter(Boolean).join(by)
