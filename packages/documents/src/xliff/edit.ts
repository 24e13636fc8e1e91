import { XML_NAMESPACE, type XmlAttribute, type XmlElement } from '../xml/index.ts'

const isNamed = ({ local, uri }: XmlAttribute, name: string): boolean => uri === '' && local === name

/** The element with one attribute set, in its place if it was there; null takes it away. */
export function withAttribute(element: XmlElement, name: string, value: string | null): XmlElement {
  const others = element.attributes.filter((attribute) => !isNamed(attribute, name))
  if (value === null) return others.length === element.attributes.length ? element : { ...element, attributes: others }
  const isThere = others.length < element.attributes.length
  const fresh: XmlAttribute = { prefix: '', local: name, uri: '', value }
  const attributes = isThere ? element.attributes.map((each) => (isNamed(each, name) ? fresh : each)) : [...element.attributes, fresh]
  return { ...element, attributes }
}

/** The element saying that its white space stays, or no longer saying anything of it. */
export function withSpace(element: XmlElement, isPreserved: boolean): XmlElement {
  const others = element.attributes.filter(({ local, uri }) => !(local === 'space' && uri === XML_NAMESPACE))
  const preserve: XmlAttribute = { prefix: 'xml', local: 'space', uri: XML_NAMESPACE, value: 'preserve' }
  return { ...element, attributes: isPreserved ? [...others, preserve] : others }
}
