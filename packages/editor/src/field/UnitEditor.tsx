import type { Editor } from '@tiptap/core'
import type { Command } from '@tiptap/pm/state'
import { unitField } from '@undersigned/collab'
import type { Translate } from '@undersigned/i18n'
import type { Inline, Language, UnitId } from '@undersigned/letter'
import { useMemo, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { runFromMenu } from '../ui/editor.ts'
import { Icon } from '../ui/icons.tsx'
import { MenuButton } from '../ui/MenuButton.tsx'
import { sharedUndo } from '../ui/shared-undo.ts'
import type { NoteNumbers } from '../view/note-numbers.ts'
import { Field } from './Field.tsx'
import { supra } from './Static.tsx'
import { insertKeys, insertPart } from './source-parts.ts'

export interface UnitEditorProps {
  /** The version's document. */
  readonly doc: Y.Doc
  readonly unit: UnitId
  /** The language of the version: its typography, its spelling. */
  readonly language: Language
  /** What the unit says in the original: its notes, links and open places are offered. */
  readonly source: readonly Inline[]
  readonly numbers: NoteNumbers
  readonly editable: boolean
  readonly t: Translate
  /** What a screen reader calls it, such as "Paragraph 4 in French". */
  readonly label?: string
  readonly awareness?: Awareness | null
  readonly autoFocus?: boolean
  readonly onFocus?: () => void
  readonly onDone?: () => void
}

/** One unit of a version: words on the page until somebody goes into it, then an editor. Undo spans all units of the version (D4). */
export function UnitEditor(props: UnitEditorProps) {
  const { doc, unit, language, source, numbers, editable, t, label, awareness = null, autoFocus = false, onFocus, onDone } = props
  const latest = useRef(source)
  latest.current = source
  const keys = useMemo(() => insertKeys(() => latest.current), [])
  return (
    <Field
      doc={doc}
      field={unitField(unit)}
      undo={sharedUndo(doc)}
      language={language}
      editable={editable}
      label={label ?? t('editor.unit.label')}
      hint={t(editable ? 'editor.empty.unit' : 'editor.unit.empty')}
      numbers={numbers}
      t={t}
      awareness={awareness}
      autoFocus={autoFocus}
      keys={keys}
      {...(onFocus === undefined ? {} : { onFocus })}
      {...(onDone === undefined ? {} : { onDone })}
      {...(source.some(isOffered)
        ? { tools: (editor: Editor) => <SourceMenu editor={editor} offered={offers(source, numbers, t)} t={t} /> }
        : {})}
    />
  )
}

interface Offer {
  readonly id: string
  readonly name: string
  readonly command: Command
}

const isOffered = (part: Inline): boolean => (part.type === 'text' ? part.marks.link !== undefined : part.type !== 'line-break')

/** What the original's unit has beside words, ready to be put at the caret. */
function offers(source: readonly Inline[], numbers: NoteNumbers, t: Translate): readonly Offer[] {
  const seen = new Map<string, Offer>()
  for (const part of source) {
    const id = JSON.stringify(part.type === 'text' ? part.marks.link : part)
    const name = nameOf(part, numbers, t)
    if (name !== null && !seen.has(id)) seen.set(id, { id, name, command: insertPart(part) })
  }
  return [...seen.values()]
}

function nameOf(part: Inline, numbers: NoteNumbers, t: Translate): string | null {
  switch (part.type) {
    case 'text':
      return part.marks.link === undefined ? null : t('editor.unit.insertLink', { address: part.marks.link })
    case 'note-ref':
      return t('editor.unit.insertNote', { number: numbers.numberOf(part.note) ?? 0 })
    case 'note-cross-ref':
      return supra(numbers.numberOf(part.note), t)
    case 'placeholder':
      return t('editor.unit.insertPlaceholder', { field: part.text === '' ? t(`editor.placeholder.${part.field}`) : part.text })
    case 'line-break':
      return null
  }
}

function SourceMenu({ editor, offered, t }: { readonly editor: Editor; readonly offered: readonly Offer[]; readonly t: Translate }) {
  return (
    <MenuButton
      label={t('editor.unit.insert')}
      className="u-tool u-insert"
      parts={() => [{ entries: offered }]}
      onAction={(id) => {
        const offer = offered.find((each) => each.id === id)
        if (offer !== undefined) runFromMenu(editor, offer.command)
      }}
    >
      <Icon name="insert" />
      <span>{t('editor.unit.insert')}</span>
    </MenuButton>
  )
}
