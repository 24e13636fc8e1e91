import type { Marks } from '@undersigned/letter'
import { type MarkerChanges, markerChanges } from './marker.ts'
import { shortestEdit } from './myers.ts'
import { keyOf, sameToken, sizeOf, type Token } from './token.ts'

/** A change of marks: null takes a mark away. */
export type MarkChanges = { readonly [key in keyof Marks]?: Marks[key] | null }

/** What is done to the flat text, from left to right. Lengths are in its own units, and never end inside a surrogate pair (rule L15). */
export type Edit =
  | { readonly type: 'retain'; readonly length: number }
  | { readonly type: 'delete'; readonly length: number }
  | { readonly type: 'insert'; readonly tokens: readonly Token[] }
  | { readonly type: 'format'; readonly length: number; readonly changes: MarkChanges }
  | { readonly type: 'marker'; readonly changes: MarkerChanges }

/** Where the change is said to be; a hint that decides between equal characters, and is not trusted further. */
export interface Window {
  readonly from: number
  readonly beforeEnd: number
  readonly afterEnd: number
}

const LIMIT = 1500
/** From the front, so that what comes or goes begins with its own marker and not with letters that its neighbour ends with too. */
const whole: Window = { from: Number.POSITIVE_INFINITY, beforeEnd: 0, afterEnd: 0 }

/** The fewest edits that turn one list of tokens into the other: nothing that stays is written again (rule L11). */
export function diffTokens(before: readonly Token[], after: readonly Token[], window?: Window): Edit[] {
  const script = new Script()
  const { from, beforeEnd, afterEnd } = trimmed(before, after, window ?? whole)
  script.retain(lengthOf(before, 0, from))
  changeWindow(script, before.slice(from, beforeEnd), after.slice(from, afterEnd))
  return script.edits
}

/** Edits for tokens that only changed their marks or a marker's values, one for one. */
export function diffInPlace(before: readonly Token[], after: readonly Token[]): Edit[] {
  const script = new Script()
  before.forEach((token, at) => {
    script.keep(token, after[at] ?? token)
  })
  return script.edits
}

function trimmed(before: readonly Token[], after: readonly Token[], hint: Window): Window {
  let from = 0
  let [beforeEnd, afterEnd] = [before.length, after.length]
  const head = (until: number) => {
    while (from < until && from < beforeEnd && from < afterEnd && same(before[from], after[from])) from++
  }
  const tail = (beforeUntil: number, afterUntil: number) => {
    while (
      beforeEnd > Math.max(from, beforeUntil) &&
      afterEnd > Math.max(from, afterUntil) &&
      same(before[beforeEnd - 1], after[afterEnd - 1])
    ) {
      beforeEnd--
      afterEnd--
    }
  }
  head(hint.from)
  tail(hint.beforeEnd, hint.afterEnd)
  head(before.length)
  tail(0, 0)
  return { from, beforeEnd, afterEnd }
}

const same = (a: Token | undefined, b: Token | undefined): boolean => a !== undefined && b !== undefined && sameToken(a, b)

function lengthOf(tokens: readonly Token[], from: number, to: number): number {
  let length = 0
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token) length += sizeOf(token)
  }
  return length
}

function changeWindow(script: Script, before: readonly Token[], after: readonly Token[]): void {
  const moves = before.length > 0 && after.length > 0 ? shortestEdit(before.map(keyOf), after.map(keyOf), LIMIT) : null
  if (moves) play(script, before, after, moves)
  else if (sharedParagraphs(before, after).size > 0) changeByParagraph(script, before, after)
  else {
    for (const token of before) script.drop(token)
    for (const token of after) script.take(token)
  }
}

function play(script: Script, before: readonly Token[], after: readonly Token[], moves: readonly ('keep' | 'drop' | 'take')[]): void {
  let left = 0
  let right = 0
  for (const move of moves) {
    const old = before[left]
    const next = after[right]
    if (move === 'keep' && old && next) script.keep(old, next)
    else if (move === 'drop' && old) script.drop(old)
    else if (move === 'take' && next) script.take(next)
    if (move !== 'take') left++
    if (move !== 'drop') right++
  }
}

const paragraphId = (token: Token): string | null => (token.type === 'marker' ? token.marker.id : null)

