import * as Y from 'yjs'
import { deviceName } from './device-name.ts'

const UPDATES = 'updates'
const FACTS = 'facts'
const UNSENT = 'unsent:'
const MANY = 500

interface Queued {
  readonly update: Uint8Array
  readonly isOwn: boolean
}

export interface DeviceStoreOptions {
  readonly name: string
  readonly doc: Y.Doc
  /** Tells an update of this person from one that came from the server. */
  readonly isOwn: (origin: unknown) => boolean
  readonly onChange: () => void
}

/**
 * A document in the browser's IndexedDB. `isKept` is true only when transactions have completed, so that "kept on this
 * device" is never a hope (S17).
 */
export class DeviceStore {
  private readonly options: DeviceStoreOptions
  private readonly db: IDBDatabase
  private queue: Queued[] = []
  private isWriting = false
  private rows = 0
  private isClosed = false
  isKept = false
  /** Something written here, now or before a reload, was not confirmed by the server. */
  hasUnsent = false

  private constructor(db: IDBDatabase, options: DeviceStoreOptions) {
    this.db = db
    this.options = options
    db.onversionchange = () => this.close()
  }

  /** Opens the store and reads what it has into the document; rejects where the browser keeps nothing. */
  static async open(options: DeviceStoreOptions): Promise<DeviceStore> {
    const store = new DeviceStore(await openDatabase(options.name), options)
    await store.load()
    return store
  }

  /** The server has confirmed everything: nothing here is unsent any more. */
  async confirm(): Promise<void> {
    if (!this.hasUnsent || this.isClosed) return
    this.hasUnsent = false
    const transaction = this.db.transaction([FACTS], 'readwrite')
    transaction.objectStore(FACTS).clear()
    await completed(transaction)
  }

  /** Forgets everything that is kept for this document on this device. */
  async wipe(): Promise<void> {
    this.close()
    await deleteDatabase(this.options.name)
  }

  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.isKept = false
    this.options.doc.off('update', this.keep)
    this.db.close()
  }

  private async load(): Promise<void> {
    const { doc } = this.options
    const transaction = this.db.transaction([UPDATES, FACTS], 'readonly')
    const updates = transaction.objectStore(UPDATES).getAll()
    const unsent = transaction.objectStore(FACTS).count()
    await completed(transaction)
    const stored: unknown[] = updates.result
    const before = Y.encodeStateAsUpdate(doc)
    doc.transact(() => {
      for (const update of stored) if (update instanceof Uint8Array) Y.applyUpdate(doc, update, this)
    }, this)
    this.rows = stored.length
    this.hasUnsent = unsent.result > 0
    this.isKept = true
    doc.on('update', this.keep)
    if (!isEmpty(before)) this.keep(before, null)
  }

  private readonly keep = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    const isOwn = this.options.isOwn(origin)
    this.queue.push({ update, isOwn })
    this.hasUnsent ||= isOwn
    this.isKept = false
    if (!this.isWriting) void this.write()
  }

  private async write(): Promise<void> {
    this.isWriting = true
    while (this.queue.length > 0 && !this.isClosed) {
      const batch = this.queue.splice(0)
      if (!(await this.wasStored(batch))) {
        this.queue.unshift(...batch)
        break
      }
    }
    this.isWriting = false
    this.isKept = this.queue.length === 0 && !this.isClosed
    this.options.onChange()
  }

  /** False when the device is full or the browser refuses: the batch stays queued until something more is written. */
  private async wasStored(batch: readonly Queued[]): Promise<boolean> {
    try {
      const transaction = this.db.transaction([UPDATES, FACTS], 'readwrite', { durability: 'strict' })
      const updates = transaction.objectStore(UPDATES)
      for (const { update } of batch) updates.add(update)
      if (this.hasUnsent && batch.some(({ isOwn }) => isOwn))
        transaction.objectStore(FACTS).put(true, `${UNSENT}${this.options.doc.clientID}`)
      if (this.rows + batch.length > MANY) compact(updates)
      await completed(transaction)
      this.rows = this.rows + batch.length > MANY ? 1 : this.rows + batch.length
      return true
    } catch (error) {
      if (error instanceof DOMException) return false
      throw error
    }
  }
}

/** Everything kept on this device for a person, in whatever room; for signing out. */
export async function wipePerson(person: string): Promise<void> {
  const databases = await indexedDB.databases()
  const names = databases.flatMap(({ name }) => (name?.startsWith(deviceName(person, '')) === true ? [name] : []))
  await Promise.all(names.map(deleteDatabase))
}

/** All rows become one, within the transaction, so that what another tab has stored is part of it. */
function compact(updates: IDBObjectStore): void {
  const all = updates.getAll()
  all.onsuccess = () => {
    const rows: unknown[] = all.result
    const merged = Y.mergeUpdates(rows.filter((row) => row instanceof Uint8Array))
    updates.clear()
    updates.add(merged)
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true })
      request.result.createObjectStore(FACTS)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
  })
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
  })
}

const isEmpty = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0
