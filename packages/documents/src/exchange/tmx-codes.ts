import type { Inline, Marks } from '@undersigned/letter'
import { attributeOf, isXmlCharacter, textOf, type vocabulary, type XmlElement, type XmlNode } from '../xml/index.ts'
import { contentToMarkup, MarkupRefused, markupToContent } from './markup.ts'

type Make = ReturnType<typeof vocabulary>

/** A unit's content as TMX writes it: marks as paired codes, references, breaks and placeholders as `ph`; a code holds our markup (rule T82). */
export function codesOf(content: readonly Inline[], make: Make): readonly (XmlElement | string)[] {
  let pairs = 0
  return content.flatMap((part) => {
    if (part.type !== 'text') return [make('ph', { type: part.type }, [contentToMarkup([part])])]
    const opening = tagsOf(part.marks).map((tag) => ({ ...tag, i: String(++pairs) }))
    const begins = opening.map(({ i, type, begin }) => make('bpt', { i, type }, [begin]))
    const ends = opening.toReversed().map(({ i, end }) => make('ept', { i }, [end]))
    return [...begins, [...part.text].filter(isXmlCharacter).join(''), ...ends]
  })
}

function tagsOf({ link, strong, emphasis }: Marks) {
  return [
    ...(link === undefined ? [] : [{ type: 'link', begin: `<a href="${attributeText(link)}">`, end: '</a>' }]),
    ...(strong ? [{ type: 'bold', begin: '<b>', end: '</b>' }] : []),
    ...(emphasis ? [{ type: 'italic', begin: '<i>', end: '</i>' }] : []),
  ]
}

const attributeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

/** The content of a segment; codes of other tools are bold and italic where they say so, else their words stay and the code goes (rule T82). */
export function contentOfSegment(segment: XmlElement): readonly Inline[] {
  try {
    return markupToContent(markupOf(segment, codeOf(segment)))
  } catch (error) {
    if (!(error instanceof MarkupRefused)) throw error
    return markupToContent(markupOf(segment, () => ''))
  }
}

const CODES: readonly string[] = ['bpt', 'ept', 'ph', 'it', 'ut']

function markupOf(element: XmlElement, code: (element: XmlElement) => string): string {
  return element.children.map((node) => pieceOf(node, code)).join('')
}

function pieceOf(node: XmlNode, code: (element: XmlElement) => string): string {
  if (node.type === 'text') return contentToMarkup([{ type: 'text', text: node.text, marks: {} }])
  if (node.type !== 'element') return ''
  return CODES.includes(node.local) ? code(node) : markupOf(node, code)
}

const OURS = /^(?:<\/?[bia]>|<a href="[^"<>]*">|<br\/>|<note(?:ref)? id="[^"<>]*"\/>|<open field="\w+">[^<>]*<\/open>)$/u

/** What stands for a code: our own markup as it is, a foreign pair that says it is bold or italic as that, nothing for any other. */
function codeOf(segment: XmlElement): (element: XmlElement) => string {
  const foreign = new Map<string, string>()
  for (const element of elementsIn(segment)) {
    const name = names[attributeOf(element, 'type') ?? '']
    const i = attributeOf(element, 'i')
    if (element.local === 'bpt' && i !== undefined && name !== undefined && !OURS.test(textOf(element))) foreign.set(i, name)
  }
  return (element) => {
    const text = textOf(element)
    if (OURS.test(text)) return text
    const name = foreign.get(attributeOf(element, 'i') ?? '')
    if (name === undefined) return ''
    return element.local === 'bpt' ? `<${name}>` : element.local === 'ept' ? `</${name}>` : ''
  }
}

const names: Readonly<Record<string, string>> = { bold: 'b', italic: 'i' }

const elementsIn = (element: XmlElement): readonly XmlElement[] =>
  element.children.flatMap((node) => (node.type === 'element' ? [node, ...elementsIn(node)] : []))
