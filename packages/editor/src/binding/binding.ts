import { Plugin, type Transaction } from '@tiptap/pm/state'
import { Bond, type BondOptions } from './bond.ts'
import { mendHalves } from './halves.ts'
import { mendIds, withFreeIds } from './ids.ts'
import { bindingKey, isRemote } from './key.ts'

export interface BindingOptions extends BondOptions {
  readonly newId: () => string
}

/** Ties an editor's state to a flat text: local steps become the fewest edits of the text, its changes the fewest steps. */
export function bindingPlugin(options: BindingOptions): Plugin<readonly Transaction[]> {
  const { form, newId } = options
  return new Plugin<readonly Transaction[]>({
    key: bindingKey,
    state: {
      init: () => [],
      apply(tr, waiting) {
        const round = tr.getMeta('appendedTransaction') ? waiting : []
        return tr.docChanged && !isRemote(tr) ? [...round, tr] : round
      },
    },
    appendTransaction(transactions, before, after) {
      if (transactions.some(isRemote) || !transactions.some((tr) => tr.docChanged)) return null
      const tr = after.tr
      mendHalves(tr, before)
      if (form === 'letter') mendIds(tr, { transactions, before, after, newId })
      return tr.docChanged ? tr.setStoredMarks(after.storedMarks) : null
    },
    view: (view) => new Bond(view, options),
    props: form === 'letter' ? { transformPasted: withFreeIds } : {},
  })
}
