import { SCHEMA_VERSION } from '@undersigned/collab'
import { connectRoom, type RoomConnection, type TicketAnswer } from '@undersigned/sync/client'
import { Doc } from 'yjs'
import { api } from '../app/api.ts'
import { refresh } from '../app/resources.ts'
import { createNotices } from './notices.ts'

/** A room this page is in: its document, and the connection that keeps it. */
export interface OpenRoom {
  readonly name: string
  readonly doc: Doc
  readonly connection: RoomConnection
}

interface Held extends OpenRoom {
  uses: number
  stopWaiting: (() => void) | null
}

/** Something beside the text may have changed: whatever the page shows of the letter is asked for again. */
export const letterChanged = createNotices((letter) => void refresh(`letter:${letter}`))

const rooms = new Map<string, Held>()
const socketAddress = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`

/** A page that goes on to another keeps its room for a moment; work on its way keeps it until it has arrived. */
const grace = 3_000

async function ticketFor(room: string): Promise<TicketAnswer> {
  const answer = await api.call('ticketCreate', { body: { room } })
  if (answer.ok) return { ok: true, ticket: answer.value.ticket }
  const { problem } = answer.refusal
  if (problem === 'signed-out') return { ok: false, refusal: 'signed-out' }
  if (problem === 'forbidden') return { ok: false, refusal: 'removed' }
  if (problem === 'not-found') return { ok: false, refusal: 'foreign' }
  throw new Error(`no ticket: ${problem}`)
}

function open(name: string, person: string): Held {
  const doc = new Doc()
  const [, letter = ''] = name.split('/')
  const connection = connectRoom({
    url: socketAddress,
    room: name,
    doc,
    person,
    schema: SCHEMA_VERSION,
    ticket: () => ticketFor(name),
    onNotice: () => letterChanged(letter),
  })
  return { name, doc, connection, uses: 0, stopWaiting: null }
}

/** Enters a room, or comes back to the one that is still open. */
export function enterRoom(name: string, person: string): OpenRoom {
  const held = rooms.get(name) ?? open(name, person)
  rooms.set(name, held)
  held.uses += 1
  held.stopWaiting?.()
  held.stopWaiting = null
  return held
}

/** Leaves a room. What is still on its way goes out first. */
export function leaveRoom(name: string): void {
  const held = rooms.get(name)
  if (held === undefined) return
  held.uses -= 1
  if (held.uses === 0) closeWhenSaved(held)
}

function closeWhenSaved(held: Held): void {
  const close = () => {
    if (held.connection.snapshot().unsent) return
    held.stopWaiting?.()
    rooms.delete(held.name)
    held.connection.destroy()
    held.doc.destroy()
  }
  const stopListening = held.connection.subscribe(close)
  const timer = setTimeout(close, grace)
  held.stopWaiting = () => {
    stopListening()
    clearTimeout(timer)
  }
}

/** Whether anything written on this page has not reached the server. */
const hasUnsent = (): boolean => [...rooms.values()].some(({ connection }) => connection.snapshot().unsent)

/** Closing the window with unsent work asks first. */
window.addEventListener('beforeunload', (event) => {
  if (hasUnsent()) event.preventDefault()
})
