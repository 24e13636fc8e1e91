import { type NoteId, noteId } from '@undersigned/letter'
import * as Y from 'yjs'
import { applyEdits } from '../apply.ts'
import { diffTokens } from '../diff.ts'
import { HEAD, markerOf } from '../marker.ts'
import { BODY, noteField } from '../names.ts'
import { NORMALISING, normaliseIds } from '../normalise.ts'
import { isUndoable, takeBack } from '../rank.ts'
import { atomToken, NO_MARKS, pushText, type Token, theMarks } from '../token.ts'
import { tokensOf } from '../walk.ts'
import type { Ink } from './ledger.ts'
import { mergeRows, type Row, replaced, rowsOf, settled, splitRow, tokensOfRows } from './paragraphs.ts'
import type { Reading, Seat } from './play.ts'
import { readFlat, wordsOf } from './seat.ts'
import type { Act, Step } from './steps.ts'

const LINKS = ['https://example.org/a', 'https://example.org/b?c=d'] as const
const KINDS = [
  { kind: 'body' },
  { kind: 'heading', level: 2 },
  { kind: 'list-item', level: 0, list: 'bulleted' },
  { kind: 'list-item', level: 1, list: 'numbered' },
  { kind: 'quotation' },
] as const

/** Someone who works on the document alone, without a screen. */
export class Writer implements Seat {
  /** With a name of our own: to make one up costs twenty times what the document does, and there are tens of thousands. */
  readonly doc = new Y.Doc({ guid: 'original' })
  private readonly body: Y.Text
  private readonly undo: Y.UndoManager
  private readonly origin = { writer: true }
  private given = 0
  private writes = 0
  private mayNeedIds = false
  private clipboard: Row | null = null

  constructor(client: number, seed: Uint8Array) {
    this.doc.clientID = client
    Y.applyUpdate(this.doc, seed)
    this.body = this.doc.getText(BODY)
    this.undo = new Y.UndoManager(this.doc, { trackedOrigins: new Set([this.origin]), captureTimeout: 0, deleteFilter: isUndoable })
    this.body.observeDeep((_events, { origin }) => {
      this.mayNeedIds = this.mayNeedIds || (origin !== this.origin && origin !== NORMALISING)
    })
    this.doc.on('afterAllTransactions', () => {
      if (!this.mayNeedIds) return
      this.mayNeedIds = false
      this.writes += normaliseIds(this.doc)
    })
  }

  words(): string {
    return wordsOf(this.doc)
  }

  read(): Reading {
    return readFlat(this.doc)
  }

  /** All that `normaliseIds` has written here; asking looks once more whether there is anything left to write. */
  mended(): number {
    this.writes += normaliseIds(this.doc)
    return this.writes
  }

  close(): void {
    this.undo.destroy()
    this.doc.destroy()
  }

  perform(act: Act, step: Step, ink: Ink): void {
    if (act === 'undo' || act === 'redo') takeBack(this.undo, act)
    else if (act === 'write-note') this.writeNote(step, ink)
    else this.change(act, step, ink)
  }

  private change(act: Act, step: Step, ink: Ink): void {
    const rows = rowsOf(tokensOf(this.body))
    if (rows.length === 0) {
      this.write([{ marker: markerOf({ id: this.newId() }), content: written(ink, step) }])
      return
    }
    const at = step.a % rows.length
    const row = rows[at]
    if (!row) return
    const place = { rows, at, row, offset: step.b % (row.content.length + 1) }
    this.doc.transact(() => {
      for (const stage of this.stages(act, place, step, ink)) this.write(stage)
    }, this.origin)
  }

  /** The paragraphs after an act; more than one where the act takes several writes, a move for instance. */
  private stages(act: Act, { rows, at, row, offset }: Place, step: Step, ink: Ink): Row[][] {
    const { content } = row
    const end = Math.min(content.length, offset + 1 + (step.c % 4))
    const put = (...tokens: readonly Token[]) => [replaced(rows, at, { ...row, content: content.toSpliced(offset, 0, ...tokens) })]
    switch (act) {
      case 'type':
        return put(...written(ink, step))
      case 'erase':
        return [replaced(rows, at, { ...row, content: content.toSpliced(offset, end - offset) })]
      case 'remove':
        return [rows.toSpliced(at, 1)]
      case 'erase-across':
        return [erasedAcross(rows, at, offset, step.c)]
      case 'split':
        return [replaced(rows, at, ...splitRow(row, offset, this.newId()))]
      case 'merge':
        return [mergedAt(rows, at)]
      case 'reshape':
        return [replaced(rows, at, reshaped(settled(row, this.newId()), step.c))]
      case 'nest':
        return [replaced(rows, at, nested(row, step.c))]
      case 'mark':
      case 'link':
        return [replaced(rows, at, { ...row, content: marked(content, { act, from: offset, to: end, which: step.c }) })]
      case 'add-note':
      case 'refer':
        return put(
          atomToken({ type: act === 'refer' && step.c % 3 === 0 ? 'note-cross-ref' : 'note-ref', note: this.noteFor(act, step, ink) }),
        )
      case 'move-note':
        return noteMoved(rows, step)
      case 'move':
        return [rows.toSpliced(at, 1), rows.toSpliced(at, 1).toSpliced(step.b % rows.length, 0, settled(row, this.newId()))]
      case 'cut':
        this.clipboard = settled(row, this.newId())
        return [rows.toSpliced(at, 1)]
      case 'paste':
        return [this.pasted(rows, at)]
      default:
        return []
    }
  }

