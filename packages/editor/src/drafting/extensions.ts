import type { Editor, Extensions } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { contentOfTokens, noteField, placeholderField, tokensOf, writeNote } from '@undersigned/collab'
import type { Translate } from '@undersigned/i18n'
import { type Language, type NoteId, noteId, type SlotKind } from '@undersigned/letter'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { remoteCarets } from '../binding/carets.ts'
import { flatBinding } from '../binding/flat-binding.ts'
import { insertNoteReference, insertPlaceholder, newNoteId } from '../commands/insert.ts'
import { linkAt } from '../commands/link.ts'
import { atomWords } from '../field/extensions.ts'
import { findPlugin } from '../find/plugin.ts'
import { pastePlugin } from '../paste/plugin.ts'
import { stringAttribute } from '../pm.ts'
import { letterSchema } from '../schema/schema.ts'
import { typingPlugin } from '../typing/plugin.ts'
import { selectionFirst } from '../typing/selection-first.ts'
import { anchorAtPos, run } from '../ui/editor.ts'
import { pluginsExtension } from '../ui/plugins.ts'
import { atomsPlugin } from '../view/atoms.ts'
import { countingPlugin } from '../view/counting.ts'
import type { NoteNumbers } from '../view/note-numbers.ts'
import { paragraphsPlugin } from '../view/paragraphs.ts'
import { slotGuardPlugin } from '../view/slot-guard.ts'
import { keysPlugin } from './keys.ts'
import type { Open } from './opened.ts'
import { drawSlot, type SlotRows } from './slots.ts'

/** What the drafting editor is made of; what may change while it lives is asked for, not kept. */
export interface DraftingSetup {
  readonly doc: Y.Doc
  readonly awareness: Awareness | null
  readonly undo: Y.UndoManager
  readonly language: Language
  readonly numbers: NoteNumbers
  readonly t: Translate
  readonly writable: () => boolean
  readonly rows: () => SlotRows
  readonly onOpenSlot: () => ((kind: SlotKind) => void) | null
  readonly open: Open
  readonly onFind: () => void
  readonly onTools: () => void
  readonly onMoved: (editor: Editor, direction: -1 | 1) => void
}

/** Marks what is written into notes by a paste as this person's own, so that undo takes it back too. */
const PASTING = { paste: 'notes' }

export function draftingExtensions(setup: DraftingSetup): Extensions {
  const { doc, awareness, undo, language, numbers, t, writable } = setup
  undo.addTrackedOrigin(PASTING)
  return [
    ...letterSchema,
    flatBinding({ doc, undo, writable }),
    ...(awareness === null ? [] : [remoteCarets({ doc, awareness })]),
    pluginsExtension('drafting', 1100, (editor) => [
      selectionFirst(),
      keysPlugin(keyWishes(editor, setup)),
      slotGuardPlugin(),
      typingPlugin({ language, shapes: true, separateUndo: () => undo.stopCapturing() }),
      pastePlugin(editor.schema, {
        shapes: true,
        numbers,
        noteContent: (note) => contentOfTokens(tokensOf(doc.getText(noteField(note)))),
        hasNote: (note) => numbers.numberOf(note) !== null || doc.getText(noteField(note)).length > 0,
        writeNotes: (notes) => {
          undo.stopCapturing()
          doc.transact(() => {
            for (const note of notes) writeNote(doc, note.id, note.content)
          }, PASTING)
        },
      }),
      countingPlugin(doc, numbers),
      atomsPlugin({ numbers, words: atomWords(t), open: ({ pos }) => openAt(editor, pos, setup) }),
      paragraphsPlugin({ words: paragraphWords(t), slot: (kind) => slotOf(kind, setup) }),
      findPlugin(),
    ]),
  ]
}

const paragraphWords = (t: Translate) => ({
  marker: (list: 'bulleted' | 'numbered', marker: string, level: number) => t(`editor.marker.${list}`, { marker, level }),
  empty: t('editor.empty.body'),
})

function slotOf(kind: SlotKind, { rows, t, onOpenSlot }: DraftingSetup) {
  const shown = rows()[kind]
  return { key: JSON.stringify(shown), draw: () => drawSlot({ kind, rows: shown, t, onOpen: onOpenSlot() }) }
}

function keyWishes(editor: Editor, setup: DraftingSetup) {
  return {
    link: () => openLink(editor, setup.open),
    note: () => addNote(editor, setup.open),
    placeholder: () => run(editor, insertPlaceholder('other')),
    find: setup.onFind,
    tools: setup.onTools,
    openAtCaret: () => openAtCaret(editor, setup),
    moved: (direction: -1 | 1) => setup.onMoved(editor, direction),
  }
}

export function openLink(editor: Editor, open: Open): void {
  open({ type: 'link', anchor: anchorAtPos(editor, linkAt(editor.state)?.from ?? editor.state.selection.from) })
}

/** Adds a note after the selection and opens it, ready to be written. */
export function addNote(editor: Editor, open: Open): void {
  const note = newNoteId()
  const done = insertNoteReference(note)(editor.state, editor.view.dispatch, editor.view)
  if (done) open({ type: 'note', note, anchor: anchorAtPos(editor, editor.state.selection.from) })
}

/** Opens the note, the open place or the link at the caret. */
function openAtCaret(editor: Editor, setup: DraftingSetup): boolean {
  const { selection } = editor.state
  const pos = selection instanceof NodeSelection ? selection.from : selection.$from.nodeBefore?.isAtom ? selection.from - 1 : selection.from
  if (openAt(editor, pos, setup)) return true
  if (linkAt(editor.state) === null) return false
  openLink(editor, setup.open)
  return true
}

function openAt(editor: Editor, pos: number, { open }: DraftingSetup): boolean {
  const node = editor.state.doc.nodeAt(pos)
  const note: NoteId | null = node === null || !node.type.name.startsWith('note') ? null : noteId(stringAttribute(node, 'note') ?? '')
  const anchor = anchorAtPos(editor, pos)
  if (note !== null) open({ type: 'note', note, anchor })
  else if (node?.type.name === 'placeholder') {
    open({ type: 'placeholder', pos, field: placeholderField(node.attrs.field), text: stringAttribute(node, 'text') ?? '', anchor })
  } else return false
  return true
}
