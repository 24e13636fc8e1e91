import type { Language } from '@undersigned/letter'
import type { Row } from '@undersigned/translation'
import { type RefObject, useEffect } from 'react'
import { draw, type Mark, offsetIn, rangeIn } from './highlights.ts'
import { pairedAt, type Stretch, stretchesOf } from './sentences.ts'

interface Languages {
  readonly source: Language
  readonly target: Language
}

interface Point {
  readonly node: Node
  readonly offset: number
}

/** The sentence under the pointer, or at the caret, is marked on both sides where the sentences of the two pair one to one. */
export function useSentenceStep(grid: RefObject<HTMLElement | null>, rows: RefObject<readonly Row[]>, { source, target }: Languages): void {
  useEffect(() => {
    const element = grid.current
    if (element === null) return undefined
    let [shown, undraw]: [string, () => void] = ['', () => undefined]
    let frame = 0
    const show = (point: Point | null) => {
      const found = point === null ? null : sentencesAt(element, rows.current, { source, target }, point)
      const key = found?.key ?? ''
      if (key === shown) return
      undraw()
      undraw = found === null ? () => undefined : draw(found.marks())
      shown = key
    }
    const soon = (read: () => Point | null) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => show(read()))
    }
    const stop = new AbortController()
    const { signal } = stop
    element.addEventListener('pointermove', ({ clientX, clientY }) => soon(() => pointAt(clientX, clientY)), { signal, passive: true })
    element.addEventListener('pointerleave', () => soon(caretPoint), { signal })
    document.addEventListener('selectionchange', () => soon(caretPoint), { signal })
    return () => {
      stop.abort()
      cancelAnimationFrame(frame)
      undraw()
    }
  }, [grid, rows, source, target])
}

function pointAt(x: number, y: number): Point | null {
  if (typeof document.caretPositionFromPoint !== 'function') return null
  const place = document.caretPositionFromPoint(x, y)
  return place === null ? null : { node: place.offsetNode, offset: place.offset }
}

function caretPoint(): Point | null {
  const selection = document.getSelection()
  const node = selection?.focusNode ?? null
  return selection === null || node === null ? null : { node, offset: selection.focusOffset }
}

const WORDS = { source: '.unit-source > .u-words', target: '.unit-target > .u-field' } as const

function sentencesAt(grid: Element, rows: readonly Row[], languages: Languages, { node, offset }: Point) {
  const within = node instanceof Element ? node : node.parentElement
  const line = within?.closest('.unit')
  if (within === null || line === null || line === undefined || !grid.contains(line)) return null
  const row = rows.find(({ unit }) => line.id === `unit-${unit.id}`)
  const side = within.closest(WORDS.source) ? ('source' as const) : within.closest(WORDS.target) ? ('target' as const) : null
  const [source, target] = [line.querySelector(WORDS.source), line.querySelector(WORDS.target)]
  if (row === undefined || side === null || source === null || target === null) return null
  const at = offsetIn(side === 'source' ? source : target, node, offset)
  const sides = { source: stretchesOf(row.unit.content, languages.source), target: stretchesOf(row.target, languages.target) }
  const pair = at === null ? null : pairedAt(sides, side, at)
  if (pair === null) return null
  const key = `${line.id} ${pair.source.from} ${pair.target.from} ${row.targetDigest}`
  return { key, marks: () => [...markOf(source, pair.source), ...markOf(target, pair.target)] }
}

function markOf(words: Element, { from, to }: Stretch): readonly Mark[] {
  const range = rangeIn(words, from, to)
  return range === null ? [] : [{ name: 'sentence', range }]
}
