import { SaxesParser } from 'saxes'
import { refuseTooDeep, refuseTooMany } from '../guard-text.ts'
import { DocumentRefused, LIMITS } from '../refused.ts'

/** An element of an XML part. Names keep the prefixes Word writes; text stands in `text` of elements that have no others in them. */
export interface Xml {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Xml[]
  text: string
}

/** Parses one part within our limits; a DTD, and with it every entity, is refused (rule L30). */
export function parseXml(source: string, part: string): Xml {
  const root: Xml = { name: '', attributes: {}, children: [], text: '' }
  const open: Xml[] = [root]
  let elements = 0
  let paragraphs = 0
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new DocumentRefused('damaged', `${part} carries a DTD`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1
    if (elements > LIMITS.elements) throw new DocumentRefused('too-large', `${part} has too many elements`)
    if (name === 'w:p') refuseTooMany(++paragraphs)
    refuseTooDeep(open.length, LIMITS.depth)
    const element: Xml = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  try {
    parser.write(source).close()
  } catch (cause) {
    if (cause instanceof DocumentRefused) throw cause
    throw new DocumentRefused('damaged', `${part} is not well-formed`, { cause })
  }
  return root.children[0] ?? root
}

export const child = (element: Xml | undefined, name: string): Xml | undefined => element?.children.find((found) => found.name === name)
export const childrenOf = (element: Xml | undefined, name: string): Xml[] => element?.children.filter((found) => found.name === name) ?? []
export const value = (element: Xml | undefined): string | undefined => element?.attributes['w:val']

/** A switch such as `<w:b/>`: on unless it says otherwise; undefined when absent. */
export function isOn(element: Xml | undefined): boolean | undefined {
  if (element === undefined) return undefined
  return !['0', 'false', 'off', 'none'].includes(value(element) ?? '1')
}
