import { attributeOf, childOf, childrenOf, elementsOf, XML_NAMESPACE, type XmlElement } from '../../xml/index.ts'
import type { Token } from '../inline.ts'
import { FS, GLS, MDA, MTC, RES, SLR, VAL, XLF } from '../names.ts'
import { checkFragment } from './fragments.ts'
import { checkUnique } from './ids.ts'
import type { Report } from './report.ts'
import { descendantsOf, type FileView, type Scope } from './scope.ts'

/** What the modules ask for beyond their schemas (rule T52). */
export function checkModules(root: XmlElement, files: readonly FileView[], report: Report): void {
  for (const { element: file, groups, units } of files) {
    for (const unit of units) {
      checkMatches(unit, attributeOf(root, 'trgLang'), report)
      checkGlossary(unit, report)
    }
    for (const container of [file, ...groups, ...units.map(({ element }) => element)]) {
      for (const validation of childrenOf(container, VAL, 'validation')) checkRules(validation, container, report)
    }
    checkResources(root, file, report)
  }
  for (const element of descendantsOf(root)) {
    if (element.uri === MDA && element.local === 'metadata') checkMetadata(element, report)
    checkStyleAndSize(element, report)
  }
}

function checkMatches(unit: Scope, targetLanguage: string | undefined, report: Report): void {
  for (const matches of childrenOf(unit.element, MTC, 'matches')) {
    checkUnique(childrenOf(matches, MTC, 'match'), 'match-id-not-unique', report)
    for (const match of childrenOf(matches, MTC, 'match')) {
      const ref = attributeOf(match, 'ref')
      if (ref !== undefined && !pointsInto(ref, match, { unit, report })) {
        report.add('match-ref-unknown', match, `ref="${ref}" is no span of this unit`)
      }
      if (attributeOf(match, 'subType') !== undefined && attributeOf(match, 'type') === undefined) {
        report.add('match-sub-type-without-type', match, 'subType needs type')
      }
      checkMatchLanguage(match, targetLanguage, report)
    }
  }
}

function checkMatchLanguage(match: XmlElement, targetLanguage: string | undefined, report: Report): void {
  const target = childOf(match, XLF, 'target')
  const said = target === undefined ? undefined : attributeOf(target, 'lang', XML_NAMESPACE)
  if (target === undefined || !said || targetLanguage === undefined || attributeOf(match, 'reference') === 'yes') return
  if (said.toLowerCase() !== targetLanguage.toLowerCase()) {
    report.add('match-target-language-differs', target, `the candidate is in ${said}, and is not marked as a reference`)
  }
}

/** Whether a reference leads to a segment or an inline element of the unit. */
function pointsInto(ref: string, element: XmlElement, { unit, report }: { readonly unit: Scope; readonly report: Report }): boolean {
  const fragment = ref.startsWith('#') ? checkFragment(ref, element, report) : new Map([['', ref.slice(ref.indexOf('#') + 1)]])
  if (fragment === null) return true
  const named = fragment.get('u')
  if (named !== undefined && named !== attributeOf(unit.element, 'id')) return false
  const inTarget = fragment.get('t')
  if (inTarget !== undefined) return idsIn(unit.target).has(inTarget)
  const id = fragment.get('')
  const parts = unit.parts.map((part) => attributeOf(part.element, 'id'))
  return id !== undefined && (parts.includes(id) || idsIn(unit.source).has(id) || idsIn(unit.target).has(id))
}

const idsIn = (tokens: readonly Token[]): ReadonlySet<string> =>
  new Set(tokens.flatMap((token) => (token.type === 'text' || token.type === 'unmark' ? [] : [token.id])))

function checkGlossary(unit: Scope, report: Report): void {
  for (const glossary of childrenOf(unit.element, GLS, 'glossary')) {
    const entries = childrenOf(glossary, GLS, 'glossEntry')
    const translations = entries.flatMap((entry) => childrenOf(entry, GLS, 'translation'))
    checkUnique([...entries, ...translations], 'gloss-id-not-unique', report)
    for (const entry of entries) {
      const isComplete = elementsOf(entry).some(({ uri, local }) => uri === GLS && (local === 'translation' || local === 'definition'))
      if (!isComplete) report.add('gloss-entry-incomplete', entry, 'an entry has a translation or a definition')
    }
    for (const element of [...entries, ...translations]) {
      const ref = attributeOf(element, 'ref')
      if (ref !== undefined && !pointsInto(ref, element, { unit, report })) {
        report.add('gloss-ref-unknown', element, `ref="${ref}" is no span of this unit`)
      }
    }
  }
}

