import { PluginKey, type Transaction } from '@tiptap/pm/state'

/** Holds the local transactions of the last round, until they are written. */
export const bindingKey = new PluginKey<readonly Transaction[]>('flat-binding')

const REMOTE = 'remote'
const OWN_STEP = 'own-step'

/** Whether a transaction brings what others wrote, or an undo. */
export const isRemote = (tr: Transaction): boolean => tr.getMeta(bindingKey) === REMOTE

/** Marks an act that undo takes back by itself, however fast somebody types before and after it (rule L42). */
export const asOwnStep = (tr: Transaction): Transaction => tr.setMeta(OWN_STEP, true)

export const isOwnStep = (tr: Transaction): boolean => tr.getMeta(OWN_STEP) === true

export const asRemote = (tr: Transaction): Transaction => tr.setMeta(bindingKey, REMOTE).setMeta('addToHistory', false)
