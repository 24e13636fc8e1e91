import { type Inline, plainText } from '@undersigned/letter'
import { type Edit, placedParts } from './flat.ts'
import { type Check, type Complaint, type Pair, type Side, sourcePlace, TYPED_NOTE, targetPlace, wholeOf } from './side.ts'

interface Placed {
  /** What it is compared by. */
  readonly key: string
  readonly shown: string
  readonly from: number
  readonly to: number
}

/** What only one side has, counted: two of the same on one side need two on the other. */
export function onlyIn(these: readonly Placed[], those: readonly Placed[]): readonly Placed[] {
  const free = those.map(({ key }) => key)
  return these.filter(({ key }) => {
    const at = free.indexOf(key)
    if (at >= 0) free.splice(at, 1)
    return at < 0
  })
}

/** Every note reference of the source stands in the target once, and no other (rule T65). */
export const footnotes: Check = (pair) => {
  const [source, target] = [notesOf(pair.source), notesOf(pair.target)]
  const missing = onlyIn(source, target).map((note): Complaint => {
    const edits = note.key.startsWith('note-ref') ? appended(pair, note) : []
    return { reason: 'footnote-missing', values: { note: note.shown }, place: sourcePlace(note.from, note.to), edits }
  })
  const extra = onlyIn(target, source).map((note): Complaint => {
    const edits = note.key.startsWith('typed') ? [] : [{ from: note.from, to: note.to, insert: '' }]
    return { reason: 'footnote-extra', values: { note: note.shown }, place: targetPlace(note.from, note.to), edits }
  })
  return [...missing, ...extra]
}

function notesOf({ content, text }: Side): readonly Placed[] {
  let number = 0
  const atoms = placedParts(content).flatMap(({ part, from, to }): Placed[] => {
    if (part.type !== 'note-ref' && part.type !== 'note-cross-ref') return []
    number += 1
    return [{ key: `${part.type} ${part.note}`, shown: String(number), from, to }]
  })
  const typed = Array.from(text.matchAll(TYPED_NOTE), ({ 0: mark, index }): Placed => {
    const shown = mark.normalize('NFKC').replace(/\D/gu, '')
    return { key: `typed ${shown}`, shown, from: index, to: index + mark.length }
  })
  return [...atoms, ...typed]
}

/** A reference that ends the source may be put to the target's end; anywhere else only a person knows the place. */
function appended({ source, target }: Pair, note: Placed): readonly Edit[] {
  const part = placedParts(source.content).find(({ from }) => from === note.from)?.part
  if (part === undefined || source.text.slice(note.to).trim() !== '' || target.text.trim() === '') return []
  const end = target.text.trimEnd().length
  return [{ from: end, to: end, insert: part }]
}

/** Every place still to be filled stands in the target too, by what is to be filled in (rule T65). */
export const placeholders: Check = ({ source, target }) => {
  const [from, to] = [placeholdersOf(source), placeholdersOf(target)]
  const missing = onlyIn(from, to).map(
    (place): Complaint => ({ reason: 'placeholder-missing', values: { name: place.shown }, place: sourcePlace(place.from, place.to) }),
  )
  const extra = onlyIn(to, from).map(
    (place): Complaint => ({ reason: 'placeholder-extra', values: { name: place.shown }, place: targetPlace(place.from, place.to) }),
  )
  return [...missing, ...extra]
}

/** {name}, {{name}}, ${name}, %s, %1$s, %(name)s, a line to write on, and the "xx" of "xx September". */
const TYPED_PLACE = /\$?\{\{?[\w\s.-]{1,40}\}\}?|%(?:\d+\$|\(\w+\))?[sd](?!\p{L})|_{3,}|(?<![\p{L}\p{N}])x{2,4}(?![\p{L}\p{N}])/gu

function placeholdersOf({ content, words }: Side): readonly Placed[] {
  const atoms = placedParts(content).flatMap(({ part, from, to }): Placed[] =>
    part.type === 'placeholder' ? [{ key: `field ${part.field}`, shown: part.text || part.field, from, to }] : [],
  )
  const typed = Array.from(words.matchAll(TYPED_PLACE), ({ 0: shown, index }): Placed => {
    const key = /^(?:x+|_+)$/u.test(shown) ? (shown[0] ?? '') : shown.replace(/\s/gu, '')
    return { key: `typed ${key}`, shown, from: index, to: index + shown.length }
  })
  return [...atoms, ...typed]
}

