import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { type FocusEvent, lazy, Suspense, useLayoutEffect, useRef, useState } from 'react'
import { linkAt } from '../commands/link.ts'
import { hasMark, toggleMarkOf } from '../commands/marks.ts'
import { anchorOf, run } from '../ui/editor.ts'
import { Icon } from '../ui/icons.tsx'
import { printedKeys } from '../ui/keys.ts'
import type { Anchor } from '../ui/Pop.tsx'
import { Switch } from '../ui/Tool.tsx'
import { Toolbar } from '../ui/Toolbar.tsx'
import { fieldExtensions } from './extensions.ts'
import type { FieldProps } from './Field.tsx'

const LinkPop = lazy(async () => ({ default: (await import('../ui/LinkPop.tsx')).LinkPop }))

/** How somebody came in: by a press at a place, or by key, to the end. */
export type Press = 'end' | { readonly left: number; readonly top: number }

/** A field while somebody writes in it. */
export function LiveField(props: FieldProps & { readonly press: Press; readonly onLeave: () => void }) {
  const {
    doc,
    field,
    undo,
    language,
    editable,
    label,
    hint,
    numbers,
    t,
    press,
    tools,
    keys,
    awareness = null,
    onFocus,
    onDone,
    onLeave,
  } = props
  const [link, setLinkAnchor] = useState<Anchor | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  const editor = useEditor(
    {
      extensions: fieldExtensions({
        doc,
        field,
        undo,
        language,
        numbers,
        t,
        writable: () => editable,
        awareness,
        ...(keys === undefined ? {} : { keys }),
        onLink: () => setLinkAnchor(frame.current === null ? null : anchorOf(frame.current)),
        onDone: () => (onDone ?? onLeave)(),
      }),
      enableInputRules: false,
      enablePasteRules: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          class: 'u-field-text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          lang: language,
          'data-hint': hint,
        },
      },
    },
    [doc, field, undo, language],
  )
  useCaretAtOnce(editor, press, onFocus)
  const leave = (event: FocusEvent): void => {
    const to = event.relatedTarget
    const stays = to instanceof Element && (frame.current?.contains(to) || to.closest('.u-pop, .u-menu') !== null)
    if (!stays && link === null && document.hasFocus()) onLeave()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a text with its tools, no fieldset of a form
    <div role="group" ref={frame} aria-label={label} className="u-field u-field-live" onBlur={leave}>
      <EditorContent editor={editor} />
      <FieldTools
        editor={editor}
        t={t}
        tools={tools}
        onLink={() => setLinkAnchor(frame.current === null ? null : anchorOf(frame.current))}
      />
      {link !== null && (
        <Suspense fallback={null}>
          <LinkPop editor={editor} anchor={link} t={t} onClose={() => setLinkAnchor(null)} />
        </Suspense>
      )}
    </div>
  )
}

/**
 * The caret is in the text before the next key can come: within the press or the focus that brought somebody here. The editor's own
 * `onCreate` and `focus` come a frame later, and what is typed until then would be lost.
 */
function useCaretAtOnce(editor: Editor, press: Press, onFocus: (() => void) | undefined): void {
  const tell = useRef(onFocus)
  tell.current = onFocus
  useLayoutEffect(() => {
    // One that was drawn long before it came to the page is gone already; another follows at once.
    if (editor.isDestroyed) return
    const { view, state } = editor
    const place = press === 'end' ? null : view.posAtCoords(press)
    const selection = place === null ? Selection.atEnd(state.doc) : Selection.near(state.doc.resolve(place.pos))
    view.dispatch(state.tr.setSelection(selection))
    view.focus()
    tell.current?.()
  }, [editor, press])
}

interface FieldToolsProps {
  readonly t: FieldProps['t']
  readonly tools: FieldProps['tools'] | undefined
  readonly editor: Editor
  readonly onLink: () => void
}

function FieldTools({ editor, t, tools, onLink }: FieldToolsProps) {
  const { strong, emphasis, isLink } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => ({
      strong: hasMark(state, 'strong'),
      emphasis: hasMark(state, 'emphasis'),
      isLink: linkAt(state) !== null,
    }),
  })
  return (
    <Toolbar label={t('editor.toolbar.label')} className="u-field-tools">
      <Switch
        isOn={strong}
        label={t('editor.toolbar.strong')}
        keys={printedKeys('Mod-b')}
        onPress={() => run(editor, toggleMarkOf('strong'))}
      >
        <b>B</b>
      </Switch>
      <Switch
        isOn={emphasis}
        label={t('editor.toolbar.emphasis')}
        keys={printedKeys('Mod-i')}
        onPress={() => run(editor, toggleMarkOf('emphasis'))}
      >
        <i>I</i>
      </Switch>
      <Switch isOn={isLink} label={t('editor.toolbar.link')} keys={printedKeys('Mod-k')} onPress={onLink}>
        <Icon name="link" />
      </Switch>
      {tools?.(editor)}
    </Toolbar>
  )
}
