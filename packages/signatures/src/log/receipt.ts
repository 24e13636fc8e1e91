import type { SignatoryDisplay } from '@undersigned/letter'
import { utf8 } from './bytes.ts'
import { checkLogProof, type LogProof, logProofText, parseLogProof } from './log-proof.ts'
import type { NoteKey } from './note.ts'
import { entryOf, type Opening, openingText, readOpening } from './opening.ts'
import { NotProven } from './refused.ts'

/** What a signatory is given: their entry opened, and the proof that it stands in the log (rule V10). */
export const receiptText = (opening: Opening, proof: Omit<LogProof, 'extra'>): string =>
  logProofText({ ...proof, extra: utf8(openingText(opening)) })

export interface Receipt {
  readonly opening: Opening
  readonly index: number
  /** How many entries the log had when the receipt was made. */
  readonly size: number
}

/** The receipt, if what it opens stands in the log of this key (rule V10). */
export async function openReceipt(text: string, key: NoteKey): Promise<Receipt> {
  const proof = parseLogProof(text)
  if (proof.extra === null) throw new NotProven('file-unreadable', 'receipt')
  const opening = readOpening(proof.extra)
  const { size } = await checkLogProof(proof, entryOf(opening), key)
  return { opening, index: proof.index, size }
}

/** Of whom a signature's opening speaks. */
export function displayIn({ payload }: Opening): SignatoryDisplay | null {
  const { display } = payload
  return isDisplay(display) ? display : null
}

const FIELDS = ['class', 'name', 'title', 'affiliation', 'country', 'group']

const isDisplay = (value: unknown): value is SignatoryDisplay =>
  typeof value === 'object' &&
  value !== null &&
  FIELDS.every((field) => field in value) &&
  Object.values(value).every((each) => typeof each === 'string')
