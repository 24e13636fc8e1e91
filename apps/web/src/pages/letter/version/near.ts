import { type FocusEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** One screen above and below: what is scrolled to next is there before it is seen. */
const MARGIN = '100% 0px'

type Told = (isNear: boolean) => void

const told = new Map<Element, Told>()
let watcher: IntersectionObserver | null = null

const watch = (element: Element, tell: Told): (() => void) => {
  watcher ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) told.get(target)?.(isIntersecting)
    },
    { rootMargin: MARGIN },
  )
  told.set(element, tell)
  watcher.observe(element)
  return () => {
    told.delete(element)
    watcher?.unobserve(element)
  }
}

export interface Near {
  readonly isNear: boolean
  /** Somebody is in it already, so that the caret goes on into its text. */
  readonly wasWoken: boolean
  /** Somebody came in by key or jump before the scrolling did. */
  readonly wake: () => void
  /** Where what is composed, or only looked at by key, may not be taken away. */
  readonly onBlur: (event: FocusEvent) => void
}

/** Whether a row is near the screen. One that has the focus stays, wherever it is scrolled to: nobody's caret is ever taken away. */
export function useNear(row: RefObject<HTMLElement | null>, startsNear: boolean): Near {
  const [isNear, setNear] = useState(startsNear)
  const [wasWoken, setWoken] = useState(false)
  const isSeen = useRef(startsNear)
  useEffect(() => {
    const element = row.current
    if (element === null) return undefined
    return watch(element, (isSeenNow) => {
      isSeen.current = isSeenNow
      setNear(isSeenNow || element.contains(document.activeElement))
    })
  }, [row])
  return {
    isNear,
    wasWoken,
    wake: () => {
      setWoken(true)
      setNear(true)
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      const isGone = !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))
      if (!isGone || !document.hasFocus()) return
      setWoken(false)
      if (!isSeen.current) setNear(false)
    },
  }
}
