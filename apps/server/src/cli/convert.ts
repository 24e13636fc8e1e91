import type { Language } from '@undersigned/letter'
import { outputFormat, readLetterFile, writeLetterFile } from './files.ts'
import { say } from './output.ts'

interface Options {
  readonly language?: Language
}

/** Turns a letter's file into another kind of file, by their endings. */
export async function convertFile(input: string, output: string, { language }: Options): Promise<void> {
  const format = outputFormat(output)
  const { found: _found, ...document } = await readLetterFile(input, language)
  await writeLetterFile(document, format, output)
  say(`${output} written`)
}
