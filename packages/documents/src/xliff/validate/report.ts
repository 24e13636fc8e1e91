import { attributeOf, elementsOf, XML_NAMESPACE, type XmlElement } from '../../xml/index.ts'
import { XLF } from '../names.ts'
import type { Constraint, Violation } from './constraints.ts'
import { modules } from './schema-modules.ts'

/** Collects what is wrong, each with its place and the path that leads there. */
export class Report {
  readonly found: { readonly violation: Violation; readonly element: XmlElement }[] = []
  private readonly root: XmlElement
  private readonly parents: ReadonlyMap<XmlElement, XmlElement>
  private known: ReadonlySet<string> | null = null

  constructor(root: XmlElement) {
    this.root = root
    this.parents = parentsIn(root)
  }

  add(constraint: Constraint, element: XmlElement, message: string): void {
    const place = element.at === null ? '' : `${element.at.line}:${element.at.column} `
    this.found.push({ violation: { constraint, at: `${place}${this.pathOf(element)}`, message }, element })
  }

  get violations(): readonly Violation[] {
    return this.found.map(({ violation }) => violation)
  }

  /** The element and what it stands in, innermost first. */
  *lineOf(element: XmlElement): Iterable<XmlElement> {
    for (let at: XmlElement | undefined = element; at !== undefined; at = this.parents.get(at)) yield at
  }

  /** Ids of elements that are no element of XLIFF or its modules, anywhere in the file. */
  get extensionIds(): ReadonlySet<string> {
    this.known ??= new Set(extensionIdsIn(this.root))
    return this.known
  }

  private pathOf(element: XmlElement): string {
    const steps = [...this.lineOf(element)].map((step) => {
      const id = attributeOf(step, 'id')
      return id === undefined ? step.local : `${step.local}(${id})`
    })
    return steps.reverse().join('/')
  }
}

function extensionIdsIn(element: XmlElement): readonly string[] {
  const own =
    element.uri === XLF || element.uri in modules ? undefined : (attributeOf(element, 'id') ?? attributeOf(element, 'id', XML_NAMESPACE))
  const below = elementsOf(element).flatMap(extensionIdsIn)
  return own === undefined ? below : [own, ...below]
}

function parentsIn(root: XmlElement): ReadonlyMap<XmlElement, XmlElement> {
  const parents = new Map<XmlElement, XmlElement>()
  const visit = (parent: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      parents.set(child, parent)
      visit(child)
    }
  }
  visit(root)
  return parents
}
