import { HEAD_MARKER, type Marker, markerOf } from '../marker.ts'
import { markerToken, type Token } from '../token.ts'

/** A paragraph as tokens; the head has no marker in the text. */
export interface Row {
  readonly marker: Marker
  readonly content: readonly Token[]
}

export function rowsOf(tokens: readonly Token[]): Row[] {
  const rows: { marker: Marker; content: Token[] }[] = []
  for (const token of tokens) {
    if (token.type === 'marker') rows.push({ marker: token.marker, content: [] })
    else {
      if (rows.length === 0) rows.push({ marker: HEAD_MARKER, content: [] })
      rows.at(-1)?.content.push(token)
    }
  }
  return rows
}

export const tokensOfRows = (rows: readonly Row[]): Token[] =>
  rows.flatMap((row, at) => (at === 0 && row.marker.id === HEAD_MARKER.id ? row.content : [markerToken(row.marker), ...row.content]))

export const replaced = (rows: readonly Row[], at: number, ...by: readonly Row[]): Row[] => [
  ...rows.slice(0, at),
  ...by,
  ...rows.slice(at + 1),
]

const isHead = (row: Row): boolean => row.marker.id === HEAD_MARKER.id

/** A marker that may stand anywhere: the head gets one of its own when it moves or becomes something. */
export const settled = (row: Row, id: string): Row => (isHead(row) ? { ...row, marker: { ...row.marker, id } } : row)

/** Two halves: the first with words keeps the id (rule L10). */
export function splitRow(row: Row, at: number, id: string): [Row, Row] {
  const [left, right] = [row.content.slice(0, at), row.content.slice(at)]
  const fresh: Marker = markerOf({ ...row.marker, id, from: right.length > 0 && left.length > 0 ? row.marker.id : null })
  if (left.length === 0 && right.length > 0 && !isHead(row))
    return [
      { marker: { ...fresh, from: null }, content: left },
      { ...row, content: right },
    ]
  return [
    { ...row, content: left },
    { marker: fresh, content: right },
  ]
}

/** One paragraph of two: the first with words keeps its id (D2). */
export function mergeRows(first: Row, second: Row): Row {
  const keeper = first.content.length === 0 && second.content.length > 0 ? second : first
  return { marker: { ...keeper.marker }, content: [...first.content, ...second.content] }
}
