import { useSyncExternalStore } from 'react'

let spoken = { words: '', turn: 0 }
let waiting: string[] = []
let isWaiting = false
const listeners = new Set<() => void>()

function speak(): void {
  spoken = { words: waiting.join('. '), turn: spoken.turn + 1 }
  waiting = []
  isWaiting = false
  for (const listener of listeners) listener()
}

/** Says something to screen readers, politely. What comes within a second is said in one breath, so that nobody is flooded. */
export function announce(words: string): void {
  if (!waiting.includes(words)) waiting.push(words)
  if (isWaiting) return
  isWaiting = true
  setTimeout(speak, 1000)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function LiveRegion() {
  const { words, turn } = useSyncExternalStore(subscribe, () => spoken)
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      <span key={turn}>{words}</span>
    </div>
  )
}
