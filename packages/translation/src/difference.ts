import type { Language } from '@undersigned/letter'
import { wordsOf } from './words.ts'

/** A run of words that both texts have, or only one. */
export interface Change {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Past this many differing words the texts are shown as replaced: nobody reads a finer difference. */
const MOST_EDITS = 1_500

/** What was added and removed between two texts, word by word (rule T6). `same` + `removed` is the old text, `same` + `added` the new. */
export function wordDifference(oldText: string, newText: string, language?: Language): readonly Change[] {
  const [before, after] = [wordsOf(oldText, language), wordsOf(newText, language)]
  const start = before.findIndex((word, at) => word !== after[at])
  if (start === -1 && before.length === after.length) return run('same', before)
  const head = start === -1 ? before.length : start
  const tail = commonEnd(before, after, head)
  const middle = edits(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  return tidy([...run('same', before.slice(0, head)), ...middle, ...run('same', before.slice(before.length - tail))])
}

/** One place where two texts differ, in words. */
export interface Hunk {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

/** The places where two rows of words differ, in order (rule T6). */
export function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const start = before.findIndex((word, at) => word !== after[at])
  if (start === -1 && before.length === after.length) return []
  const head = start === -1 ? before.length : start
  const tail = commonEnd(before, after, head)
  const hunks: { removed: string[]; added: string[] }[] = []
  let isOpen = false
  for (const { kind, text } of edits(before.slice(head, before.length - tail), after.slice(head, after.length - tail))) {
    if (kind !== 'same' && !isOpen) hunks.push({ removed: [], added: [] })
    if (kind === 'removed') hunks.at(-1)?.removed.push(text)
    if (kind === 'added') hunks.at(-1)?.added.push(text)
    isOpen = kind !== 'same'
  }
  return hunks
}

const run = (kind: Change['kind'], words: readonly string[]): Change[] => (words.length === 0 ? [] : [{ kind, text: words.join('') }])

function commonEnd(before: readonly string[], after: readonly string[], head: number): number {
  const most = Math.min(before.length, after.length) - head
  let tail = 0
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  return tail
}

/** Myers' shortest edit script: furthest reach per diagonal for each number of edits, then walked back. */
function edits(before: readonly string[], after: readonly string[]): Change[] {
  const trace: Map<number, number>[] = []
  let reach = new Map([[1, 0]])
  for (let count = 0; count <= Math.min(before.length + after.length, MOST_EDITS); count += 1) {
    trace.push(new Map(reach))
    const next = new Map<number, number>()
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = stepInto(reach, diagonal, count)
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1
      next.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) return walkBack(trace, before, after)
    }
    reach = next
  }
  return [...run('removed', before), ...run('added', after)]
}

const goesDown = (reach: ReadonlyMap<number, number>, diagonal: number, count: number): boolean =>
  diagonal === -count || (diagonal !== count && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1))

const stepInto = (reach: ReadonlyMap<number, number>, diagonal: number, count: number): number =>
  goesDown(reach, diagonal, count) ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1

function walkBack(trace: readonly ReadonlyMap<number, number>[], before: readonly string[], after: readonly string[]): Change[] {
  const backwards: Change[] = []
  let [x, y] = [before.length, after.length]
  for (let count = trace.length - 1; count >= 0; count -= 1) {
    const reach = trace[count] ?? new Map<number, number>()
    const down = goesDown(reach, x - y, count)
    const from = down ? x - y + 1 : x - y - 1
    const [fromX, fromY] = [reach.get(from) ?? 0, (reach.get(from) ?? 0) - from]
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      backwards.push({ kind: 'same', text: before[x - 1] ?? '' })
      x -= 1
      y -= 1
    }
    if (count === 0) break
    backwards.push(down ? { kind: 'added', text: after[y - 1] ?? '' } : { kind: 'removed', text: before[x - 1] ?? '' })
    x = fromX
    y = fromY
  }
  return backwards.reverse()
}

/** Joins neighbours, takes a lone space between two changes into both, and puts what was removed before what was added. */
function tidy(changes: readonly Change[]): readonly Change[] {
  const tidied: Change[] = []
  let [removed, added] = ['', '']
  const flush = (): void => {
    if (removed !== '') tidied.push({ kind: 'removed', text: removed })
    if (added !== '') tidied.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  changes.forEach((change, at) => {
    if (change.kind === 'removed') removed += change.text
    else if (change.kind === 'added') added += change.text
    else if (removed + added !== '' && isLoneSpace(changes, at)) {
      removed += change.text
      added += change.text
    } else {
      flush()
      const last = tidied.at(-1)
      if (last?.kind === 'same') tidied[tidied.length - 1] = { kind: 'same', text: last.text + change.text }
      else tidied.push(change)
    }
  })
  flush()
  return tidied
}

const isLoneSpace = (changes: readonly Change[], at: number): boolean =>
  changes[at]?.text.trim() === '' && (changes[at + 1]?.kind ?? 'same') !== 'same'
