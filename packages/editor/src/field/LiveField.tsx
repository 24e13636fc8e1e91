import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { type FocusEvent, lazy, Suspense, useRef, useState } from 'react'
import { Group, Toolbar } from 'react-aria-components'
import { linkAt } from '../commands/link.ts'
import { hasMark, toggleMarkOf } from '../commands/marks.ts'
import { anchorOf, run } from '../ui/editor.ts'
import { Icon } from '../ui/icons.tsx'
import { printedKeys } from '../ui/keys.ts'
import type { Anchor } from '../ui/Pop.tsx'
import { Switch } from '../ui/Tool.tsx'
import { fieldExtensions } from './extensions.ts'
import type { FieldProps } from './Field.tsx'

const LinkPop = lazy(async () => ({ default: (await import('../ui/LinkPop.tsx')).LinkPop }))

/** How somebody came in: by a press at a place, or by key, to the end. */
export type Press = 'end' | { readonly left: number; readonly top: number }

/** A field while somebody writes in it. */
export function LiveField(props: FieldProps & { readonly press: Press; readonly onLeave: () => void }) {
  const { doc, field, undo, language, editable, label, hint, numbers, t, press, tools, awareness = null, onFocus, onDone, onLeave } = props
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
      onCreate: ({ editor: made }) => {
        enter(made, press)
        onFocus?.()
      },
    },
    [doc, field, undo, language],
  )
  const leave = (event: FocusEvent): void => {
    const to = event.relatedTarget
    const stays = to instanceof Element && (frame.current?.contains(to) || to.closest('.u-pop, .u-menu') !== null)
    if (!stays && link === null && document.hasFocus()) onLeave()
  }
  return (
    <Group ref={frame} aria-label={label} className="u-field u-field-live" onBlur={leave}>
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
    </Group>
  )
}

function enter(editor: Editor, press: Press): void {
  const place = press === 'end' ? null : editor.view.posAtCoords(press)
  editor.commands.focus(place?.pos ?? 'end')
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
    <Toolbar aria-label={t('editor.toolbar.label')} className="u-field-tools">
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