function sharedParagraphs(before: readonly Token[], after: readonly Token[]): ReadonlySet<string> {
  const there = new Set(after.map(paragraphId))
  return new Set(
    before
      .map(paragraphId)
      .filter((id) => id !== null && there.has(id))
      .map(String),
  )
}

/** For changes too large to compare token by token: paragraphs are matched by id and each pair is compared alone. */
function changeByParagraph(script: Script, before: readonly Token[], after: readonly Token[]): void {
  const olds = paragraphsOf(before)
  const news = paragraphsOf(after)
  const moves = shortestEdit(olds.map(keyOfFirst), news.map(keyOfFirst), olds.length + news.length) ?? []
  let left = 0
  let right = 0
  for (const move of moves) {
    const old = olds[left] ?? []
    const next = news[right] ?? []
    if (move === 'keep') changeKept(script, old, next)
    else if (move === 'drop') for (const token of old) script.drop(token)
    else for (const token of next) script.take(token)
    if (move !== 'take') left++
    if (move !== 'drop') right++
  }
}

function changeKept(script: Script, before: readonly Token[], after: readonly Token[]): void {
  const { from, beforeEnd, afterEnd } = trimmed(before, after, whole)
  script.retain(lengthOf(before, 0, from))
  const old = before.slice(from, beforeEnd)
  const next = after.slice(from, afterEnd)
  const moves = shortestEdit(old.map(keyOf), next.map(keyOf), LIMIT)
  if (moves) play(script, old, next, moves)
  else {
    for (const token of old) script.drop(token)
    for (const token of next) script.take(token)
  }
  script.retain(lengthOf(before, beforeEnd, before.length))
}

const keyOfFirst = (tokens: readonly Token[]): string => {
  const first = tokens[0]
  return first?.type === 'marker' ? keyOf(first) : ''
}

function paragraphsOf(tokens: readonly Token[]): Token[][] {
  const paragraphs: Token[][] = []
  for (const token of tokens) {
    const open = paragraphs.at(-1)
    if (token.type === 'marker' || !open) paragraphs.push([token])
    else open.push(token)
  }
  return paragraphs
}

function markChanges(from: Marks, to: Marks): MarkChanges | null {
  if (from === to) return null
  const changes: { strong?: true | null; emphasis?: true | null; link?: string | null } = {}
  if (from.strong !== to.strong) changes.strong = to.strong ?? null
  if (from.emphasis !== to.emphasis) changes.emphasis = to.emphasis ?? null
  if (from.link !== to.link) changes.link = to.link ?? null
  return Object.keys(changes).length > 0 ? changes : null
}

const sameChanges = (a: MarkChanges, b: MarkChanges): boolean => a.strong === b.strong && a.emphasis === b.emphasis && a.link === b.link

/** Collects edits and joins neighbours of one type. */
class Script {
  readonly edits: Edit[] = []
  /** The tokens of the insertion that is being gathered: a whole letter is one, so they are never copied. */
  private taken: Token[] = []

  retain(length: number): void {
    const last = this.edits.at(-1)
    if (length === 0) return
    if (last?.type === 'retain') this.edits[this.edits.length - 1] = { type: 'retain', length: last.length + length }
    else this.edits.push({ type: 'retain', length })
  }

  drop(token: Token): void {
    const last = this.edits.at(-1)
    const length = sizeOf(token)
    if (last?.type === 'delete') this.edits[this.edits.length - 1] = { type: 'delete', length: last.length + length }
    else this.edits.push({ type: 'delete', length })
  }

  take(token: Token): void {
    if (this.edits.at(-1)?.type !== 'insert') {
      this.taken = []
      this.edits.push({ type: 'insert', tokens: this.taken })
    }
    this.taken.push(token)
  }

  keep(before: Token, after: Token): void {
    if (before.type === 'marker') {
      const changes = after.type === 'marker' ? markerChanges(before.marker, after.marker) : null
      if (changes) this.edits.push({ type: 'marker', changes })
      else this.retain(1)
      return
    }
    const changes = after.type === 'marker' ? null : markChanges(before.marks, after.marks)
    if (!changes) this.retain(sizeOf(before))
    else this.format(sizeOf(before), changes)
  }

  private format(length: number, changes: MarkChanges): void {
    const last = this.edits.at(-1)
    if (last?.type === 'format' && sameChanges(last.changes, changes)) {
      this.edits[this.edits.length - 1] = { ...last, length: last.length + length }
    } else this.edits.push({ type: 'format', length, changes })
  }
}
