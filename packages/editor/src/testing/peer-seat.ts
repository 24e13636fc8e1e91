import { Editor } from '@tiptap/core'
import Collaboration from '@tiptap/extension-collaboration'
import UniqueID from '@tiptap/extension-unique-id'
import type { Node as PmNode } from '@tiptap/pm/model'
import StarterKit from '@tiptap/starter-kit'
import type { Act, Ink, Reading, Seat, Step } from '@undersigned/collab/testing'
import type { LetterText } from '@undersigned/letter'
import { plainText } from '@undersigned/letter'
import * as Y from 'yjs'
import { installDom } from './dom.ts'

const FIELD = 'body'
const TYPES = ['paragraph', 'heading']

/** The same letter as the usual binding keeps it: a tree of elements. */
export function peerSeed(letter: LetterText): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  const elements = letter.paragraphs.map(({ id, content }) => {
    const element = new Y.XmlElement('paragraph')
    element.setAttribute('id', id)
    element.insert(0, [new Y.XmlText(plainText(content))])
    return element
  })
  doc.getXmlFragment(FIELD).insert(0, elements)
  return Y.encodeStateAsUpdate(doc)
}

/** The usual way to build such an editor, for comparison: Tiptap's Collaboration with its UniqueID. */
export class PeerSeat implements Seat {
  readonly doc = new Y.Doc()
  readonly editor: Editor
  errors = 0
  private clipboard: string | null = null

  constructor(client: number, seed: Uint8Array) {
    installDom()
    this.doc.clientID = client
    Y.applyUpdate(this.doc, seed)
    const element = document.createElement('div')
    document.body.append(element)
    const extensions = [
      StarterKit.configure({ undoRedo: false, trailingNode: false }),
      Collaboration.configure({ document: this.doc, field: FIELD }),
      UniqueID.configure({ types: TYPES }),
    ]
    this.editor = new Editor({ element, extensions })
  }

  words(): string {
    return this.paragraphs()
      .map(({ node }) => node.textContent)
      .join('\n')
  }

  read(): Reading {
    const paragraphs = this.paragraphs().map(({ node }) => node)
    return {
      text: this.words(),
      ids: paragraphs.map(({ attrs }) => (typeof attrs.id === 'string' ? attrs.id : null)),
      paragraphs: paragraphs.map(({ textContent }) => textContent),
      whole: JSON.stringify(this.editor.getJSON()),
    }
  }

  mended(): number {
    return 0
  }

  close(): void {
    const element = this.editor.view.dom.parentElement
    this.editor.destroy()
    this.doc.destroy()
    element?.remove()
  }

  /** What the editor cannot do it leaves undone; an exception of its own is counted. */
  perform(act: Act, step: Step, ink: Ink): void {
    try {
      this.act(act, step, ink)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      this.errors += 1
    }
  }

  private act(act: Act, step: Step, ink: Ink): void {
    const { commands, view, state } = this.editor
    const places = this.paragraphs()
    const place = places[step.a % Math.max(1, places.length)]
    if (!place) return
    const { node, pos: before } = place
    const [start, size] = [before + 1, node.content.size]
    const pos = this.whole(start + (step.b % (size + 1)))
    const end = this.whole(Math.min(start + size, pos + 1 + (step.c % 4)))
    switch (act) {
      case 'type':
      case 'add-note':
      case 'write-note':
        view.dispatch(state.tr.insertText(ink.words(1 + (step.c % 3), step.b), pos))
        break
      case 'erase':
        view.dispatch(state.tr.delete(pos, end))
        break
      case 'remove':
        commands.deleteRange({ from: before, to: before + node.nodeSize })
        break
      case 'split':
        commands.setTextSelection(pos)
        commands.splitBlock()
        break
      case 'merge':
        commands.setTextSelection(start)
        commands.joinBackward()
        break
      case 'reshape':
        commands.setTextSelection(pos)
        commands.toggleHeading({ level: 2 })
        break
      case 'nest':
        commands.setTextSelection(pos)
        commands.toggleBulletList()
        break
      case 'mark':
        commands.setTextSelection({ from: pos, to: end })
        commands.toggleMark('bold')
        break
      case 'move':
        if (state.doc.resolve(before).depth === 0) view.dispatch(state.tr.delete(before, before + node.nodeSize).insert(0, node))
        break
      case 'cut':
        this.clipboard = view.serializeForClipboard(state.doc.slice(before, before + node.nodeSize)).dom.innerHTML
        view.dispatch(state.tr.delete(before, before + node.nodeSize).setMeta('uiEvent', 'cut'))
        break
      case 'paste':
        commands.setTextSelection(start)
        if (this.clipboard !== null) view.pasteHTML(this.clipboard)
        this.clipboard = null
        break
      case 'undo':
      case 'redo':
        commands[act]()
        break
      case 'link':
      case 'refer':
      case 'move-note':
      case 'erase-across':
        break
    }
  }

  private paragraphs(): { readonly node: PmNode; readonly pos: number }[] {
    const found: { node: PmNode; pos: number }[] = []
    this.editor.state.doc.descendants((node, pos) => {
      if (node.isTextblock) found.push({ node, pos })
    })
    return found
  }

  private whole(pos: number): number {
    const $pos = this.editor.state.doc.resolve(pos)
    return /[\ud800-\udbff]$/.test($pos.nodeBefore?.text ?? '') ? pos + 1 : pos
  }
}
