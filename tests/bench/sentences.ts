// How well sentences are cut in 24 languages, beside the bare Intl.Segmenter, on the parallel prose of ../shared/corpus.
//
// There is no gold in the corpus, so it is made in two ways that do not know our lists:
// - inside a paragraph a sentence ends where a mark, what closes behind it and white space stand before a capital letter. Where that
//   is wrong ("St. Martin", "20. Dezember", a sentence that begins with a figure) a person has read the place and it stands, by
//   document, line and offset, in sentences-reference.json; every such place of every language was looked at.
// - between paragraphs: neighbouring lines that end in a mark are joined with a space, and the seam must be found again.
// Recall = boundaries and seams found of all there are; a false break is one inside a line where neither has a boundary.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { LANGUAGES, type Language } from '@undersigned/letter'
import { sentencesOf } from '@undersigned/translation'

const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url))
const goals = { recall: 0.985, falsePer100: 3 }

type Cut = (text: string, language: Language) => readonly string[]
const peer: Cut = (text, language) =>
  Array.from(new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text), ({ segment }) => segment)
const endsOf = (pieces: readonly string[]): ReadonlySet<number> => {
  let at = 0
  return new Set(pieces.map((piece) => (at += piece.length)).slice(0, -1))
}

interface Line {
  readonly text: string
  readonly boundaries: ReadonlySet<number>
  /** The next line of the document, if a seam between the two is a boundary beyond doubt. */
  readonly next: string | null
}

const exceptions: unknown = JSON.parse(readFileSync(new URL('sentences-reference.json', import.meta.url), 'utf8'))

/** Whether a person has said of this place that the plain rule is wrong there. */
function isException(language: Language, document: string, line: number, offset: number): boolean {
  const of = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined)
  const places = of(of(exceptions, language), document)
  return Array.isArray(places) && places.includes(`${line}:${offset}`)
}

const MARK = /[.!?…](?:[\u0020\u00a0\u202f]?»(?=\s|$)|[^\p{L}\p{N}\s])*\s+(?!»(?:\s|$))(?=\S)/gu
const GREEK = /[.!?…;](?:[\u0020\u00a0\u202f]?»(?=\s|$)|[^\p{L}\p{N}\s])*\s+(?!»(?:\s|$))(?=\S)/gu
const CAPITAL = /^[^\p{L}\p{N}]*\p{Lu}/u

/** Where the plain rule, put right by hand, sees sentences end. */
export function boundariesIn(
  text: string,
  { language, document, line }: { language: Language; document: string; line: number },
): Set<number> {
  const found = new Set<number>()
  for (const match of text.matchAll(language === 'el' ? GREEK : MARK)) {
    const at = match.index + match[0].length
    if (CAPITAL.test(text.slice(at)) !== isException(language, document, line, at)) found.add(at)
  }
  return found
}

function linesOf(language: Language): Line[] {
  return readdirSync(corpus).flatMap((document) => {
    const file = `${corpus}${document}/${language}.txt`
    if (!existsSync(file)) return []
    const texts = readFileSync(file, 'utf8').split('\n')
    return texts.flatMap((text, line): Line[] => {
      if (text.trim() === '') return []
      const after = texts[line + 1] ?? ''
      const isSeam = /\p{Ll}[.!?…]["”“’»)]*$/u.test(text) && CAPITAL.test(after)
      return [{ text, boundaries: boundariesIn(text, { language, document, line }), next: isSeam ? after : null }]
    })
  })
}

function measure(lines: readonly Line[], language: Language, cut: Cut): { recall: number; falsePer100: number; ms: number } {
  const started = performance.now()
  let [found, all, wrong, sentences] = [0, 0, 0, 0]
  for (const { text, boundaries, next } of lines) {
    const ends = endsOf(cut(text, language))
    sentences += boundaries.size + 1
    all += boundaries.size
    for (const end of ends)
      if (boundaries.has(end)) found += 1
      else wrong += 1
    if (next === null) continue
    all += 1
    if (endsOf(cut(`${text} ${next}`, language)).has(text.length + 1)) found += 1
  }
  const round = (value: number, digits: number): number => Number(value.toFixed(digits))
  return { recall: round(found / all, 4), falsePer100: round((100 * wrong) / sentences, 2), ms: round(performance.now() - started, 1) }
}

/** One line per language; in the end the worst of them beside what is promised. */
export async function run(): Promise<Readonly<Record<string, unknown>>> {
  if (!existsSync(corpus)) return { skipped: 'NOT MEASURED: ../shared/corpus is absent' }
  const figures = LANGUAGES.toSorted().map((language) => {
    const lines = linesOf(language)
    const sentences = lines.reduce((sum, line) => sum + line.boundaries.size + 1, 0)
    const figure = { language, sentences, ours: measure(lines, language, sentencesOf), segmenter: measure(lines, language, peer) }
    console.log(JSON.stringify({ scenario: 'sentences', ...figure }))
    return figure
  })
  const worst = (who: 'ours' | 'segmenter') => ({
    recall: Math.min(...figures.map((figure) => figure[who].recall)),
    falsePer100: Math.max(...figures.map((figure) => figure[who].falsePer100)),
  })
  const kept = figures.filter(({ ours }) => ours.recall >= goals.recall && ours.falsePer100 <= goals.falsePer100).length
  return { languages: figures.length, kept, goals, worst: worst('ours'), segmenter: worst('segmenter') }
}
