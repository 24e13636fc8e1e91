import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import type { Translate } from '@undersigned/i18n'
import type { Language } from '@undersigned/letter'
import { type MouseEvent, type ReactNode, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { NoteNumbers } from '../view/note-numbers.ts'
import { LiveField, type Press } from './LiveField.tsx'
import { Words } from './Static.tsx'
import { useContent } from './use-content.ts'

export interface FieldProps {
  readonly doc: Y.Doc
  /** The name of the text in the document. */
  readonly field: string
  readonly undo: Y.UndoManager
  readonly language: Language
  readonly editable: boolean
  readonly label: string
  /** What an empty field says. */
  readonly hint: string
  readonly numbers: NoteNumbers
  readonly t: Translate
  /** Where carets are told; none when nobody else can be there. */
  readonly awareness?: Awareness | null
  /** Ready to be written in at once. */
  readonly autoFocus?: boolean
  /** More tools beside those of the field. */
  readonly tools?: (editor: Editor) => ReactNode
  /** More keys, beside those of every field. */
  readonly keys?: Readonly<Record<string, Command>>
  readonly onFocus?: () => void
  readonly onDone?: () => void
}

/**
 * One text to write in: words on the page until somebody goes into it, an editor while they are there. Three hundred of them cost what
 * three hundred paragraphs cost.
 */
export function Field(props: FieldProps) {
  const { autoFocus = false, editable } = props
  const [press, setPress] = useState<Press | null>(autoFocus ? 'end' : null)
  if (press !== null && editable) return <LiveField {...props} press={press} onLeave={() => setPress(null)} />
  return <StillField {...props} onEnter={setPress} />
}

function StillField({
  doc,
  field,
  language,
  editable,
  label,
  hint,
  numbers,
  t,
  onEnter,
}: FieldProps & { readonly onEnter: (press: Press) => void }) {
  const content = useContent(doc, field)
  const isEmpty = content.length === 0
  const words = isEmpty ? (
    <span className="u-hint-words">{hint}</span>
  ) : (
    <Words content={content} numberOf={numbers.numberOf} t={t} isOpen={!editable} />
  )
  if (!editable) {
    return (
      <div className="u-field" lang={isEmpty ? undefined : language}>
        {words}
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: it becomes a rich text when it is entered, which no input element can be
    <div
      className="u-field u-field-still"
      role="textbox"
      aria-multiline="true"
      aria-label={label}
      lang={isEmpty ? undefined : language}
      tabIndex={0}
      onMouseDown={(event: MouseEvent) => {
        event.preventDefault()
        onEnter({ left: event.clientX, top: event.clientY })
      }}
      onFocus={() => onEnter('end')}
    >
      {words}
    </div>
  )
}
