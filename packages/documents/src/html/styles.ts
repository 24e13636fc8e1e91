import { type Marks, marksOf } from '@undersigned/letter'
import type { BlockShape } from '../blocks.ts'
import { headingLevel, itemLevel, PARAGRAPH } from '../blocks.ts'
import { safeLink } from '../links.ts'
import { attribute, type Element, isElement, styleOf, textOf } from './tree.ts'

const SKIPPED = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'svg',
  'math',
  'iframe',
  'object',
  'embed',
  'xml',
  'select',
  'textarea',
  'button',
  'hr',
])
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol blockquote table tbody thead tfoot tr td th section article header footer main nav aside pre address dl dt dd figure figcaption form fieldset center body html'.split(
    ' ',
  ),
)

export const isSkipped = (element: Element): boolean =>
  SKIPPED.has(element.tagName) ||
  styleOf(element, 'display') === 'none' ||
  styleOf(element, 'mso-hide') === 'all' ||
  styleOf(element, 'mso-list') === 'ignore' ||
  attribute(element, 'hidden') !== undefined

export const isBlockElement = (element: Element): boolean => BLOCKS.has(element.tagName)

/** The marks inside an element: its tag says, its style overrules (Google Docs wraps all in a `<b>` of normal weight). */
export function marksIn(element: Element, outer: Marks): Marks {
  const weight = styleOf(element, 'font-weight')
  const slant = styleOf(element, 'font-style')
  const strong = weight === undefined ? outer.strong || element.tagName === 'b' || element.tagName === 'strong' : isBold(weight)
  const emphasis =
    slant === undefined ? outer.emphasis || element.tagName === 'i' || element.tagName === 'em' : /italic|oblique/u.test(slant)
  const link = element.tagName === 'a' ? safeLink(unwrapped(attribute(element, 'href') ?? '')) : undefined
  return marksOf({ strong: strong ? true : undefined, emphasis: emphasis ? true : undefined, link: link ?? outer.link })
}

const isBold = (weight: string): boolean => weight.startsWith('bold') || Number(weight) >= 600

/** Google wraps links of a published document in its own address. */
function unwrapped(href: string): string {
  const [, target] = /^https:\/\/www\.google\.com\/url\?q=([^&]+)&/u.exec(href) ?? []
  if (target === undefined) return href
  try {
    return decodeURIComponent(target)
  } catch {
    return href
  }
}

/** What kind of block an element opens, given the one it stands in. */
export function shapeIn(element: Element, outer: BlockShape, list: { readonly ordered: boolean; readonly depth: number }): BlockShape {
  const heading = /^h([1-6])$/u.exec(element.tagName)?.[1]
  if (heading !== undefined) return { type: 'heading', level: headingLevel(Number(attribute(element, 'data-level') ?? heading)) }
  const classes = attribute(element, 'class') ?? ''
  if (/\bMsoTitle\b/u.test(classes)) return { type: 'heading', level: 1 }
  if (/\bMso(?:Intense)?Quote\b/u.test(classes)) return { type: 'quotation' }
  const word = /\bl\d+\s+level(\d)/u.exec(styleOf(element, 'mso-list') ?? '')?.[1]
  if (word !== undefined)
    return { type: 'list-item', list: isNumberedInWord(element) ? 'numbered' : 'bulleted', level: itemLevel(Number(word) - 1) }
  if (element.tagName === 'li') {
    const level = Number(attribute(element, 'data-level') ?? list.depth - 1)
    return { type: 'list-item', list: list.ordered ? 'numbered' : 'bulleted', level: itemLevel(level) }
  }
  if (element.tagName === 'blockquote') return { type: 'quotation' }
  return outer.type === 'heading' ? PARAGRAPH : outer
}

/** Word writes the number or bullet of an item into the text and marks it to be ignored. */
function isNumberedInWord(element: Element): boolean {
  for (const child of element.childNodes) {
    if (!isElement(child)) continue
    if (styleOf(child, 'mso-list') === 'ignore') return /^\s*\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/iu.test(textOf(child))
    if (isNumberedInWord(child)) return true
  }
  return false
}
