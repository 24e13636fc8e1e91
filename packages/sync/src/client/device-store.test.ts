import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { deviceName } from './device-name.ts'
import { DeviceStore, wipePerson } from './device-store.ts'

const open: DeviceStore[] = []
afterEach(() => {
  for (const store of open.splice(0)) store.close()
  vi.restoreAllMocks()
})

interface Opened {
  readonly store: DeviceStore
  readonly doc: Y.Doc
  /** Resolves when the store next says that something has changed. */
  changed(): Promise<void>
}

async function opened(name: string, doc = new Y.Doc()): Promise<Opened> {
  const waiting: (() => void)[] = []
  const onChange = (): void => {
    for (const resolve of waiting.splice(0)) resolve()
  }
  const store = await DeviceStore.open({ name, doc, isOwn: (origin) => origin === null, onChange })
  open.push(store)
  return { store, doc, changed: () => new Promise((resolve) => waiting.push(resolve)) }
}

const textOf = (doc: Y.Doc): string => doc.getText('body').toString()

test('S17 what was written is kept only once the device has stored it, and is there after a reload', async () => {
  const { store, doc, changed } = await opened('one')
  expect(store.isKept).toBe(true)
  const stored = changed()
  doc.getText('body').insert(0, 'words')
  expect([store.isKept, store.hasUnsent]).toEqual([false, true])
  await stored
  expect(store.isKept).toBe(true)
  store.close()
  const again = await opened('one')
  expect([textOf(again.doc), again.store.hasUnsent]).toEqual(['words', true])
})

test('S17 a full device keeps nothing and says so, and stores it all when there is room again', async () => {
  const { store, doc, changed } = await opened('full')
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  const refused = changed()
  doc.getText('body').insert(0, 'one ')
  await refused
  expect(store.isKept).toBe(false)
  add.mockRestore()
  const stored = changed()
  doc.getText('body').insert(4, 'two')
  await stored
  expect(store.isKept).toBe(true)
  store.close()
  expect(textOf((await opened('full')).doc)).toBe('one two')
})

test('S17 many rows become one, with what another tab has stored', async () => {
  const one = await opened('tabs')
  const other = await opened('tabs')
  const stored = other.changed()
  other.doc.getText('notes').insert(0, 'from the other tab')
  await stored
  for (let at = 0; at < 60; at += 1) {
    const turn = one.changed()
    for (let more = 0; more < 10; more += 1) one.doc.getText('body').insert(0, 'x')
    await turn
  }
  one.store.close()
  other.store.close()
  const again = await opened('tabs')
  expect(textOf(again.doc)).toBe('x'.repeat(600))
  expect(again.doc.getText('notes').toString()).toBe('from the other tab')
})

test('S17 what the server confirmed is no longer unsent; what came from the server never was', async () => {
  const { store, doc, changed } = await opened('confirmed')
  const stored = changed()
  doc.getText('body').insert(0, 'mine')
  await stored
  await store.confirm()
  const heard = changed()
  doc.transact(() => doc.getText('body').insert(0, 'theirs '), 'server')
  await heard
  store.close()
  const again = await opened('confirmed')
  expect([again.store.hasUnsent, textOf(again.doc)]).toEqual([false, 'theirs mine'])
})

test('S19 what stood in the document before the store was open is stored too', async () => {
  const doc = new Y.Doc()
  doc.getText('body').insert(0, 'early')
  const { store, changed } = await opened('early', doc)
  if (!store.isKept) await changed()
  store.close()
  expect(textOf((await opened('early')).doc)).toBe('early')
})

test('S17 wiping a person forgets all their rooms and nobody else’s', async () => {
  for (const [person, room] of [
    ['ada', 'one'],
    ['ada', 'two'],
    ['adam', 'one'],
  ] as const) {
    const { store, doc, changed } = await opened(deviceName(person, room))
    const stored = changed()
    doc.getText('body').insert(0, person)
    await stored
    store.close()
  }
  await wipePerson('ada')
  expect(textOf((await opened(deviceName('ada', 'one'))).doc)).toBe('')
  expect(textOf((await opened(deviceName('ada', 'two'))).doc)).toBe('')
  expect(textOf((await opened(deviceName('adam', 'one'))).doc)).toBe('adam')
})
