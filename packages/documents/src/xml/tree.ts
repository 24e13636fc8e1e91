import type { Place } from './refused.ts'

/** A name as it was written (prefix, local) and as it is meant (namespace, local). */
export interface XmlName {
  readonly prefix: string
  readonly local: string
  /** The namespace; empty for none. */
  readonly uri: string
}

export interface XmlAttribute extends XmlName {
  readonly value: string
}

export interface XmlElement extends XmlName {
  readonly type: 'element'
  /** In the order of the file, namespace declarations left out. */
  readonly attributes: readonly XmlAttribute[]
  /** Declared on this very element: prefix (empty for the default) to namespace. */
  readonly namespaces: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
  /** Where its tag begins; null for what was not read from a file. */
  readonly at: Place | null
}

export interface XmlText {
  readonly type: 'text'
  readonly text: string
  readonly cdata: boolean
}

export type XmlNode =
  | XmlElement
  | XmlText
  | { readonly type: 'comment'; readonly text: string }
  | { readonly type: 'instruction'; readonly target: string; readonly body: string }

/** A whole file: its one element, with the comments and instructions before and behind it. */
export interface XmlDocument {
  readonly before: readonly XmlNode[]
  readonly root: XmlElement
  readonly after: readonly XmlNode[]
}

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

export const isElement = (node: XmlNode): node is XmlElement => node.type === 'element'

export const elementsOf = (element: XmlElement): readonly XmlElement[] => element.children.filter(isElement)

/** Whether an element has this local name in this namespace. */
const isNamed = (name: XmlName, uri: string, local: string): boolean => name.local === local && name.uri === uri

/** The first child of this name and namespace. */
export const childOf = (element: XmlElement, uri: string, local: string): XmlElement | undefined =>
  elementsOf(element).find((child) => isNamed(child, uri, local))

export const childrenOf = (element: XmlElement, uri: string, local: string): readonly XmlElement[] =>
  elementsOf(element).filter((child) => isNamed(child, uri, local))

/** An attribute's value; without a namespace, one that has no prefix. */
export const attributeOf = (element: XmlElement, local: string, uri = ''): string | undefined =>
  element.attributes.find((attribute) => isNamed(attribute, uri, local))?.value

/** All text below an element, that of its descendants included. */
export const textOf = (element: XmlElement): string =>
  element.children.map((node) => (node.type === 'text' ? node.text : isElement(node) ? textOf(node) : '')).join('')

export const qualifiedName = ({ prefix, local }: XmlName): string => (prefix === '' ? local : `${prefix}:${local}`)

export const textNode = (text: string): XmlText => ({ type: 'text', text, cdata: false })

type Content = XmlNode | string

/** Makes elements of one vocabulary; attributes have no namespace, those that are undefined are left out. */
export function vocabulary(uri: string, prefix = '') {
  return (local: string, attributes: Readonly<Record<string, string | undefined>> = {}, children: readonly Content[] = []): XmlElement => ({
    type: 'element',
    prefix,
    local,
    uri,
    attributes: Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [plainAttribute(name, value)])),
    namespaces: new Map(),
    children: children.map((child) => (typeof child === 'string' ? textNode(child) : child)),
    at: null,
  })
}

function plainAttribute(name: string, value: string): XmlAttribute {
  const isXml = name.startsWith('xml:')
  return isXml ? { prefix: 'xml', local: name.slice(4), uri: XML_NAMESPACE, value } : { prefix: '', local: name, uri: '', value }
}
