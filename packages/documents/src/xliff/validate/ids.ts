import { attributeOf, childOf, childrenOf, elementsOf, XML_NAMESPACE, type XmlElement } from '../../xml/index.ts'
import type { Token } from '../inline.ts'
import { XLF } from '../names.ts'
import { isCore } from '../parts.ts'
import type { Constraint } from './constraints.ts'
import type { Report } from './report.ts'
import { modules } from './schema-modules.ts'
import type { FileView, Scope } from './scope.ts'

/** Ids are unique where the specification says so, and a target's codes are called as in its source (rule T52). */
export function checkIds(files: readonly FileView[], report: Report): void {
  const unique = (elements: readonly XmlElement[], constraint: Constraint): void => checkUnique(elements, constraint, report)
  unique(
    files.map(({ element }) => element),
    'file-id-not-unique',
  )
  for (const { element, groups, units, matches } of files) {
    unique(groups, 'group-id-not-unique')
    unique(
      units.map((unit) => unit.element),
      'unit-id-not-unique',
    )
    for (const container of [element, ...groups, ...units.map((unit) => unit.element)]) {
      const notes = childOf(container, XLF, 'notes')
      if (notes !== undefined) unique(childrenOf(notes, XLF, 'note'), 'note-id-not-unique')
      checkExtensionIds(container, report)
    }
    for (const scope of [...units, ...matches]) {
      const data = childOf(scope.element, XLF, 'originalData')
      if (data !== undefined) unique(childrenOf(data, XLF, 'data'), 'data-id-not-unique')
      checkInlineIds(scope, report)
    }
  }
}

export function checkUnique(elements: readonly XmlElement[], constraint: Constraint, report: Report): void {
  const seen = new Set<string>()
  for (const element of elements) {
    const id = attributeOf(element, 'id') ?? attributeOf(element, 'id', XML_NAMESPACE)
    if (id === undefined) continue
    if (seen.has(id)) report.add(constraint, element, `the id ${id} is taken already`)
    seen.add(id)
  }
}

/** Ids of extensions are unique per namespace within the file, group or unit they stand in. */
function checkExtensionIds(container: XmlElement, report: Report): void {
  const seen = new Set<string>()
  const visit = (element: XmlElement): void => {
    if (element.uri === XLF) return
    const id = attributeOf(element, 'id') ?? attributeOf(element, 'id', XML_NAMESPACE)
    if (id !== undefined && !(element.uri in modules)) {
      const key = `${element.uri} ${id}`
      if (seen.has(key)) report.add('extension-id-not-unique', element, `the id ${id} is taken already in this ${container.local}`)
      seen.add(key)
    }
    elementsOf(element).forEach(visit)
  }
  for (const child of elementsOf(container)) if (!isCore(child, 'skeleton')) visit(child)
}

/** What kind of thing an inline element is; one that is spelled differently in source and target is still the same kind. */
function kindOf(token: Token): 'span' | 'alone' | 'end' | 'annotation' | null {
  if (token.type === 'start') return 'span'
  if (token.type === 'alone') return 'alone'
  if (token.type === 'mark') return 'annotation'
  return token.type === 'end' && token.isolated ? 'end' : null
}

/** Segments, ignorables and all that is inline share their names within a unit. */
function checkInlineIds(scope: Scope, report: Report): void {
  const taken = scope.kind === 'unit' ? partIds(scope, report) : new Map<string, string>()
  for (const [token, kind] of namedIn(scope.source)) {
    if (taken.has(token.id)) report.add('inline-id-not-unique', token.from, `the id ${token.id} is taken already`)
    taken.set(token.id, kind)
  }
  const inTarget = new Set<string>()
  for (const [token, kind] of namedIn(scope.target)) {
    const other = taken.get(token.id)
    if (inTarget.has(token.id)) report.add('inline-id-not-unique', token.from, `the id ${token.id} is taken already in the target`)
    else if (other !== undefined && other !== kind) {
      report.add('target-id-not-of-its-source', token.from, `the id ${token.id} is another kind of element in the source`)
    }
    inTarget.add(token.id)
  }
}

function partIds({ parts }: Scope, report: Report): Map<string, string> {
  const taken = new Map<string, string>()
  for (const { element } of parts) {
    const id = attributeOf(element, 'id')
    if (id === undefined) continue
    if (taken.has(id)) report.add('segment-id-not-unique', element, `the id ${id} is taken already in this unit`)
    taken.set(id, 'part')
  }
  return taken
}

type Named = Exclude<Token, { readonly type: 'text' }>

const namedIn = (tokens: readonly Token[]): readonly (readonly [Named, string])[] =>
  tokens.flatMap((token): readonly (readonly [Named, string])[] => {
    const kind = kindOf(token)
    return kind === null || token.type === 'text' || token.id === '' ? [] : [[token, kind]]
  })
