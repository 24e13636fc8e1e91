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

/** One place where two rows of words, or of sentences, differ: from and to in the old row, and in the new one. */
export interface Hunk {
  readonly removed: readonly [from: number, to: number]
  readonly added: readonly [from: number, to: number]
}

/** The places where two rows differ, in order (rule T6). */
export function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const start = before.findIndex((word, at) => word !== after[at])
  if (start === -1 && before.length === after.length) return []
  const head = start === -1 ? before.length : start
  const tail = commonEnd(before, after, head)
  const path = script(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  if (path === null) return [{ removed: [head, before.length - tail], added: [head, after.length - tail] }]
  const hunks: Hunk[] = []
  let [old, now] = [head, head]
  path.forEach(({ kind }, at) => {
    const open = at > 0 && path[at - 1]?.kind !== 'same' ? hunks.pop() : undefined
    const { removed, added } = open ?? { removed: [old, old], added: [now, now] }
    if (kind !== 'added') old += 1
    if (kind !== 'removed') now += 1
    if (kind !== 'same') hunks.push({ removed: [removed[0], old], added: [added[0], now] })
    else if (open !== undefined) hunks.push(open)
  })
  return hunks
}

const run = (kind: Change['kind'], words: readonly string[]): Change[] => (words.length === 0 ? [] : [{ kind, text: words.join('') }])

function commonEnd(before: readonly string[], after: readonly string[], head: number): number {
  const most = Math.min(before.length, after.length) - head
  let tail = 0
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  return tail
}

const edits = (before: readonly string[], after: readonly string[]): Change[] =>
  script(before, after) ?? [...run('removed', before), ...run('added', after)]

/** Myers' shortest edit script: furthest reach per diagonal for each number of edits, then walked back; null where it is too long to be read. */
function script(before: readonly string[], after: readonly string[]): Change[] | null {
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
  return null
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
