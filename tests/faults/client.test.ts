import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { enter, type Guest, original, type RoomServer, startRooms, stateOf, ticketFor } from './room-server.ts'

let dataDir: string
let server: RoomServer
const guests: Guest[] = []

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'undersigned-client-'))
  server = await startRooms({ dataDir })
})
afterEach(async () => {
  for (const { connection } of guests.splice(0)) connection.destroy()
  await server.kill()
  rmSync(dataDir, { recursive: true, force: true })
})

function come(options: Partial<Parameters<typeof enter>[0]> = {}): Guest {
  const guest = enter({ port: server.port, person: 'ada', ...options })
  guests.push(guest)
  return guest
}

const saved = (guest: Guest): Promise<void> => stateOf(guest, ({ kind }) => kind === 'saved')
const text = ({ doc }: Guest): string => doc.getText('body').toString()
const write = ({ doc }: Guest, words: string): void => doc.getText('body').insert(doc.getText('body').length, words)

test('S17 a client is connecting, then saved; writing is saving until the server has it', async () => {
  const ada = come()
  expect(ada.connection.snapshot()).toMatchObject({ kind: 'connecting', unsent: false })
  await saved(ada)
  write(ada, 'words')
  expect(ada.connection.snapshot()).toMatchObject({ kind: 'saving', unsent: true, keptOnDevice: false })
  await saved(ada)
  expect(ada.connection.snapshot()).toMatchObject({ unsent: false, readOnly: null })
  const ben = come({ person: 'ben' })
  await ben.connection.synced
  expect(text(ben)).toBe('words')
})

test('S17 S10 a client outlives its server: offline, then back with a fresh ticket, and saved, deletions included', async () => {
  let tickets = 0
  const ticket = async (): Promise<string> => {
    tickets += 1
    return ticketFor('ada', original)
  }
  const ada = come({ ticket })
  await saved(ada)
  write(ada, 'before. ')
  await saved(ada)
  await server.kill()
  await stateOf(ada, ({ kind }) => kind === 'offline')
  expect(ada.connection.snapshot().unsent).toBe(false)
  ada.doc.getText('body').delete(0, 3)
  write(ada, 'offline')
  expect(ada.connection.snapshot()).toMatchObject({ kind: 'offline', unsent: true })
  server = await startRooms({ dataDir, port: server.port })
  await saved(ada)
  expect(tickets).toBeGreaterThan(1)
  const ben = come({ person: 'ben' })
  await ben.connection.synced
  expect(text(ben)).toBe('ore. offline')
})

test('S10 an expired ticket is renewed without a word', async () => {
  let tickets = 0
  const ada = come({
    ticket: async () => {
      tickets += 1
      return ticketFor('ada', original, { lastsMs: tickets === 1 ? -1 : 60_000 })
    },
  })
  await saved(ada)
  expect(tickets).toBe(2)
})

test('S9 S19 late text is refused by a frozen room, kept, offered beside the server’s own, and taken once the room is reopened', async () => {
  const ada = come()
  await saved(ada)
  write(ada, 'agreed')
  await saved(ada)
  await server.order({ do: 'stop', room: original })
  await stateOf(ada, ({ readOnly }) => readOnly === 'frozen')
  expect(ada.connection.snapshot().kind).toBe('saved')
  write(ada, ' and late')
  await stateOf(ada, ({ kind }) => kind === 'refused')
  expect(ada.connection.snapshot()).toEqual({ kind: 'refused', reason: 'frozen', keptOnDevice: false, unsent: true, readOnly: 'frozen' })
  const { theirs } = await ada.connection.unsentContent()
  expect([theirs?.getText('body').toString(), text(ada)]).toEqual(['agreed', 'agreed and late'])
  await server.order({ do: 'reopen', room: original })
  await saved(ada)
  expect(ada.connection.snapshot()).toMatchObject({ unsent: false, readOnly: null })
})

test('S8 an observer is told that they only read, before and after they try to write', async () => {
  const eve = come({ person: 'eve', role: 'observer' })
  await saved(eve)
  expect(eve.connection.snapshot().readOnly).toBe('role')
  write(eve, 'mine')
  await stateOf(eve, ({ kind }) => kind === 'refused')
  expect(eve.connection.snapshot()).toMatchObject({ reason: 'role', unsent: true })
})

test('S11 who is removed is told so and does not come back', async () => {
  const ada = come()
  await saved(ada)
  await server.order({ do: 'revoke', person: 'ada', letter: 'tested' })
  await stateOf(ada, ({ kind }) => kind === 'refused')
  expect(ada.connection.snapshot()).toMatchObject({ reason: 'removed' })
  expect((await ada.connection.unsentContent()).theirs).toBeNull()
})
