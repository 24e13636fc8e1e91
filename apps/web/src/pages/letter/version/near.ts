import { type FocusEvent, type RefObject, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { inSlices } from './in-slices.ts'
import { nextOf, type Spot } from './near-order.ts'

/** One screen above and below: what is scrolled to next is whole before it is seen. */
const MARGIN = '100% 0px'
/** On a machine that is never idle rows come all the same, one after another. */
const LATEST_MS = 80

interface Watched extends Spot {
  readonly tell: (isMounted: boolean) => void
}

const watched = new Map<Element, Watched>()
let watcher: IntersectionObserver | null = null
let isPlanned = false
let lastTop = 0
let isDownward = true

/** Notes which rows came near and which left; what is to be drawn for it waits for an idle moment (rule T170). */
function notice(entries: readonly IntersectionObserverEntry[]): void {
  const scrolled = window.scrollY
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    const spot = watched.get(target)
    if (spot === undefined) continue
    spot.isWanted = isIntersecting
    spot.top = boundingClientRect.top + scrolled
  }
  plan()
}

function plan(): void {
  if (isPlanned) return
  isPlanned = true
  inSlices(drawNext, LATEST_MS)
}

/** Draws or folds one row; false when all is as it should be. */
function drawNext(): boolean {
  const top = window.scrollY
  if (top !== lastTop) isDownward = top > lastTop
  lastTop = top
  const next = nextOf([...watched.values()], { top, height: window.innerHeight, isDownward })
  isPlanned = false
  if (next !== null) put(next, next.isWanted)
  isPlanned = next !== null
  return isPlanned
}

function put(spot: Watched, isMounted: boolean): void {
  if (spot.isMounted === isMounted) return
  spot.isMounted = isMounted
  flushSync(() => spot.tell(isMounted))
}

function watch(element: HTMLElement, isMounted: boolean, tell: Watched['tell']): () => void {
  watcher ??= new IntersectionObserver(notice, { rootMargin: MARGIN })
  const isHeld = () => element.contains(document.activeElement)
  watched.set(element, { tell, isHeld, isMounted, isWanted: isMounted, top: 0 })
  watcher.observe(element)
  return () => {
    watched.delete(element)
    watcher?.unobserve(element)
  }
}

/** Draws a row whole at once: somebody goes into it before the scrolling has come there. */
export function wakeRow(element: Element): void {
  const spot = watched.get(element)
  if (spot !== undefined) put(spot, true)
}

export interface Near {
  readonly isNear: boolean
  /** Somebody came in by key or press. */
  readonly onFocus: (event: FocusEvent) => void
  /** Where what is only looked at by key may not be taken away. */
  readonly onBlur: () => void
}

/** Whether a row is near the screen. One that has the focus stays, wherever it is scrolled to: nobody's button is ever taken away. */
export function useNear(row: RefObject<HTMLElement | null>, startsNear: boolean): Near {
  const [began] = useState(startsNear)
  const [isNear, setNear] = useState(began)
  useEffect(() => {
    const element = row.current
    return element === null ? undefined : watch(element, began, setNear)
  }, [row, began])
  return { isNear, onFocus: ({ currentTarget }) => wakeRow(currentTarget), onBlur: plan }
}
