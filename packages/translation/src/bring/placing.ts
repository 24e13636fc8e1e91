import type { Inline, UnitId } from '@undersigned/letter'
import { type AlignLanguages, type AlignLink, align } from '../align/align.ts'
import type { AlignParagraph } from '../align/profile.ts'
import { splitProposal } from '../offers.ts'
import { sourceTextOf, type Unit } from '../unit.ts'

/** A paragraph of a translation from elsewhere, or a part of one. */
export interface Piece {
  readonly id: string
  /** Where it stands in the file: its paragraph, then which part of it. */
  readonly order: readonly number[]
  readonly content: readonly Inline[]
}

/** A unit of the text that was translated, and the pieces that are believed to say it, in the file's order. */
export interface PlacedRow {
  readonly unit: Unit
  readonly pieces: readonly string[]
  /** How likely it is right, 0 to 1; 1 where a person said so. */
  readonly confidence: number
  /** A person should look at it before it is believed. */
  readonly doubtful: boolean
}

/** A translation from elsewhere beside the text it was made from: every piece in one row, or in none. */
export interface Placing {
  readonly rows: readonly PlacedRow[]
  readonly pieces: ReadonlyMap<string, Piece>
  /** Pieces that belong to no row, in the file's order. */
  readonly loose: readonly string[]
}

const isNote = ({ role }: Unit): boolean => role === 'note'
const isRecipient = ({ role }: Unit): boolean => role === 'recipient-function' || role === 'recipient-institution'
const isParagraph = (unit: Unit): boolean => !isNote(unit) && !isRecipient(unit)

/** Source units by their places, with the target units said to be theirs. */
interface Found extends Pick<AlignLink, 'confidence' | 'doubtful'> {
  readonly source: readonly Unit[]
  readonly target: readonly Unit[]
}

/**
 * Places the units of a translation beside those of its source (rule T137): paragraphs as the aligner finds them, notes by the
 * references in the paragraphs they belong to, recipients by order. No piece is lost and none is in two rows.
 */
export function placeTranslation(sources: readonly Unit[], targets: readonly Unit[], languages: AlignLanguages): Placing {
  const paragraphs = foundIn(sources.filter(isParagraph), targets.filter(isParagraph), languages)
  const notes = foundNotes(sources.filter(isNote), targets.filter(isNote), paragraphs)
  const recipients = inOrder(sources.filter(isRecipient), targets.filter(isRecipient), { confidence: 0.9, doubtful: false })
  const whole = new Map(targets.map((unit, at): [string, Piece] => [unit.id, { id: unit.id, order: [at], content: unit.content }]))
  const pieces = new Map(whole)
  const rows = new Map<UnitId, PlacedRow>()
  for (const found of [...paragraphs, ...notes, ...recipients]) {
    for (const { row, made } of placed(found, { pieces: whole, languages })) {
      rows.set(row.unit.id, row)
      for (const piece of made) pieces.set(piece.id, piece)
    }
  }
  const all = sources.map((unit) => rows.get(unit.id) ?? { unit, pieces: [], confidence: 0, doubtful: false })
  const found = settled(all, withoutCut(pieces))
  return { ...found, rows: all.map((row) => (row.pieces.length > 0 ? row : { ...row, doubtful: found.loose.length > 0 })) }
}

/** Pieces that were cut are their parts now. */
function withoutCut(pieces: ReadonlyMap<string, Piece>): ReadonlyMap<string, Piece> {
  const cut = new Set([...pieces.values()].filter(({ order }) => order.length > 1).map(({ id }) => id.replace(/\.\d+$/u, '')))
  return new Map([...pieces].filter(([id]) => !cut.has(id)))
}

/** A placing from rows and pieces; what is in no row is loose. */
export function settled(rows: readonly PlacedRow[], pieces: ReadonlyMap<string, Piece>): Placing {
  const taken = new Set(rows.flatMap((row) => row.pieces))
  const loose = [...pieces.values()].filter(({ id }) => !taken.has(id)).sort(byOrder)
  return { rows, pieces, loose: loose.map(({ id }) => id) }
}

