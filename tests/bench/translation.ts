// One keystroke in the original of a letter of 400 units with 24 versions: how long until all rows and states are right again; and
// how long from nothing. Every unit is translated and confirmed, three in four are reviewed: nothing is spared by being empty.
// "From nothing" keeps nothing from run to run: every content is a new object, and 9,600 targets and 400 units are hashed each time.
// Before each such run the copies made for it are put where the collector keeps what stays: else the run would be billed for moving what the
// bench has just made. What the measured call makes itself is collected on its own bill. "With reading" is measured with nothing put in order.
// What hashes them is what a server has, Node's own SHA-256; a browser, which derives one version and not 24, takes ours for it.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  BODY,
  confirmUnit,
  letterReader,
  readLetterText,
  readVersion,
  versionReader,
  writeLetterText,
  writeUnit,
} from '@undersigned/collab'
import {
  digestOfUnit,
  type Inline,
  LANGUAGES,
  type Language,
  type LetterText,
  type Marks,
  noteId,
  type Paragraph,
  paragraphId,
  plainText,
} from '@undersigned/letter'
import {
  pair,
  progressOf,
  type Review,
  type Row,
  recordOf,
  rowDeriver,
  type Unit,
  unitDeriver,
  unitsOf,
  type VersionContent,
} from '@undersigned/translation'
import * as Y from 'yjs'

const UNITS = 400
const NOTES = 60
const KEYSTROKES = 200
const FROM_NOTHING = 15
const goals = { keystrokeMs: 4, fromNothingMs: 60 }

/** Wall clock, and the time this thread was on a processor: on a machine that others use too only the second says what the work costs. */
interface Took {
  readonly wall: number
  readonly cpu: number
}

function stopwatch(): () => Took {
  const [wall, cpu] = [performance.now(), process.threadCpuUsage()]
  return () => {
    const { user, system } = process.threadCpuUsage(cpu)
    return { wall: performance.now() - wall, cpu: (user + system) / 1000 }
  }
}

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')

function putInOrder(): void {
  if (typeof collect !== 'function') throw new TypeError('no collector to call')
  collect()
}

/** Sentences of our own; the languages differ in script and length as versions do. */
const said: Partial<Readonly<Record<Language, string>>> = {
  en: 'We, the undersigned, ask the Commission to protect the confidentiality of communications, without exception, in point ',
  de: 'Wir, die Unterzeichnenden, fordern die Kommission auf, die Vertraulichkeit der Kommunikation ausnahmslos zu schützen, in Punkt ',
  el: 'Εμείς, οι υπογράφοντες, ζητούμε από την Επιτροπή να προστατεύσει το απόρρητο των επικοινωνιών χωρίς εξαιρέσεις, στο σημείο ',
  bg: 'Ние, долуподписаните, призоваваме Комисията да защити поверителността на съобщенията без изключение, в точка ',
  fr: 'Nous, soussignés, demandons à la Commission de protéger la confidentialité des communications, sans exception, au point ',
  cs: 'My, níže podepsaní, žádáme Komisi, aby bez výjimky chránila důvěrnost komunikace, v bodě ',
}
const sentence = (language: Language, at: number): string => `${said[language] ?? said.fr}${at}. `

/** One to three sentences, two on average: what the units of the letters we know come to, headings and long paragraphs together. */
const LENGTHS = [3, 1, 2, 2, 1, 3, 2]

const content = (language: Language, at: number): Inline[] => {
  const marks: readonly Marks[] = [{}, at % 5 === 0 ? { strong: true } : {}, at % 7 === 0 ? { link: `https://example.org/${at}` } : {}]
  const runs = marks.slice(0, LENGTHS[at % LENGTHS.length])
  return [
    ...runs.map((each, part) => ({ type: 'text' as const, text: sentence(language, at + 1_000 * part), marks: each })),
    ...(at < NOTES ? [{ type: 'note-ref' as const, note: noteId(`n${at}`) }] : []),
  ]
}

function letter(): LetterText {
  const paragraphs = Array.from(
    { length: UNITS - NOTES },
    (_, at): Paragraph => ({ id: paragraphId(`p${at}`), kind: 'body', content: content('en', at) }),
  )
  const notes = Array.from({ length: NOTES }, (_, at) => ({
    id: noteId(`n${at}`),
    content: [{ type: 'text' as const, text: sentence('en', 5_000 + at).repeat(2), marks: {} }],
  }))
  return { language: 'en', paragraphs, notes }
}

function versionOf(units: readonly Unit[], language: Language): { doc: Y.Doc; reviews: Review[] } {
  const doc = new Y.Doc()
  const reviews: Review[] = []
  doc.transact(() => {
    units.forEach((unit, at) => {
      const target = content(language, at)
      const targetDigest = digestOfUnit(target)
      writeUnit(doc, unit.id, target)
      confirmUnit(doc, unit.id, { ...recordOf(unit), targetDigest, origin: 'human', by: 'tess', at: 1 })
      const verdict = { verdict: 'accepted', reason: '', by: 'rita', at: 2 } as const
      if (at % 4 !== 0) reviews.push({ unit: unit.id, language, sourceDigest: unit.digest, targetDigest, ...verdict })
    })
  })
  return { doc, reviews }
}

