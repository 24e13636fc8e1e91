import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { Translate } from '@undersigned/i18n'
import type { Inline } from '@undersigned/letter'
import { type RefObject, useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { kindOfSelection } from '../commands/kinds.ts'
import { linkAt } from '../commands/link.ts'
import { hasMark, toggleMarkOf } from '../commands/marks.ts'
import { nest, toggleList, toggleShape } from '../commands/shape.ts'
import { run } from '../ui/editor.ts'
import { Icon } from '../ui/icons.tsx'
import { printedKeys } from '../ui/keys.ts'
import { Switch, Tool } from '../ui/Tool.tsx'
import { Toolbar, Tools } from '../ui/Toolbar.tsx'
import type { NoteNumbers } from '../view/note-numbers.ts'
import { InsertMenu } from './InsertMenu.tsx'
import { KindMenu } from './KindMenu.tsx'

export interface LetterToolbarProps {
  readonly editor: Editor
  readonly undo: Y.UndoManager
  readonly editable: boolean
  readonly numbers: NoteNumbers
  readonly noteContent: (note: string) => readonly Inline[]
  readonly t: Translate
  readonly toolbarRef: RefObject<HTMLDivElement | null>
  readonly onLink: () => void
  readonly onNote: () => void
  readonly onFind: () => void
  readonly onPrint: () => void
  readonly onMove: (direction: -1 | 1) => void
}

/** Everything that can be done to the text, each with its name and its keys. */
export function LetterToolbar(props: LetterToolbarProps) {
  const { editor, undo, editable, numbers, noteContent, t, toolbarRef, onLink, onNote, onFind, onPrint, onMove } = props
  const state = useEditorState({
    editor,
    selector: ({ editor: { state: now } }) => ({
      kind: kindOfSelection(now),
      strong: hasMark(now, 'strong'),
      emphasis: hasMark(now, 'emphasis'),
      link: linkAt(now) !== null,
    }),
  })
  const { canUndo, canRedo } = useUndoState(undo)
  const isList = state.kind === 'list-bulleted' || state.kind === 'list-numbered'
  const off = !editable
  return (
    <Toolbar toolbarRef={toolbarRef} label={t('editor.toolbar.label')} className="u-toolbar">
      <Tools label={t('editor.toolbar.history')}>
        <Tool
          label={t('editor.toolbar.undo')}
          keys={printedKeys('Mod-z')}
          isDisabled={off || !canUndo}
          onPress={() => editor.chain().undo().focus().run()}
        >
          <Icon name="undo" />
        </Tool>
        <Tool
          label={t('editor.toolbar.redo')}
          keys={printedKeys('Mod-Shift-z')}
          isDisabled={off || !canRedo}
          onPress={() => editor.chain().redo().focus().run()}
        >
          <Icon name="redo" />
        </Tool>
      </Tools>
      <span className="u-rule" />
      <KindMenu editor={editor} kind={state.kind} isDisabled={off} t={t} />
      <Tools label={t('editor.toolbar.marks')}>
        <Switch
          isOn={state.strong}
          label={t('editor.toolbar.strong')}
          keys={printedKeys('Mod-b')}
          isDisabled={off}
          onPress={() => run(editor, toggleMarkOf('strong'))}
        >
          <b>B</b>
        </Switch>
        <Switch
          isOn={state.emphasis}
          label={t('editor.toolbar.emphasis')}
          keys={printedKeys('Mod-i')}
          isDisabled={off}
          onPress={() => run(editor, toggleMarkOf('emphasis'))}
        >
          <i>I</i>
        </Switch>
        <Switch isOn={state.link} label={t('editor.toolbar.link')} keys={printedKeys('Mod-k')} isDisabled={off} onPress={onLink}>
          <Icon name="link" />
        </Switch>
      </Tools>
      <Tools label={t('editor.toolbar.lists')}>
        <Switch
          isOn={state.kind === 'list-bulleted'}
          label={t('editor.toolbar.bulleted')}
          keys={printedKeys('Mod-Shift-8')}
          isDisabled={off}
          onPress={() => run(editor, toggleList('bulleted'))}
        >
          <Icon name="bulleted" />
        </Switch>
        <Switch
          isOn={state.kind === 'list-numbered'}
          label={t('editor.toolbar.numbered')}
          keys={printedKeys('Mod-Shift-7')}
          isDisabled={off}
          onPress={() => run(editor, toggleList('numbered'))}
        >
          <Icon name="numbered" />
        </Switch>
        <Tool label={t('editor.toolbar.deeper')} keys="Tab" isDisabled={off || !isList} onPress={() => run(editor, nest(1))}>
          <Icon name="deeper" />
        </Tool>
        <Tool
          label={t('editor.toolbar.back')}
          keys={printedKeys('Shift-Tab')}
          isDisabled={off || !isList}
          onPress={() => run(editor, nest(-1))}
        >
          <Icon name="back" />
        </Tool>
        <Switch
          isOn={state.kind === 'quotation'}
          label={t('editor.toolbar.quotation')}
          keys={printedKeys('Mod-Shift-9')}
          isDisabled={off}
          onPress={() => run(editor, toggleShape({ kind: 'quotation' }))}
        >
          <Icon name="quotation" />
        </Switch>
      </Tools>
      <InsertMenu editor={editor} isDisabled={off} numbers={numbers} noteContent={noteContent} onNote={onNote} t={t} />
      <Tools label={t('editor.toolbar.order')}>
        <Tool label={t('editor.toolbar.moveUp')} keys={printedKeys('Alt-ArrowUp')} isDisabled={off} onPress={() => onMove(-1)}>
          <Icon name="up" />
        </Tool>
        <Tool label={t('editor.toolbar.moveDown')} keys={printedKeys('Alt-ArrowDown')} isDisabled={off} onPress={() => onMove(1)}>
          <Icon name="down" />
        </Tool>
      </Tools>
      <span className="u-rule" />
      <Tool label={t('editor.toolbar.find')} keys={printedKeys('Mod-f')} onPress={onFind}>
        <Icon name="find" />
      </Tool>
      <Tool label={t('editor.toolbar.print')} keys={printedKeys('Mod-p')} onPress={onPrint}>
        <Icon name="print" />
      </Tool>
    </Toolbar>
  )
}

function useUndoState(undo: Y.UndoManager): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const [state, setState] = useState({ canUndo: false, canRedo: false })
  useEffect(() => {
    const read = (): void => {
      const [canUndo, canRedo] = [undo.canUndo(), undo.canRedo()]
      setState((before) => (before.canUndo === canUndo && before.canRedo === canRedo ? before : { canUndo, canRedo }))
    }
    const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const
    read()
    for (const event of events) undo.on(event, read)
    return () => {
      for (const event of events) undo.off(event, read)
    }
  }, [undo])
  return state
}
