import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { applyEdits, NORMALISING, normaliseIds } from '@undersigned/collab'
import type * as Y from 'yjs'
import { mendIds, withFreeIds } from './ids.ts'
import { type Form, isVacant } from './layout.ts'
import { writtenBy } from './local.ts'
import { rebuild, settle } from './mirror.ts'
import { type Change, playChanges } from './remote.ts'

export interface BindingOptions {
  readonly doc: Y.Doc
  readonly text: Y.Text
  readonly form: Form
  readonly undo: Y.UndoManager
  readonly newId: () => string
  /** Whether ids may be mended: only where writing is allowed (D12). */
  readonly writable: () => boolean
  readonly counts: BindingCounts
}

/** How often the screen was brought up to date, and how often it had to be rebuilt; the second is meant to stay zero (rule L21). */
export interface BindingCounts {
  applied: number
  rebuilt: number
  mended: number
}

export const bindingKey = new PluginKey<readonly Transaction[]>('flat-binding')
const REMOTE = 'remote'

/** Whether a transaction brings what others wrote, or an undo. */
export const isRemote = (tr: Transaction): boolean => tr.getMeta(bindingKey) === REMOTE

/** Ties an editor's state to a flat text: local steps become the fewest edits of the text, its changes the fewest steps. */
export function bindingPlugin(options: BindingOptions): Plugin<readonly Transaction[]> {
  const { form, newId } = options
  return new Plugin<readonly Transaction[]>({
    key: bindingKey,
    state: {
      init: () => [],
      apply(tr, waiting) {
        const round = tr.getMeta('appendedTransaction') ? waiting : []
        return tr.docChanged && !isRemote(tr) ? [...round, tr] : round
      },
    },
    appendTransaction(transactions, before, after) {
      if (form === 'unit' || transactions.some(isRemote) || !transactions.some((tr) => tr.docChanged)) return null
      return mendIds(transactions, before, after, newId)
    },
    view: (view) => new Bond(view, options),
    props: form === 'letter' ? { transformPasted: withFreeIds } : {},
  })
}

class Bond {
  private readonly view: EditorView
  private readonly options: BindingOptions
  private readonly origin = { binding: 'editor' }
  private readonly written = new WeakSet<Transaction>()
  private mayNeedIds = false

  constructor(view: EditorView, options: BindingOptions) {
    this.view = view
    this.options = options
    options.undo.addTrackedOrigin(this.origin)
    options.text.observeDeep(this.hear)
    options.doc.on('afterAllTransactions', this.mend)
    this.load()
  }

  update(view: EditorView): void {
    const waiting = (bindingKey.getState(view.state) ?? []).filter((tr) => !this.written.has(tr))
    if (waiting.length === 0) return
    for (const tr of waiting) this.written.add(tr)
    const { doc, text, form } = this.options
    doc.transact(() => {
      for (const { index, edits } of writtenBy(waiting, form)) applyEdits(text, edits, index)
    }, this.origin)
  }

  destroy(): void {
    this.options.text.unobserveDeep(this.hear)
    this.options.doc.off('afterAllTransactions', this.mend)
    this.options.undo.removeTrackedOrigin(this.origin)
  }

  private readonly hear = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction): void => {
    if (origin === this.origin) return
    this.mayNeedIds = this.mayNeedIds || origin !== NORMALISING
    const event = events.find(({ target }) => target === this.options.text)
    this.show(event ? event.delta : [], origin === this.options.undo)
  }

  private readonly mend = (): void => {
    if (!this.mayNeedIds || this.options.form === 'unit') return
    this.mayNeedIds = false
    if (this.options.writable()) this.options.counts.mended += normaliseIds(this.options.doc)
  }

  private load(): void {
    const tr = this.view.state.tr
    rebuild(tr, this.options.text, this.options.form)
    this.dispatch(tr)
  }

  private show(changes: readonly Change[], isUndo: boolean): void {
    const { text, form, counts } = this.options
    const before = this.view.state.doc
    const tr = this.view.state.tr
    const fills = isVacant(before, form) || (form === 'letter' && text.length === 0)
    counts.applied += 1
    if (fills || !played(tr, changes, form) || !settle(tr, before, text, form)) {
      if (!fills) counts.rebuilt += 1
      rebuild(tr, text, form)
    }
    keepSelection(tr, this.view.state, isUndo)
    this.dispatch(tr)
  }

  private dispatch(tr: Transaction): void {
    if (tr.docChanged) this.view.dispatch(tr.setMeta(bindingKey, REMOTE).setMeta('addToHistory', false))
  }
}

/** False where the ops do not fit what is on the screen; the text itself is then read anew. */
function played(tr: Transaction, changes: readonly Change[], form: Form): boolean {
  try {
    playChanges(tr, changes, form)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** A caret stays before what another writes at it; after an undo it goes to what came back. */
function keepSelection(tr: Transaction, { selection }: EditorState, isUndo: boolean): void {
  if (!tr.docChanged) return
  if (isUndo) {
    const end = endOfChanges(tr)
    if (end !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView()
  } else if (selection instanceof TextSelection) {
    const [anchor, head] = [tr.mapping.map(selection.anchor, -1), tr.mapping.map(selection.head, -1)]
    tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)))
  }
}

function endOfChanges(tr: Transaction): number | null {
  let end: number | null = null
  tr.mapping.maps.forEach((map, at) => {
    map.forEach((_from, _to, _newFrom, newTo) => {
      end = tr.mapping.slice(at + 1).map(newTo)
    })
  })
  return end === null ? null : Math.min(end, tr.doc.content.size)
}