export function byOrder({ order: one }: Piece, { order: other }: Piece): number {
  const at = one.findIndex((place, index) => place !== other[index])
  return at === -1 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? -1)
}

function foundIn(sources: readonly Unit[], targets: readonly Unit[], languages: AlignLanguages): readonly Found[] {
  const { links } = align(sources.map(paragraphOf), targets.map(paragraphOf), languages)
  return links.map(({ source, target, ...sure }) => ({
    ...sure,
    source: source.flatMap((at) => sources[at] ?? []),
    target: target.flatMap((at) => targets[at] ?? []),
  }))
}

const paragraphOf = (unit: Unit): AlignParagraph => ({
  text: sourceTextOf(unit),
  heading: unit.role === 'heading' ? 1 : 0,
  listItem: unit.role === 'list-item',
})

/** Notes follow their references; those that nothing refers to alike go by order where there are as many. */
function foundNotes(sources: readonly Unit[], targets: readonly Unit[], paragraphs: readonly Found[]): readonly Found[] {
  const known = {
    source: new Map(sources.map((unit) => [String(unit.id), unit])),
    target: new Map(targets.map((unit) => [String(unit.id), unit])),
  }
  const found: Found[] = []
  for (const { source, target, confidence, doubtful } of paragraphs) {
    const [here, there] = [notesIn(source), notesIn(target)]
    if (here.length !== there.length) continue
    here.forEach((note, at) => {
      const [mine, theirs] = [known.source.get(note), known.target.get(there[at] ?? '')]
      if (mine === undefined || theirs === undefined) return
      known.source.delete(note)
      known.target.delete(there[at] ?? '')
      found.push({ source: [mine], target: [theirs], confidence, doubtful })
    })
  }
  return [...found, ...inOrder([...known.source.values()], [...known.target.values()], { confidence: 0.5, doubtful: true })]
}

const notesIn = (units: readonly Unit[]): readonly string[] =>
  units.flatMap(({ content }) => content.flatMap((part) => (part.type === 'note-ref' ? [part.note] : [])))

function inOrder(sources: readonly Unit[], targets: readonly Unit[], sure: Pick<Found, 'confidence' | 'doubtful'>): readonly Found[] {
  if (sources.length !== targets.length) return []
  return sources.flatMap((unit, at) => {
    const target = targets[at]
    return target === undefined ? [] : [{ source: [unit], target: [target], ...sure }]
  })
}

interface Making {
  readonly pieces: ReadonlyMap<string, Piece>
  readonly languages: AlignLanguages
}

interface Made {
  readonly row: PlacedRow
  readonly made: readonly Piece[]
}

/** Rows of one finding: a paragraph that says several units is cut at its sentences, and a person looks at the cut. */
function placed({ source, target, confidence, doubtful }: Found, { pieces, languages }: Making): readonly Made[] {
  const theirs = target.flatMap(({ id }) => pieces.get(id) ?? [])
  const [only] = theirs
  const parts = source.length > 1 && theirs.length === 1 && only !== undefined ? cutFor(only, source, languages) : theirs
  return source.map((unit, at) => {
    const isLast = at === source.length - 1
    const own = source.length === 1 ? parts : isLast ? parts.slice(at) : parts.slice(at, at + 1)
    const row = { unit, pieces: own.map(({ id }) => id), confidence, doubtful: doubtful || source.length > 1 || own.length === 0 }
    return { row, made: own.filter(({ order }) => order.length > 1) }
  })
}

/** One paragraph as as many parts as there are units, where its sentences allow it. */
function cutFor(piece: Piece, units: readonly Unit[], { target: language }: AlignLanguages): readonly Piece[] {
  const parts: (readonly Inline[])[] = []
  let rest = piece.content
  for (const [at, unit] of units.slice(0, -1).entries()) {
    const second = units.slice(at + 1).flatMap(({ content }) => content)
    const halves = splitProposal({ first: unit.content, second, target: rest, language })
    if (halves === null) break
    parts.push(halves[0])
    rest = halves[1]
  }
  if (parts.length === 0) return [piece]
  return [...parts, rest].map((content, at) => ({ id: `${piece.id}.${at}`, order: [...piece.order, at], content }))
}
