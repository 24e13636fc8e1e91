import { Extension } from '@tiptap/core'
import type { Node as PmNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { anchorFromJson, anchorToJson, BODY } from '@undersigned/collab'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { readSelection } from '../typing/selection-first.ts'
import type { Form } from './layout.ts'
import { pmFromRelative, relativeFromPm } from './positions.ts'

export interface CaretOptions {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly field?: string
  readonly form?: Form
}

/** Someone else's caret in this text, where it stands on this screen now. */
export interface RemoteCaret {
  readonly client: number
  readonly name: string
  readonly color: string
  readonly anchor: number
  readonly head: number
}

const key = new PluginKey<DecorationSet>('remote-carets')
const FALLBACK = '#5b6470'
/** Presence is sent at most this often. */
const PAUSE = 60

/**
 * Shows others' carets and tells them ours (rule L22). The awareness state of a person is
 * `{user: {name, color}, caret: {field, anchor, head}}`, places as relative positions in JSON.
 */
export const remoteCarets = (options: CaretOptions): Extension =>
  Extension.create({ name: 'remoteCarets', addProseMirrorPlugins: () => [caretsPlugin(options)] })

function caretsPlugin(options: CaretOptions): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, shown, _before, { doc }) {
        const carets: unknown = tr.getMeta(key)
        return carets === true ? draw(doc, caretsIn(options, doc)) : shown.map(tr.mapping, tr.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => new Presence(view, options),
  })
}

/** Others' carets in this text, for drawing them and for jumping to them. */
export function caretsIn({ doc, awareness, field = BODY, form = 'letter' }: CaretOptions, shown: PmNode): RemoteCaret[] {
  const text = doc.getText(field)
  return [...awareness.getStates()].flatMap(([client, state]) => {
    const caret: unknown = state.caret
    if (client === awareness.clientID || !isRecord(caret) || caret.field !== field) return []
    const [anchor, head] = [placeOf(caret.anchor), placeOf(caret.head)]
    if (anchor === null || head === null) return []
    return [{ client, ...personOf(state.user), anchor, head }]
  })

  function placeOf(json: unknown): number | null {
    const place = anchorFromJson(json)
    return place ? pmFromRelative(text, shown, place, form) : null
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** Others' words are not trusted: a name is text of bounded length, a colour six hex digits. */
function personOf(user: unknown): { readonly name: string; readonly color: string } {
  const { name, color } = isRecord(user) ? user : {}
  return {
    name: typeof name === 'string' ? name.slice(0, 60) : '',
    color: typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? color : FALLBACK,
  }
}

function draw(doc: PmNode, carets: readonly RemoteCaret[]): DecorationSet {
  const decorations = carets.flatMap((caret) => {
    const { client, name, color, anchor, head } = caret
    const widget = Decoration.widget(head, () => caretElement(caret), {
      key: `${client} ${name} ${color}`,
      side: 10,
      ignoreSelection: true,
    })
    const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
    const range = Decoration.inline(from, to, { class: 'u-remote-selection', style: `--u-caret: ${color}` })
    return from < to ? [widget, range] : [widget]
  })
  return DecorationSet.create(doc, decorations)
}

function caretElement({ name, color }: RemoteCaret): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'u-remote-caret'
  caret.style.setProperty('--u-caret', color)
  caret.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.className = 'u-remote-caret-label'
  label.textContent = name
  caret.append(label)
  return caret
}

/** Sends where we are and redraws when others move. */
class Presence {
  private readonly view: EditorView
  private readonly options: CaretOptions
  private timer: ReturnType<typeof setTimeout> | null = null
  private catchingUp: ReturnType<typeof setTimeout> | null = null
  private sent = ''

  constructor(view: EditorView, options: CaretOptions) {
    this.view = view
    this.options = options
    options.awareness.on('change', this.heard)
    view.dom.addEventListener('focus', this.tell)
    view.dom.addEventListener('blur', this.tell)
    view.dom.addEventListener('compositionend', this.catchUp)
  }

  update(view: EditorView, before: EditorView['state']): void {
    if (!view.state.selection.eq(before.selection) || view.state.doc !== before.doc) this.tell()
  }

  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.options.awareness.off('change', this.heard)
    this.view.dom.removeEventListener('focus', this.tell)
    this.view.dom.removeEventListener('blur', this.tell)
    this.view.dom.removeEventListener('compositionend', this.catchUp)
    if (this.catchingUp !== null) clearTimeout(this.catchingUp)
    if (this.sent !== '' && this.sent !== 'null') this.options.awareness.setLocalStateField('caret', null)
  }

  private readonly heard = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }): void => {
    const own = this.options.awareness.clientID
    const others = [...added, ...updated, ...removed].some((client) => client !== own)
    if (!others || this.view.composing) return
    readSelection(this.view)
    this.view.dispatch(this.view.state.tr.setMeta(key, true))
  }

  /** What others did while words were composed is drawn once the composition has settled. */
  private readonly catchUp = (): void => {
    if (this.catchingUp !== null) clearTimeout(this.catchingUp)
    this.catchingUp = setTimeout(() => {
      this.catchingUp = null
      if (!this.view.composing) this.view.dispatch(this.view.state.tr.setMeta(key, true))
    }, 2 * PAUSE)
  }

  private readonly tell = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.send()
    }, PAUSE)
  }

  private send(): void {
    const { doc, awareness, field = BODY, form = 'letter' } = this.options
    const { state } = this.view
    const text = doc.getText(field)
    const place = (pos: number) => anchorToJson(relativeFromPm(text, state.doc, pos, form))
    const caret = this.view.hasFocus() ? { field, anchor: place(state.selection.anchor), head: place(state.selection.head) } : null
    const said = JSON.stringify(caret)
    const elsewhere = caret === null && !isOurs(awareness.getLocalState()?.caret, field)
    if (said === this.sent || elsewhere) return
    this.sent = said
    awareness.setLocalStateField('caret', caret)
  }
}

const isOurs = (caret: unknown, field: string): boolean => isRecord(caret) && caret.field === field
