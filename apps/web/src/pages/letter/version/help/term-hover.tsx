import type { Language } from '@undersigned/letter'
import type { Row } from '@undersigned/translation'
import { type RefObject, useEffect, useState } from 'react'
import type { TermPlace } from '../checker.ts'
import { offsetIn, rangeIn } from '../highlights.ts'
import { TermCard } from './term-card.tsx'
import type { TermHelp } from './term-help.ts'

interface Props {
  readonly grid: RefObject<HTMLElement | null>
  readonly rows: RefObject<readonly Row[]>
  readonly termsOf: (row: Row) => readonly TermPlace[]
  readonly from: Language
  readonly language: Language
}

interface Shown {
  readonly key: string
  readonly term: TermHelp
  readonly left: number
  /** Below the words, or above them where there is no room. */
  readonly top: number | null
  readonly bottom: number | null
}

/** Between the words and the card the pointer may pass over nothing for so long. */
const GRACE_MS = 150
/** What a card takes at most, so that it stays on the screen. */
const [ROOM, WIDTH] = [120, 320]

/** What the coalition says for a marked term, at the term, while the pointer is on it or on the card; Escape puts it away (rule T174). */
export function TermHover({ grid, rows, termsOf, from, language }: Props) {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    const element = grid.current
    if (element === null) return undefined
    let [frame, leaving] = [0, 0]
    const show = (found: Shown | null) => {
      clearTimeout(leaving)
      if (found === null) leaving = window.setTimeout(() => setShown(null), GRACE_MS)
      else setShown((before) => (before?.key === found.key ? before : found))
    }
    const hide = () => {
      clearTimeout(leaving)
      setShown(null)
    }
    const onMove = ({ clientX, clientY, target, pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return
      cancelAnimationFrame(frame)
      const isOnCard = target instanceof Element && target.closest('.term-hover') !== null
      if (isOnCard) clearTimeout(leaving)
      else frame = requestAnimationFrame(() => show(termAt(element, { rows: rows.current, termsOf, x: clientX, y: clientY })))
    }
    const stop = new AbortController()
    const { signal } = stop
    document.addEventListener('pointermove', onMove, { signal, passive: true })
    document.addEventListener('scroll', hide, { signal, passive: true, capture: true })
    window.addEventListener('resize', hide, { signal })
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && hide(), { signal })
    return () => {
      stop.abort()
      cancelAnimationFrame(frame)
      clearTimeout(leaving)
    }
  }, [grid, rows, termsOf])
  if (shown === null) return null
  const { term, left, top, bottom } = shown
  return (
    <div className="term-hover" style={{ left, ...(top === null ? { bottom: bottom ?? 0 } : { top }) }}>
      <TermCard {...{ term, from, language }} />
    </div>
  )
}

interface Sought {
  readonly rows: readonly Row[]
  readonly termsOf: Props['termsOf']
  readonly x: number
  readonly y: number
}

function termAt(grid: Element, { rows, termsOf, x, y }: Sought): Shown | null {
  if (typeof document.caretPositionFromPoint !== 'function') return null
  const words = document.elementFromPoint(x, y)?.closest('.unit-source > .u-words')
  const place = words === null || words === undefined || !grid.contains(words) ? null : document.caretPositionFromPoint(x, y)
  if (words === null || words === undefined || place === null) return null
  const line = words.closest('.unit')
  const row = rows.find(({ unit }) => line?.id === `unit-${unit.id}`)
  const at = offsetIn(words, place.offsetNode, place.offset)
  if (row === undefined || at === null) return null
  for (const term of termsOf(row)) {
    const rects = term.from <= at && at <= term.to ? [...(rangeIn(words, term.from, term.to)?.getClientRects() ?? [])] : []
    const rect = rects.find(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom)
    if (rect !== undefined) return { key: `${row.unit.id} ${term.from}`, term: term.help, ...besides(rect) }
  }
  return null
}

function besides({ left, top, bottom }: DOMRect): Pick<Shown, 'left' | 'top' | 'bottom'> {
  const { innerWidth, innerHeight } = window
  const fits = bottom + ROOM < innerHeight
  return {
    left: Math.max(8, Math.min(left, innerWidth - WIDTH - 8)),
    top: fits ? bottom + 4 : null,
    bottom: fits ? null : innerHeight - top + 4,
  }
}