const BULLET = '[-–—•·*▪◦]'
const LINE_MARKER = new RegExp(`^[\\s\\u00a0]*(?:${BULLET}|\\(?(?:\\d{1,2}|\\p{L}|[ivx]{2,4})\\)|\\d{1,2}\\.)[\\s\\u00a0]+`, 'u')
const OPENING_QUOTE = /^[\s\u00a0]*["“”„«»‘'‚]/u
const ITEM = /(?<=^|[\s\u00a0;:,\n])\(?(?:\d{1,2}|\p{L}|[ivx]{2,4})\)(?=[\s\u00a0])/gu
/** The same points written with a full stop. */
const DOTTED = /(?<=^|[\s\u00a0;:,\n])(?:\d{1,2}|\p{L}|[ivx]{2,4})\.(?=[\s\u00a0])/gu
const FEWEST_ITEMS = 2

/** Lines and the items of a list within a unit are as many as the original's, and nobody types a marker the list draws itself (rule T65). */
export const listStructure: Check = (pair) => {
  const [source, target] = [pair.source.text.split('\n'), pair.target.text.split('\n')]
  if (source.length !== target.length) {
    return [{ reason: 'lines-differ', values: { source: source.length, target: target.length }, place: wholeOf(pair) }]
  }
  const marked = markedLine(pair, source, target)
  if (marked !== null) return [marked]
  const [items, others] = [itemsIn(pair.source.words), itemsIn(pair.target.words)]
  if (items === others || Math.max(items, others) < FEWEST_ITEMS) return []
  if (itemsIn(pair.source.words, DOTTED) === others || itemsIn(pair.target.words, DOTTED) === items) return []
  return [{ reason: 'items-differ', values: { source: items, target: others }, place: wholeOf(pair) }]
}

const itemsIn = (text: string, marker = ITEM): number => text.match(marker)?.length ?? 0

/** The first line that has a typed marker on one side only. */
function markedLine(pair: Pair, source: readonly string[], target: readonly string[]): Complaint | null {
  let at = 0
  for (const [line, text] of target.entries()) {
    const original = source[line] ?? ''
    const [own, other] = [markerOf(text, pair.source, original), markerOf(original, pair.target, text)]
    if (own !== '' && other === '') {
      const edits = own.trim().length === 1 ? [{ from: at, to: at + own.length, insert: '' }] : []
      return { reason: 'marker-typed', values: { marker: own.trim() }, place: targetPlace(at, at + own.length), edits }
    }
    if (own === '' && other !== '')
      return { reason: 'items-differ', values: { source: 1, target: 0 }, place: targetPlace(at, at + text.length) }
    at += text.length + 1
  }
  return null
}

/** The marker a line begins with. A number that the other side states is none ("24. Oktober"), nor is a dash that opens what others quote. */
function markerOf(line: string, across: Side, opposite: string): string {
  const [marker] = LINE_MARKER.exec(line) ?? ['']
  if (OPENING_QUOTE.test(opposite) && /[-–—]/u.test(marker)) return ''
  const number = /\d+/u.exec(marker)?.[0]
  if (number === undefined || marker.includes(')')) return marker
  const { figures, spoken } = across.numbers()
  const said =
    spoken().has(Number(number)) ||
    figures.some((figure) => figure.values.includes(number) || figure.parts.some((list) => list.includes(number)))
  return said && LINE_MARKER.exec(opposite) === null ? '' : marker
}

/** As many passages are strong, and as many emphasised, as in the original (rule T65). */
export const emphasis: Check = (pair) => [...markDifference(pair, 'strong'), ...markDifference(pair, 'emphasis')]

function markDifference(pair: Pair, mark: 'strong' | 'emphasis'): readonly Complaint[] {
  const [source, target] = [passages(pair.source.content, mark), passages(pair.target.content, mark)]
  if (source.length === target.length) return []
  const isWhole = source.length === 1 && target.length === 0 && source[0]?.trim() === plainText(pair.source.content).trim()
  const reason = mark === 'strong' ? 'strong-differs' : 'emphasis-differs'
  const edits = isWhole ? marked(pair.target.content, mark) : []
  return [{ reason, values: { source: source.length, target: target.length }, place: wholeOf(pair), edits }]
}

/** The words under a mark, passage by passage; spaces and atoms between two marked runs do not part them. */
function passages(content: readonly Inline[], mark: 'strong' | 'emphasis'): readonly string[] {
  const found: string[] = []
  let open = false
  for (const part of content) {
    if (part.type !== 'text' || part.text.trim() === '') continue
    if (part.marks[mark] !== true) open = false
    else if (open) found.push(`${found.pop() ?? ''}${part.text}`)
    else {
      found.push(part.text)
      open = true
    }
  }
  return found
}

const marked = (content: readonly Inline[], mark: 'strong' | 'emphasis'): readonly Edit[] =>
  placedParts(content).flatMap(({ part, from, to }) =>
    part.type === 'text' ? [{ from, to, insert: { ...part, marks: { ...part.marks, [mark]: true as const } } }] : [],
  )
