import { afterAll, beforeAll } from 'vitest'
import type { Limits } from '../open-store.ts'
import type { Store } from '../store.ts'

/** Opens an empty store, of either database. */
export type OpenEmpty = (limits?: Limits) => Promise<StoreUnderTest>

export interface StoreUnderTest {
  readonly store: Store
  dispose(): Promise<void>
}

/** Hands each test the store that was opened for its group. */
export function withStore(open: OpenEmpty, limits: Limits = {}): () => Store {
  let subject: StoreUnderTest | null = null
  beforeAll(async () => {
    subject = await open(limits)
  })
  afterAll(() => subject?.dispose())
  return () => {
    if (subject === null) throw new Error('the store is not open yet')
    return subject.store
  }
}
