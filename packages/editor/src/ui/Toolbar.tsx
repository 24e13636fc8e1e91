import { type FocusEvent, type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react'

interface ToolbarProps {
  readonly label: string
  readonly className: string
  readonly toolbarRef?: RefObject<HTMLDivElement | null>
  readonly children: ReactNode
}

/** A row of tools that is one stop of the Tab key: arrows, Home and End go through it, and whoever comes back finds the tool they left. */
export function Toolbar({ label, className, toolbarRef, children }: ToolbarProps) {
  const last = useRef<HTMLElement | null>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { currentTarget: bar, target, key } = event
    if (!(target instanceof HTMLElement) || !bar.contains(target) || event.defaultPrevented) return
    if (key === 'Tab') {
      last.current = target
      stopsOf(bar)
        .at(event.shiftKey ? 0 : -1)
        ?.focus()
      return
    }
    const next = nextTool(bar, target, key)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
  const onFocus = ({ currentTarget: bar, relatedTarget, target }: FocusEvent): void => {
    const left = last.current
    last.current = null
    const comesFromOutside = !bar.contains(relatedTarget instanceof Node ? relatedTarget : null)
    if (comesFromOutside && left !== null && left !== target && stopsOf(bar).includes(left)) left.focus()
  }
  return (
    <div ref={toolbarRef} role="toolbar" aria-label={label} className={className} onKeyDown={onKeyDown} onFocus={onFocus}>
      {children}
    </div>
  )
}

/** Tools that belong together, under a name. */
export function Tools({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset gathers what is filled in, not what is pressed
    <div role="group" aria-label={label} className="u-tools">
      {children}
    </div>
  )
}

const stopsOf = (bar: Element): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>('button:not([disabled])')]

function nextTool(bar: Element, from: HTMLElement, key: string): HTMLElement | undefined {
  const stops = stopsOf(bar)
  const at = stops.indexOf(from)
  switch (key) {
    case 'ArrowRight':
      return stops[at + 1]
    case 'ArrowLeft':
      return stops[at - 1]
    case 'Home':
      return stops[0]
    case 'End':
      return stops.at(-1)
    default:
      return undefined
  }
}
