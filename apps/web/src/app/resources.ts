import type { Problem } from '@undersigned/api/client'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { problemOf } from './api.ts'

/** What a page knows of something the server holds. A value stays on screen while it is read again. */
export type Resource<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly value: Value }

interface Entry {
  resource: Resource<unknown>
  asked: boolean
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
  const entry: Entry = { resource: loading, asked: false, load, listeners: new Set() }
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

async function ask(entry: Entry): Promise<void> {
  entry.asked = true
  try {
    const value = await entry.load()
    if (entry.resource.state !== 'ready' || !saysTheSame(entry.resource.value, value)) put(entry, { state: 'ready', value })
  } catch (cause) {
    const problem = problemOf(cause)
    if (entry.resource.state !== 'ready' || isFinal(problem)) put(entry, { state: 'failed', problem })
    if (problem.problem === 'signed-out' && entries.get('me') !== entry) await refresh('me')
  }
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
    if (!entry.asked) void ask(entry)
  }, [entry])
  const resource = useSyncExternalStore(subscribe, () => entry.resource)
  return isOf<Value>(resource) ? resource : loading
}

/** Reads again everything whose key begins so. Resolves when it has come. */
export async function refresh(prefix: string): Promise<void> {
  const touched = [...entries].filter(([key]) => key.startsWith(prefix))
  for (const [key, entry] of touched) if (entry.listeners.size === 0) entries.delete(key)
  await Promise.all(touched.filter(([, entry]) => entry.listeners.size > 0).map(([, entry]) => ask(entry)))
}

/** Forgets everything, on sign-out. */
export const forgetAll = (): void => entries.clear()
