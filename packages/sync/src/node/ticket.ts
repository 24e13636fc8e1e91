import { createHmac, timingSafeEqual } from 'node:crypto'

/** Who may enter which room, for ten minutes, as often as they like (D15). */
export interface Ticket {
  readonly person: string
  readonly name: string
  readonly room: string
  readonly role: string
  readonly languages: readonly string[]
  /** The epoch of the person's role in the letter when the ticket was made; a removal bumps it. */
  readonly epoch: number
  /** Milliseconds since 1970. */
  readonly expires: number
}

/** Keys by their id. Tickets are signed with the first and read with any. */
export interface TicketKeys {
  readonly current: string
  readonly keys: ReadonlyMap<string, Uint8Array>
}

export type TicketRefusal = 'forged' | 'expired'

export const TICKET_LASTS_MS = 10 * 60 * 1000

/** The ticket as one word that fits into an address: key id, payload, signature. */
export function signTicket(ticket: Ticket, keys: TicketKeys): string {
  const signed = `${keys.current}.${Buffer.from(JSON.stringify(ticket)).toString('base64url')}`
  return `${signed}.${signatureOf(signed, keyOf(keys, keys.current)).toString('base64url')}`
}

/** What a ticket says, if we signed it and it still holds (S10). */
export function readTicket(
  word: string,
  keys: TicketKeys,
  now: number,
): { readonly ok: true; readonly value: Ticket } | { readonly ok: false; readonly refusal: TicketRefusal } {
  const [id, payload, signature, ...rest] = word.split('.')
  const key = keys.keys.get(id ?? '')
  if (id === undefined || payload === undefined || signature === undefined || rest.length > 0 || key === undefined) return forged
  const expected = signatureOf(`${id}.${payload}`, key)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return forged
  const ticket = ticketFrom(Buffer.from(payload, 'base64url').toString())
  if (ticket === null) return forged
  return ticket.expires > now ? { ok: true, value: ticket } : { ok: false, refusal: 'expired' }
}

const forged = { ok: false, refusal: 'forged' } as const

const signatureOf = (signed: string, key: Uint8Array): Buffer => createHmac('sha256', key).update(`ticket:v1:${signed}`).digest()

function keyOf({ keys }: TicketKeys, id: string): Uint8Array {
  const key = keys.get(id)
  if (key === undefined) throw new Error(`there is no key named ${id}`)
  return key
}

function ticketFrom(json: string): Ticket | null {
  const value: unknown = JSON.parse(json)
  return isTicket(value) ? value : null
}

function isTicket(value: unknown): value is Ticket {
  if (typeof value !== 'object' || value === null) return false
  const fields = new Map<string, unknown>(Object.entries(value))
  const hasTexts = ['person', 'name', 'room', 'role'].every((field) => typeof fields.get(field) === 'string')
  const hasNumbers = ['epoch', 'expires'].every((field) => typeof fields.get(field) === 'number')
  const languages = fields.get('languages')
  return hasTexts && hasNumbers && Array.isArray(languages) && languages.every((language) => typeof language === 'string')
}
