import type { LetterRow } from '@undersigned/storage'
import { correctedLine } from '../letters/corrected.ts'
import type { Attachment } from '../outbox/sendable.ts'
import type { Services } from '../services.ts'
import { type CopyToSend, documentFor, fileNames } from './copies.ts'

type Given = Pick<Services, 'store' | 'reader' | 'documents'>

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** The letter on paper and as a Word file, for one recipient; none while there is no text in their language. */
export async function filesFor(
  given: Given,
  letter: LetterRow,
  copy: Pick<CopyToSend, 'language' | 'salutation' | 'recipient'>,
): Promise<readonly Attachment[]> {
  const document = await documentFor(given, letter, copy)
  if (document === null) return []
  const corrected = await correctedLine(given.store.db, letter, copy.language)
  const [pdf, docx] = await Promise.all([
    given.documents.write(document, 'pdf', letter.manifest, corrected),
    given.documents.write(document, 'docx', letter.manifest),
  ])
  const [pdfName = '', docxName = ''] = fileNames(letter, copy.language)
  return [
    { name: pdfName, type: TYPES.pdf, bytes: pdf },
    { name: docxName, type: TYPES.docx, bytes: docx },
  ]
}