  private pasted(rows: readonly Row[], at: number): Row[] {
    const held = this.clipboard
    this.clipboard = null
    if (!held) return [...rows]
    const lives = rows.some(({ marker }) => marker.id === held.marker.id)
    return rows.toSpliced(at, 0, lives ? { ...held, marker: { ...held.marker, id: this.newId() } } : held)
  }

  private write(rows: readonly Row[]): void {
    const standing = rows.map((row, at) => (at === 0 ? row : settled(row, this.newId())))
    const edits = diffTokens(tokensOf(this.body), tokensOfRows(standing))
    if (edits.every((edit) => edit.type === 'retain')) return
    this.doc.transact(() => applyEdits(this.body, edits), this.origin)
  }

  private noteFor(act: Act, step: Step, ink: Ink): NoteId {
    const known = this.notes()
    const note = act === 'add-note' || known.length === 0 ? noteId(`note-${this.newId()}`) : known[step.c % known.length]
    if (note === undefined) throw new Error('no note')
    if (act === 'add-note') this.inNote(note, (tokens) => [...tokens, ...written(ink, step)])
    return note
  }

  private notes(): NoteId[] {
    return tokensOf(this.body).flatMap((token) => (token.type === 'atom' && token.atom.type === 'note-ref' ? token.atom.note : []))
  }

  private writeNote(step: Step, ink: Ink): void {
    const known = this.notes()
    const note = known[step.a % Math.max(1, known.length)]
    if (note === undefined) return
    this.inNote(note, (tokens) => {
      const at = step.b % (tokens.length + 1)
      return step.c % 3 === 0 ? tokens.toSpliced(at, 2) : tokens.toSpliced(at, 0, ...written(ink, step))
    })
  }

  private inNote(note: NoteId, change: (tokens: readonly Token[]) => readonly Token[]): void {
    const text = this.doc.getText(noteField(note))
    const before = tokensOf(text)
    const edits = diffTokens(before, change(before))
    this.doc.transact(() => applyEdits(text, edits), this.origin)
  }

  private newId(): string {
    this.given += 1
    return `n${this.doc.clientID}-${this.given}`
  }
}

interface Place {
  readonly rows: readonly Row[]
  readonly at: number
  readonly row: Row
  readonly offset: number
}

function written(ink: Ink, step: Step): Token[] {
  const tokens: Token[] = []
  pushText(tokens, ink.words(1 + (step.c % 3), step.b), step.c % 5 === 0 ? theMarks({ strong: true }) : NO_MARKS)
  return tokens
}

function erasedAcross(rows: readonly Row[], at: number, offset: number, reach: number): Row[] {
  const last = Math.min(rows.length - 1, at + 1 + (reach % 2))
  const [first, second] = [rows[at], rows[last]]
  if (!first || !second || last === at) return [...rows]
  const rest = { ...second, content: second.content.slice(reach % (second.content.length + 1)) }
  const merged = mergeRows({ ...first, content: first.content.slice(0, offset) }, rest)
  return [...rows.slice(0, at), merged, ...rows.slice(last + 1)]
}

function mergedAt(rows: readonly Row[], at: number): Row[] {
  const [first, second] = [rows[at - 1], rows[at]]
  return first && second ? [...rows.slice(0, at - 1), mergeRows(first, second), ...rows.slice(at + 1)] : [...rows]
}

const reshaped = (row: Row, which: number): Row => ({
  ...row,
  marker: markerOf({ id: row.marker.id, from: row.marker.from, ...KINDS[which % KINDS.length] }),
})

function nested(row: Row, which: number): Row {
  const { marker } = row
  if (marker.kind !== 'list-item' || marker.id === HEAD) return row
  return { ...row, marker: markerOf({ ...marker, level: (marker.level ?? 0) + (which % 2 === 0 ? 1 : -1) }) }
}

interface Marking {
  readonly act: 'mark' | 'link'
  readonly from: number
  readonly to: number
  readonly which: number
}

function marked(content: readonly Token[], { act, from, to, which }: Marking): Token[] {
  return content.map((token, at) => {
    if (token.type === 'marker' || at < from || at >= to) return token
    const { strong, emphasis, link } = token.marks
    if (act === 'link') return { ...token, marks: theMarks({ strong, emphasis, link: which % 3 === 0 ? undefined : LINKS[which % 2] }) }
    const turned = (on: true | undefined): true | undefined => (on ? undefined : true)
    const toggled = which % 2 === 0 ? { strong: turned(strong), emphasis, link } : { strong, emphasis: turned(emphasis), link }
    return { ...token, marks: theMarks(toggled) }
  })
}

function noteMoved(rows: readonly Row[], step: Step): Row[][] {
  const from = rows.findIndex(({ content }) => content.some((token) => token.type === 'atom'))
  const source = rows[from]
  if (!source) return []
  const offset = source.content.findIndex((token) => token.type === 'atom')
  const [atom] = source.content.slice(offset, offset + 1)
  if (!atom) return []
  const without = replaced(rows, from, { ...source, content: source.content.toSpliced(offset, 1) })
  const to = step.a % rows.length
  const target = without[to]
  if (!target) return []
  const content = target.content.toSpliced(step.b % (target.content.length + 1), 0, atom)
  return [without, replaced(without, to, { ...target, content })]
}
