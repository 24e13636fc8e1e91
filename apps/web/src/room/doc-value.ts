import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

/** Reading a whole letter costs milliseconds; while somebody types it is done this many times a second at most. */
const pause = 100

/** What a pure function says of a document, kept up with it. The document stays the only home of the text. */
export function useDocValue<Value>(doc: Y.Doc, read: (doc: Y.Doc) => Value): Value {
  const store = useMemo(() => docStore(doc, read), [doc, read])
  return useSyncExternalStore(store.subscribe, store.current)
}

function docStore<Value>(doc: Y.Doc, read: (doc: Y.Doc) => Value) {
  let value = read(doc)
  let isWaiting = false
  const listeners = new Set<() => void>()
  const renew = () => {
    isWaiting = false
    value = read(doc)
    for (const listener of listeners) listener()
  }
  const hear = () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(renew, pause)
  }
  return {
    current: () => value,
    subscribe: (listener: () => void) => {
      if (listeners.size === 0) {
        doc.on('update', hear)
        hear()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) doc.off('update', hear)
      }
    },
  }
}
