import { deviceName } from '@undersigned/sync/client'

/** Raise it when an answer that is kept changes its shape: what older pages kept is then forgotten. */
const SHAPE = 2
const ANSWERS = 'answers'
const PERSON = 'undersigned.person'

/** What the pages need that open a letter; nothing that holds an address or a contact. */
const isKept = (key: string): boolean => /^(me|letters|letter:[^:]+(:(slots|recipients|reviews:\w+))?)$/.test(key)

interface KeptAnswer {
  readonly value: unknown
  readonly at: number
}

/** Whose answers are kept from now on; null: nobody's. */
export function answersAreOf(person: string | null): void {
  if (person === null) localStorage.removeItem(PERSON)
  else localStorage.setItem(PERSON, person)
}

/** Keeps the server's last answer for the person signed in (S21). It lies beside their letters, and goes with them when they sign out (D16). */
export const keepAnswer = (key: string, value: unknown): Promise<void> =>
  within(key, 'readwrite', (store) => store.put({ value, at: Date.now() }, key)).then(() => undefined)

/** The server has said that this is not for them: nor is what was kept. */
export const dropAnswer = (key: string): Promise<void> => within(key, 'readwrite', (store) => store.delete(key)).then(() => undefined)

export async function keptAnswer(key: string): Promise<KeptAnswer | null> {
  const kept = await within(key, 'readonly', (store) => store.get(key))
  return isAnswer(kept) ? kept : null
}

const isAnswer = (kept: unknown): kept is KeptAnswer =>
  typeof kept === 'object' && kept !== null && 'value' in kept && 'at' in kept && typeof kept.at === 'number'

/** A browser that keeps nothing (private windows) is no reason not to work with a connection. */
async function within(key: string, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const person = localStorage.getItem(PERSON)
  if (person === null || !isKept(key) || typeof indexedDB === 'undefined') return null
  try {
    const db = await open(deviceName(person, ANSWERS))
    try {
      return await settled(act(db.transaction(ANSWERS, mode).objectStore(ANSWERS)))
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, SHAPE)
  request.onupgradeneeded = () => {
    if (request.result.objectStoreNames.contains(ANSWERS)) request.result.deleteObjectStore(ANSWERS)
    request.result.createObjectStore(ANSWERS)
  }
  return settled(request)
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
