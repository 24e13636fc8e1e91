import { attributeOf, childOf, elementsOf, XML_NAMESPACE, type XmlElement } from '../xml/index.ts'
import { type SegmentState, STATES, XLF } from './names.ts'

/** A segment or what stands between segments, with its place in the translation (specification, Segments Order). */
export interface Part {
  readonly element: XmlElement
  readonly isSegment: boolean
  readonly source: XmlElement
  readonly target: XmlElement | null
  /** Where its translation stands among the unit's parts, from 1: said by the target, else its own place. */
  readonly position: number
}

export const isCore = (element: XmlElement, ...locals: readonly string[]): boolean => element.uri === XLF && locals.includes(element.local)

/** The segments and ignorables of a unit that have a source. */
export function partsOf(unit: XmlElement): readonly Part[] {
  return elementsOf(unit)
    .filter((element) => isCore(element, 'segment', 'ignorable'))
    .flatMap((element, at) => {
      const source = childOf(element, XLF, 'source')
      const target = childOf(element, XLF, 'target') ?? null
      const order = target === null ? undefined : attributeOf(target, 'order')
      const isSegment = element.local === 'segment'
      return source === undefined ? [] : [{ element, isSegment, source, target, position: order === undefined ? at + 1 : Number(order) }]
    })
}

/** Parts in the order in which their translations stand. */
export const inTargetOrder = (parts: readonly Part[]): readonly Part[] => [...parts].sort((a, b) => a.position - b.position)

export function stateOf(segment: XmlElement): SegmentState {
  const said = attributeOf(segment, 'state')
  return STATES.find((state) => state === said) ?? 'initial'
}

export const isSpacePreserved = (element: XmlElement, inherited: boolean): boolean => {
  const said = attributeOf(element, 'space', XML_NAMESPACE)
  return said === undefined ? inherited : said === 'preserve'
}
