import { type ItemLevel, isParagraphKind, type ListStyle, PLAIN_KINDS, type Shape, SLOT_KINDS } from '@undersigned/letter'
import { ITEM_LEVELS } from '../pm.ts'

/** What a block of pasted HTML is in a letter, by its own attributes, by Word's style, or by its tag. */
export function shapeOfElement(element: Element, around: Shape): Shape {
  return ownShape(element) ?? wordItem(element) ?? byClass(element) ?? byTag(element, around)
}

/** What our own clipboard said of it. */
function ownShape(element: Element): Shape | null {
  const kind = element.getAttribute('data-kind')
  if (!isParagraphKind(kind)) return null
  const level = Number(element.getAttribute('data-level'))
  if (kind === 'heading') return { kind, level: headingLevel(level) }
  if (kind === 'list-item') return { kind, list: listStyle(element.getAttribute('data-list')), level: itemLevel(level) }
  const plain = PLAIN_KINDS.find((each) => each === kind)
  const slot = SLOT_KINDS.find((each) => each === kind)
  return plain !== undefined ? { kind: plain } : slot !== undefined ? { kind: slot } : null
}

const listStyle = (value: string | null): ListStyle => (value === 'numbered' ? 'numbered' : 'bulleted')
const headingLevel = (level: number): 1 | 2 | 3 => (level <= 1 || Number.isNaN(level) ? 1 : level === 2 ? 2 : 3)
const itemLevel = (level: number): ItemLevel => ITEM_LEVELS[Math.max(0, Math.min(level, ITEM_LEVELS.length - 1))] ?? 0

/** Word writes list items as paragraphs: "mso-list:l0 level2 lfo1", the marker typed out inside. */
function wordItem(element: Element): Shape | null {
  const level = /mso-list:\s*l\d+\s+level(\d+)/i.exec(element.getAttribute('style') ?? '')?.[1]
  if (level === undefined) return null
  const marker = [...element.querySelectorAll('span')].find(isTypedMarker)?.textContent?.trim() ?? ''
  return {
    kind: 'list-item',
    list: /^[(]?(?:\d+|[a-z]|[ivxlc]+)[.)]/i.test(marker) ? 'numbered' : 'bulleted',
    level: itemLevel(Number(level) - 1),
  }
}

/** The marker that Word typed out for applications without lists. */
export const isTypedMarker = (element: Element): boolean => /mso-list:\s*ignore/i.test(element.getAttribute('style') ?? '')

function byClass(element: Element): Shape | null {
  const name = element.getAttribute('class') ?? ''
  if (/\bMso(?:Intense)?Quote\b/.test(name)) return { kind: 'quotation' }
  return /\bMso(?:Title|Heading1)\b/.test(name) ? { kind: 'heading', level: 1 } : null
}

function byTag(element: Element, around: Shape): Shape {
  const heading = /^h([1-6])$/.exec(element.localName)?.[1]
  if (heading !== undefined) return { kind: 'heading', level: headingLevel(Number(heading)) }
  if (element.localName === 'blockquote') return { kind: 'quotation' }
  return element.localName === 'li' ? htmlItem(element) : around
}

function htmlItem(element: Element): Shape {
  const said = Number(element.getAttribute('aria-level'))
  const level = said > 0 ? said - 1 : listsAround(element) - 1
  return { kind: 'list-item', list: element.parentElement?.localName === 'ol' ? 'numbered' : 'bulleted', level: itemLevel(level) }
}

function listsAround(element: Element): number {
  let count = 0
  for (let each = element.parentElement; each !== null; each = each.parentElement)
    if (each.localName === 'ul' || each.localName === 'ol') count += 1
  return count
}
