import type { Problem } from '@undersigned/api/client'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { problemOf } from './api.ts'
import { answersAreOf, dropAnswer, keepAnswer, keptAnswer } from './kept-answers.ts'

/** What a page knows of something the server holds. A value stays on screen while it is read again. */
export type Resource<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly value: Value }

interface Entry {
  resource: Resource<unknown>
  asked: boolean
  /** When the server said it, where it does not say it now: the value comes from this device. */
  keptAt: number | null
  load: () => Promise<unknown>
  readonly listeners: Set<() => void>
}

const entries = new Map<string, Entry>()
const loading: Resource<never> = { state: 'loading' }

function entryOf(key: string, load: () => Promise<unknown>): Entry {
  const known = entries.get(key)
  if (known) {
    known.load = load
    return known
  }
  const entry: Entry = { resource: loading, asked: false, keptAt: null, load, listeners: new Set() }
  entries.set(key, entry)
  return entry
}

function put(entry: Entry, resource: Resource<unknown>): void {
  entry.resource = resource
  for (const listener of entry.listeners) listener()
}

/** What ends the right to look at an older value: whoever was removed sees it no longer. */
const isFinal = ({ problem }: Problem): boolean => problem === 'signed-out' || problem === 'forbidden' || problem === 'not-found'

/** A key always carries the same kind of value: each is loaded in one place. */
const isOf = <Value>(resource: Resource<unknown>): resource is Resource<Value> => resource.state !== undefined

/** Nothing is drawn anew for an answer that says what was known. */
const saysTheSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

async function ask(key: string, entry: Entry): Promise<void> {
  entry.asked = true
  try {
    const value = await entry.load()
    entry.keptAt = null
    if (entry.resource.state !== 'ready' || !saysTheSame(entry.resource.value, value)) put(entry, { state: 'ready', value })
    await keepAnswer(key, value)
  } catch (cause) {
    await failed(key, entry, problemOf(cause))
  }
  tellKept()
}

async function failed(key: string, entry: Entry, problem: Problem): Promise<void> {
  const kept = entry.resource.state !== 'ready' && isAway(problem) ? await keptAnswer(key) : null
  if (kept !== null) {
    entry.keptAt = kept.at
    put(entry, { state: 'ready', value: kept.value })
    return
  }
  if (entry.resource.state !== 'ready' || isFinal(problem)) put(entry, { state: 'failed', problem })
  if (isFinal(problem)) await dropAnswer(key)
  if (problem.problem !== 'signed-out') return
  answersAreOf(null)
  if (entries.get('me') !== entry) await refresh('me')
}

/** Nobody answers, or only something in between that says so. */
const isAway = ({ problem, status }: Problem): boolean => problem === 'offline' || (status >= 502 && status <= 504)

const ASKS_AGAIN = 10_000
let keptSince: number | null = null
const watchers = new Set<() => void>()

/** The oldest of what is shown from this device instead of from the server; while there is such, the server is asked again. */
function tellKept(): void {
  const moments = [...entries.values()].flatMap(({ keptAt, listeners }) => (keptAt === null || listeners.size === 0 ? [] : [keptAt]))
  const now = moments.length === 0 ? null : Math.min(...moments)
  if (now === keptSince) return
  if (keptSince === null) window.setTimeout(askAgain, ASKS_AGAIN)
  keptSince = now
  for (const watcher of watchers) watcher()
}

const askNow = (): void => {
  for (const [key, entry] of entries) if (entry.keptAt !== null) void ask(key, entry)
}

function askAgain(): void {
  if (keptSince === null) return
  askNow()
  window.setTimeout(askAgain, ASKS_AGAIN)
}

/** Since when nothing newer has come, where the page shows what this device has kept; null: all is the server's own word. */
export function useKeptSince(): number | null {
  const subscribe = useCallback((watcher: () => void) => {
    watchers.add(watcher)
    window.addEventListener('online', askNow)
    return () => {
      watchers.delete(watcher)
      window.removeEventListener('online', askNow)
    }
  }, [])
  return useSyncExternalStore(subscribe, () => keptSince)
}

/** Reads once per key, shares the answer between components, and reads again after `refresh`. */
export function useResource<Value>(key: string, load: () => Promise<Value>): Resource<Value> {
  const entry = entryOf(key, load)
  const subscribe = useCallback(
    (listener: () => void) => {
      entry.listeners.add(listener)
      return () => {
        entry.listeners.delete(listener)
        if (entry.listeners.size === 0) entry.asked = false
      }
    },
    [entry],
  )
  useEffect(() => {
    if (!entry.asked) void ask(key, entry)
  }, [key, entry])
  const resource = useSyncExternalStore(subscribe, () => entry.resource)
  return isOf<Value>(resource) ? resource : loading
}

/** Reads again everything whose key begins so. Resolves when it has come. */
export async function refresh(prefix: string): Promise<void> {
  const touched = [...entries].filter(([key]) => key.startsWith(prefix))
  for (const [key, entry] of touched) if (entry.listeners.size === 0) entries.delete(key)
  await Promise.all(touched.filter(([, entry]) => entry.listeners.size > 0).map(([key, entry]) => ask(key, entry)))
}

/** Forgets everything, on sign-out. */
export const forgetAll = (): void => entries.clear()
