import type { Inspection } from '@undersigned/documents'
import type { Language } from '@undersigned/letter'
import { readLetterFile } from './files.ts'
import { print, printJson, table } from './output.ts'

interface Options {
  readonly language?: Language
  readonly json?: true
}

/** Says what was recognised in a file, part by part. */
export async function inspectFile(file: string, { language, json }: Options): Promise<void> {
  const { found } = await readLetterFile(file, language)
  if (json) printJson(found)
  else print(described(found))
}

export function described({ listInFormation, ...parts }: Inspection): string {
  const rows = Object.entries(parts).map(([part, { count, texts }]) => [part, String(count), shortened(texts)])
  const open = parts.placeDate.open.length === 0 ? [] : [['open', String(parts.placeDate.open.length), parts.placeDate.open.join(', ')]]
  return table([...rows, ...open, ['listInFormation', listInFormation ? 'yes' : 'no', '']]).replace(/ +$/gm, '')
}

const LONGEST = 90

function shortened(texts: readonly string[]): string {
  const [first = ''] = texts
  const words = first.length > LONGEST ? `${first.slice(0, LONGEST)}…` : first
  return texts.length > 1 ? `${words} (+${texts.length - 1})` : words
}
