import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isLanguage, type Language } from '@undersigned/letter'
import type { Role } from '@undersigned/signatures'
import { type RoomAddress, type RoomId, readRoomId, roomId } from '@undersigned/sync'
import { signTicket, TICKET_LASTS_MS, type TicketKeys } from '@undersigned/sync/node'
import { openKeys } from '../keys.ts'
import { TOOL, ticketKeys } from '../ticket-keys.ts'
import { config } from './configuration.ts'
import { print, printJson } from './output.ts'
import { CommandRefused, WrongUsage } from './refused.ts'

interface Options {
  readonly room: string
  readonly role: Role
  readonly language?: readonly Language[]
  readonly name: string
  readonly json?: true
}

/** Prints a ticket for a tool: ten minutes, one room, a person who does not exist (D15). */
export async function printTicket({ room: named, role, language, name, json }: Options): Promise<void> {
  const address = readRoomId(named)
  if (address === null)
    throw new WrongUsage(`${named} is no room; rooms are letter/<id>/original, letter/<id>/<language>, letter/<id>/review`)
  const { ticket, expires } = toolTicket(openTicketKeys(), { address, role, name, languages: language ?? languagesIn(address) })
  if (json) printJson({ ticket, room: roomId(address), role, expires })
  else print(ticket)
}

interface Wish {
  readonly address: RoomAddress
  readonly role: Role
  readonly name: string
  readonly languages: readonly Language[]
}

export function toolTicket(
  keys: TicketKeys,
  { address, role, name, languages }: Wish,
): { readonly room: RoomId; readonly ticket: string; readonly expires: number } {
  const room = roomId(address)
  const expires = Date.now() + TICKET_LASTS_MS
  const person = `${TOOL}${randomBytes(6).toString('hex')}`
  return { room, expires, ticket: signTicket({ person, name, room, role, languages, epoch: 0, expires }, keys) }
}

/** The keys of the server beside us. New ones would open no door, so none are made. */
export function openTicketKeys(): TicketKeys {
  const { secretKeys, dataDir } = config()
  if (secretKeys === null && !existsSync(join(dataDir, 'secret-keys'))) {
    throw new CommandRefused(`there are no keys in ${dataDir} (DATA_DIR); the server makes them at its first start`)
  }
  return ticketKeys(openKeys(secretKeys, dataDir))
}

const languagesIn = ({ part }: RoomAddress): readonly Language[] => (isLanguage(part) ? [part] : [])
