import { attributeOf, childOf, XML_NAMESPACE, type XmlElement } from '../../xml/index.ts'
import { XLF } from '../names.ts'
import { type Part, stateOf } from '../parts.ts'
import type { Report } from './report.ts'
import { descendantsOf, type FileView, type Scope } from './scope.ts'

/** Skeletons, languages, order and states (rule T52). */
export function checkSegments(root: XmlElement, files: readonly FileView[], report: Report): void {
  const languages = { source: attributeOf(root, 'srcLang'), target: attributeOf(root, 'trgLang') }
  for (const { element, groups, units } of files) {
    checkSkeleton(element, report)
    for (const named of [...groups, ...units.map((unit) => unit.element)]) checkReservedType(named, report)
    for (const unit of units) {
      if (!unit.parts.some(({ isSegment }) => isSegment)) report.add('unit-without-segment', unit.element, 'a unit needs a segment')
      for (const part of unit.parts) {
        checkLanguages(part, languages, report)
        checkState(part, report)
      }
      checkOrder(unit, report)
    }
  }
}

function checkSkeleton(file: XmlElement, report: Report): void {
  const skeleton = childOf(file, XLF, 'skeleton')
  if (skeleton === undefined) return
  const isEmpty = skeleton.children.length === 0
  const hasHref = attributeOf(skeleton, 'href') !== undefined
  if (isEmpty && !hasHref) report.add('skeleton-empty-without-href', skeleton, 'an empty skeleton needs href')
  if (!isEmpty && hasHref) report.add('skeleton-not-empty-with-href', skeleton, 'a skeleton with href is empty')
}

function checkReservedType(element: XmlElement, report: Report): void {
  const type = attributeOf(element, 'type')
  if (type?.startsWith('xlf:')) report.add('prefix-reserved', element, `type="${type}": the prefix xlf is reserved`)
}

interface Languages {
  readonly source: string | undefined
  readonly target: string | undefined
}

function checkLanguages({ source, target }: Part, languages: Languages, report: Report): void {
  const own = languageOf(source, report)
  if (own !== undefined && differ(own, languages.source)) {
    report.add('source-language-differs', source, `the source is in ${own}, the file's srcLang is ${languages.source}`)
  }
  if (target === null) return
  const said = languageOf(target, report)
  if (languages.target === undefined) report.add('target-without-target-language', target, 'there are targets, so xliff needs trgLang')
  else if (said !== undefined && differ(said, languages.target)) {
    report.add('target-language-differs', target, `the target is in ${said}, the file's trgLang is ${languages.target}`)
  }
}

const differ = (a: string, b: string | undefined): boolean => b !== undefined && a !== '' && a.toLowerCase() !== b.toLowerCase()

/** What `xml:lang` says here, on the element or on one around it. */
function languageOf(element: XmlElement, report: Report): string | undefined {
  for (const each of report.lineOf(element)) {
    const said = attributeOf(each, 'lang', XML_NAMESPACE)
    if (said !== undefined) return said
  }
  return undefined
}

function checkState({ element, isSegment, target }: Part, report: Report): void {
  if (!isSegment) return
  const subState = attributeOf(element, 'subState')
  if (subState !== undefined && attributeOf(element, 'state') === undefined) {
    report.add('sub-state-without-state', element, 'subState needs state')
  }
  if (subState?.startsWith('xlf:')) report.add('prefix-reserved', element, `subState="${subState}": the prefix xlf is reserved`)
  if (target === null && stateOf(element) !== 'initial') {
    report.add('state-without-target', element, `a segment that is ${stateOf(element)} needs a target`)
  }
}

/** Every part has a place of its own in the translation: what its target says, else where it stands. */
function checkOrder({ parts }: Scope, report: Report): void {
  const taken = new Set<number>()
  for (const { element, target, position } of parts) {
    const place = target ?? element
    if (!Number.isInteger(position) || position < 1) continue
    if (position > parts.length) report.add('order-out-of-range', place, `order is ${position}, there are ${parts.length} parts`)
    else if (taken.has(position)) report.add('order-not-unique', place, `place ${position} in the translation is taken already`)
    taken.add(position)
  }
}

/** Types that need a main type, and reserved ones that need the right one. */
export function checkSubTypes(root: XmlElement, report: Report): void {
  for (const element of descendantsOf(root)) {
    const subType = element.uri === XLF ? attributeOf(element, 'subType') : undefined
    if (subType === undefined) continue
    const type = attributeOf(element, 'type')
    if (type === undefined) report.add('sub-type-without-type', element, 'subType needs type')
    else if (subType.startsWith('xlf:') && RESERVED[subType] !== type) {
      report.add('sub-type-not-of-type', element, `subType ${subType} does not go with type ${type}`)
    }
  }
}

const RESERVED: Readonly<Record<string, string>> = {
  'xlf:lb': 'fmt',
  'xlf:pb': 'fmt',
  'xlf:b': 'fmt',
  'xlf:i': 'fmt',
  'xlf:u': 'fmt',
  'xlf:var': 'ui',
}
