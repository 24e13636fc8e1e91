export { readXml, streamXml } from './read.ts'
export { XML_LIMITS, type XmlRefusal, XmlRefused } from './refused.ts'
export {
  attributeOf,
  childOf,
  childrenOf,
  elementsOf,
  isElement,
  qualifiedName,
  textNode,
  textOf,
  vocabulary,
  XML_NAMESPACE,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from './tree.ts'
export { documentOf, isXmlCharacter, writeXml } from './write.ts'
