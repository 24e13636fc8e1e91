import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Language } from '@undersigned/letter'
import { attributesOf, kindOf, markType } from '../pm.ts'
import { type MarkdownWish, markdownWish } from './markdown.ts'
import { substitute } from './substitute.ts'

export interface TypingOptions {
  readonly language: Language
  /** Whether paragraphs can change their kind here; not in a note or a unit. */
  readonly shapes: boolean
  /** Ends the current undo step, so that one undo brings back what was typed (rule L40). */
  readonly separateUndo: () => void
}

/**
 * Typing like Markdown, and the typography of the letter's language. Nothing of it acts while an input method composes (rule L45): what is
 * being composed belongs to the input method until it is done.
 */
export function typingPlugin(options: TypingOptions): Plugin {
  return new Plugin({
    key: new PluginKey('typing'),
    props: {
      handleTextInput(view, from, to, text) {
        if (view.composing || [...text].length !== 1) return false
        const before = textBefore(view.state, from)
        const change = before === null ? null : changeFor({ before, text, state: view.state, at: from + text.length, options })
        if (change === null) return false
        view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView())
        options.separateUndo()
        applyTo(view, change)
        options.separateUndo()
        return true
      },
    },
  })
}

type Change = (tr: Transaction) => void

function applyTo(view: EditorView, change: Change): void {
  const tr = view.state.tr
  change(tr)
  view.dispatch(tr.scrollIntoView())
}

/** The paragraph up to a position, one character for each position. */
function textBefore(state: EditorState, pos: number): string | null {
  const $pos = state.doc.resolve(pos)
  if (!$pos.parent.isTextblock) return null
  return $pos.parent.textBetween(0, $pos.parentOffset, undefined, '\ufffc')
}

interface Typed {
  readonly before: string
  readonly text: string
  readonly state: EditorState
  /** Where the caret stands once the character is in. */
  readonly at: number
  readonly options: TypingOptions
}

function changeFor({ before, text, state, at, options }: Typed): Change | null {
  const wish = markdownWish(before, text)
  if (wish !== null && isGranted(wish, state, options)) return markdownChange(wish, at)
  const substitution = substitute(before, text, options.language)
  if (substitution === null) return null
  return (tr) => tr.insertText(substitution.insert, at - text.length - substitution.remove, at)
}

const isGranted = (wish: MarkdownWish, state: EditorState, { shapes }: TypingOptions): boolean =>
  wish.type === 'mark' || (shapes && kindOf(state.selection.$from.parent) === 'body')

function markdownChange(wish: MarkdownWish, at: number): Change {
  if (wish.type === 'shape') {
    return (tr) => {
      tr.delete(at - wish.remove, at)
      const $start = tr.doc.resolve(at - wish.remove)
      tr.setNodeMarkup($start.before(), undefined, { ...$start.parent.attrs, ...attributesOf(wish.shape) })
    }
  }
  return (tr) => {
    const end = at - wish.delimiter
    const start = end - wish.words
    const type = markType(tr.doc.type.schema, wish.mark)
    tr.delete(end, at).delete(start - wish.delimiter, start)
    tr.addMark(start - wish.delimiter, end - wish.delimiter, type.create()).removeStoredMark(type)
  }
}
