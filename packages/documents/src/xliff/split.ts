import { attributeOf, type XmlDocument, type XmlElement } from '../xml/index.ts'
import { withAttribute, withSpace } from './edit.ts'
import { type Token, tokensOf } from './inline.ts'
import { nest } from './nest.ts'
import { inTargetOrder, isSpacePreserved, type Part, partsOf, stateOf } from './parts.ts'
import { type Inherited, mapUnits, mayResegment, withParts } from './units.ts'

/** Where a run of text is cut: offsets behind its sentences, its own end among them if a sentence ends there. */
export type Cuts = (text: string) => readonly number[]

/** After a full stop, question or exclamation mark and the white space behind it. */
const sentenceCuts: Cuts = (text) =>
  [...text.matchAll(/[.!?…][\p{Pe}\p{Pf}"']*\s+(?=\S|$)/gu)].map((match) => match.index + match[0].length)

interface Piece {
  readonly element: XmlElement
  /** The part it was cut from, and which piece of it this is. */
  readonly position: readonly [number, number]
}

/** Every segment that may be resegmented is cut at its sentences; a translation is cut along if it has as many (rule T53). */
export const splitSegments = (document: XmlDocument, cuts: Cuts = sentenceCuts): XmlDocument =>
  mapUnits(document, (unit, inherited) => splitUnit(unit, inherited, cuts))

function splitUnit(unit: XmlElement, inherited: Inherited, cuts: Cuts): XmlElement {
  const parts = partsOf(unit)
  const newId = freshIds(parts)
  const pieces = parts.flatMap((part): readonly Piece[] => {
    const elements = part.isSegment && mayResegment(part.element, inherited) ? splitPart(part, inherited, { cuts, newId }) : [part.element]
    return elements.map((element, at) => ({ element, position: [part.position, at] }))
  })
  const isOrdered = inTargetOrder(parts).some((part, at) => part !== parts[at])
  return withParts(unit, isOrdered ? pieces.map((piece, at) => placed(piece, at, pieces)) : pieces.map(({ element }) => element))
}

interface Splitting {
  readonly cuts: Cuts
  readonly newId: () => string
}

function splitPart(
  { element, source, target }: Part,
  { isSpacePreserved: above }: Inherited,
  { cuts, newId }: Splitting,
): readonly XmlElement[] {
  const sources = cutTokens(tokensOf(source), cuts)
  const targets = target === null ? null : cutTokens(tokensOf(target), cuts)
  if (sources.length < 2 || (targets !== null && targets.length !== sources.length)) return [element]
  const isInherited = isSpacePreserved(element, above)
  const content = (model: XmlElement, tokens: readonly Token[]): XmlElement =>
    withSpace({ ...model, children: nest(tokens) }, isSpacePreserved(model, isInherited))
  return sources.map((tokens, at) => {
    const words = targets?.[at]
    const children = [content(source, tokens), ...(target === null || words === undefined ? [] : [content(target, words)])]
    return withIdAndState({ ...element, children }, at === 0 ? null : newId())
  })
}

/** What somebody reviewed as one is only translated when it is several; ids are new from the second on. */
function withIdAndState(segment: XmlElement, id: string | null): XmlElement {
  const isPastTranslated = ['reviewed', 'final'].includes(stateOf(segment))
  const lowered = isPastTranslated ? withAttribute(withAttribute(segment, 'state', 'translated'), 'subState', null) : segment
  return id === null || attributeOf(segment, 'id') === undefined ? lowered : withAttribute(lowered, 'id', id)
}

function cutTokens(tokens: readonly Token[], cuts: Cuts): readonly (readonly Token[])[] {
  const pieces: Token[][] = [[]]
  let isCut = false
  const lastWords = tokens.findLastIndex(hasWords)
  tokens.forEach((token, at) => {
    // What closes a span belongs to the words before it.
    if (isCut && token.type !== 'end' && token.type !== 'unmark' && at <= lastWords) {
      pieces.push([])
      isCut = false
    }
    if (token.type !== 'text' || token.node.type !== 'text') {
      pieces.at(-1)?.push(token)
      return
    }
    const { node } = token
    const inside = cuts(node.text).filter((cut) => cut > 0 && cut < node.text.length)
    const ends = [...inside, node.text.length]
    ends.forEach((end, piece) => {
      if (piece > 0) pieces.push([])
      pieces.at(-1)?.push({ type: 'text', node: { ...node, text: node.text.slice(ends[piece - 1] ?? 0, end) } })
    })
    isCut = cuts(node.text).includes(node.text.length)
  })
  return pieces
}

const hasWords = (token: Token): boolean => token.type === 'text' && token.node.type === 'text' && token.node.text.trim() !== ''

function placed({ element, position }: Piece, at: number, pieces: readonly Piece[]): XmlElement {
  const before = pieces.filter(({ position: [part, piece] }) => part < position[0] || (part === position[0] && piece < position[1])).length
  const children = element.children.map((child) =>
    child.type === 'element' && child.local === 'target' ? withAttribute(child, 'order', before === at ? null : String(before + 1)) : child,
  )
  return { ...element, children }
}

function freshIds(parts: readonly Part[]): () => string {
  const taken = new Set<string>()
  for (const { element, source, target } of parts) {
    taken.add(attributeOf(element, 'id') ?? '')
    for (const content of target === null ? [source] : [source, target]) {
      for (const token of tokensOf(content)) if (token.type !== 'text') taken.add(token.id)
    }
  }
  return () => {
    let number = 1
    while (taken.has(`s${number}`)) number += 1
    taken.add(`s${number}`)
    return `s${number}`
  }
}
