import { DocumentRefused, LIMITS } from './refused.ts'

const BINARY: readonly (readonly [name: string, start: string])[] = [
  ['a zip or Word file', 'PK\u0003\u0004'],
  ['a PDF', '%PDF-'],
  ['an old Word or encrypted file', '\u00d0\u00cf\u0011\u00e0'],
  ['rich text', '{\\rtf'],
]

/** The text of a Markdown or HTML file, within its limits and truly text (rule L30). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.byteLength > LIMITS.textBytes) {
    throw new DocumentRefused('too-large', `${bytes.byteLength} bytes of text`, { limit: LIMITS.textBytes })
  }
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  const other = BINARY.find(([, magic]) => start.startsWith(magic))
  if (other) throw new DocumentRefused('not-what-it-says', `this is ${other[0]}`)
  const text = decoded(bytes)
  if (text.includes('\u0000')) throw new DocumentRefused('not-what-it-says', 'this is not text')
  return text
}

function decoded(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new DocumentRefused('not-what-it-says', 'this is not UTF-8 text', { cause })
  }
}

/** Script has no place in a letter; a file that brings some is refused rather than cleaned in silence. */
export function refuseScript(text: string): void {
  if (/<\s*script[\s/>]/iu.test(text)) throw new DocumentRefused('macros', 'the file carries script')
}

export function refuseTooMany(paragraphs: number): void {
  if (paragraphs > LIMITS.paragraphs) {
    throw new DocumentRefused('too-many-paragraphs', `more than ${LIMITS.paragraphs} paragraphs`, { limit: LIMITS.paragraphs })
  }
}

export function refuseTooDeep(depth: number, limit: number): void {
  if (depth > limit) throw new DocumentRefused('too-deep', `nested deeper than ${limit} levels`, { limit })
}
