import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'

export interface UploadedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const withMacros = 'application/vnd.ms-word.document.macroEnabled.main+xml'
const typesOf = (type: string): string => `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`
const documentOf = (paragraphs: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs}</w:body></w:document>`

const wordFile = (bytes: Uint8Array): UploadedFile => ({ name: 'letter.docx', mimeType: word, buffer: Buffer.from(bytes) })
const zipped = (paragraphs: string, more: Readonly<Record<string, Uint8Array>> = {}, type = main): UploadedFile =>
  wordFile(zipSync({ '[Content_Types].xml': strToU8(typesOf(type)), 'word/document.xml': strToU8(documentOf(paragraphs)), ...more }))

/** Words with the ending of a Word file. */
export const notWord = (): UploadedFile => wordFile(strToU8('Dear Minister, this is no Word file.'))

/** What Word makes of a letter with a password: a compound file that holds an encrypted package. */
export function encrypted(): UploadedFile {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  return wordFile(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), name]))
}

export const macros = (): UploadedFile => zipped('<w:p/>', { 'word/vbaProject.bin': randomBytes(64) }, withMacros)

/** Small on the way, 48 MB when opened. */
export const zipBomb = (): UploadedFile => zipped('<w:p/>', { 'word/media/zeros.bin': new Uint8Array(48 * 1024 * 1024) })

export const paragraphs = (count: number): UploadedFile => zipped('<w:p><w:r><w:t>We ask.</w:t></w:r></w:p>'.repeat(count))

export const large = (): UploadedFile => wordFile(randomBytes(21 * 1024 * 1024))

const hostile = `<html><body><p>Dear Minister,</p><script>document.title = 'taken over'; fetch('/api/letters')</script>
<p onclick="alert(1)">We ask <a href="javascript:alert(1)">here</a>.<img src="x" onerror="document.title = 'taken over'"></p></body></html>`

export const scripted = (): UploadedFile => ({ name: 'letter.html', mimeType: 'text/html', buffer: Buffer.from(hostile) })

export const picture = (): UploadedFile => ({ name: 'letter.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') })
