import { type Inline, type Language, type UnitId, unitId } from '@undersigned/letter'
import { cutAt, flatText, glued } from '../cut.ts'
import { sentencesOf } from '../sentences/sentences-of.ts'
import { offsets } from '../words.ts'
import { byOrder, type Piece, type PlacedRow, type Placing, settled } from './placing.ts'

/** Puts a piece into a unit's row, or into none; the rows it leaves and enters count as looked at (rule T138). */
export function place(placing: Placing, piece: string, unit: UnitId | null): Placing {
  if (!placing.pieces.has(piece) || rowOfPiece(placing, piece)?.unit.id === (unit ?? undefined)) return placing
  const rows = placing.rows.map((row): PlacedRow => {
    if (row.pieces.includes(piece))
      return looked(
        row,
        row.pieces.filter((each) => each !== piece),
      )
    return row.unit.id === unit ? looked(row, inOrder([...row.pieces, piece], placing.pieces)) : row
  })
  return settled(rows, placing.pieces)
}

/** Moves a piece to the row before or behind; a loose one to the row of its neighbour in the file (rule T138). */
export function move(placing: Placing, piece: string, by: 1 | -1): Placing {
  const at = placing.rows.findIndex((row) => row.pieces.includes(piece))
  const row = at === -1 ? rowBeside(placing, piece, by) : placing.rows[at + by]
  return row === undefined ? placing : place(placing, piece, row.unit.id)
}

/** Brings the next piece of the file into the same row (rule T138). */
export function joinNext(placing: Placing, piece: string): Placing {
  const row = rowOfPiece(placing, piece)
  const next = fileOrder(placing)[fileOrder(placing).indexOf(piece) + 1]
  return row === undefined || next === undefined ? placing : place(placing, next, row.unit.id)
}

/** Where a piece may be cut: behind each of its sentences but the last. */
export function cutsOf({ content }: Piece, language: Language): readonly number[] {
  return offsets(sentencesOf(flatText(content), language)).slice(0, -1)
}

/** Cuts a piece in two, which stay in its row (rule T138). */
export function cut(placing: Placing, piece: string, offset: number): Placing {
  const whole = placing.pieces.get(piece)
  const halves = whole === undefined ? [] : cutAt(whole.content, offset)
  if (whole === undefined || halves.some((half) => half.length === 0)) return placing
  const parts = halves.map((content, at): Piece => ({ id: `${piece}.${at}`, order: [...whole.order, at], content }))
  const pieces = new Map([...placing.pieces].filter(([id]) => id !== piece))
  for (const part of parts) pieces.set(part.id, part)
  const rows = placing.rows.map((row) =>
    row.pieces.includes(piece)
      ? looked(
          row,
          row.pieces.flatMap((id) => (id === piece ? parts.map((part) => part.id) : [id])),
        )
      : row,
  )
  return settled(rows, pieces)
}

/** A person says that a row is right as it is. */
export const accept = (placing: Placing, unit: UnitId): Placing => ({
  ...placing,
  rows: placing.rows.map((row) => (row.unit.id === unit ? looked(row, row.pieces) : row)),
})

/** What a row says: its pieces as one, with the source's own notes in place of the file's, by their order in it (rule T137). */
export function contentOf(placing: Placing, { unit, pieces }: PlacedRow): readonly Inline[] {
  const parts = pieces.flatMap((id) => placing.pieces.get(id) ?? [])
  const whole = parts.reduce<readonly Inline[]>((before, { content }) => (before.length === 0 ? content : glued(before, content)), [])
  const mine = unit.content.flatMap((part) => (part.type === 'note-ref' ? [part.note] : []))
  let at = 0
  return whole.flatMap((part): readonly Inline[] => {
    if (part.type === 'note-cross-ref') {
      const note = placing.rows.find((row) => row.unit.role === 'note' && row.pieces.includes(part.note))?.unit.id
      const own = unit.content.find((each) => each.type === 'note-cross-ref' && unitId(each.note) === note)
      return own === undefined ? [] : [own]
    }
    if (part.type !== 'note-ref') return [part]
    const note = mine[at]
    at += 1
    return note === undefined ? [] : [{ ...part, note }]
  })
}

export const rowOfPiece = ({ rows }: Placing, piece: string): PlacedRow | undefined => rows.find((row) => row.pieces.includes(piece))

const looked = (row: PlacedRow, pieces: readonly string[]): PlacedRow => ({ ...row, pieces, confidence: 1, doubtful: false })

const fileOrder = ({ pieces }: Placing): readonly string[] => [...pieces.values()].sort(byOrder).map(({ id }) => id)

const inOrder = (ids: readonly string[], pieces: Placing['pieces']): readonly string[] =>
  ids
    .flatMap((id) => pieces.get(id) ?? [])
    .sort(byOrder)
    .map(({ id }) => id)

/** The row of the nearest piece of the file that has one, before or behind. */
function rowBeside(placing: Placing, piece: string, by: 1 | -1): PlacedRow | undefined {
  const order = fileOrder(placing)
  const from = order.indexOf(piece)
  const others = by === 1 ? order.slice(from + 1) : order.slice(0, from).reverse()
  const near = others.flatMap((id) => rowOfPiece(placing, id) ?? [])[0]
  return near ?? (by === 1 ? placing.rows.at(-1) : placing.rows[0])
}
