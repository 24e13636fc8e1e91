import { qualifiedName, type XmlAttribute, type XmlDocument, type XmlElement, type XmlNode } from '../xml/index.ts'

/** Canonical XML 1.0 without comments: what two files must share to be the same one. */
export function canonicalXml({ before, root, after }: XmlDocument): string {
  const outside = (nodes: readonly XmlNode[]): readonly string[] => nodes.flatMap((node) => write(node, new Map()) || [])
  return [...outside(before), write(root, new Map()), ...outside(after)].join('\n')
}

type Scope = ReadonlyMap<string, string>

function write(node: XmlNode, rendered: Scope): string {
  switch (node.type) {
    case 'text':
      return node.text.replace(/[&<>\r]/gu, (character) => escapes[character] ?? character)
    case 'comment':
      return ''
    case 'instruction':
      return `<?${node.target}${node.body === '' ? '' : ` ${node.body}`}?>`
    case 'element':
      return writeElement(node, rendered)
  }
}

function writeElement(element: XmlElement, rendered: Scope): string {
  const fresh = [...element.namespaces]
    .filter(([prefix, uri]) => prefix !== 'xml' && (rendered.get(prefix) ?? '') !== uri)
    .sort(([a], [b]) => compare(a, b))
  const scope = new Map([...rendered, ...fresh])
  const name = qualifiedName(element)
  const namespaces = fresh.map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${attribute(uri)}"`)
  const attributes = [...element.attributes].sort(byName).map((each) => ` ${qualifiedName(each)}="${attribute(each.value)}"`)
  return `<${name}${namespaces.join('')}${attributes.join('')}>${element.children.map((child) => write(child, scope)).join('')}</${name}>`
}

const byName = (a: XmlAttribute, b: XmlAttribute): number => compare(a.uri, b.uri) || compare(a.local, b.local)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}
const attribute = (value: string): string => value.replace(/[&<"\t\n\r]/gu, (character) => escapes[character] ?? character)
