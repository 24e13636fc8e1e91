import { isElement, textNode, type XmlDocument, type XmlElement, type XmlNode } from '../xml/index.ts'
import { withSpace } from './edit.ts'
import { tokensOf } from './inline.ts'
import { nest } from './nest.ts'
import { isCore, isSpacePreserved } from './parts.ts'

const STRUCTURE = ['xliff', 'file', 'group', 'unit', 'segment', 'ignorable', 'notes', 'originalData']

/**
 * The same content written in one way: a line per structural element, spans as one element where they can be, white space
 * that stays said on source and target. Skeleton, notes, data and what is not ours to read are left as they are (rule T53).
 */
export const tidy = ({ root }: XmlDocument): XmlDocument => ({ before: [], root: tidyElement(root, false), after: [] })

function tidyElement(element: XmlElement, inherited: boolean): XmlElement {
  const isPreserved = isSpacePreserved(element, inherited)
  if (isCore(element, 'source', 'target')) return tidyContent(element, isPreserved)
  if (!isCore(element, ...STRUCTURE)) return element
  const children = element.children.filter(isElement).flatMap((child) => [newLine, tidyElement(child, isPreserved)])
  return { ...element, children: children.length === 0 ? [] : [...children, newLine] }
}

const newLine = textNode('\n')

function tidyContent(element: XmlElement, isPreserved: boolean): XmlElement {
  const kept = new Map([...element.namespaces].filter(([prefix]) => usedBy(element).has(prefix)))
  const passedOn = new Map([...element.namespaces].filter(([prefix]) => !kept.has(prefix)))
  const children = nest(tokensOf(element)).map((node) => declareWhereUsed(node, passedOn))
  return withSpace({ ...element, namespaces: kept, children }, isPreserved)
}

/** Prefixes of the element's name and of its attributes' names. */
const usedBy = (element: XmlElement): ReadonlySet<string> =>
  new Set([element.prefix, ...element.attributes.filter(({ uri }) => uri !== '').map(({ prefix }) => prefix)])

function declareWhereUsed(node: XmlNode, pending: ReadonlyMap<string, string>): XmlNode {
  if (!isElement(node) || pending.size === 0) return node
  const used = usedBy(node)
  const here = [...pending].filter(([prefix]) => used.has(prefix))
  const rest = new Map([...pending].filter(([prefix]) => !used.has(prefix) && !node.namespaces.has(prefix)))
  return {
    ...node,
    namespaces: new Map([...here, ...node.namespaces]),
    children: node.children.map((child) => declareWhereUsed(child, rest)),
  }
}
