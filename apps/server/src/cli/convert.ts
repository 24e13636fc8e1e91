import type { Language } from '@undersigned/letter'
import { outputFormat, readLetterFile, writeLetterFile } from './files.ts'
import { told } from './output.ts'
import { pathOf } from './path.ts'

interface Options {
  readonly language?: Language
  readonly json?: true
}

/** Turns a letter's file into another kind of file, by their endings. */
export async function convertFile(input: string, output: string, { language, json }: Options): Promise<void> {
  const format = outputFormat(output)
  const { found: _found, ...document } = await readLetterFile(input, language)
  await writeLetterFile(document, format, output)
  told({ file: pathOf(output), format, language: document.text.language }, `${output} written`, json)
}
