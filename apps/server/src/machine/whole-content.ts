import { MarkupRefused, markupToContent } from '@undersigned/documents/markup'
import type { Inline } from '@undersigned/letter'
import { hasWords } from '@undersigned/translation'

/**
 * What a service answered, if it still has every note, link, break and open place of the source, each as often; else null: a unit is
 * taken whole or not at all (rule T97).
 */
export function wholeContent(markup: string, source: readonly Inline[]): readonly Inline[] | null {
  try {
    const content = markupToContent(markup)
    return hasWords(content) && attached(content) === attached(source) ? content : null
  } catch (error) {
    if (error instanceof MarkupRefused) return null
    throw error
  }
}

/** What must neither go nor come. A link may be cut in two by other marks inside it, so it counts once. */
function attached(content: readonly Inline[]): string {
  const links = new Set<string>()
  const atoms: string[] = []
  for (const part of content) {
    if (part.type === 'text') {
      if (part.marks.link !== undefined) links.add(part.marks.link)
    } else atoms.push(part.type === 'placeholder' ? `${part.type} ${part.field}` : JSON.stringify(part))
  }
  return JSON.stringify([[...links].sort(), atoms.sort()])
}
