import type { LetterDocument } from '@undersigned/letter'
import { type ExportFormat, type ExportOptions, exportDocument, type ImportFormat, type ImportOptions, importDocument } from './formats.ts'
import { createPaper, type Paper } from './paper/create-paper.ts'

export interface ConvertOptions extends ImportOptions, ExportOptions {
  /** A printing desk to use; one is opened and closed again when none is given. */
  readonly paper?: Paper | undefined
}

/** From one supported format to another, through a letter: bytes in, bytes out, no server. */
export async function convert(bytes: Uint8Array, from: ImportFormat, to: ExportFormat, options: ConvertOptions = {}): Promise<Uint8Array> {
  const document = importDocument(bytes, from, options)
  return to === 'pdf' ? print(document, options) : exportDocument(document, to, options)
}

async function print(document: LetterDocument, { paper, labels }: ConvertOptions): Promise<Uint8Array> {
  const desk = paper ?? createPaper()
  try {
    return await desk.pdf({ document, seal: null, labels })
  } finally {
    if (paper === undefined) await desk.close()
  }
}
