import { type Inline, isLanguage, type Language } from '@undersigned/letter'
import { po } from 'gettext-parser'
import { DocumentRefused, LIMITS } from '../refused.ts'
import { contentToMarkup, MarkupRefused, markupToContent } from './markup.ts'

/** One unit of a version as a PO entry: `msgctxt` is the unit's id, texts are markup (rule T80). */
export interface PoUnit {
  readonly unit: string
  readonly source: readonly Inline[]
  readonly target: readonly Inline[]
  /** The original's words as they were when the translation was confirmed, where they differ now: the entry is fuzzy. */
  readonly previousSource: string | null
  /** To be looked at again: a draft, or stale. */
  readonly fuzzy: boolean
  /** What a translator should know, as `#.` lines; empty for nothing. */
  readonly remark: string
}

export interface PoFile {
  readonly letter: string
  readonly sourceLanguage: Language
  readonly language: Language
  readonly units: readonly PoUnit[]
}

/** What could be read of a PO file, and what could not, by unit and with the reason. */
export interface PoReading {
  readonly file: PoFile
  readonly refused: readonly { readonly unit: string; readonly reason: string }[]
}

const letterHeader = 'X-Undersigned-Letter'
const sourceHeader = 'X-Source-Language'

/** A version as gettext PO, with the previous `msgid` of what is stale; the same version gives the same bytes (rule T81). */
export function poFromVersion({ letter, sourceLanguage, language, units }: PoFile): Uint8Array {
  const headers = {
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'MIME-Version': '1.0',
    Language: language,
    [sourceHeader]: sourceLanguage,
    [letterHeader]: letter,
  }
  const translations = Object.fromEntries(units.map((unit) => [unit.unit, entryOf(unit)]))
  return new Uint8Array(po.compile({ charset: 'utf-8', headers, translations: { ...head, ...translations } }, { foldLength: 0 }))
}

const head = { '': { '': { msgid: '', msgstr: [''] } } }

function entryOf({ unit, source, target, previousSource, fuzzy, remark }: PoUnit) {
  const msgid = contentToMarkup(source)
  const comments = {
    ...(remark === '' ? {} : { extracted: remark }),
    ...(fuzzy ? { flag: 'fuzzy' } : {}),
    ...(previousSource === null ? {} : { previous: `msgid ${JSON.stringify(previousSource)}` }),
  }
  return { [msgid]: { msgctxt: unit, msgid, msgstr: [contentToMarkup(target)], comments } }
}

/**
 * What a PO file says of a version. Entries whose marks are broken are refused one by one, the others read.
 * @throws DocumentRefused for a file that is too large, no PO, or in no language of ours.
 */
export function poToVersion(bytes: Uint8Array): PoReading {
  if (bytes.byteLength > LIMITS.textBytes) throw new DocumentRefused('too-large', 'PO file', { limit: LIMITS.textBytes })
  const { headers, entries } = parsed(bytes)
  const language = headers.Language ?? ''
  const sourceLanguage = headers[sourceHeader] ?? ''
  if (!isLanguage(language) || !isLanguage(sourceLanguage)) throw new DocumentRefused('not-what-it-says', 'its languages are not named')
  const units: PoUnit[] = []
  const refused: { unit: string; reason: string }[] = []
  for (const entry of entries) {
    if (entry.msgid === '' || entry.msgctxt === undefined) continue
    try {
      units.push(unitOf({ ...entry, msgctxt: entry.msgctxt }))
    } catch (error) {
      if (!(error instanceof MarkupRefused)) throw error
      refused.push({ unit: entry.msgctxt, reason: error.message })
    }
  }
  return { file: { letter: headers[letterHeader] ?? '', sourceLanguage, language, units }, refused }
}

interface Entry {
  readonly msgid: string
  readonly msgctxt: string
  readonly msgstr: readonly string[]
  readonly comments?: { readonly extracted?: string; readonly flag?: string; readonly previous?: string } | undefined
}

function unitOf({ msgid, msgctxt, msgstr, comments }: Entry): PoUnit {
  return {
    unit: msgctxt,
    source: markupToContent(msgid),
    target: markupToContent(msgstr[0] ?? ''),
    previousSource: previousIn(comments?.previous ?? ''),
    fuzzy: (comments?.flag ?? '').split(/[\s,]+/).includes('fuzzy'),
    remark: comments?.extracted ?? '',
  }
}

interface Parsed {
  readonly headers: { readonly [name: string]: string | undefined; readonly Language?: string | undefined }
  readonly entries: readonly (Omit<Entry, 'msgctxt'> & { readonly msgctxt?: string | undefined })[]
}

function parsed(bytes: Uint8Array): Parsed {
  try {
    const { headers, translations } = po.parse(Buffer.from(bytes), { defaultCharset: 'utf-8', validation: true })
    // A file without a header entry has none at all, whatever the library's types say.
    return { headers: { ...headers }, entries: Object.values(translations).flatMap((context) => Object.values(context)) }
  } catch (cause) {
    throw new DocumentRefused('damaged', 'not a PO file', { cause })
  }
}

/** Other tools wrap long strings over several quoted lines. */
function previousIn(comment: string): string | null {
  const at = comment.indexOf('msgid ')
  if (at === -1) return null
  return [...comment.slice(at).matchAll(/"((?:[^"\\]|\\.)*)"/gsu)].map(([, piece]) => unescaped(piece ?? '')).join('')
}

const escaped: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

const unescaped = (piece: string): string =>
  piece.replace(/\\u([0-9a-f]{4})|\\(.)/giu, (_, code: string | undefined, character: string | undefined) =>
    code === undefined ? (escaped[character ?? ''] ?? character ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  )
