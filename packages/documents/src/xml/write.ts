import { qualifiedName, type XmlDocument, type XmlElement, type XmlNode } from './tree.ts'

/** A file with its declaration, in UTF-8; reading it gives the same tree (rule T51). */
export function writeXml({ before, root, after }: XmlDocument): Uint8Array {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', ...before.map(writeNode), writeNode(root), ...after.map(writeNode)]
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}

/** A file that has nothing but its element. */
export const documentOf = (root: XmlElement): XmlDocument => ({ before: [], root, after: [] })

function writeNode(node: XmlNode): string {
  switch (node.type) {
    case 'element':
      return writeElement(node)
    case 'text':
      return node.cdata ? writeCdata(node.text) : escapeText(node.text)
    case 'comment':
      return `<!--${node.text}-->`
    case 'instruction':
      return `<?${node.target}${node.body === '' ? '' : ` ${node.body}`}?>`
  }
}

function writeElement(element: XmlElement): string {
  const name = qualifiedName(element)
  const declared = [...element.namespaces].map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`)
  const attributes = element.attributes.map((attribute) => ` ${qualifiedName(attribute)}="${escapeAttribute(attribute.value)}"`)
  const start = `<${name}${declared.join('')}${attributes.join('')}`
  return element.children.length === 0 ? `${start}/>` : `${start}>${element.children.map(writeNode).join('')}</${name}>`
}

const writeCdata = (text: string): string => `<![CDATA[${refuseForbidden(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const escapeText = (text: string): string => refuseForbidden(text).replace(/[&<>\r]/gu, escaped)

/** White space other than spaces is written as what it is: a reader would make a space of it. */
const escapeAttribute = (text: string): string => refuseForbidden(text).replace(/[&<>"\t\n\r]/gu, escaped)

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (character: string): string => named[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`

/** Characters that no XML 1.0 file can hold, not even as a reference. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

export const isXmlCharacter = (character: string): boolean => !FORBIDDEN.test(character)

function refuseForbidden(text: string): string {
  const found = FORBIDDEN.exec(text)
  if (found === null) return text
  throw new RangeError(`U+${(found[0].codePointAt(0) ?? 0).toString(16).padStart(4, '0')} cannot be written in XML`)
}
