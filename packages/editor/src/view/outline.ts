import type { Node as PmNode } from '@tiptap/pm/model'
import { type ItemLevel, type NoteId, noteId } from '@undersigned/letter'
import { shapeOf, stringAttribute } from '../pm.ts'

const BULLETS = ['•', '◦', '▪'] as const

/** What is drawn before each paragraph: a bullet, a number, or nothing (rule L47). A list begins anew after any other paragraph. */
export function listMarkers(doc: PmNode): readonly (string | null)[] {
  const counters: { list: string; count: number }[] = []
  const markers: (string | null)[] = []
  doc.forEach((node) => {
    const shape = shapeOf(node)
    if (shape.kind !== 'list-item') {
      counters.length = 0
      markers.push(null)
      return
    }
    counters.length = Math.min(counters.length, shape.level + 1)
    const before = counters[shape.level]
    const counter = before?.list === shape.list ? before : { list: shape.list, count: 0 }
    counter.count += 1
    counters[shape.level] = counter
    markers.push(shape.list === 'bulleted' ? bullet(shape.level) : `${ordinal(counter.count, shape.level)}.`)
  })
  return markers
}

const bullet = (level: ItemLevel): string => BULLETS[level % BULLETS.length] ?? '•'

/** 1, a, i by level, as printed lists do. */
function ordinal(count: number, level: ItemLevel): string {
  const style = level % 3
  return style === 0 ? String(count) : style === 1 ? letters(count) : roman(count)
}

function letters(count: number): string {
  const last = String.fromCharCode(97 + ((count - 1) % 26))
  return count > 26 ? letters(Math.floor((count - 1) / 26)) + last : last
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(count: number): string {
  const [value, sign] = ROMAN.find(([each]) => each <= count) ?? [0, '']
  return value === 0 ? '' : sign + roman(count - value)
}

const referred = new WeakMap<PmNode, readonly NoteId[]>()

/** The notes a paragraph refers to, in order; remembered per node, for nodes never change. */
function referencesIn(paragraph: PmNode): readonly NoteId[] {
  const known = referred.get(paragraph)
  if (known !== undefined) return known
  const found: NoteId[] = []
  paragraph.forEach((node) => {
    const note = node.type.name === 'noteRef' ? stringAttribute(node, 'note') : null
    if (note !== null) found.push(noteId(note))
  })
  referred.set(paragraph, found)
  return found
}

/** Every note the text refers to, in the order of first references (rule L4). */
export function notesInOrder(doc: PmNode): readonly NoteId[] {
  const order = new Set<NoteId>()
  doc.forEach((paragraph) => {
    for (const note of referencesIn(paragraph)) order.add(note)
  })
  return [...order]
}

/** Where a note is first referred to. */
export function referenceTo(doc: PmNode, note: NoteId): number | null {
  let found: number | null = null
  doc.descendants((node, pos) => {
    if (found === null && node.type.name === 'noteRef' && node.attrs.note === note) found = pos
    return found === null && node.isTextblock
  })
  return found
}

export interface OpenPlace {
  readonly pos: number
  readonly field: string
  readonly text: string
}

/** What is still open in the letter, in its order (rule L43). */
export function openPlaces(doc: PmNode): readonly OpenPlace[] {
  const open: OpenPlace[] = []
  doc.descendants((node, pos) => {
    if (node.type.name === 'placeholder')
      open.push({ pos, field: stringAttribute(node, 'field') ?? 'other', text: stringAttribute(node, 'text') ?? '' })
    return node.isTextblock
  })
  return open
}
