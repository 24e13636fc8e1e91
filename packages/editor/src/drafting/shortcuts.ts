import type { KeyBelow } from '@undersigned/i18n'
import { printedKeys } from '../ui/keys.ts'

export interface Shortcut {
  /** As printed on this person's keyboard, one or several that belong together. */
  readonly keys: readonly string[]
  readonly name: KeyBelow<'editor.shortcuts'>
}

const shortcut = (name: KeyBelow<'editor.shortcuts'>, ...keys: readonly string[]): Shortcut => ({ name, keys: keys.map(printedKeys) })

/** The keys of the drafting editor, for the list that `?` shows. */
export const draftingShortcuts = (): readonly Shortcut[] => [
  shortcut('editor.shortcuts.strong', 'Mod-b'),
  shortcut('editor.shortcuts.emphasis', 'Mod-i'),
  shortcut('editor.shortcuts.link', 'Mod-k'),
  shortcut('editor.shortcuts.note', 'Mod-Alt-f'),
  shortcut('editor.shortcuts.placeholder', 'Mod-Alt-o'),
  shortcut('editor.shortcuts.open', 'Mod-Enter'),
  shortcut('editor.shortcuts.body', 'Mod-Alt-0'),
  shortcut('editor.shortcuts.heading', 'Mod-Alt-1', 'Mod-Alt-2', 'Mod-Alt-3'),
  shortcut('editor.shortcuts.bulleted', 'Mod-Shift-8'),
  shortcut('editor.shortcuts.numbered', 'Mod-Shift-7'),
  shortcut('editor.shortcuts.quotation', 'Mod-Shift-9'),
  shortcut('editor.shortcuts.nest', 'Tab', 'Shift-Tab'),
  shortcut('editor.shortcuts.leave', 'Escape', 'Tab'),
  shortcut('editor.shortcuts.lineBreak', 'Shift-Enter'),
  shortcut('editor.shortcuts.move', 'Alt-ArrowUp', 'Alt-ArrowDown'),
  shortcut('editor.shortcuts.find', 'Mod-f'),
  shortcut('editor.shortcuts.undo', 'Mod-z'),
  shortcut('editor.shortcuts.redo', 'Mod-Shift-z'),
  shortcut('editor.shortcuts.tools', 'Alt-F10'),
  shortcut('editor.shortcuts.plain', 'Mod-Shift-v'),
]
