import { useEffect } from 'react'

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

/** Keys pressed outside of any text: `?` for help, and two-key journeys such as `g l`. */
export function useGlobalKeys(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    let before = ''
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      const action = actions[`${before} ${event.key}`] ?? actions[event.key]
      before = event.key
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [actions])
}