function checkMetadata(metadata: XmlElement, report: Report): void {
  const groups = [...descendantsOf(metadata)].filter(({ uri, local }) => uri === MDA && local === 'metaGroup')
  checkUnique([metadata, ...groups], 'metadata-id-not-unique', report)
}

function checkRules(validation: XmlElement, container: XmlElement, report: Report): void {
  for (const rule of childrenOf(validation, VAL, 'rule')) {
    const has = (name: string): boolean => attributeOf(rule, name) !== undefined
    const kinds = ['isPresent', 'isNotPresent', 'startsWith', 'endsWith'].filter(has)
    const isCustom = rule.attributes.some(({ uri }) => uri !== '')
    if (kinds.length > 1 || (kinds.length === 0 && !isCustom)) {
      report.add('validation-rule-not-one', rule, 'a rule is one of isPresent, isNotPresent, startsWith, endsWith or a custom one')
    }
    if (has('occurs') && !has('isPresent')) report.add('validation-occurs-without-is-present', rule, 'occurs needs isPresent')
    if (has('existsInSource') && !['isPresent', 'startsWith', 'endsWith'].some(has)) {
      report.add('validation-exists-in-source-alone', rule, 'existsInSource needs isPresent, startsWith or endsWith')
    }
    if (attributeOf(rule, 'disabled') === 'yes' && container.local === 'file') {
      report.add('validation-disabled-in-file', rule, 'a rule of a file has nothing above it to switch off')
    }
  }
}

function checkResources(root: XmlElement, file: XmlElement, report: Report): void {
  const ofFile = childrenOf(file, RES, 'resourceData').flatMap((data) => childrenOf(data, RES, 'resourceItem'))
  const known = new Set(ofFile.map((item) => attributeOf(item, 'id')))
  for (const data of descendantsOf(file)) {
    if (data.uri !== RES || data.local !== 'resourceData') continue
    checkUnique(elementsOf(data), 'resource-id-not-unique', report)
    for (const ref of childrenOf(data, RES, 'resourceItemRef')) {
      const to = attributeOf(ref, 'ref')
      if (to !== undefined && !known.has(to)) report.add('resource-ref-unknown', ref, `the file has no resource ${to}`)
    }
    for (const item of childrenOf(data, RES, 'resourceItem')) checkResource(item, root, report)
  }
}

function checkResource(item: XmlElement, root: XmlElement, report: Report): void {
  const sides = [...childrenOf(item, RES, 'source'), ...childrenOf(item, RES, 'target')]
  if (elementsOf(item).length === 0) report.add('resource-item-empty', item, 'a resource has a source, a target or a reference')
  const isEmpty = sides.length > 0 && sides.every((side) => side.children.length === 0)
  if (isEmpty && attributeOf(item, 'mimeType') === undefined) {
    report.add('resource-mime-type-missing', item, 'a resource that stands elsewhere says its mimeType')
  }
  for (const side of sides) {
    if ((attributeOf(side, 'href') === undefined) === (side.children.length === 0)) {
      report.add('resource-href-and-content', side, 'a resource has either href or content')
    }
    const said = attributeOf(side, 'lang', XML_NAMESPACE)
    const expected = attributeOf(root, side.local === 'source' ? 'srcLang' : 'trgLang')
    if (said && expected !== undefined && said.toLowerCase() !== expected.toLowerCase()) {
      report.add('resource-language-differs', side, `it is in ${said}, the file's language is ${expected}`)
    }
  }
}

function checkStyleAndSize(element: XmlElement, report: Report): void {
  const subStyle = attributeOf(element, 'subFs', FS)
  if (subStyle !== undefined && attributeOf(element, 'fs', FS) === undefined) {
    report.add('format-style-sub-without-style', element, 'subFs needs fs')
  }
  if (attributeOf(element, 'sizeInfo', SLR) !== undefined && attributeOf(element, 'sizeInfoRef', SLR) !== undefined) {
    report.add('size-info-twice', element, 'either sizeInfo or sizeInfoRef')
  }
}
