import { elementsOf, qualifiedName, XML_NAMESPACE, type XmlAttribute, type XmlElement } from '../../xml/index.ts'
import { XLF } from '../names.ts'
import type { Report } from './report.ts'
import { core, type ElementType, OTHER, type Particle } from './schema.ts'
import { moduleAttributes, modulePlaces, modules } from './schema-modules.ts'
import * as value from './values.ts'

/** What the schemas say: which elements in which order, which attributes with which values (rule T52). */
export function checkStructure(root: XmlElement, report: Report): void {
  const visit = (element: XmlElement, within: XmlElement | null): void => {
    const type = typeOf(element)
    if (type !== null) {
      checkAttributes(element, type, report)
      checkChildren(element, type, report)
    } else {
      checkXmlAttributes(element, report)
    }
    if (type === null && isModule(element.uri)) {
      report.add('module-element-not-allowed', element, `the module has no element ${qualifiedName(element)}`)
    }
    if (within !== null && within.uri !== element.uri) checkModulePlace(element, within, report)
    checkRepeated(element, report)
    for (const child of elementsOf(element)) visit(child, element)
  }
  visit(root, null)
}

const typeOf = ({ uri, local }: XmlElement): ElementType | null => (uri === XLF ? core[local] : modules[uri]?.[local]) ?? null

const isModule = (uri: string): boolean => uri in modules

function checkAttributes(element: XmlElement, type: ElementType, report: Report): void {
  for (const attribute of element.attributes) checkAttribute(element, attribute, { type, report })
  const names = new Set(element.attributes.map(nameInTable))
  for (const [name, { isRequired }] of Object.entries(type.attributes)) {
    if (isRequired && !names.has(name)) report.add('attribute-missing', element, `${element.local} needs the attribute ${name}`)
  }
}

const nameInTable = ({ uri, local }: XmlAttribute): string => (uri === '' ? local : uri === XML_NAMESPACE ? `xml:${local}` : '')

/** What `xml:lang` and `xml:space` say is checked on elements of extensions too. */
function checkXmlAttributes(element: XmlElement, report: Report): void {
  for (const attribute of element.attributes) {
    const type = attribute.uri === XML_NAMESPACE ? foreignType(attribute) : null
    if (type?.accepts(attribute.value) === false) report.add(type.constraint, element, `${qualifiedName(attribute)} should be ${type.says}`)
  }
}

interface Checking {
  readonly type: ElementType
  readonly report: Report
}

function checkAttribute(element: XmlElement, attribute: XmlAttribute, { type, report }: Checking): void {
  const name = qualifiedName(attribute)
  const declared = type.attributes[nameInTable(attribute)]
  const known = declared?.type ?? foreignType(attribute)
  if (declared === undefined && attribute.uri === '') {
    report.add('attribute-not-allowed', element, `${element.local} has no attribute ${name}`)
  } else if (declared === undefined && !allowsForeign(type, attribute.uri)) {
    report.add('extension-attribute-not-allowed', element, `${element.local} may not carry ${name} of ${attribute.uri}`)
  } else if (known === null) {
    report.add('module-attribute-unknown', element, `the module has no attribute ${name}`)
  } else if (!known.accepts(attribute.value)) {
    report.add(known.constraint, element, `${name}="${attribute.value}" should be ${known.says}`)
  }
}

function allowsForeign({ foreign }: ElementType, uri: string): boolean {
  if (foreign === 'any') return true
  return foreign === 'any-but-xml' ? uri !== XML_NAMESPACE : foreign.includes(uri)
}

/** What a module says of its attribute; any text for extensions; null for what a module does not have. */
function foreignType({ uri, local }: XmlAttribute): value.ValueType | null {
  if (uri === XML_NAMESPACE) return { lang: value.xmlLang, space: value.space }[local] ?? value.any
  const table = moduleAttributes[uri]
  return table === undefined ? value.any : (table[local] ?? null)
}

function checkChildren(element: XmlElement, type: ElementType, report: Report): void {
  if (!type.hasText && element.children.some((node) => node.type === 'text' && node.text.trim() !== '')) {
    report.add('text-not-allowed', element, `${element.local} holds no text of its own`)
  }
  const counts = type.children.map(() => 0)
  let at = 0
  for (const child of elementsOf(element)) {
    const found = placeFor(child, element, { type, counts, at })
    if (found === null) reportMisplaced(child, element, { type, report })
    else {
      at = found
      counts[found] = (counts[found] ?? 0) + 1
    }
  }
  type.children.forEach((particle, index) => {
    if ((counts[index] ?? 0) < particle.least) reportMissing(element, particle, report)
  })
}

interface Progress {
  readonly type: ElementType
  readonly counts: readonly number[]
  readonly at: number
}

/** The particle that takes the next child, at or behind the one that took the last. */
function placeFor(child: XmlElement, parent: XmlElement, { type, counts, at }: Progress): number | null {
  const found = type.children.findIndex(
    (particle, index) => index >= at && (counts[index] ?? 0) < particle.most && takes(particle, child, parent),
  )
  return found === -1 ? null : found
}

function takes({ names }: Particle, child: XmlElement, parent: XmlElement): boolean {
  return names.some((name) => {
    if (name === OTHER) return child.uri !== parent.uri && child.uri !== ''
    return name.startsWith('{') ? name === `{${child.uri}}${child.local}` : child.uri === parent.uri && child.local === name
  })
}

function reportMisplaced(child: XmlElement, parent: XmlElement, { type, report }: Checking): void {
  const isKnown = type.children.some((particle) => takes(particle, child, parent))
  const isForeign = child.uri !== parent.uri
  if (isKnown) report.add('element-order', child, `${qualifiedName(child)} stands too late in ${parent.local}, or once too often`)
  else if (isForeign) report.add('extension-element-not-allowed', child, `${parent.local} holds no elements of other namespaces here`)
  else report.add('element-not-allowed', child, `${parent.local} holds no ${qualifiedName(child)}`)
}

function reportMissing(element: XmlElement, { names }: Particle, report: Report): void {
  const isFileEmpty = element.uri === XLF && element.local === 'file'
  report.add(isFileEmpty ? 'file-without-unit' : 'element-missing', element, `${element.local} needs ${names.join(' or ')}`)
}

function checkModulePlace(element: XmlElement, within: XmlElement, report: Report): void {
  const places = modulePlaces[element.uri]
  const isPoint = within.uri === XLF && ['file', 'group', 'unit'].includes(within.local)
  if (places === undefined || !isPoint) return
  if (!places[element.local]?.includes(within.local)) {
    report.add('module-element-not-allowed', element, `${qualifiedName(element)} does not belong in ${within.local}`)
  }
}

/** Modules stand once in what they belong to; provenance may be said in several rows. */
function checkRepeated(element: XmlElement, report: Report): void {
  if (element.uri !== XLF) return
  const seen = new Set<string>()
  for (const child of elementsOf(element)) {
    if (!(child.uri in modulePlaces) || child.local === 'provenanceRecords' || child.local === 'locQualityIssues') continue
    const name = `${child.uri} ${child.local}`
    if (seen.has(name)) report.add('module-element-not-allowed', child, `${qualifiedName(child)} stands twice in ${element.local}`)
    seen.add(name)
  }
}
