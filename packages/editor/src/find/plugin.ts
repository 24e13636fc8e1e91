import { type Command, type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type FindOptions, type Found, find, nextFrom } from './find.ts'

interface Search extends FindOptions {
  readonly wanted: string
}

export interface Finding extends Search {
  readonly found: readonly Found[]
  /** Which of them is the current one, -1 for none. */
  readonly current: number
}

const nothing: Finding = { wanted: '', matchCase: false, wholeWords: false, found: [], current: -1 }
const key = new PluginKey<Finding>('find')

type Wish = { readonly search: Search } | { readonly current: number } | { readonly after: number }

/** Keeps what is looked for and where it stands, and shows it. */
export function findPlugin(): Plugin<Finding> {
  return new Plugin<Finding>({
    key,
    state: {
      init: () => nothing,
      apply(tr, finding, _before, state) {
        const wish: Wish | undefined = tr.getMeta(key)
        if (wish !== undefined) return granted(state, finding, wish)
        return tr.docChanged && finding.wanted !== '' ? kept(state, finding) : finding
      },
    },
    props: {
      decorations(state) {
        const { found, current } = findingOf(state)
        if (found.length === 0) return DecorationSet.empty
        return DecorationSet.create(
          state.doc,
          found.map(({ from, to }, at) => Decoration.inline(from, to, { class: at === current ? 'u-found u-found-current' : 'u-found' })),
        )
      },
    },
  })
}

export const findingOf = (state: EditorState): Finding => key.getState(state) ?? nothing

function granted(state: EditorState, finding: Finding, wish: Wish): Finding {
  if ('search' in wish) return searched(state, wish.search)
  if ('current' in wish) return { ...finding, current: wish.current }
  const found = find(state.doc, finding.wanted, finding)
  return { ...finding, found, current: nextFrom(found, wish.after) }
}

function searched(state: EditorState, search: Search): Finding {
  const found = find(state.doc, search.wanted, search)
  return { ...search, found, current: nextFrom(found, state.selection.from) }
}

function kept(state: EditorState, finding: Finding): Finding {
  const found = find(state.doc, finding.wanted, finding)
  return { ...finding, found, current: Math.min(finding.current, found.length - 1) }
}

/** Looks for a text; an empty one ends the search. */
export const lookFor =
  (search: Search): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, { search }))
    return true
  }

/** Goes to the next or previous find, round the ends. */
export const goToFound =
  (step: 1 | -1): Command =>
  (state, dispatch) => {
    const { found, current } = findingOf(state)
    const at = (Math.max(current, step === 1 ? -1 : 0) + step + found.length) % Math.max(found.length, 1)
    return select(at)(state, dispatch)
  }

const select =
  (at: number): Command =>
  (state, dispatch) => {
    const target = findingOf(state).found[at]
    if (target === undefined) return false
    const tr = state.tr.setMeta(key, { current: at }).setSelection(TextSelection.create(state.doc, target.from, target.to))
    dispatch?.(tr.scrollIntoView())
    return true
  }

/** Replaces the current find and goes to the next. */
export const replaceCurrent =
  (words: string): Command =>
  (state, dispatch) => {
    const { found, current } = findingOf(state)
    const target = found[current]
    if (target === undefined) return false
    const tr = state.tr.insertText(words, target.from, target.to)
    dispatch?.(tr.setMeta(key, { after: target.from + words.length }))
    return true
  }

/** Replaces every find in one step, so that one undo takes all of it back (rule L46). */
export const replaceAll =
  (words: string): Command =>
  (state, dispatch) => {
    const { found } = findingOf(state)
    const tr = state.tr
    for (const { from, to } of [...found].reverse()) tr.insertText(words, from, to)
    if (found.length > 0) dispatch?.(tr)
    return found.length > 0
  }
