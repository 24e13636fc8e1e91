import { canonicalJson, type Inline, type LetterText } from '@undersigned/letter'
import type * as Y from 'yjs'
import { insertTokens } from './apply.ts'
import { tokensOfContent } from './content.ts'
import { readLetterText, writeNote } from './letter-text.ts'
import { HEAD_MARKER, idOfMarker } from './marker.ts'
import { BODY } from './names.ts'
import { stretchesOf } from './walk.ts'

/**
 * Puts the words of another text into the paragraphs and notes of the same ids and touches no marker, so that ids, kinds and order stay
 * as they are (rule T36). Words are replaced whole: two languages have no letters in common that anyone should keep.
 */
export function replaceWords(doc: Y.Doc, text: LetterText, origin?: unknown): void {
  const body = doc.getText(BODY)
  const said = new Map<string, readonly Inline[]>(text.paragraphs.map(({ id, content }) => [id, content]))
  const before = new Map<string, readonly Inline[]>(readLetterText(doc, text.language).paragraphs.map(({ id, content }) => [id, content]))
  doc.transact(() => {
    for (const { map, marker, start, length } of stretchesOf(body, HEAD_MARKER).toReversed()) {
      const id = idOfMarker(marker)
      const content = said.get(id)
      if (content === undefined || canonicalJson(content) === canonicalJson(before.get(id) ?? [])) continue
      const from = map === null ? start : start + 1
      if (length > 0) body.delete(from, length)
      insertTokens(body, from, tokensOfContent(content))
    }
    for (const { id, content } of text.notes) writeNote(doc, id, content)
  }, origin)
}
