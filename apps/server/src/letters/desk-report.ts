import { REPORT_KINDS, type ReportKind } from '@undersigned/api'
import { foldedName, type SignatureId } from '@undersigned/signatures'
import { appendEvent, countOpenReports, type DeskReportRow, insertReport, type LetterRow, listedSignatories } from '@undersigned/storage'
import type { Keys } from '../keys.ts'
import type { Services } from '../services.ts'

export interface Reported {
  /** As it was typed: found on the list by its folded form. */
  readonly name: string
  readonly kind: ReportKind
  readonly words: string
  /** Empty: no answer is wanted. */
  readonly email: string
}

const MOST_OF_ONE = 20
const MOST_OF_NOBODY = 100

/** Brings a report to the desk. So many are kept of one signature; more would say nothing new (rule G120). */
export async function keepReport(
  services: Services,
  { letter, reported, locale }: { readonly letter: LetterRow; readonly reported: Reported; readonly locale: string },
): Promise<void> {
  const { store, keys, now, newId, newSalt } = services
  const sealed = keys.seal(JSON.stringify({ name: reported.name, words: reported.words, email: reported.email }))
  await store.transaction(async (tx) => {
    const key = foldedName(reported.name)
    const listed = letter.manifest === null ? [] : await listedSignatories(tx, letter.id, letter.manifest)
    const signature: SignatureId | null = listed.find(({ nameKey }) => nameKey !== '' && nameKey === key)?.id ?? null
    if ((await countOpenReports(tx, letter.id, signature)) >= (signature === null ? MOST_OF_NOBODY : MOST_OF_ONE)) return
    const at = now()
    await insertReport(tx, {
      id: newId(),
      letterId: letter.id,
      signature,
      kind: reported.kind,
      keyId: sealed.keyId,
      content: sealed.ciphertext,
      locale,
      at,
      decision: null,
    })
    await appendEvent(tx, {
      letterId: letter.id,
      kind: 'signature-reported',
      payload: { kind: reported.kind },
      salt: newSalt(),
      actor: null,
      at,
    })
  })
}

/** What somebody reported, opened. */
export function readReport({ keys }: { readonly keys: Pick<Keys, 'open'> }, { keyId, content }: DeskReportRow): Omit<Reported, 'kind'> {
  const value: unknown = JSON.parse(keys.open({ keyId, ciphertext: content }))
  const fields = new Map(typeof value === 'object' && value !== null ? Object.entries(value) : [])
  const text = (name: string): string => String(fields.get(name) ?? '')
  return { name: text('name'), words: text('words'), email: text('email') }
}

export const reportKindOf = (typed: string): ReportKind => REPORT_KINDS.find((each) => each === typed) ?? 'other'
