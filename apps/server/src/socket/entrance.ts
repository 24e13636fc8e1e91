import type { IncomingMessage } from 'node:http'
import { CLOSE, type CloseCode, type RoomAddress, type RoomHost, type RoomId, readRoomId, roomId, type Visitor } from '@undersigned/sync'
import type { Ticket, TicketRefusal } from '@undersigned/sync/node'

/** What the rows say about a ticket's holder now; a ticket is only a claim. */
export type RoomAccess = { readonly kind: 'write' | 'read' } | { readonly kind: 'refused'; readonly reason: 'removed' | 'foreign' }

type TicketReading = { readonly ok: true; readonly value: Ticket } | { readonly ok: false; readonly refusal: TicketRefusal }

export interface EntranceOptions {
  readonly host: RoomHost
  readonly readTicket: (word: string) => TicketReading
  /** Asks the rows: membership, role, stage, and whether the ticket's epoch is still the person's. */
  readonly readAccess: (ticket: Ticket, room: RoomAddress) => Promise<RoomAccess>
  /** Whether a page from there may connect; null when no page asks. */
  readonly isWelcome: (origin: string | null, host: string) => boolean
  /** The schema version of the rooms' documents (D17). */
  readonly schema: number
}

/**
 * How a request to enter ends. Who has no genuine ticket meets plain HTTP. Who has one that does not open this room is let in
 * just far enough to be told why, since browsers hide the status of a failed upgrade and the stock client would ask forever (D14).
 */
export type Entrance =
  | { readonly kind: 'seat'; readonly room: RoomId; readonly visitor: Visitor }
  | { readonly kind: 'told'; readonly code: CloseCode; readonly reason: string }
  | { readonly kind: 'turned-away'; readonly status: 400 | 401 | 403 | 404 }

const PREFIX = '/sync/'

export async function enter(request: IncomingMessage, options: EntranceOptions): Promise<Entrance> {
  const url = addressOf(request)
  if (url === null) return { kind: 'turned-away', status: 400 }
  const room = url.pathname.startsWith(PREFIX) ? readRoomId(decoded(url.pathname.slice(PREFIX.length))) : null
  if (room === null) return { kind: 'turned-away', status: 404 }
  if (!options.isWelcome(request.headers.origin ?? null, request.headers.host ?? '')) return { kind: 'turned-away', status: 403 }
  const ticket = options.readTicket(url.searchParams.get('ticket') ?? '')
  if (ticket.ok) return admit(ticket.value, room, { url, options })
  return ticket.refusal === 'expired' ? told(CLOSE.expired, 'the ticket has expired') : { kind: 'turned-away', status: 401 }
}

async function admit(ticket: Ticket, room: RoomAddress, { url, options }: { url: URL; options: EntranceOptions }): Promise<Entrance> {
  const id = roomId(room)
  if (ticket.room !== id) return told(CLOSE.foreign, 'the ticket is for another room')
  const access = await accessTo(ticket, room, options)
  if (access.kind === 'refused') {
    return access.reason === 'removed' ? told(CLOSE.removed, 'no longer a member') : told(CLOSE.foreign, 'not a member')
  }
  const isStale = (url.searchParams.get('schema') ?? String(options.schema)) !== String(options.schema)
  const { person, name, role } = ticket
  const readOnly = access.kind === 'read' ? 'role' : isStale ? 'schema' : null
  return { kind: 'seat', room: id, visitor: { person, name, role, readOnly, speaksOurs: url.searchParams.get('saved') === '1' } }
}

/** Asks again when somebody was removed while it asked (S11). */
async function accessTo(ticket: Ticket, room: RoomAddress, { host, readAccess }: EntranceOptions): Promise<RoomAccess> {
  for (;;) {
    const before = host.revocations
    const access = await readAccess(ticket, room)
    if (host.revocations === before) return access
  }
}

const told = (code: CloseCode, reason: string): Entrance => ({ kind: 'told', code, reason })

function addressOf(request: IncomingMessage): URL | null {
  const address = `http://sync${request.url ?? ''}`
  return URL.canParse(address) ? new URL(address) : null
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return ''
    throw error
  }
}
