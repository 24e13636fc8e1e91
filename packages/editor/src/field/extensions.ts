import type { Extensions } from '@tiptap/core'
import { keymap } from '@tiptap/pm/keymap'
import type { Command } from '@tiptap/pm/state'
import { placeholderField } from '@undersigned/collab'
import type { Translate } from '@undersigned/i18n'
import type { Language, NoteId } from '@undersigned/letter'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { remoteCarets } from '../binding/carets.ts'
import { unitBinding } from '../binding/flat-binding.ts'
import { markKeys } from '../drafting/keys.ts'
import { pastePlugin } from '../paste/plugin.ts'
import { unitSchema } from '../schema/schema.ts'
import { typingPlugin } from '../typing/plugin.ts'
import { selectionFirst } from '../typing/selection-first.ts'
import { pluginsExtension } from '../ui/plugins.ts'
import { atomsPlugin } from '../view/atoms.ts'
import type { NoteNumbers } from '../view/note-numbers.ts'
import { supra } from './Static.tsx'

export interface FieldSetup {
  readonly doc: Y.Doc
  readonly field: string
  readonly undo: Y.UndoManager
  readonly language: Language
  readonly numbers: NoteNumbers
  readonly t: Translate
  readonly onLink: () => void
  /** Leaves the field by key: Escape, or Enter held with the command key. */
  readonly onDone: () => void
  readonly writable: () => boolean
  readonly awareness: Awareness | null
  /** More keys, beside those of every field. */
  readonly keys?: Readonly<Record<string, Command>>
}

/** A small editor for one text: a note, or a unit of a version. Its typing and its paste are those of the letter, in its own language. */
export function fieldExtensions(setup: FieldSetup): Extensions {
  const { doc, field, undo, language, numbers, t, onLink, onDone, writable, awareness, keys = {} } = setup
  const knows = (note: NoteId): boolean => numbers.numberOf(note) !== null
  return [
    ...unitSchema,
    unitBinding({ doc, field, undo, writable }),
    ...(awareness === null ? [] : [remoteCarets({ doc, awareness, field, form: 'unit' })]),
    pluginsExtension('field', 1100, (editor) => [
      selectionFirst(),
      keymap({
        ...markKeys,
        'Mod-k': () => done(onLink),
        Escape: () => done(onDone),
        'Mod-Enter': () => done(onDone),
        ...keys,
      }),
      typingPlugin({ language, shapes: false, separateUndo: () => undo.stopCapturing() }),
      pastePlugin(editor.schema, { shapes: false, numbers, noteContent: () => [], hasNote: knows, writeNotes: () => undefined }),
      atomsPlugin({ numbers, words: atomWords(t), open: () => undefined }),
    ]),
  ]
}

function done(act: () => void): true {
  act()
  return true
}

export const atomWords = (t: Translate) => ({
  note: (number: number | null) => (number === null ? t('editor.note.lost') : t('editor.note.reference', { number })),
  crossReference: (number: number | null) => supra(number, t),
  placeholder: (field: string) => t(`editor.placeholder.${placeholderField(field)}`),
})
