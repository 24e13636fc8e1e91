/** What is marked over words without touching them: the browser draws it, so that carets, composition and search stay as they are. */
const NAMES = ['check-error', 'check-warning', 'sentence', 'changed-sentence', 'term'] as const
type MarkName = (typeof NAMES)[number]

export interface Mark {
  readonly name: MarkName
  readonly range: Range
}

const canMark = (): boolean => typeof Highlight !== 'undefined' && CSS.highlights !== undefined

function highlightOf(name: MarkName): Highlight {
  const known = CSS.highlights.get(name)
  if (known !== undefined) return known
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}

/** Draws marks until they are taken away again. A browser that cannot draw them loses nothing: whatever they point at is said in words, too. */
export function draw(marks: readonly Mark[]): () => void {
  if (!canMark()) return () => undefined
  for (const { name, range } of marks) highlightOf(name).add(range)
  return () => {
    for (const { name, range } of marks) highlightOf(name).delete(range)
  }
}

const ATOM = 'sup.u-note-ref, .u-note-ref, .u-note-cross-ref, .u-placeholder, br'
const UNSEEN = '.u-remote-caret, .u-hint-words, .ProseMirror-trailingBreak, .ProseMirror-separator, [data-hint]:empty'

interface Piece {
  readonly node: Node
  readonly length: number
  /** Stands for one character: a note, an open place, a line break. */
  readonly isAtom: boolean
}

/** The words on the page, in pieces, as the checks count them: a character for each atom. */
function piecesIn(root: Element): readonly Piece[] {
  const pieces: Piece[] = []
  const visit = (node: Node): void => {
    if (node instanceof Element) {
      if (node.matches(UNSEEN)) return
      if (node.matches(ATOM)) {
        pieces.push({ node, length: 1, isAtom: true })
        return
      }
      node.childNodes.forEach(visit)
    } else if (node instanceof Text) pieces.push({ node, length: node.length, isAtom: false })
  }
  visit(root)
  return pieces
}

/** A stretch of the words on the page; null where it is not there, because the page is about to say something else. */
export function rangeIn(root: Element, from: number, to: number): Range | null {
  const range = document.createRange()
  let [at, isBegun] = [0, false]
  for (const { node, length, isAtom } of piecesIn(root)) {
    const end = at + length
    if (!isBegun && from < end) {
      if (isAtom) range.setStartBefore(node)
      else range.setStart(node, from - at)
      isBegun = true
    }
    if (isBegun && to <= end) {
      if (isAtom) range.setEndAfter(node)
      else range.setEnd(node, Math.max(0, to - at))
      return range
    }
    at = end
  }
  return null
}

/** How many characters stand before a place on the page; null when it is none in these words. */
export function offsetIn(root: Element, node: Node, offset: number): number | null {
  let at = 0
  for (const piece of piecesIn(root)) {
    if (piece.node === node) return at + Math.min(offset, piece.length)
    if (piece.isAtom && piece.node.contains(node)) return at
    at += piece.length
  }
  return null
}
