import { readFile } from 'node:fs/promises'
import { type Violation, validateXliff } from '@undersigned/documents/xliff/validate'
import { print } from './output.ts'
import { pathOf } from './path.ts'

/** Prints one line of JSON per file, in the order asked for; false when any is not valid XLIFF (rule T52). */
export async function validateFiles(files: readonly string[]): Promise<boolean> {
  let isWell = true
  for (const file of files) {
    const errors = await violationsOf(file)
    print(JSON.stringify({ file, valid: errors.length === 0, errors }))
    isWell &&= errors.length === 0
  }
  return isWell
}

async function violationsOf(file: string): Promise<readonly Violation[]> {
  try {
    return validateXliff(await readFile(pathOf(file)))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return [{ constraint: 'file-unreadable', at: file, message: error.message }]
  }
}
