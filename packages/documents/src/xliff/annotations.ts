import { attributeOf, isElement, type XmlDocument, type XmlElement } from '../xml/index.ts'
import { type Token, tokensOf } from './inline.ts'
import { nest } from './nest.ts'
import { isCore, partsOf } from './parts.ts'
import { mapUnits } from './units.ts'

/** An annotation of a tool's own making: its type has a prefix. */
export const isCustom = (marker: XmlElement): boolean => attributeOf(marker, 'type')?.includes(':') ?? false

/** Takes annotations out of the content, start and end, and leaves the words; notes they pointed to stay (rule T53). */
export function removeAnnotations(document: XmlDocument, isRemoved: (marker: XmlElement) => boolean = () => true): XmlDocument {
  return mapUnits(document, (unit) => {
    const gone = goneIn(unit, isRemoved)
    const clean = (element: XmlElement): XmlElement => {
      const children = isCore(element, 'source', 'target')
        ? nest(tokensOf(element).filter((token) => !isMarkOf(token, gone)))
        : element.children.map((child) =>
            isElement(child) && isCore(child, 'segment', 'ignorable', 'source', 'target') ? clean(child) : child,
          )
      return { ...element, children }
    }
    return clean(unit)
  })
}

function goneIn(unit: XmlElement, isRemoved: (marker: XmlElement) => boolean): ReadonlySet<string> {
  const contents = partsOf(unit).flatMap(({ source, target }) => (target === null ? [source] : [source, target]))
  return new Set(contents.flatMap(tokensOf).flatMap((token) => (token.type === 'mark' && isRemoved(token.from) ? [token.id] : [])))
}

const isMarkOf = (token: Token, gone: ReadonlySet<string>): boolean =>
  (token.type === 'mark' || token.type === 'unmark') && gone.has(token.id)
