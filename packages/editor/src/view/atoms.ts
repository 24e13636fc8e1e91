import type { Node as PmNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import { stringAttribute } from '../pm.ts'
import type { NoteNumbers } from './note-numbers.ts'

type AtomName = 'noteRef' | 'noteCrossRef' | 'placeholder'

export interface AtomOptions {
  readonly numbers: NoteNumbers
  readonly words: AtomWords
  /** A press on a note's number or on an open place; its element anchors what opens. */
  readonly open: (atom: { readonly name: AtomName; readonly pos: number; readonly element: HTMLElement; readonly node: PmNode }) => void
}

interface AtomWords {
  readonly note: (number: number | null) => string
  readonly crossReference: (number: number | null) => string
  readonly placeholder: (field: string) => string
}

/** Draws note numbers and open places, and keeps the numbers right without touching the document. */
export function atomsPlugin(options: AtomOptions): Plugin {
  return new Plugin({
    key: new PluginKey('atoms'),
    props: {
      nodeViews: {
        noteRef: noteView('noteRef', options),
        noteCrossRef: noteView('noteCrossRef', options),
        placeholder: placeView(options),
      },
    },
  })
}

type Place = () => number | undefined

const noteView =
  (name: 'noteRef' | 'noteCrossRef', options: AtomOptions): NodeViewConstructor =>
  (node, _view, getPos): NodeView => {
    const dom = document.createElement('span')
    dom.className = name === 'noteRef' ? 'u-note-ref' : 'u-note-cross-ref'
    dom.setAttribute('role', 'link')
    let current = node
    const draw = (): void => {
      const number = options.numbers.numberOf(stringAttribute(current, 'note') ?? '')
      dom.textContent = String(number ?? '?')
      dom.setAttribute('aria-label', name === 'noteRef' ? options.words.note(number) : options.words.crossReference(number))
      dom.toggleAttribute('data-lost', number === null)
    }
    draw()
    const unsubscribe = options.numbers.subscribe(draw)
    openOnPress({ dom, getPos, open: (pos) => options.open({ name, pos, element: dom, node: current }) })
    return {
      dom,
      ignoreMutation: () => true,
      update(next) {
        if (next.type !== current.type) return false
        current = next
        draw()
        return true
      },
      destroy: unsubscribe,
    }
  }

const placeView =
  (options: AtomOptions): NodeViewConstructor =>
  (node, _view, getPos): NodeView => {
    const dom = document.createElement('span')
    dom.className = 'u-placeholder'
    let current = node
    const draw = (): void => {
      const label = options.words.placeholder(stringAttribute(current, 'field') ?? 'other')
      dom.textContent = stringAttribute(current, 'text') ?? label
      dom.title = label
    }
    draw()
    openOnPress({ dom, getPos, open: (pos) => options.open({ name: 'placeholder', pos, element: dom, node: current }) })
    return {
      dom,
      ignoreMutation: () => true,
      update(next) {
        if (next.type !== current.type) return false
        current = next
        draw()
        return true
      },
    }
  }

interface Pressed {
  readonly dom: HTMLElement
  readonly getPos: Place
  readonly open: (pos: number) => void
}

function openOnPress({ dom, getPos, open }: Pressed): void {
  dom.contentEditable = 'false'
  dom.addEventListener('click', () => {
    const pos = getPos()
    if (pos !== undefined) open(pos)
  })
}
