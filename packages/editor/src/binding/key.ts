import { PluginKey, type Transaction } from '@tiptap/pm/state'

/** Holds the local transactions of the last round, until they are written. */
export const bindingKey = new PluginKey<readonly Transaction[]>('flat-binding')

const REMOTE = 'remote'

/** Whether a transaction brings what others wrote, or an undo. */
export const isRemote = (tr: Transaction): boolean => tr.getMeta(bindingKey) === REMOTE

export const asRemote = (tr: Transaction): Transaction => tr.setMeta(bindingKey, REMOTE).setMeta('addToHistory', false)
