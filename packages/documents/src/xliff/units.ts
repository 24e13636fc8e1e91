import { attributeOf, isElement, type XmlDocument, type XmlElement } from '../xml/index.ts'
import { isCore, isSpacePreserved } from './parts.ts'

/** What a unit has from above it. */
export interface Inherited {
  readonly canResegment: boolean
  readonly isSpacePreserved: boolean
}

/** The file with each unit changed. */
export function mapUnits(
  { before, root, after }: XmlDocument,
  change: (unit: XmlElement, inherited: Inherited) => XmlElement,
): XmlDocument {
  const walk = (element: XmlElement, above: Inherited): XmlElement => {
    if (!isCore(element, 'xliff', 'file', 'group', 'unit')) return element
    const here = inherit(element, above)
    if (element.local === 'unit') return change(element, here)
    return { ...element, children: element.children.map((child) => (isElement(child) ? walk(child, here) : child)) }
  }
  return { before, root: walk(root, { canResegment: true, isSpacePreserved: false }), after }
}

function inherit(element: XmlElement, above: Inherited): Inherited {
  const said = attributeOf(element, 'canResegment')
  return {
    canResegment: said === undefined ? above.canResegment : said === 'yes',
    isSpacePreserved: isSpacePreserved(element, above.isSpacePreserved),
  }
}

/** Whether a part may be joined or split: what stands between segments always may. */
export function mayResegment(part: XmlElement, { canResegment }: Inherited): boolean {
  const said = attributeOf(part, 'canResegment')
  return said === undefined ? canResegment : said === 'yes'
}

/** The unit with other parts in the place of those it had. */
export function withParts(unit: XmlElement, parts: readonly XmlElement[]): XmlElement {
  const isPart = (node: XmlElement): boolean => isCore(node, 'segment', 'ignorable')
  const others = unit.children.filter((node) => !(isElement(node) && isPart(node)))
  return { ...unit, children: [...others, ...parts] }
}
