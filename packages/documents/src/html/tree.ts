import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5'
import { refuseTooDeep } from '../guard-text.ts'
import { DocumentRefused, LIMITS } from '../refused.ts'

export type Element = DefaultTreeAdapterTypes.Element
export type Node = DefaultTreeAdapterTypes.ChildNode

/** HTML as browsers read it, within our limits while it is being built (rule L30). */
export function parseHtml(html: string): DefaultTreeAdapterTypes.Document {
  return parse(html, { treeAdapter: limitedAdapter() })
}

function limitedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  const depths = new WeakMap<object, number>()
  let elements = 0
  const deepen = (parent: object, child: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1
    depths.set(child, depth)
    refuseTooDeep(depth, LIMITS.depth)
  }
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      elements += 1
      if (elements > LIMITS.elements / 4) throw new DocumentRefused('too-large', 'too many elements')
      return defaultTreeAdapter.createElement(name, namespace, attributes)
    },
    appendChild(parent, child) {
      deepen(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore(parent, child, before) {
      deepen(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, before)
    },
  }
}

export const isElement = (node: Node): node is Element => 'tagName' in node
export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'

export const attribute = (element: Element, name: string): string | undefined => element.attrs.find((attr) => attr.name === name)?.value

/** The value of one property in a style attribute, lower case. */
export function styleOf(element: Element, property: string): string | undefined {
  const style = attribute(element, 'style')
  const match = style === undefined ? null : new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, 'iu').exec(style)
  return match?.[1]?.trim().toLowerCase()
}

export function textOf(element: Element): string {
  return element.childNodes.map((child) => (isText(child) ? child.value : isElement(child) ? textOf(child) : '')).join('')
}

/** Every element below, in document order. */
export function* elementsIn(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    yield node
    yield* elementsIn(node.childNodes)
  }
}
