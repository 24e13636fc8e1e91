import { type NoteId, noteId } from '@undersigned/letter'
import { randomId } from '../random-id.ts'
import { attribute, type Element, elementsIn, isElement, type Node } from './tree.ts'

/** Footnotes as Word, Google Docs, LibreOffice, pandoc and we write them: an anchor to a target that leads back. */
const TARGET = /^(?:_ftn|_edn|ftnt|ftn|fn:?|note-|cite_note-|sd(?:foot|end)note)(\d+)(?:sym)?$/u
const BACK = /^(?:_ftnref|_ednref|ftnt_ref|fnref:?|note-\d+-ref|cite_ref|sd(?:foot|end)note\d+anc)/u

export interface HtmlNote {
  readonly id: NoteId
  readonly container: Element
}

const fragmentOf = (element: Element): string | undefined => {
  const href = attribute(element, 'href') ?? ''
  const at = href.lastIndexOf('#')
  return element.tagName === 'a' && at !== -1 ? href.slice(at + 1) : undefined
}

export const isBackLink = (element: Element): boolean => BACK.test(fragmentOf(element) ?? '')

/** The notes of a document by the name that references use. */
export function notesIn(nodes: readonly Node[]): ReadonlyMap<string, HtmlNote> {
  const wanted = new Set<string>()
  const targets = new Map<string, Element>()
  for (const element of elementsIn(nodes)) {
    const fragment = fragmentOf(element)
    if (fragment !== undefined && TARGET.test(fragment)) wanted.add(fragment)
    for (const name of [attribute(element, 'id'), attribute(element, 'name')]) {
      if (name !== undefined && TARGET.test(name) && !targets.has(name)) targets.set(name, element)
    }
  }
  const notes = new Map<string, HtmlNote>()
  for (const name of wanted) {
    const target = targets.get(name)
    const container = target && containerOf(target)
    if (container) notes.set(name, { id: noteId(randomId()), container })
  }
  return notes
}

export function noteOf(element: Element, notes: ReadonlyMap<string, HtmlNote>): HtmlNote | undefined {
  const fragment = fragmentOf(element)
  return fragment === undefined ? undefined : notes.get(fragment)
}

const isBlock = (element: Element): boolean => ['p', 'div', 'li', 'aside', 'dd'].includes(element.tagName)

/** The block that holds the whole note: the one named for it, else the paragraph its anchor stands in. */
function containerOf(target: Element): Element | undefined {
  if (isBlock(target)) return target
  let block: Element | undefined
  for (let up = parentOf(target); up !== undefined; up = parentOf(up)) {
    const isNamed = /mso-element:\s*(?:foot|end)note(?!-)/iu.test(attribute(up, 'style') ?? '') || TARGET.test(attribute(up, 'id') ?? '')
    if (isBlock(up) && (block === undefined || isNamed)) block = up
    if (isNamed || up.tagName === 'body') break
  }
  return block
}

function parentOf(element: Element): Element | undefined {
  const parent = element.parentNode
  return parent !== null && 'tagName' in parent && isElement(parent) ? parent : undefined
}
