import { noteField } from '@undersigned/collab'
import type { Translate } from '@undersigned/i18n'
import type { Language, NoteId } from '@undersigned/letter'
import { useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { Field } from '../field/Field.tsx'
import type { NoteNumbers } from '../view/note-numbers.ts'

export interface NoteEditing {
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  readonly language: Language
  readonly editable: boolean
  readonly numbers: NoteNumbers
  readonly t: Translate
  readonly awareness: Awareness | null
}

/** The notes at the end of the letter, in the order of their numbers, each written where it stands. */
export function NoteList({ notes: editing, onJump }: { readonly notes: NoteEditing; readonly onJump: (note: NoteId) => void }) {
  const { numbers, t } = editing
  const notes = useSyncExternalStore(numbers.subscribe, numbers.order)
  if (notes.length === 0) return null
  return (
    <section className="u-notes" aria-label={t('editor.note.list')}>
      <h2 className="u-notes-title">{t('editor.note.list')}</h2>
      <ol className="u-notes-list">
        {notes.map((note, at) => (
          <li key={note} className="u-note">
            <button
              type="button"
              className="u-note-number"
              aria-label={t('editor.note.jump', { number: at + 1 })}
              onClick={() => onJump(note)}
            >
              {at + 1}
            </button>
            <NoteField note={note} notes={editing} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface NoteFieldProps {
  readonly note: NoteId
  readonly notes: NoteEditing
  readonly autoFocus?: boolean
  readonly onDone?: () => void
}

/** The words of one note. */
export function NoteField({ note, notes, autoFocus = false, onDone }: NoteFieldProps) {
  const { doc, undo, language, editable, numbers, t, awareness } = notes
  return (
    <Field
      doc={doc}
      field={noteField(note)}
      undo={undo}
      language={language}
      editable={editable}
      label={t('editor.note.text', { number: numbers.numberOf(note) ?? 0 })}
      hint={t('editor.empty.note')}
      numbers={numbers}
      t={t}
      awareness={awareness}
      autoFocus={autoFocus}
      {...(onDone === undefined ? {} : { onDone })}
    />
  )
}
