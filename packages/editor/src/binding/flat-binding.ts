import { type Editor, Extension } from '@tiptap/core'
import { BODY, takeBack } from '@undersigned/collab'
import { idFrom } from '@undersigned/letter'
import type * as Y from 'yjs'
import { bindingPlugin } from './binding.ts'
import type { BindingCounts } from './bond.ts'
import type { Form } from './layout.ts'
import { undoFor } from './undo.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    flatBinding: {
      /** Takes back the last thing this person did in the document. */
      undo: () => ReturnType
      redo: () => ReturnType
    }
  }
}

export interface FlatBindingOptions {
  readonly doc: Y.Doc
  /** The name of the text; the original's body when absent. */
  readonly field?: string
  /** One manager for all editors of a document, so that undo spans them (D4); its own when absent. */
  readonly undo?: Y.UndoManager
  readonly newId?: () => string
  readonly writable?: () => boolean
  readonly counts?: BindingCounts
}

export const newCounts = (): BindingCounts => ({ applied: 0, rebuilt: 0, mended: 0 })

/** Binds an editor to the original: paragraphs, their kinds and their ids (rules L10-L17). */
export const flatBinding = (options: FlatBindingOptions): Extension => bindingExtension(options, 'letter')

/** Binds a small editor to one text without paragraphs: a note, or a unit of a version. Enter breaks the line. */
export const unitBinding = (options: FlatBindingOptions & { readonly field: string }): Extension => bindingExtension(options, 'unit')

const randomId = (): string => idFrom(crypto.getRandomValues(new Uint8Array(16)))

function bindingExtension(options: FlatBindingOptions, form: Form): Extension {
  const own = options.undo === undefined
  const undo = options.undo ?? undoFor(options.doc)
  const step = (editor: Editor, way: 'undo' | 'redo'): boolean => (editor.isEditable ? takeBack(undo, way) : false)
  return Extension.create({
    name: 'flatBinding',
    priority: 1000,
    addCommands() {
      const command =
        (way: 'undo' | 'redo') =>
        () =>
        ({ tr, dispatch, editor }: { tr: { setMeta(key: string, value: boolean): unknown }; dispatch: unknown; editor: Editor }) => {
          tr.setMeta('preventDispatch', true)
          return dispatch ? step(editor, way) : way === 'undo' ? undo.canUndo() : undo.canRedo()
        }
      return { undo: command('undo'), redo: command('redo') }
    },
    addKeyboardShortcuts() {
      const shortcuts = {
        'Mod-z': () => step(this.editor, 'undo') || true,
        'Mod-y': () => step(this.editor, 'redo') || true,
        'Shift-Mod-z': () => step(this.editor, 'redo') || true,
      }
      return form === 'letter' ? shortcuts : { ...shortcuts, Enter: () => this.editor.commands.insertContent({ type: 'lineBreak' }) }
    },
    addProseMirrorPlugins: () => [
      bindingPlugin({
        doc: options.doc,
        text: options.doc.getText(options.field ?? BODY),
        form,
        undo,
        newId: options.newId ?? randomId,
        writable: options.writable ?? (() => true),
        counts: options.counts ?? newCounts(),
      }),
    ],
    onDestroy() {
      if (own) undo.destroy()
    },
  })
}
