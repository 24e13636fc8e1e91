import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { type Visitor, whoIsHere } from './who-is-here.ts'

/** Who is here, as it changes. Moving carets change nothing here. */
export function useVisitors(awareness: Awareness | null): readonly Visitor[] {
  const store = useMemo(() => visitorStore(awareness), [awareness])
  return useSyncExternalStore(store.subscribe, store.read)
}

const NOBODY: readonly Visitor[] = []

function visitorStore(awareness: Awareness | null) {
  let visitors = awareness === null ? NOBODY : whoIsHere(awareness)
  let said = JSON.stringify(visitors)
  const look = (): boolean => {
    const now = awareness === null ? NOBODY : whoIsHere(awareness)
    const saying = JSON.stringify(now)
    if (saying === said) return false
    visitors = now
    said = saying
    return true
  }
  return {
    read: () => visitors,
    subscribe: (changed: () => void) => {
      const hear = (): void => {
        if (look()) changed()
      }
      hear()
      awareness?.on('change', hear)
      return () => awareness?.off('change', hear)
    },
  }
}
