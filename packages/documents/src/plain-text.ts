import type { Blocks } from './blocks.ts'
import { decodeText } from './guard-text.ts'
import { htmlBlocks } from './html/read.ts'
import { escapeHtml } from './html/write.ts'

/**
 * Plain text as blocks: a paragraph ends at an empty line, or at every line where there is no empty one (rule T135). No character
 * of it is a mark.
 */
export function plainTextToBlocks(bytes: Uint8Array): Blocks {
  const lines = decodeText(bytes)
    .replace(/^\ufeff/u, '')
    .split(/\r\n|[\n\r\u2028\u2029]/u)
  const isSpaced = lines.slice(lines.findIndex(isWorded), lines.findLastIndex(isWorded)).some((line) => !isWorded(line))
  const paragraphs = isSpaced ? groups(lines) : lines.filter(isWorded).map((line) => [line])
  return htmlBlocks(paragraphs.map((group) => `<p>${group.map((line) => escapeHtml(line.trim())).join('<br>')}</p>`).join(''))
}

const isWorded = (line: string): boolean => line.trim() !== ''

function groups(lines: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [[]]
  for (const line of lines) {
    if (isWorded(line)) found.at(-1)?.push(line)
    else if (found.at(-1)?.length !== 0) found.push([])
  }
  return found.filter((group) => group.length > 0)
}
