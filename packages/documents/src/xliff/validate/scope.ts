import { attributeOf, childOf, childrenOf, elementsOf, type XmlElement } from '../../xml/index.ts'
import { type Code, isWritten, keyOf, type Token, tokensOf } from '../inline.ts'
import { MTC, XLF } from '../names.ts'
import { inTargetOrder, isCore, type Part, partsOf } from '../parts.ts'

/** Where ids are unique, codes pair and original data is looked for: a unit, or a translation candidate. */
export interface Scope {
  readonly kind: 'unit' | 'match'
  readonly element: XmlElement
  readonly parts: readonly Part[]
  /** Codes, annotations and text of all sources, in their order. */
  readonly source: readonly Token[]
  /** The same of all targets, in the order of the translation. */
  readonly target: readonly Token[]
  /** Codes and annotations that a translation still lacks, because the part they stand in is not translated. */
  readonly untranslated: ReadonlySet<string>
  readonly data: ReadonlySet<string>
  /** Codes of both sides by id, the source's first. */
  readonly codes: ReadonlyMap<string, readonly Code[]>
}

/** One `file`, with all that stands somewhere in it. */
export interface FileView {
  readonly element: XmlElement
  readonly groups: readonly XmlElement[]
  readonly units: readonly Scope[]
  readonly matches: readonly Scope[]
}

export const filesOf = (root: XmlElement): readonly FileView[] => childrenOf(root, XLF, 'file').map(fileView)

function fileView(file: XmlElement): FileView {
  const groups: XmlElement[] = []
  const units: XmlElement[] = []
  const visit = (parent: XmlElement): void => {
    for (const child of elementsOf(parent)) {
      if (isCore(child, 'unit')) units.push(child)
      else if (isCore(child, 'group')) {
        groups.push(child)
        visit(child)
      }
    }
  }
  visit(file)
  const matches = units.flatMap((unit) => childrenOf(unit, MTC, 'matches').flatMap((each) => childrenOf(each, MTC, 'match')))
  return { element: file, groups, units: units.map((unit) => scopeOf('unit', unit, partsOf(unit))), matches: matches.map(matchScope) }
}

function matchScope(match: XmlElement): Scope {
  const source = childOf(match, XLF, 'source')
  const target = childOf(match, XLF, 'target') ?? null
  return scopeOf('match', match, source === undefined ? [] : [{ element: match, isSegment: true, source, target, position: 1 }])
}

function scopeOf(kind: Scope['kind'], element: XmlElement, parts: readonly Part[]): Scope {
  const originalData = childOf(element, XLF, 'originalData')
  const data = originalData === undefined ? [] : childrenOf(originalData, XLF, 'data')
  const source = parts.flatMap((part) => tokensOf(part.source))
  const target = inTargetOrder(parts).flatMap((part) => (part.target === null ? [] : tokensOf(part.target)))
  return {
    kind,
    element,
    parts,
    source,
    target,
    untranslated: new Set(parts.flatMap((part) => (part.target === null ? tokensOf(part.source).map(keyOf) : []))),
    codes: Map.groupBy([...source, ...target].filter(isWritten), ({ id }) => id),
    data: new Set(data.flatMap((each) => attributeOf(each, 'id') ?? [])),
  }
}

/** Every element below this one, itself included. */
export function* descendantsOf(element: XmlElement): Iterable<XmlElement> {
  yield element
  for (const child of elementsOf(element)) yield* descendantsOf(child)
}
