import { decodeXml } from '../xml/decode.ts'
import { streamXml, type XmlElement, type XmlNode } from '../xml/index.ts'

/**
 * Hands over the elements of some names one by one, each with all that is in it, without holding the whole file as a tree.
 * A document type declaration that names nothing but a file, as older exchange files carry, is passed over and never fetched;
 * one that declares anything is refused.
 * @returns the root's attributes as an element without children, or null when it has another name.
 */
export function readElements(
  source: Uint8Array,
  rootName: string,
  wanted: readonly string[],
  take: (element: XmlElement) => void,
): XmlElement | null {
  let root: XmlElement | null = null
  const open: { readonly element: XmlElement; readonly children: XmlNode[] }[] = []
  let seen = false
  streamXml(withoutPlainDoctype(decodeXml(source)), {
    opened(element) {
      if (!seen && element.local === rootName) root = element
      seen = true
      if (open.length === 0 && !wanted.includes(element.local)) return
      const children: XmlNode[] = []
      const node = { ...element, children }
      open.at(-1)?.children.push(node)
      open.push({ element: node, children })
    },
    closed() {
      const element = open.pop()?.element
      if (element !== undefined && open.length === 0) take(element)
    },
    said: (node) => void open.at(-1)?.children.push(node),
  })
  return root
}

const plainDoctype = /^(\uFEFF?\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s*)*)(<!DOCTYPE\s[^[\]<>]*>)/u

const withoutPlainDoctype = (text: string): string =>
  text.replace(plainDoctype, (_, before: string, doctype: string) => before + doctype.replace(/[^\n]/gu, ' '))
