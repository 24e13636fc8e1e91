import { Slice } from '@tiptap/pm/model'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { BODY, noteField } from '@undersigned/collab'
import { type Act, type Ink, type Reading, readFlat, type Seat, type Step, wordsOf } from '@undersigned/collab/testing'
import { noteId } from '@undersigned/letter'
import { mirrors } from '../binding/mirror.ts'
import { closeDesk, type Desk, openDesk, paragraphAt } from './desk.ts'

const SHAPES = [
  { kind: 'body', level: null, list: null },
  { kind: 'heading', level: 2, list: null },
  { kind: 'list-item', level: 0, list: 'bulleted' },
  { kind: 'list-item', level: 1, list: 'numbered' },
  { kind: 'quotation', level: null, list: null },
] as const

/** Someone who works on a real editor with the binding. */
export class EditorSeat implements Seat {
  readonly desk: Desk
  private clipboard: string | null = null
  /** How often the screen showed something else than the document after an act. */
  unlike = 0

  constructor(client: number, seed: Uint8Array) {
    this.desk = openDesk({ client, seed })
  }

  get doc() {
    return this.desk.doc
  }

  words(): string {
    return wordsOf(this.doc)
  }

  read(): Reading {
    this.look()
    return readFlat(this.doc)
  }

  mended(): number {
    return this.desk.counts.mended
  }

  close(): void {
    closeDesk(this.desk)
  }

  perform(act: Act, step: Step, ink: Ink): void {
    const { editor } = this.desk
    const place = this.place(step)
    const end = Math.min(place.end, place.pos + 1 + (step.c % 4))
    const { tr, schema } = editor.state
    switch (act) {
      case 'type':
        editor.view.dispatch(tr.insertText(ink.words(1 + (step.c % 3), step.b), place.pos))
        break
      case 'erase':
        editor.view.dispatch(tr.delete(place.pos, this.whole(end)))
        break
      case 'remove':
        if (editor.state.doc.childCount > 1) editor.view.dispatch(tr.delete(place.before, place.after))
        break
      case 'erase-across':
        this.eraseAcross(place, step)
        break
      case 'split':
        editor.commands.setTextSelection(place.pos)
        editor.commands.splitBlock()
        break
      case 'merge':
        editor.commands.setTextSelection(place.start)
        editor.commands.joinBackward()
        break
      case 'reshape':
        editor.view.dispatch(tr.setNodeMarkup(place.before, undefined, { ...place.node.attrs, ...SHAPES[step.c % SHAPES.length] }))
        break
      case 'nest':
        if (place.node.attrs.kind === 'list-item') editor.view.dispatch(tr.setNodeAttribute(place.before, 'level', step.c % 6))
        break
      case 'mark':
        editor.commands.setTextSelection({ from: place.pos, to: this.whole(end) })
        editor.commands.toggleMark(step.c % 2 === 0 ? 'strong' : 'emphasis')
        break
      case 'link':
        editor.commands.setTextSelection({ from: place.pos, to: this.whole(end) })
        editor.commands.setMark('link', { href: `https://example.org/${step.c % 3}` })
        break
      case 'add-note':
      case 'refer':
        editor.view.dispatch(tr.insert(place.pos, schema.node('noteRef', { note: this.note(act, step, ink) })))
        break
      case 'move-note':
        this.moveNote(place.pos)
        break
      case 'write-note':
        this.writeNote(step, ink)
        break
      case 'move':
        this.move(place, step)
        break
      case 'cut':
        this.cut(place)
        break
      case 'paste':
        if (this.clipboard !== null) this.paste(place.start, this.clipboard)
        this.clipboard = null
        break
      case 'undo':
        editor.commands.undo()
        break
      case 'redo':
        editor.commands.redo()
        break
    }
    this.look()
  }

  private look(): void {
    if (!mirrors(this.desk.editor.state.doc, this.doc.getText(BODY), 'letter')) this.unlike += 1
  }

  private place(step: Step) {
    const { doc } = this.desk.editor.state
    const { node, pos: before } = paragraphAt(this.desk, step.a % doc.childCount)
    const [start, after] = [before + 1, before + node.nodeSize]
    return { node, before, start, end: after - 1, after, pos: this.whole(start + (step.b % (node.content.size + 1))) }
  }

  /** A position that is not inside a surrogate pair: no keyboard or mouse can put a caret there. */
  private whole(pos: number): number {
    const { doc } = this.desk.editor.state
    const $pos = doc.resolve(pos)
    const before = $pos.nodeBefore?.text?.at(-1) ?? ''
    return /[\ud800-\udbff]/.test(before) && $pos.textOffset > 0 ? pos + 1 : pos
  }

  private eraseAcross({ pos, after }: ReturnType<EditorSeat['place']>, step: Step): void {
    const { doc, tr } = this.desk.editor.state
    const next = doc.nodeAt(after)
    if (next) this.desk.editor.view.dispatch(tr.delete(pos, this.whole(after + 1 + (step.c % (next.content.size + 1)))))
  }

  private move({ before, after, node }: ReturnType<EditorSeat['place']>, step: Step): void {
    const { tr } = this.desk.editor.state
    if (tr.doc.childCount < 2) return
    tr.delete(before, after)
    const target = step.b % (tr.doc.childCount + 1)
    let pos = 0
    for (let at = 0; at < target; at++) pos += tr.doc.child(at).nodeSize
    tr.replace(pos, pos, new Slice(this.desk.editor.state.doc.slice(before, after).content, 0, 0))
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos + node.nodeSize - 1, tr.doc.content.size))))
    this.desk.editor.view.dispatch(tr)
  }

  /** As the browser does it: the clipboard gets HTML, the selection goes. */
  private cut({ before, after }: ReturnType<EditorSeat['place']>): void {
    const { view, state } = this.desk.editor
    if (state.doc.childCount < 2) return
    this.clipboard = view.serializeForClipboard(state.doc.slice(before, after)).dom.innerHTML
    view.dispatch(state.tr.delete(before, after).setMeta('uiEvent', 'cut'))
  }

  private paste(pos: number, html: string): void {
    const { view } = this.desk.editor
    this.desk.editor.commands.setTextSelection(pos)
    view.pasteHTML(html)
  }

  private moveNote(to: number): void {
    const { state, view } = this.desk.editor
    let from: number | null = null
    state.doc.descendants((node, pos) => {
      if (node.type.name === 'noteRef' && from === null) from = pos
      return node.isTextblock
    })
    if (from === null) return
    const note = state.doc.nodeAt(from)
    const { tr } = state
    tr.setSelection(NodeSelection.create(tr.doc, from)).deleteSelection()
    if (note) view.dispatch(tr.insert(tr.mapping.map(to), note))
  }

  private note(act: Act, step: Step, ink: Ink): string {
    const known = this.notes()
    const given = known[step.c % Math.max(1, known.length)]
    if (act === 'refer' && given !== undefined) return given
    const fresh = `note-${this.doc.clientID}-${ink.next()}`
    this.doc.transact(() => this.doc.getText(noteField(noteId(fresh))).insert(0, ink.words(2, step.b)), 'note')
    return fresh
  }

  private notes(): string[] {
    const notes: string[] = []
    this.desk.editor.state.doc.descendants((node) => {
      if (node.type.name === 'noteRef') notes.push(String(node.attrs.note))
    })
    return notes
  }

  private writeNote(step: Step, ink: Ink): void {
    const known = this.notes()
    const note = known[step.a % Math.max(1, known.length)]
    if (note !== undefined) this.doc.transact(() => this.doc.getText(noteField(noteId(note))).insert(0, ink.words(1, step.b)), 'note')
  }
}
