import { Fragment, type Schema, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, Selection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Inline, Note, NoteId } from '@undersigned/letter'
import { newNoteId } from '../commands/insert.ts'
import { inlineNodes, paragraphNode } from '../content.ts'
import { isSlotNode } from '../pm.ts'
import { type Pasted, type PastedBlock, readHtml } from './read-html.ts'
import { type CopyOptions, clipboardSerializer } from './write-html.ts'

export interface PasteOptions extends CopyOptions {
  /** Whether whole paragraphs can be pasted here; in a note or a unit only their words are. */
  readonly shapes: boolean
  /** Whether a note of this id is known here, so that a reference to it means something. */
  readonly hasNote: (note: NoteId) => boolean
  /** Writes the notes that come along, in the same undo step as what follows. */
  readonly writeNotes: (notes: readonly Note[]) => void
}

/** What comes from the clipboard and what goes to it. */
export function pastePlugin(schema: Schema, options: PasteOptions): Plugin {
  let plainly = false
  return new Plugin({
    key: new PluginKey('paste'),
    appendTransaction: (transactions, before, after) =>
      options.shapes && transactions.some((tr) => tr.getMeta('uiEvent') === 'cut') ? withoutHusk(before, after) : null,
    props: {
      handleKeyDown(_view, event) {
        plainly = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'v'
        return false
      },
      handlePaste(view, event) {
        const html = plainly ? '' : (event.clipboardData?.getData('text/html') ?? '')
        plainly = false
        const text = event.clipboardData?.getData('text/plain') ?? ''
        const pasted = html === '' ? plainBlocks(text) : readHtml(html, newNoteId)
        if (pasted.blocks.length === 0) return false
        pasteInto({ view, pasted, open: openness(html), options })
        return true
      },
      clipboardSerializer: clipboardSerializer(schema, options),
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n\n', leafText),
    },
  })
}

/** Whole paragraphs that are cut leave no empty one behind: pasted elsewhere they have moved, with their ids (rule L10). */
function withoutHusk({ selection: { $from, $to } }: EditorState, { tr, doc, selection }: EditorState): Transaction | null {
  const whole = !$from.sameParent($to) && $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size
  const { parent } = selection.$from
  if (!whole || doc.childCount === 1 || !parent.isTextblock || parent.content.size > 0) return null
  return tr.delete(selection.$from.before(), selection.$from.after())
}

const leafText = (node: { readonly type: { readonly name: string }; readonly attrs: Readonly<Record<string, unknown>> }): string =>
  node.type.name === 'lineBreak' ? '\n' : node.type.name === 'placeholder' ? String(node.attrs.text ?? '') : ''

function plainBlocks(text: string): Pasted {
  const blocks = text.split(/(?:\r\n?|\n)+/).filter((line) => line.trim() !== '')
  return {
    blocks: blocks.map((line) => ({
      shape: { kind: 'body' },
      id: null,
      content: [{ type: 'text', text: line.normalize('NFC'), marks: {} }],
    })),
    notes: [],
  }
}

/** Whether our own clipboard was cut inside its first and last paragraph; null for what comes from elsewhere. */
function openness(html: string): readonly [number, number] | null {
  const [, start, end] = /data-pm-slice="(\d+) (\d+)/.exec(html) ?? []
  return start === undefined || end === undefined ? null : [Math.min(Number(start), 1), Math.min(Number(end), 1)]
}

interface Pasting {
  readonly view: EditorView
  readonly pasted: Pasted
  readonly open: readonly [number, number] | null
  readonly options: PasteOptions
}

function pasteInto({ view, pasted, open, options }: Pasting): void {
  const known = new Set(pasted.notes.map((note) => note.id))
  const fresh = options.shapes ? pasted.notes.filter((note) => !options.hasNote(note.id)) : []
  const means = (note: NoteId): boolean => options.hasNote(note) || (options.shapes && known.has(note))
  const blocks = pasted.blocks.map((block) => ({ ...block, content: block.content.filter((part) => !refersTo(part) || means(part.note)) }))
  if (fresh.length > 0) options.writeNotes(fresh)
  const { state } = view
  const tr = options.shapes ? withParagraphs(view, blocks, open) : withWords(state, blocks)
  view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView())
}

const refersTo = (part: Inline): part is Extract<Inline, { readonly note: NoteId }> =>
  part.type === 'note-ref' || part.type === 'note-cross-ref'

function withWords(state: EditorState, blocks: readonly PastedBlock[]): Transaction {
  const content = blocks.flatMap((block, at): readonly Inline[] => (at === 0 ? block.content : [{ type: 'line-break' }, ...block.content]))
  return state.tr.replaceSelection(new Slice(Fragment.from(inlineNodes(state.schema, content)), 0, 0))
}

function withParagraphs(view: EditorView, blocks: readonly PastedBlock[], open: readonly [number, number] | null): Transaction {
  const { state } = view
  const nodes = Fragment.from(blocks.map((block) => paragraphNode(state.schema, block)))
  const { $from, $to, empty } = state.selection
  const whole = $from.parent.content.size === 0 || isSlotNode($from.parent)
  if (empty && whole && (open === null || blocks.length > 1 || open[0] === 0)) return asParagraphs(view, nodes)
  const [start, end] = open ?? [1, 1]
  const slice = shown(view, new Slice(nodes, $from.parent === $to.parent || start === 1 ? start : 0, end))
  return state.tr.replaceSelection(slice)
}

/** In the place of an empty paragraph, or behind a slot. */
function asParagraphs(view: EditorView, nodes: Fragment): Transaction {
  const { $from } = view.state.selection
  const { content } = shown(view, new Slice(nodes, 0, 0))
  const from = isSlotNode($from.parent) ? $from.after() : $from.before()
  const tr = view.state.tr.replaceWith(from, $from.after(), content)
  return tr.setSelection(Selection.near(tr.doc.resolve(from + content.size), -1))
}

/** As the binding wants what is pasted: it decides which ids may stay. */
function shown(view: EditorView, slice: Slice): Slice {
  let result = slice
  view.someProp('transformPasted', (transform) => {
    result = transform(result, view, false)
  })
  return result
}
