import { contentOfTokens, tokensOf } from '@undersigned/collab'
import type { Inline } from '@undersigned/letter'
import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

/** What a text of a document says at the moment. */
export function useContent(doc: Y.Doc, field: string): readonly Inline[] {
  const store = useMemo(() => contentStore(doc.getText(field)), [doc, field])
  return useSyncExternalStore(store.subscribe, store.read)
}

function contentStore(text: Y.Text) {
  let known: readonly Inline[] | null = null
  return {
    read: (): readonly Inline[] => {
      known ??= contentOfTokens(tokensOf(text))
      return known
    },
    subscribe: (changed: () => void) => {
      const hear = (): void => {
        known = null
        changed()
      }
      known = null
      text.observe(hear)
      return () => text.unobserve(hear)
    },
  }
}
