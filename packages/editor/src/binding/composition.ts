import type { EditorView } from '@tiptap/pm/view'
import type { Edit } from '@undersigned/collab'
import * as Y from 'yjs'
import { type Form, hasHead, startInText } from './layout.ts'

/** How long after its end a composition may still change the page: ProseMirror reads it 20 ms later. */
const SETTLING = 60

/** Knows whether words are being composed, and calls back once they are settled. */
export class Composition {
  private readonly view: EditorView
  private readonly settled: () => void
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(view: EditorView, settled: () => void) {
    this.view = view
    this.settled = settled
    view.dom.addEventListener('compositionstart', this.begin)
    view.dom.addEventListener('compositionend', this.end)
  }

  get runs(): boolean {
    return this.view.composing || this.timer !== null
  }

  destroy(): void {
    this.begin()
    this.view.dom.removeEventListener('compositionstart', this.begin)
    this.view.dom.removeEventListener('compositionend', this.end)
  }

  private readonly begin = (): void => {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private readonly end = (): void => {
    this.begin()
    this.timer = setTimeout(() => {
      this.timer = null
      if (!this.view.composing) this.settled()
    }, SETTLING)
  }
}

/** Whether edits reach into the paragraph the caret is in, or change what that paragraph is. */
export function touchesCaret(
  view: EditorView,
  edits: readonly Edit[],
  events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
  form: Form,
): boolean {
  const { doc, selection } = view.state
  const child = selection.$from.index(0)
  const id: unknown = doc.child(child).attrs.id
  if (events.some(({ target }) => target instanceof Y.Map && target.get('id') === id)) return true
  const start = startInText(doc, child, form)
  const end = start + doc.child(child).content.size + (child === 0 && hasHead(doc, form) ? 0 : 1)
  return edits.some((edit, at) => {
    const index = indexBefore(edits, at)
    const stop = index + (edit.type === 'delete' || edit.type === 'format' ? edit.length : 0)
    return edit.type !== 'retain' && stop >= start && index <= end
  })
}

const indexBefore = (edits: readonly Edit[], at: number): number =>
  edits.slice(0, at).reduce((index, edit) => index + (edit.type === 'insert' ? 0 : edit.type === 'marker' ? 1 : edit.length), 0)
