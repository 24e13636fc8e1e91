import type { Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { applyEdits, diffTokens, type Edit, NORMALISING, normaliseIds } from '@undersigned/collab'
import type * as Y from 'yjs'
import { readSelection } from '../typing/selection-first.ts'
import { Composition, touchesCaret } from './composition.ts'
import { asRemote, bindingKey, isOwnStep } from './key.ts'
import { type Form, isVacant } from './layout.ts'
import { tokensOfDoc, writtenBy } from './local.ts'
import { rebuild, settle, tokensShown } from './mirror.ts'
import { editsOfChanges, playEdits } from './remote.ts'
import { keepSelection } from './selection.ts'
import { Shadow } from './shadow.ts'

export interface BondOptions {
  readonly doc: Y.Doc
  readonly text: Y.Text
  readonly form: Form
  readonly undo: Y.UndoManager
  /** Whether ids may be mended: only where writing is allowed (D12). */
  readonly writable: () => boolean
  readonly counts: BindingCounts
}

/** How often the screen was brought up to date, and how often it had to be rebuilt; the second is meant to stay zero (rule L21). */
export interface BindingCounts {
  applied: number
  rebuilt: number
  /** Ids given and copies taken away by `normaliseIds`. */
  mended: number
}

/** Keeps one view and one text the same, for as long as the view lives. */
export class Bond {
  private readonly view: EditorView
  private readonly options: BondOptions
  private readonly origin = { binding: 'editor' }
  private readonly written = new WeakSet<Transaction>()
  private readonly composition: Composition
  private mayNeedIds = false
  /** While a composition must not be disturbed: the text as the screen shows it. */
  private shadow: Shadow | null = null

  constructor(view: EditorView, options: BondOptions) {
    this.view = view
    this.options = options
    this.composition = new Composition(view, this.catchUp)
    options.undo.addTrackedOrigin(this.origin)
    options.text.observeDeep(this.hear)
    options.doc.on('afterAllTransactions', this.mend)
    const tr = view.state.tr
    rebuild(tr, options.text, options.form)
    this.dispatch(tr)
  }

  update(view: EditorView): void {
    const waiting = (bindingKey.getState(view.state) ?? []).filter((tr) => !this.written.has(tr))
    if (waiting.length === 0) return
    for (const tr of waiting) this.written.add(tr)
    const { doc, text, form, undo } = this.options
    const apart = waiting.some(isOwnStep)
    if (apart) undo.stopCapturing()
    doc.transact(() => {
      for (const { index, edits } of writtenBy(waiting, form)) {
        if (this.shadow) this.shadow.apply(edits, index)
        else applyEdits(text, edits, index)
      }
    }, this.origin)
    if (apart) undo.stopCapturing()
  }

  destroy(): void {
    this.composition.destroy()
    this.options.text.unobserveDeep(this.hear)
    this.options.doc.off('afterAllTransactions', this.mend)
    this.options.undo.removeTrackedOrigin(this.origin)
  }

  private readonly hear = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction): void => {
    if (origin === this.origin) return
    const { text, form, undo } = this.options
    this.mayNeedIds = this.mayNeedIds || origin !== NORMALISING
    if (this.shadow) {
      if (!this.composition.runs) this.catchUp()
      return
    }
    if (origin !== NORMALISING && origin !== undo) readSelection(this.view)
    const event = events.find(({ target }) => target === text)
    const edits = event ? editsOfChanges(event.delta, form) : []
    if (this.composition.runs && touchesCaret(this.view, edits, events, form)) {
      const told = event ?? events[0]
      if (told) this.shadow = new Shadow(text, told)
      return
    }
    this.show(edits, origin === undo)
  }

  /** Shows what was held back while words were composed. */
  private readonly catchUp = (): void => {
    if (!this.shadow) return
    this.shadow = null
    const { text, form } = this.options
    this.show(diffTokens(tokensOfDoc(this.view.state.doc, form), tokensShown(text, form)), false)
  }

  private readonly mend = (): void => {
    if (!this.mayNeedIds || this.options.form === 'unit') return
    this.mayNeedIds = false
    if (this.options.writable()) this.options.counts.mended += normaliseIds(this.options.doc)
  }

  private show(edits: readonly Edit[], isUndo: boolean): void {
    const { text, form, counts } = this.options
    const before = this.view.state.doc
    const tr = this.view.state.tr
    const fills = isVacant(before, form) || (form === 'letter' && text.length === 0)
    counts.applied += 1
    if (fills || !played(tr, edits, form) || !settle(tr, before, text, form)) {
      if (!fills) counts.rebuilt += 1
      rebuild(tr, text, form)
    }
    keepSelection(tr, this.view.state, isUndo)
    this.dispatch(tr)
  }

  private dispatch(tr: Transaction): void {
    if (tr.docChanged) this.view.dispatch(asRemote(tr))
  }
}

/** False where the edits do not fit what is on the screen; the text itself is then read anew. */
function played(tr: Transaction, edits: readonly Edit[], form: Form): boolean {
  try {
    playEdits(tr, edits, form)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
