import { attributeOf, elementsOf, type XmlElement } from '../../xml/index.ts'
import type { Constraint, Violation } from './constraints.ts'

/** Collects what is wrong, each with its place and the path that leads there. */
export class Report {
  readonly found: { readonly violation: Violation; readonly element: XmlElement }[] = []
  private readonly parents: ReadonlyMap<XmlElement, XmlElement>

  constructor(root: XmlElement) {
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

  private pathOf(element: XmlElement): string {
    const steps = [...this.lineOf(element)].map((step) => {
      const id = attributeOf(step, 'id')
      return id === undefined ? step.local : `${step.local}(${id})`
    })
    return steps.reverse().join('/')
  }
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
