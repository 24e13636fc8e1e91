import { keydownHandler } from '@tiptap/pm/keymap'
import { type Command, Plugin, PluginKey } from '@tiptap/pm/state'
import { insertLineBreak } from '../commands/insert.ts'
import { shapeOfKey } from '../commands/kinds.ts'
import { toggleMarkOf } from '../commands/marks.ts'
import { joinAfter, joinBefore, moveParagraphs, splitParagraph } from '../commands/paragraphs.ts'
import { nest, setShape, toggleList, toggleShape } from '../commands/shape.ts'

/** What keys ask of the screen around the text. */
export interface KeyWishes {
  readonly link: () => void
  readonly note: () => void
  readonly placeholder: () => void
  readonly find: () => void
  readonly openAtCaret: () => boolean
  readonly tools: () => void
  readonly moved: (direction: -1 | 1) => void
}

const wish =
  (ask: () => void): Command =>
  (_state, dispatch) => {
    if (dispatch !== undefined) ask()
    return true
  }

const heading = (level: 1 | 2 | 3): Command => toggleShape({ kind: 'heading', level })

/** The keys of the marks, the same wherever words are written. */
export const markKeys: Readonly<Record<string, Command>> = {
  'Mod-b': toggleMarkOf('strong'),
  'Mod-i': toggleMarkOf('emphasis'),
  'Shift-Enter': insertLineBreak,
}

const draftingKeys = (wishes: KeyWishes): Readonly<Record<string, Command>> => ({
  ...markKeys,
  Enter: splitParagraph,
  Backspace: joinBefore,
  'Mod-Backspace': joinBefore,
  'Shift-Backspace': joinBefore,
  Delete: joinAfter,
  'Mod-Delete': joinAfter,
  'Mod-Alt-0': setShape(shapeOfKey('body')),
  'Mod-Alt-1': heading(1),
  'Mod-Alt-2': heading(2),
  'Mod-Alt-3': heading(3),
  'Mod-Shift-7': toggleList('numbered'),
  'Mod-Shift-8': toggleList('bulleted'),
  'Mod-Shift-9': toggleShape({ kind: 'quotation' }),
  'Alt-ArrowUp': moved(-1, wishes),
  'Alt-ArrowDown': moved(1, wishes),
  'Mod-k': wish(wishes.link),
  'Mod-Alt-f': wish(wishes.note),
  'Mod-Alt-o': wish(wishes.placeholder),
  'Mod-f': wish(wishes.find),
  'Mod-Shift-h': wish(wishes.find),
  'Mod-Enter': () => wishes.openAtCaret(),
  'Alt-F10': wish(wishes.tools),
})

const moved =
  (direction: -1 | 1, wishes: KeyWishes): Command =>
  (state, dispatch, view) => {
    const done = moveParagraphs(direction)(state, dispatch, view)
    if (done && dispatch !== undefined) wishes.moved(direction)
    return done
  }

/** The keys of the drafting editor. Tab nests in lists; after Escape it leaves the text, so that nobody is caught in it. */
export function keysPlugin(wishes: KeyWishes): Plugin {
  const onKey = keydownHandler({ ...draftingKeys(wishes) })
  const onTab = keydownHandler({ Tab: nest(1), 'Shift-Tab': nest(-1) })
  let leaving = false
  return new Plugin({
    key: new PluginKey('keys'),
    props: {
      handleKeyDown(view, event) {
        if (event.isComposing) return false
        if (event.key === 'Tab') return !leaving && view.editable && onTab(view, event)
        if (event.key !== 'Shift') leaving = event.key === 'Escape'
        return view.editable ? onKey(view, event) : onReadOnlyKey(event, wishes)
      },
      handleDOMEvents: {
        blur() {
          leaving = false
          return false
        },
      },
    },
  })
}

/** Whoever may only read can still search and reach the tools. */
function onReadOnlyKey(event: KeyboardEvent, wishes: KeyWishes): boolean {
  if (event.key === 'F10' && event.altKey) wishes.tools()
  else if (event.key === 'f' && (event.ctrlKey || event.metaKey) && !event.altKey) wishes.find()
  else return false
  event.preventDefault()
  return true
}
