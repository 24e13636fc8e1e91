import { attributeOf, isElement, type XmlAttribute, type XmlElement, type XmlNode } from '../xml/index.ts'
import { XLF } from './names.ts'

/** A spanning code's end or an annotation's end names the start it belongs to; `from` is the element it was written with. */
interface Boundary {
  readonly id: string
  /** In the vocabulary of `sc`, `ec` or `sm`, whichever way it was written; without `id` and `startRef`. */
  readonly attributes: readonly XmlAttribute[]
  readonly isolated: boolean
  readonly from: XmlElement
}

/** One piece of inline content, in its order: spans are a start and an end, whether they were written as one element or as two. */
export type Token =
  | { readonly type: 'text'; readonly node: XmlNode }
  | { readonly type: 'alone'; readonly id: string; readonly from: XmlElement }
  | ({ readonly type: 'start' } & Boundary)
  | ({ readonly type: 'end' } & Boundary)
  | ({ readonly type: 'mark' } & Boundary)
  | ({ readonly type: 'unmark' } & Boundary)

/** The content of a source or target as a row of text, codes and annotations. */
export const tokensOf = (content: XmlElement): readonly Token[] => content.children.flatMap(tokensFrom)

function tokensFrom(node: XmlNode): readonly Token[] {
  if (!isElement(node) || node.uri !== XLF) return [{ type: 'text', node }]
  const own = attributeOf(node, 'id') ?? ''
  const isolated = attributeOf(node, 'isolated') === 'yes'
  const boundary = (id: string, attributes: readonly XmlAttribute[]): Boundary => ({ id, attributes, isolated, from: node })
  switch (node.local) {
    case 'ph':
      return [{ type: 'alone', id: own, from: node }]
    case 'sc':
      return [{ type: 'start', ...boundary(own, withOverlap(node.attributes, 'yes')) }]
    case 'ec':
      return [{ type: 'end', ...boundary(isolated ? own : (attributeOf(node, 'startRef') ?? ''), withOverlap(node.attributes, 'yes')) }]
    case 'pc':
      return [
        { type: 'start', ...boundary(own, startOf(node)) },
        ...node.children.flatMap(tokensFrom),
        { type: 'end', ...boundary(own, endOf(node)) },
      ]
    case 'sm':
      return [{ type: 'mark', ...boundary(own, node.attributes) }]
    case 'em':
      return [{ type: 'unmark', ...boundary(attributeOf(node, 'startRef') ?? '', []) }]
    case 'mrk':
      return [
        { type: 'mark', ...boundary(own, node.attributes) },
        ...node.children.flatMap(tokensFrom),
        { type: 'unmark', ...boundary(own, []) },
      ]
    default:
      return [{ type: 'text', node }]
  }
}

/** Attributes of `pc` whose names tell start from end (specification, Usage of pc and sc/ec). */
const SIDED = ['disp', 'equiv', 'subFlows', 'dataRef'] as const
/** What an end code repeats of its start. */
const SHARED: readonly string[] = ['type', 'subType', 'canCopy', 'canDelete', 'canReorder', 'canOverlap', 'copyOf']

const startOf = (pc: XmlElement): readonly XmlAttribute[] => withOverlap(oneSide(pc.attributes, 'Start', 'End'), 'no')

function endOf(pc: XmlElement): readonly XmlAttribute[] {
  const sided = oneSide(pc.attributes, 'End', 'Start').filter(({ local, uri }) => uri === '' && [...SHARED, ...SIDED].includes(local))
  return withOverlap(sided, 'no').map((each) => (each.local === 'canReorder' && each.value === 'firstNo' ? { ...each, value: 'no' } : each))
}

function oneSide(attributes: readonly XmlAttribute[], side: string, other: string): readonly XmlAttribute[] {
  return attributes.flatMap((attribute) => {
    if (SIDED.some((name) => attribute.local === `${name}${other}`)) return []
    const sided = SIDED.find((name) => attribute.local === `${name}${side}`)
    return [sided === undefined ? attribute : { ...attribute, local: sided }]
  })
}

/** Said aloud, because `pc` and `sc` differ in what they mean when they say nothing. */
function withOverlap(attributes: readonly XmlAttribute[], silent: 'yes' | 'no'): readonly XmlAttribute[] {
  const isSaid = attributes.some(({ local, uri }) => uri === '' && local === 'canOverlap')
  return isSaid ? attributes : [...attributes, { prefix: '', local: 'canOverlap', uri: '', value: silent }]
}

export type Code = Extract<Token, { readonly type: 'start' | 'end' | 'alone' }>

export const isCode = (token: Token): token is Code => token.type === 'start' || token.type === 'end' || token.type === 'alone'

/** Codes that are elements of their own: the end of a `pc` is none. */
export const isWritten = (token: Token): token is Code => isCode(token) && !(token.type === 'end' && token.from.local === 'pc')

/** What tells one token of a content from the others. */
export const keyOf = (token: Token): string => (token.type === 'text' ? '' : `${token.type} ${token.id}`)
