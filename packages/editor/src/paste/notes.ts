/** How the notes of a pasted page hang together: the name of a note, as its references point to it, and the element that holds its words. */
export type NoteElements = ReadonlyMap<string, Element>

/** Finds the notes of Word, of Google Docs, of our own clipboard, and of pages that link a number to a note that links back. */
export function notesOf(body: Element): NoteElements {
  const notes = new Map<string, Element>()
  for (const link of body.querySelectorAll('a[href*="#"]')) {
    const name = targetOf(link)
    const holder = name === null || notes.has(name) ? null : holderOf(body, name)
    if (name !== null && holder !== null && comesAfter(holder, link) && linksBack(holder, link)) notes.set(name, holder)
  }
  return notes
}

/** The name that a link within the page points to. Word adds its file's address before it. */
export const targetOf = (link: Element): string | null => /#(.+)$/.exec(link.getAttribute('href') ?? '')?.[1] ?? null

function holderOf(body: Element, name: string): Element | null {
  const target = [...body.querySelectorAll('[id], [name]')].find((each) => each.id === name || each.getAttribute('name') === name)
  return target?.closest('[style*="mso-element:footnote"], [style*="mso-element:endnote"], li') ?? target?.closest('p, div') ?? null
}

/** A way back is a link too; what tells them apart is that notes stand behind what refers to them. */
const comesAfter = (holder: Element, link: Element): boolean =>
  !holder.contains(link) && (link.compareDocumentPosition(holder) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

/** Whether the note's words begin with a way back to where it is referred to. */
function linksBack(holder: Element, link: Element): boolean {
  const names = [link.id, link.getAttribute('name') ?? '', link.parentElement?.id ?? ''].filter((name) => name !== '')
  return [...holder.querySelectorAll('a[href*="#"]')].some((back) => names.includes(targetOf(back) ?? ''))
}

/** The number or arrow that leads from a note back to the text; no part of its words. */
export const isWayBack = (element: Element): boolean =>
  element.localName === 'a' &&
  targetOf(element) !== null &&
  /^\s*(?:\[?(?:\d+|[ivxlc]+|\*+)\]?|[↩↑^]\ufe0e?)?\s*$/i.test(element.textContent)
