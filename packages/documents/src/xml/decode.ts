import { XmlRefused } from './refused.ts'

const START = { line: 1, column: 1 }

/** The text of an XML file: by its byte order mark, else by what its declaration says, else UTF-8 (rule T50). */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new XmlRefused('unreadable-encoding', `the file cannot be read as ${encoding}`, START, { cause })
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  if (a === 0xef && b === 0xbb) return 'utf-8'
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  return /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/u.exec(head)?.[1] ?? 'utf-8'
}
