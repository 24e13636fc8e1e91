import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import { EditorContent, useEditor } from '@tiptap/react'
import { contentOfTokens, noteField, tokensOf } from '@undersigned/collab'
import type { Translate } from '@undersigned/i18n'
import { type Inline, type Language, type NoteId, noteId, type SlotKind } from '@undersigned/letter'
import { lazy, Suspense, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { selectAtom } from '../commands/insert.ts'
import { moveParagraphs } from '../commands/paragraphs.ts'
import { currentParagraph } from '../pm.ts'
import { introduce, type Person } from '../presence/who-is-here.ts'
import { run } from '../ui/editor.ts'
import { prepareMenus } from '../ui/MenuButton.tsx'
import { sharedUndo } from '../ui/shared-undo.ts'
import { sharedNumbers } from '../view/note-numbers.ts'
import { referenceTo } from '../view/outline.ts'
import { redrawn } from '../view/paragraphs.ts'
import { type DraftingDesk, deskOf } from './desk.ts'
import { addNote, draftingExtensions, openLink } from './extensions.ts'
import { Foot } from './Foot.tsx'
import { LetterToolbar } from './LetterToolbar.tsx'
import { NoteList } from './NoteList.tsx'
import type { Opened } from './opened.ts'
import { NO_ROWS, type SlotRows } from './slots.ts'

const loadBeside = () => import('./Beside.tsx')
const loadFind = () => import('../find/FindBar.tsx')
const Beside = lazy(async () => ({ default: (await loadBeside()).Beside }))
const FindBar = lazy(async () => ({ default: (await loadFind()).FindBar }))

/** What opens beside the text is fetched when somebody begins to write, not before and not too late; without a line, later. */
function prepare(): void {
  void Promise.allSettled([loadBeside(), loadFind(), prepareMenus()])
}

export interface DraftingEditorProps {
  /** The original's document. Editors of the same document share it. */
  readonly doc: Y.Doc
  /** Where carets are told; none when nobody else can be there. */
  readonly awareness?: Awareness | null
  /** Who is writing here: their name stands beside their caret on others' screens. */
  readonly person?: Person
  /** The language the letter is written in: its typography, its spelling. */
  readonly language: Language
  readonly editable: boolean
  readonly t: Translate
  /** What is printed in the slots for recipients and signatories (D5). */
  readonly slots?: SlotRows
  /** Leads to where a slot's rows are edited; without it no way is offered. */
  readonly onOpenSlot?: (slot: SlotKind) => void
  readonly onReady?: (desk: DraftingDesk) => void
}

/** The letter as it is drafted: tools, text, notes, what is still open. Everything it shows comes from the document and its props. */
export function DraftingEditor(props: DraftingEditorProps) {
  const { doc, awareness = null, person, language, editable, t, slots = NO_ROWS, onOpenSlot, onReady } = props
  const undo = sharedUndo(doc)
  const numbers = sharedNumbers(doc)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [finding, setFinding] = useState(0)
  const [said, setSaid] = useState('')
  const toolbar = useRef<HTMLDivElement>(null)
  const latest = useRef({ editable, slots, onOpenSlot })
  latest.current = { editable, slots, onOpenSlot }
  const helpId = useId()

  const onFind = useCallback(() => setFinding((asked) => asked + 1), [])
  const onMoved = useCallback(
    (editor: Editor, direction: -1 | 1) => {
      const position = (currentParagraph(editor.state)?.index ?? 0) + 1
      setSaid(t(direction === -1 ? 'editor.move.up' : 'editor.move.down', { position, count: editor.state.doc.childCount }))
    },
    [t],
  )
  const editor = useEditor(
    {
      extensions: draftingExtensions({
        doc,
        awareness,
        undo,
        language,
        numbers,
        t,
        writable: () => latest.current.editable,
        rows: () => latest.current.slots,
        onOpenSlot: () => latest.current.onOpenSlot ?? null,
        open: setOpened,
        onFind,
        onTools: () => firstTool(toolbar.current)?.focus(),
        onMoved,
      }),
      editable,
      enableInputRules: false,
      enablePasteRules: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          class: 'u-text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t(editable ? 'editor.text.label' : 'editor.text.readOnly'),
          'aria-describedby': helpId,
          lang: language,
          spellcheck: 'true',
        },
      },
      onFocus: prepare,
      onCreate: ({ editor: made }) => {
        made.view.dispatch(made.state.tr.setSelection(Selection.atStart(made.state.doc)))
        onReady?.(deskOf(made, doc, awareness))
      },
    },
    [doc, awareness, language, t],
  )
  useEffect(() => {
    if (awareness !== null && person !== undefined) introduce(awareness, person)
  }, [awareness, person])
  useEffect(() => {
    if (editor.isEditable !== editable) editor.setEditable(editable, false)
  }, [editor, editable])
  useEffect(() => {
    if (slots !== NO_ROWS) editor.view.dispatch(redrawn(editor.state))
  }, [editor, slots])

  const noteContent = useCallback(
    (note: string): readonly Inline[] => contentOfTokens(tokensOf(doc.getText(noteField(noteId(note))))),
    [doc],
  )
  const notes = useMemo(
    () => ({ doc, undo, language, editable, numbers, t, awareness }),
    [doc, undo, language, editable, numbers, t, awareness],
  )
  const jumpTo = useCallback(
    (note: NoteId) => {
      const pos = referenceTo(editor.state.doc, note)
      if (pos !== null) run(editor, selectAtom(pos))
    },
    [editor],
  )
  return (
    <div className="u-editor">
      <LetterToolbar
        editor={editor}
        undo={undo}
        editable={editable}
        numbers={numbers}
        noteContent={noteContent}
        t={t}
        toolbarRef={toolbar}
        onLink={() => openLink(editor, setOpened)}
        onNote={() => addNote(editor, setOpened)}
        onFind={onFind}
        onPrint={() => window.print()}
        onMove={(direction) => {
          run(editor, moveParagraphs(direction))
          onMoved(editor, direction)
        }}
      />
      {finding > 0 && (
        <Suspense fallback={null}>
          <FindBar editor={editor} editable={editable} asked={finding} t={t} onClose={() => setFinding(0)} />
        </Suspense>
      )}
      <div className="u-page" style={marginNames(t)}>
        <EditorContent editor={editor} />
        <NoteList notes={notes} onJump={jumpTo} />
      </div>
      <Foot editor={editor} t={t} />
      <p id={helpId} className="u-unseen">
        {t('editor.text.help')}
      </p>
      <p className="u-unseen" role="status">
        {said}
      </p>
      {opened !== null && (
        <Suspense fallback={null}>
          <Beside editor={editor} opened={opened} notes={notes} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </div>
  )
}

const firstTool = (toolbar: HTMLElement | null): HTMLElement | null => toolbar?.querySelector<HTMLElement>('button:not([disabled])') ?? null

const NAMED = ['summary', 'place-date', 'subject', 'salutation', 'closing', 'lead', 'boilerplate'] as const

/** The names of the letter's parts for the margin: drawn by the stylesheet, so that they cost nothing while typing. */
function marginNames(t: Translate): Record<string, string> {
  return Object.fromEntries(NAMED.map((kind) => [`--u-name-${kind}`, JSON.stringify(t(`editor.kind.${kind}`))]))
}
