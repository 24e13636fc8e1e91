export { readXml, streamXml, type XmlListener } from './read.ts'
export { type Place, XML_LIMITS, XML_REFUSALS, type XmlRefusal, XmlRefused } from './refused.ts'
export {
  attributeOf,
  childOf,
  childrenOf,
  elementsOf,
  isElement,
  isNamed,
  qualifiedName,
  textNode,
  textOf,
  vocabulary,
  XML_NAMESPACE,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlName,
  type XmlNode,
  type XmlText,
} from './tree.ts'
export { documentOf, isXmlCharacter, writeXml } from './write.ts'