interface Setting {
  readonly original: Y.Doc
  readonly versions: readonly { readonly doc: Y.Doc; readonly reviews: readonly Review[] }[]
}

function setUp(): Setting {
  const original = new Y.Doc()
  writeLetterText(original, letter())
  const units = unitsOf(readLetterText(original, 'en'))
  if (units.length !== UNITS) throw new Error(`${units.length} units`)
  return { original, versions: LANGUAGES.map((language) => versionOf(units, language)) }
}

const lettersIn = ({ original }: Setting): number =>
  unitsOf(readLetterText(original, 'en')).reduce((sum, unit) => sum + plainText(unit.content).length, 0)

const staleIn = (all: readonly (readonly Row[])[]): number => all.flat().filter(({ state }) => state === 'stale').length

/** Contents copied, so that no object has been seen before. */
const unseen = (version: VersionContent): VersionContent => ({
  units: new Map([...version.units].map(([id, parts]) => [id, structuredClone(parts)])),
  confirmed: version.confirmed,
})

/** From contents nobody has looked at to 24 × 400 rows with their states; and the same from documents. */
function fromNothing({ original, versions }: Setting): { contents: Took[]; documents: Took[] } {
  const [contents, documents]: [Took[], Took[]] = [[], []]
  for (let run = 0; run < FROM_NOTHING; run += 1) {
    const text = structuredClone(readLetterText(original, 'en'))
    const read = versions.map(({ doc, reviews }) => ({ version: unseen(readVersion(doc)), reviews }))
    putInOrder()
    const took = stopwatch()
    const units = unitsOf(text)
    const rows = read.map(({ version, reviews }) => pair(units, version, reviews))
    contents.push(took())
    if (rows.flat().length !== UNITS * LANGUAGES.length || staleIn(rows) !== 0) throw new Error('rows are missing or stale')
    const tookAgain = stopwatch()
    const own = unitsOf(readLetterText(original, 'en'))
    for (const { doc, reviews } of versions) pair(own, readVersion(doc), reviews)
    documents.push(tookAgain())
  }
  return { contents, documents }
}

/** A letter typed in the original, until 24 lists of rows and their sums are right again, reading the document included. */
function keystrokes({ original, versions }: Setting): { derive: Took[]; all: Took[] } {
  const [readOriginal, unitsFrom] = [letterReader('en'), unitDeriver()]
  const desks = versions.map(({ doc, reviews }) => ({ read: versionReader(), rowsFrom: rowDeriver(), doc, reviews }))
  const kept = desks.map(({ read, doc, reviews }) => ({ version: read(doc), reviews }))
  const derived = () => {
    const text = readOriginal(original)
    const took = stopwatch()
    const units = unitsFrom(text)
    const rows = desks.map(({ rowsFrom }, at) => rowsFrom(units, kept[at] ?? { version: { units: new Map(), confirmed: new Map() } }))
    return { rows, took: took() }
  }
  let before = derived().rows
  const [derive, all]: [Took[], Took[]] = [[], []]
  const body = original.getText(BODY)
  for (let typed = 0; typed < KEYSTROKES; typed += 1) {
    body.insert(2 + ((typed * 7_919) % (body.length - 4)), 'x')
    const whole = stopwatch()
    const { rows, took } = derived()
    for (const each of rows) progressOf(each)
    all.push(whole())
    derive.push(took)
    const old = before.flat()
    const changed = rows.flat().filter((row, at) => row !== old[at]).length
    if (changed !== LANGUAGES.length) throw new Error(`${changed} rows changed by one keystroke`)
    before = rows
  }
  return { derive, all }
}

function summed(times: readonly Took[]): Readonly<Record<string, number>> {
  const at = (clock: keyof Took, share: number): number => {
    const sorted = times.map((took) => took[clock]).toSorted((one, other) => one - other)
    return Math.round(100 * (sorted[Math.floor(share * (sorted.length - 1))] ?? 0)) / 100
  }
  return {
    medianMs: at('wall', 0.5),
    p95Ms: at('wall', 0.95),
    leastMs: at('wall', 0),
    cpuMedianMs: at('cpu', 0.5),
    cpuP95Ms: at('cpu', 0.95),
  }
}

export async function run(): Promise<Readonly<Record<string, unknown>>> {
  const setting = setUp()
  const nothing = fromNothing(setting)
  const typed = keystrokes(setting)
  return {
    units: UNITS,
    lettersAUnit: Math.round(lettersIn(setting) / UNITS),
    versions: LANGUAGES.length,
    goals,
    keystroke: summed(typed.derive),
    keystrokeWithReadingAndSums: summed(typed.all),
    fromNothing: summed(nothing.contents),
    fromNothingWithReading: summed(nothing.documents),
  }
}
