import { type Editor, Extension } from '@tiptap/core'
import type { Plugin } from '@tiptap/pm/state'

/** Plugins as an extension; those with the higher priority hear of keys and typing first. */
export const pluginsExtension = (name: string, priority: number, make: (editor: Editor) => Plugin[]): Extension =>
  Extension.create({
    name,
    priority,
    addProseMirrorPlugins() {
      return make(this.editor)
    },
  })
